"""``brochure gallery``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_prints_the_index(run: Run) -> None:
    result = run("gallery", "divers", "--style", "handout", "--dpi", "24", "-q")
    index = Path(result.stdout.strip())
    assert index == Path("out", "gallery", "index.html")
    assert index.exists()


def test_json_has_files_and_pictures(run: Run) -> None:
    result = run("gallery", "divers", "--style", "handout", "--dpi", "24", "-o", "pictures", "--json", "-q")
    (entry,) = json.loads(result.stdout)
    assert entry["style"] == "handout"
    assert Path(entry["path"]).exists()
    assert [Path(picture).exists() for picture in entry["pictures"]] == [True, True]
