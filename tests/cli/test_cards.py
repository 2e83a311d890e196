"""``brochure cards``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_prints_the_path_of_a_file_named_after_its_profiles(run: Run) -> None:
    result = run("cards", "electricians", "cooks", "-q")
    path = Path(result.stdout.strip())
    assert path == Path("out", "cards--electricians--cooks.pdf")
    assert path.exists()


def test_json_has_the_profiles_in_the_order_of_the_cards(run: Run) -> None:
    result = run("cards", "oil-and-gas-workers", "cooks", "electricians", "-o", "cut.pdf", "--json", "-q")
    entry = json.loads(result.stdout)
    assert entry == {
        "profiles": ["oil-and-gas-workers", "cooks", "electricians"],
        "path": "cut.pdf",
        "pages": 1,
        "bytes": Path("cut.pdf").stat().st_size,
    }


def test_a_style_of_another_form_is_refused(run: Run) -> None:
    result = run("cards", "electricians", "cooks", "--style", "classic")
    assert result.exit_code == 2
    assert "cards take a style of cards, but the style classic makes a brochure" in result.stderr
