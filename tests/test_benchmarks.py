"""A benchmark whose peer fails ends at once and says why; it never waits for an answer that cannot come."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .waiting import PATIENCE

pytestmark = pytest.mark.slow  # processes, none of which is of the program

TOP = Path(__file__).parents[1]
PROFILES = sorted((TOP / "profiles").glob("*.yaml"))[:2]

# Enough of both packages for the peer to prepare its sources. Every compilation after the first fails: the first one
# of the batch is only for warming up.
TYPST = """
import os
from pathlib import Path
from types import SimpleNamespace

class Fonts:
    def __init__(self, font_paths, **_):
        self.paths = [str(path) for path in Path(font_paths[0]).glob("*.ttf")]

    def fonts(self):
        return [SimpleNamespace(path=path, family="Lato", weight=400, style="normal") for path in self.paths]

class Compiler:
    done = 0

    def __init__(self, **_):
        pass

    def compile(self, source, **_):
        self.done += 1
        if self.done > int(os.environ["WORKS"]):
            exec(os.environ["FAULT"])
        return b"%PDF"
"""
SEGNO = """
from types import SimpleNamespace

def make(*_, **__):
    return SimpleNamespace(matrix=[b"1"])
"""
NAMES = """
import sys
from pathlib import Path
from whole import *
folder, *paths = map(Path, sys.argv[1:])
"""
BATCH = "typst = Typst(paths, 2); typst.rate(folder)"
BOOK = "folder.mkdir(); typst_book(paths, folder / 'book.pdf')"
REFUSED = "raise RuntimeError('invalid list (L) structure')"
KILLED = "os._exit(9)"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "packages"
    (folder / "typst-0.dist-info").mkdir(parents=True)
    (folder / "typst-0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: typst\nVersion: 0\n", "utf-8")
    (folder / "typst.py").write_text(TYPST, "utf-8")
    (folder / "segno.py").write_text(SEGNO, "utf-8")
    return folder


def measured(code: str, folder: Path, *, works: int = 0, fault: str = "") -> tuple[int, str]:
    """The exit code and messages of a benchmark that runs ``code``."""
    places = [str(folder / "packages"), str(TOP / "benchmarks"), str(TOP / "src")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(places), "WORKS": str(works), "FAULT": fault}
    program = f"{NAMES}\nif __name__ == '__main__': {code}"
    command = [sys.executable, "-c", program, str(folder / "out"), *map(str, PROFILES)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return ran.returncode, ran.stderr


def test_peers_that_work(packages: Path, tmp_path: Path) -> None:
    """The stand-ins are complete, so what the other tests see is the fault."""
    assert measured(f"{BOOK}; {BATCH}; typst.close()", packages.parent, works=9) == (0, "")
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(
        ["book", *(path.stem for path in PROFILES)]
    )


@pytest.mark.parametrize(
    ("code", "works", "what"),
    [
        (BOOK, 0, {"a book of 2 occupations"}),
        (BATCH, 0, {path.stem for path in PROFILES}),
        (BATCH, 1, {path.stem for path in PROFILES}),
    ],
    ids=["book", "warming up", "batch"],
)
def test_a_peer_that_refuses_a_document(packages: Path, code: str, works: int, what: set[str]) -> None:
    status, messages = measured(code, packages.parent, works=works, fault=REFUSED)
    first, second = messages.splitlines()
    assert status == 1
    assert first == "Typst failed: RuntimeError: invalid list (L) structure"
    assert second.removeprefix("while it rendered ") in what


@pytest.mark.parametrize(("code", "works"), [(BOOK, 0), (BATCH, 0), (BATCH, 1)], ids=["book", "start", "batch"])
def test_a_peer_that_crashes(packages: Path, code: str, works: int) -> None:
    status, messages = measured(code, packages.parent, works=works, fault=KILLED)
    assert (status, messages) == (1, "Typst ended without an answer: exit code 9\n")


def test_a_peer_that_is_not_installed(packages: Path) -> None:
    (packages / "typst.py").write_text("raise ImportError('no Typst')", "utf-8")
    status, messages = measured(BOOK, packages.parent)
    assert (status, messages) == (1, "Typst failed: ImportError: no Typst\n")


def test_our_own_command_that_fails(packages: Path) -> None:
    status, messages = measured("run_brochure('build', 'no-such-profile', bytecode=folder)", packages.parent)
    assert status == 1
    assert "build no-such-profile: exit code 2\n" in messages
    assert "no-such-profile" in messages.splitlines()[1], "what the command itself said"
