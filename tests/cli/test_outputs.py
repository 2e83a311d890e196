"""Where outputs go: no input is replaced, names clash aloud, and errors name what is to blame."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from brochure import files, resources
from brochure.errors import BrochureError

from .conftest import DIVERS, POTTERS, Run

posix = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")


@pytest.fixture
def style(here: Path) -> Path:
    """``mine.yaml``, which extends ``base.yaml``, in the working folder."""
    classic = (resources.packaged_styles() / "classic.yaml").read_text(encoding="utf-8")
    (here / "base.yaml").write_text(classic.replace("name: classic", "name: base"), encoding="utf-8")
    (here / "mine.yaml").write_text("name: mine\nextends: ./base.yaml\n", encoding="utf-8")
    return here / "mine.yaml"


def unchanged(run: Run, target: Path, *arguments: str) -> str:
    """What a command complains about that would have replaced ``target``."""
    before = target.read_bytes()
    done = run(*arguments)
    assert done.exit_code == 2, done.output
    assert target.read_bytes() == before
    return done.stderr


@pytest.mark.parametrize(
    ("command", "target"),
    [
        (("build", "divers"), "profiles/divers.yaml"),
        (("build", "underwater welders"), "profiles/divers.yaml"),
        (("build", "divers", "--style", "./mine.yaml"), "mine.yaml"),
        (("build", "divers", "--style", "./mine.yaml"), "base.yaml"),
        (("compare", "divers", "potters"), "profiles/potters.yaml"),
        (("compare", "divers", "potters", "--style", "./mine.yaml"), "base.yaml"),
        (("book", "--from", "fair.yaml"), "fair.yaml"),
        (("book", "--from", "fair.yaml"), "profiles/potters.yaml"),
        (("book", "--from", "fair.yaml", "--style", "./mine.yaml"), "base.yaml"),
        (("import", "page", "page.txt", "--overwrite"), "page.txt"),
    ],
)
@posix
@pytest.mark.usefixtures("style")
def test_no_input_is_replaced(run: Run, here: Path, command: tuple[str, ...], target: str) -> None:
    (here / "fair.yaml").write_text("occupations: [divers, potters]\n", encoding="utf-8")
    (here / "page.txt").write_text(
        "Divers\n\nWhat Divers Do [About this section] [To Top]\n\nDivers dive.\n", encoding="utf-8"
    )
    output = "taken.yaml" if command[0] == "import" else "taken.pdf"
    os.link(here / target, here / output)  # its own name has another suffix, which is refused for that alone
    complaint = unchanged(run, here / target, *command, "-o", output)
    said = f"{output} is the same file as {Path(target)}, which is an input of this command and would be replaced"
    assert said in complaint


@pytest.mark.parametrize(
    "command",
    [
        ("build", "potters"),
        ("compare", "potters", "divers"),
        ("book", "potters"),
        ("impose", "any.pdf", "--as", "2up"),
        ("schema",),
    ],
)
@pytest.mark.parametrize("target", ["profiles/divers.yaml", "mine.yaml", "figures.sqlite"])
@pytest.mark.usefixtures("style")
def test_what_is_no_output_of_a_command_is_not_replaced(
    run: Run, here: Path, command: tuple[str, ...], target: str
) -> None:
    """Inputs of other runs, which this one has not read."""
    (here / "any.pdf").write_bytes(b"%PDF-1.7\n")
    (here / "figures.sqlite").write_bytes(b"SQLite")
    assert "does not end in ." in unchanged(run, here / target, *command, "-o", target)


@posix
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_files_are_compared_not_names(run: Run, here: Path, link: type) -> None:
    profile = here / "profiles" / "divers.yaml"
    link(profile, here / "brochure.pdf")
    complaint = unchanged(run, profile, "build", "divers", "-o", "brochure.pdf")
    assert f"brochure.pdf is the same file as {Path('profiles/divers.yaml')}, which is an input" in complaint


def test_a_batch_replaces_no_profile_and_no_list(run: Run, here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "divers.pdf").write_text(DIVERS, encoding="utf-8")
    (here / "out" / "manifest.json").write_text("divers\n", encoding="utf-8")
    for name, arguments in (("divers.pdf", ("out/divers.pdf",)), ("manifest.json", ("--from", "out/manifest.json"))):
        complaint = unchanged(run, here / "out" / name, "batch", *arguments, "--out", "out", "--jobs", "1")
        assert f"{Path('out', name)} is an input of this command" in complaint
        assert "choose another output" in complaint


def test_outputs_are_called_like_the_files_of_profiles(run: Run, here: Path) -> None:
    """Not like the slug inside, which here is another profile's."""
    (here / "profiles" / "my-divers.yaml").write_text(DIVERS, encoding="utf-8")
    assert run("build", "my-divers").stdout == f"{Path('out/my-divers.pdf')}\n"
    assert run("build", "divers", "my-divers").exit_code == 0
    assert run("batch", "my-divers", "--out", "b", "--jobs", "1").exit_code == 0
    assert run("preview", "my-divers").stdout.startswith(str(Path("out/my-divers-")))
    assert run("compare", "my-divers", "potters").stdout == f"{Path('out/compare--my-divers--potters.pdf')}\n"
    names = {path.name for path in (here / "out").iterdir()} | {path.name for path in (here / "b").iterdir()}
    assert {"my-divers.pdf", "divers.pdf", "compare--my-divers--potters.pdf"} <= names


