"""Unreadable neighbors of profiles and styles stop no command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such files")

SKIPPED = {
    "dangling": "it is a link to a file that does not exist",
    "folder": "it is a folder, not a file",
    "huge": "it is larger than 1 MiB",
    "pipe": "it is a named pipe, not a file",
}


@pytest.fixture(autouse=True)
def neighbors(here: Path) -> None:
    """In ``profiles`` and ``styles`` of the working folder."""
    for kind in ("profiles", "styles"):
        folder = here / kind
        folder.mkdir(exist_ok=True)
        os.mkfifo(folder / "pipe.yaml")
        (folder / "folder.yaml").mkdir()
        (folder / "dangling.yaml").symlink_to("nowhere")
        with (folder / "huge.yaml").open("wb") as file:
            file.truncate(1 << 24)


def warnings(kind: str) -> list[str]:
    return [f"Warning: skipped {kind}/{name}.yaml: {reason}" for name, reason in SKIPPED.items()]


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("batch", "--all", "--out", "b", "--jobs", "1"),
        ("batch", "*", "--out", "b", "--jobs", "1"),
        ("book", "--all", "-o", "b.pdf"),
    ],
)
def test_commands_on_whole_folders_say_what_they_skip(command: tuple[str, ...], run: Run) -> None:
    done = run(*command)
    assert done.exit_code == 0
    assert [line for line in done.stderr.splitlines() if "skipped" in line] == warnings("profiles")


@pytest.mark.parametrize(
    "command",
    [
        ("build", "divers"),
        ("build", "underwater welders"),
        ("show", "divers"),
        ("search", "divers"),
        ("check", "divers"),
        ("preview", "divers"),
        ("compare", "divers", "potters"),
        ("batch", "divers", "--out", "b", "--jobs", "1"),
    ],
)
def test_commands_on_a_few_do_not_mention_them(command: tuple[str, ...], run: Run) -> None:
    done = run(*command)
    assert done.exit_code == 0
    assert not any(f"{name}.yaml" in done.output for name in SKIPPED)


def test_check_reports_them_and_goes_on(run: Run) -> None:
    done = run("check")
    assert done.exit_code == 1
    for name, reason in SKIPPED.items():
        assert f"profiles/{name}.yaml:1:1: error[file] cannot be read: {reason}" in done.stdout
    assert "4 errors" in done.stderr


def test_styles_reports_them_and_lists_the_others(run: Run) -> None:
    done = run("styles")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == warnings("styles")
    assert "classic" in done.stdout


@pytest.mark.parametrize("name", ["pipe", "folder", "dangling"])
def test_named_by_itself_it_is_an_error(name: str, run: Run) -> None:
    for arguments in ((name,), (f"profiles/{name}.yaml",), ("divers", "--style", name)):
        done = run("build", *arguments)
        assert (done.exit_code, SKIPPED[name] in done.stderr) == (2, True)


def test_each_fails_alone_in_a_batch(run: Run) -> None:
    done = run("batch", "profiles/pipe.yaml", "divers", "profiles/folder.yaml", "--out", "b", "--jobs", "1")
    assert done.exit_code == 1
    assert SKIPPED["pipe"] in done.stderr
    assert SKIPPED["folder"] in done.stderr
    assert Path("b/divers.pdf").exists()


def test_a_name_that_is_no_text_is_an_error_of_its_own(run: Run, here: Path) -> None:
    path = here / os.fsdecode(b"caf\xe9.yaml")
    try:
        path.write_bytes((here / "profiles" / "divers.yaml").read_bytes())
    except OSError:
        pytest.skip("this file system has text for names")
    for command in ("build", "book", "check", "compare"):
        done = run(command, "potters", str(path))
        assert done.exit_code in (1, 2)
        assert "its name is not valid text; rename it" in done.output
    assert not (here / "out").exists()
