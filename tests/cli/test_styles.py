"""``brochure styles show``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from brochure.resources import packaged_styles

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_show(run: Run) -> None:
    done = run("styles", "show", "classic+copier")
    assert done.exit_code == 0
    assert done.stdout.startswith("# classic+copier: all keys of this style\n")
    assert '  ink: "#000000"  # copier.yaml:' in done.stdout
    assert "  body: 9.6  # classic.yaml:" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines() if ".yaml: " not in line) <= 100


def test_json(run: Run) -> None:
    shown = json.loads(run("styles", "show", "copier", "--json").stdout)
    assert list(shown) == ["name", "overlay", "paths", "keys"]
    assert (shown["name"], shown["overlay"]) == ("copier", True)
    assert shown["paths"] == [str(packaged_styles() / "copier.yaml")]
    (ink,) = [key for key in shown["keys"] if key["key"] == "palette.ink"]
    assert ink["value"] == "#000000"
    assert list(ink) == ["key", "value", "description", "path", "line"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "clasic"), "did you mean classic?"),
        (("show",), "Missing argument 'STYLE'"),
        (("--json", "show", "classic"), "write --json after the command: brochure styles show …"),
        (("classic",), "No such command 'classic'"),
    ],
)
def test_mistakes(run: Run, arguments: tuple[str, ...], message: str) -> None:
    done = run("styles", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
