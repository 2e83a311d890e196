"""The working folder: one run at a time, and the next one cleans up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from tests.batch.test_manifest import MADE, named
from tests.waiting import PATIENCE

from brochure.batch import lock
from brochure.batch.manifest import NAME, ManifestWriter
from brochure.batch.target import WORKING, Folder
from brochure.batch.workspace import Workspace

HOLDER = """
import sys
from pathlib import Path
from brochure.batch.target import Folder
from brochure.batch.workspace import Workspace
with Workspace(Folder(Path(sys.argv[1]))):
    print("ready", flush=True)
    sys.stdin.readline()
"""


def holder(out: Path) -> subprocess.Popen[bytes]:
    """Another process that has the folder until it is written to or killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    assert process.stdout is not None
    assert process.stdout.readline().split() == [b"ready"]
    return process


def test_nothing_of_it_stays(tmp_path: Path) -> None:
    with Workspace(Folder(tmp_path / "out")) as space:
        (space.target.scratch / f".brochure-{'0' * 16}.tmp").touch()
        space.part(NAME).touch()
        assert space.target.scratch.is_dir()
    assert list((tmp_path / "out").iterdir()) == []


def test_what_a_killed_run_left_is_read_and_removed(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
        process.wait()
        process.stdin.close()
    scratch = tmp_path / WORKING
    (scratch / f".brochure-{'0' * 16}.tmp").write_bytes(b"half")
    (tmp_path / ".brochure-11.tmp").write_bytes(b"another command's")
    old = ManifestWriter(tmp_path / "x")
    old.add(0, MADE)
    old.add(1, named("b"))
    old.finish(lambda done: done.replace(tmp_path / NAME), iter([]), complete=True, seconds=0)
    part = ManifestWriter(scratch / f"{NAME}.part")
    part.add(0, named("c"))
    part.close()
    with Workspace(Folder(tmp_path)) as space:
        assert {entry.path for entry in space.earlier} == {"cooks.pdf", "b.pdf", "c.pdf"}
        assert not list(scratch.glob("*.tmp"))
    assert not scratch.exists()
    assert (tmp_path / ".brochure-11.tmp").exists()


def test_a_second_run_waits_and_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    with holder(tmp_path) as process:
        with pytest.raises(lock.BusyError, match="another run is writing"), Workspace(Folder(tmp_path)):
            pass
        process.communicate(b"\n")
    with Workspace(Folder(tmp_path)):
        pass


def test_a_second_run_gets_the_folder_when_the_first_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", PATIENCE)
    with holder(tmp_path) as process:
        process.stdin.write(b"\n")
        with Workspace(Folder(tmp_path)):
            process.wait()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no open file")
def test_a_lock_on_a_file_that_was_removed_keeps_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run before removes the file as it goes, perhaps between our opening it and locking it."""
    path, real, removed = tmp_path / "folder" / "lock", lock._try, []

    def late(file: IO[bytes]) -> bool:
        if not removed:
            path.unlink()
            removed.append(file)
        return real(file)

    monkeypatch.setattr(lock, "_try", late)
    with lock.lock(path, "here") as file:
        assert removed
        assert os.path.samestat(os.fstat(file.fileno()), path.stat())
