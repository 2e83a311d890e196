"""What a shell is offered, and that it gets no message, whatever is wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests import workbooks

from brochure.batch.select import Selectors, select
from brochure.cli import completing
from brochure.cli.app import COMMANDS, app
from brochure.sources.store.adding import add

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("here")


def offered(*words: str) -> dict[str, str]:
    """What is offered for the last of ``words``, with the explanations; ``:file`` stands for the shell's own paths."""
    environment = {
        "_BROCHURE_COMPLETE": "zsh_complete",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    result = CliRunner().invoke(app, [], prog_name="brochure", env=environment)
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.strip().splitlines()
    items = zip(lines[::3], lines[1::3], lines[2::3], strict=True)
    return {":file" if kind == "file" else value: text.removeprefix("_") for kind, value, text in items}


@pytest.fixture
def store(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that commands find: Utah, and an area with accents and an apostrophe in its name."""
    path = here / "figures.sqlite"
    odd = workbooks.PROVO | {"AREA": "31500", "AREA_TITLE": "Mayagüez-L'Anse, PR"}
    add(path, workbooks.oews(here / "areas.xlsx", [workbooks.UTAH, odd]))
    monkeypatch.setenv("BROCHURE_STORE", str(path))
    return path


@pytest.mark.parametrize("command", ["build", "show", "check", "preview", "compare", "copy", "batch", "book", "update"])
def test_profiles_are_offered_with_their_titles(command: str) -> None:
    assert offered("brochure", command, "div") == {"divers": "Commercial Divers"}
    assert offered("brochure", command, "49-") == {"49-9092": "Commercial Divers"}


def test_profiles_are_those_that_the_command_will_find(here: Path) -> None:
    (here / "fair").mkdir()
    (here / "fair" / "sailors.yaml").write_text("slug: sailors\ntitle: Sailors\n", encoding="utf-8")
    assert "health-info-tech" in offered("brochure", "batch", "")
    assert set(offered("brochure", "batch", "--no-shipped", "")) == {"divers", "potters"}
    assert set(offered("brochure", "batch", "--profiles", "fair", "")) == {"sailors"}


@pytest.mark.parametrize("path", ["./pro", "profiles/", "../", "~/x"])
def test_paths_are_left_to_the_shell(path: str) -> None:
    assert set(offered("brochure", "build", path)) == {":file"}
    assert set(offered("brochure", "build", "divers", "--style", path)) == {":file"}
    assert set(offered("brochure", "build", "divers", "-o", path)) == {":file"}


def test_page_sizes() -> None:
    assert set(offered("brochure", "build", "divers", "--page-size", "a5")) == {"a5", "a5-landscape"}
    assert "tabloid" in offered("brochure", "compare", "divers", "--page-size", "")


def test_languages() -> None:
    assert set(offered("brochure", "build", "divers", "--lang", "")) == {"en", "es"}


def test_styles() -> None:
    assert {"classic", "large-print"} <= set(offered("brochure", "build", "divers", "--style", ""))
    assert set(offered("brochure", "batch", "--style", "cla")) == {"classic"}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("command", ["build", "batch", "book", "compare", "preview"])
def test_areas_are_offered_in_a_spelling_that_finds_them(run: Run, command: str) -> None:
    found = offered("brochure", command, "divers", "--area", "")
    assert found == {"utah": "Utah", "mayaguez-l-anse-pr": "Mayagüez-L'Anse, PR"}
    for area in found:
        assert run("build", "divers", "--area", area).exit_code == 0


def test_the_store_of_the_command_line_counts(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROCHURE_STORE")
    words = ("brochure", "build", "divers", "--store", str(store), "--area", "ut")
    assert set(offered(*words)) == {"utah"}


def test_groups_are_offered_in_a_spelling_that_finds_them() -> None:
    for option, field in (("--category", "categories"), ("--cluster", "clusters")):
        found = offered("brochure", "list", option, "")
        assert found
        for word, name in found.items():
            selected = select(Selectors(**{field: (word,)})).profiles
            assert selected == select(Selectors(**{field: (name,)})).profiles


@pytest.mark.parametrize(
    "words", [("build", "--area", "u"), ("build", "d"), ("build", "--style", "c"), ("list", "--category", "h")]
)
def test_completion_prints_no_errors(here: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    (here / "broken.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 2000)
    (here / "profiles" / "wrong.yaml").write_bytes(b"\xff\xfe: [")
    (here / "profiles" / "folder.yaml").mkdir()
    monkeypatch.setenv("BROCHURE_STORE", str(here / "broken.sqlite"))
    offered("brochure", *words)
    monkeypatch.setenv("BROCHURE_STORE", str(here / "none.sqlite"))
    offered("brochure", *words)
    assert not (here / "none.sqlite").exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_completed_at_any_point(name: str) -> None:
    assert "--help" in offered("brochure", name, "--")
    for typed in ("'", '"un\\', "$(", "\u202e", "--=", "-", "x" * 5000):
        offered("brochure", name, typed)


def test_an_error_offers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(completing, "_library", fail)
    assert offered("brochure", "build", "d") == {}


def test_completion_escapes_control_characters(here: Path) -> None:
    hostile = 'slug: divers\ntitle: "Di\\u001b]0;x\\u0007vers\\nplain\\ninjected"\n'
    (here / "profiles" / "divers.yaml").write_text(hostile, encoding="utf-8")
    (here / "profiles" / "div ers$(x).yaml").write_text(hostile, encoding="utf-8")
    found = offered("brochure", "build", "div")
    assert set(found) == {"divers"}
    assert found["divers"].isprintable()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_asks_the_program(run: Run, shell: str) -> None:
    script = run("completion", shell).stdout
    assert f"_BROCHURE_COMPLETE={shell}_complete" in script


def test_an_unknown_shell_is_refused(run: Run) -> None:
    assert run("completion", "csh").exit_code == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes(run: Run, here: Path) -> None:
    script = run("completion", "bash").stdout
    (here / "complete.bash").write_text(
        f'{script}\nCOMP_WORDS=(brochure build div) COMP_CWORD=2\n_brochure_completion "{here / "brochure"}"\n'
        'echo "${COMPREPLY[@]}"\n',
        encoding="utf-8",
    )
    program = here / "brochure"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m brochure "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(["bash", "complete.bash"], capture_output=True, encoding="utf-8", env=os.environ, check=True)
    assert done.stdout == "divers\n"


@pytest.mark.usefixtures("unmeasured")
def test_completing_imports_little() -> None:
    code = "import sys; from brochure.cli.completing import profiles, areas; from brochure.cli.app import app\n"
    code += "try:\n    app(prog_name='brochure')\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    environment = os.environ | {
        "_BROCHURE_COMPLETE": "bash_complete",
        "COMP_WORDS": "brochure build d",
        "COMP_CWORD": "2",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, check=True
    )
    heavy = {"brochure.compose", "brochure.layout", "brochure.pdf", "brochure.batch", "lxml", "sqlite3", "difflib"}
    assert not heavy & set(done.stderr.split())
    assert "divers" in done.stdout
