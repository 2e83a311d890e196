"""``brochure preview``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_draws_every_page(run: Run) -> None:
    result = run("preview", "health-info-tech", "--dpi", "36")
    paths = [Path(line) for line in result.stdout.splitlines()]
    assert len(paths) > 1
    assert [path.name for path in paths] == [f"health-info-tech-{number:02}.png" for number in range(1, len(paths) + 1)]
    for path in paths:
        with Image.open(path) as picture:
            assert picture.format == "PNG"
            assert picture.size == (306, 396)
            assert len(picture.convert("L").getcolors() or []) > 10, "not a blank page"


def test_json_and_folder(run: Run) -> None:
    result = run("preview", "divers", "--dpi", "36", "-o", "pictures", "--json", "--page-size", "a4")
    assert json.loads(result.stdout) == [{"slug": "divers", "page": 1, "path": str(Path("pictures", "divers-01.png"))}]
    with Image.open(Path("pictures", "divers-01.png")) as picture:
        assert picture.size == (298, 421)


@pytest.mark.parametrize("command", ["preview", "show"])
def test_a_title_of_several_words_needs_quotes(run: Run, here: Path, command: str) -> None:
    done = run(command, "Commercial", "Divers")
    assert done.exit_code == 2
    assert f'in quotes: brochure {command} "Commercial Divers"' in done.stderr
    assert not (here / "out").exists()
    assert "Missing argument 'PROFILE'" in run(command).stderr
    assert run(command, "Commercial Divers").exit_code == 0
