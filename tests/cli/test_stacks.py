"""Stacks of a style and overlays, wherever a command takes a style."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete

from brochure.cli.app import app

if TYPE_CHECKING:
    from tests.cli.conftest import Run

BOLD = 'name: bold\noverlay: true\ndescription: Darker rules\npalette: {rule: "#555555"}\n'


@pytest.fixture(autouse=True)
def _styles(here: Path) -> None:
    (here / "styles").mkdir()
    (here / "styles" / "bold.yaml").write_text(BOLD, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("build", "divers"), "divers--classic+bold.pdf"),
        (("preview", "divers", "--dpi", "36"), "divers--classic+bold-01.png"),
        (("compare", "divers", "potters"), "compare--divers--potters--classic+bold.pdf"),
        (("book", "divers", "potters"), "book.pdf"),
        (("batch", "divers"), "divers--classic+bold.pdf"),
    ],
)
def test_every_command_takes_stacks(run: Run, arguments: tuple[str, ...], file: str) -> None:
    done = run(*arguments, "--style", "classic+bold")
    assert done.exit_code == 0, done.stderr
    assert Path("out", file).is_file()


def test_stacks_in_a_batch(run: Run, here: Path) -> None:
    fair = here / "fairs" / "fair.yaml"
    fair.parent.mkdir()
    (fair.parent / "near.yaml").write_text(BOLD.replace("bold", "near"), encoding="utf-8")
    fair.write_text("occupations: [divers]\nstyles: [classic, classic+bold, classic+./near.yaml]\n", encoding="utf-8")
    assert run("batch", "--from", str(fair)).exit_code == 0
    items = json.loads(Path("out", "manifest.json").read_text(encoding="utf-8"))["items"]
    assert [(item["style"], item["path"]) for item in items] == [
        ("classic", "divers.pdf"),
        ("classic+bold", "divers--classic+bold.pdf"),
        ("classic+near", "divers--classic+near.pdf"),
    ]
    assert "3 unchanged" in run("batch", "--from", str(fair)).stderr
    fair.write_text("occupations: [divers]\nstyles:\n  - classic+bald\n", encoding="utf-8")
    done = run("batch", "--from", str(fair))
    assert done.exit_code == 2
    assert f"{fair}:3:5: error[not-found] no overlay is called “bald”" in done.stderr


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("bold", "bold.yaml:2:10: error[overlay] bold is an overlay"),
        ("classic+large-print", "large-print.yaml:4:7: error[overlay] large-print is not an overlay"),
        ("classic+bald", "no overlay is called “bald”; did you mean bold?"),
        ("classic+bold+bold", "classic+bold+bold has bold twice"),
    ],
)
def test_one_clear_error(run: Run, style: str, message: str) -> None:
    done = run("build", "divers", "--style", style)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("error[") == ("error[" in message)
    assert not Path("out").exists()


def test_overlays_are_listed_and_checked(run: Run, here: Path) -> None:
    assert "+bold" in run("styles").stdout
    listed = {entry["name"]: entry["overlay"] for entry in json.loads(run("styles", "--json").stdout)}
    assert (listed["classic"], listed["bold"]) == (False, True)
    assert run("check", "bold").exit_code == 0
    (here / "styles" / "bold.yaml").write_text(BOLD + "palete: {}\n", encoding="utf-8")
    done = run("check", "styles/bold.yaml")
    assert done.exit_code == 1
    assert "did you mean `palette`?" in done.stdout


def test_completion_offers_overlays_after_a_plus() -> None:
    def offered(incomplete: str) -> set[str]:
        shell = ShellComplete(app, {}, "brochure", "_BROCHURE_COMPLETE")
        return {item.value for item in shell.get_completions(["build", "divers", "--style"], incomplete)}

    assert "classic" in offered("")
    assert "bold" not in offered("")
    assert "classic+bold" in offered("classic+")
    assert offered("classic+bo") == {"classic+bold"}
    assert "classic+bold+bold" not in offered("classic+bold+")