@pytest.mark.parametrize("other", ["divers.yaml", "Divers.yaml"])
def test_two_outputs_of_one_name_are_an_error_that_names_both(run: Run, here: Path, other: str) -> None:
    (here / "more").mkdir()
    (here / "more" / other).write_text(DIVERS, encoding="utf-8")
    done = run("build", "divers", f"more/{other}")
    assert done.exit_code == 2
    assert f"{Path('profiles/divers.yaml')} and {Path('more', other)} would both be written to" in done.stderr
    assert not (here / "out").exists()


# -o


@pytest.mark.parametrize(
    ("command", "suffix"),
    [
        (("build", "divers"), ".pdf"),
        (("compare", "divers", "potters"), ".pdf"),
        (("book", "divers"), ".pdf"),
        (("new", "pilots"), ".yaml"),
        (("schema",), ".json"),
    ],
)
def test_a_name_without_a_suffix_is_a_folder_or_an_error(
    run: Run, here: Path, command: tuple[str, ...], suffix: str
) -> None:
    for name in ("handouts", "v1.0"):
        done = run(*command, "-o", name)
        assert done.exit_code == 2
        assert f"Write {name}{suffix} for a file, or {name}/ for a new folder." in done.stderr
        assert not (here / name).exists()
    (here / "handouts").mkdir()
    assert run(*command, "-o", "handouts").exit_code == 0
    assert len(list((here / "handouts").glob(f"*{suffix}"))) == 1


@pytest.mark.parametrize(
    "command",
    [
        ("build", "divers", "-o"), ("preview", "divers", "-o"), ("batch", "divers", "--out"), ("book", "divers", "-o"),
        ("compare", "divers", "potters", "-o"), ("new", "kites", "-o"), ("copy", "divers", "kites", "-o"),
        ("schema", "-o"), ("import", "figures", "--all", "--into"), ("import", "ooh", "x.html", "--into"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_empty_name_is_an_error_and_not_the_current_folder(run: Run, here: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "")
    assert done.exit_code == 2
    assert "is empty. Give a value" in done.stderr
    assert [path.name for path in here.iterdir()] == ["profiles"]


@posix
def test_a_device_needs_no_suffix(run: Run) -> None:
    assert run("build", "divers", "-o", os.devnull).exit_code == 0


# Errors


@posix
def test_a_folder_that_may_not_be_written_is_blamed(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "out").mkdir()
    real = os.open

    def refuse(path: str, flags: int, *rest: int) -> int:
        if "brochure-" in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(path, flags, *rest)

    class Refusing(files._Output):
        def __init__(self, place: Path, mode: str, path: Path) -> None:
            refuse(str(place), 0)
            super().__init__(place, mode, path)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "_Output", Refusing)
    for command in ("build", "preview", "book"):
        done = run(command, "divers")
        assert done.exit_code == 2
        assert f"cannot write in out{os.sep}: {os.strerror(errno.EACCES)}; choose another output" in done.stderr
        assert ".tmp" not in done.output


def test_a_file_in_place_of_a_folder_is_blamed(run: Run, here: Path) -> None:
    (here / "out").write_text(POTTERS, encoding="utf-8")
    done = run("build", "divers", "-o", "out/deep/er/a.pdf")
    assert done.exit_code == 2
    assert "cannot write out: it is a file, not a folder; choose another output" in done.stderr


def test_error_within_a_book_does_not_name_the_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error", "profiles/divers.yaml")

    monkeypatch.setattr("brochure.batch.book.make_book", fail)
    done = run("book", "divers", "-o", "b.pdf")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == "Error: profiles/divers.yaml: Input/output error"


def test_a_failure_gets_no_check_mark(run: Run, here: Path) -> None:
    (here / "page.html").write_text("<p>no page of the handbook</p>", encoding="utf-8")
    done = run("import", "ooh", "page.html", "--into", "x")
    assert done.exit_code == 2
    assert "✗ x: 1 failed" in done.stderr
    (here / "profiles" / "broken.yaml").write_text("title: Broken\n", encoding="utf-8")
    done = run("batch", "broken", "--out", "b", "--jobs", "1")
    assert done.exit_code == 1
    assert "✗ b: 1 failed" in done.stderr
    assert "✓" not in done.stderr


def test_an_error_after_the_first_brochure_of_a_batch_is_exit_code_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class LostError(BrochureError):
        pass

    def lose(_plan: object, _out: object, _start: object, tell: Callable[[object], None], **_: object) -> None:
        tell(SimpleNamespace(status="built", path="divers.pdf", error=None))
        raise LostError("the cluster is gone")

    monkeypatch.setattr("brochure.batch.run.run", lose)
    done = run("batch", "divers", "--out", "b")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-2:] == [
        "Error: the cluster is gone",
        f"Already written: {Path('b', 'divers.pdf')}",
    ]
