"""``brochure poster``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_prints_the_path_of_a_file_named_after_its_title(run: Run) -> None:
    result = run("poster", "electricians", "oil-and-gas-workers", "--title", "Two good jobs", "-q")
    path = Path(result.stdout.strip())
    assert path == Path("out", "two-good-jobs.pdf")
    assert path.exists()


def test_json_has_the_profiles_from_the_best_paid(run: Run) -> None:
    result = run("poster", "--soc", "47", "-o", "wall.pdf", "--json", "-q")
    entry = json.loads(result.stdout)
    assert entry["path"] == "wall.pdf"
    assert "electricians" in entry["profiles"]
    assert entry["pages"] == 1


def test_a_style_of_another_form_is_refused(run: Run) -> None:
    result = run("poster", "electricians", "oil-and-gas-workers", "--style", "classic")
    assert result.exit_code == 2
    assert "a ranking is a poster, but the style classic makes a brochure" in result.stderr
