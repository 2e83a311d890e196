"""The working folder: one run at a time, and the next one cleans up."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest
from tests.batch.test_manifest import FAILED, MADE, named
from tests.waiting import PATIENCE

from brochure.batch import workspace
from brochure.batch.manifest import MANIFEST, ManifestWriter
from brochure.batch.target import WORKING, Folder
from brochure.batch.workspace import BusyError, Earlier, Workspace

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


def test_nothing_remains_after_a_run(tmp_path: Path) -> None:
    with Workspace(Folder(tmp_path / "out")) as space:
        (space.target.scratch / f".brochure-{'0' * 16}.tmp").touch()
        space.part(MANIFEST).touch()
        assert space.target.scratch.is_dir()
    assert list((tmp_path / "out").iterdir()) == []


def test_files_left_by_a_killed_run_are_read_and_removed(tmp_path: Path) -> None:
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
    old.end(iter([]), complete=True, seconds=0)
    old.finish(lambda done: done.replace(tmp_path / MANIFEST))
    part = ManifestWriter(scratch / f"{MANIFEST}.part")
    part.add(0, named("c"))
    part.close()
    with Workspace(Folder(tmp_path)) as space:
        assert {entry.path for entry in space.earlier} == {"cooks.pdf", "b.pdf", "c.pdf"}
        assert not list(scratch.glob("*.tmp"))
    assert not scratch.exists()
    assert (tmp_path / ".brochure-11.tmp").exists()


def test_a_second_run_waits_then_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "LOCK_TIMEOUT", 0.2)
    with holder(tmp_path) as process:
        with pytest.raises(BusyError, match="another run is writing"), Workspace(Folder(tmp_path)):
            pass
        process.communicate(b"\n")
    with Workspace(Folder(tmp_path)):
        pass


def test_a_second_run_starts_when_the_first_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "LOCK_TIMEOUT", PATIENCE)
    with holder(tmp_path) as process:
        process.stdin.write(b"\n")
        with Workspace(Folder(tmp_path)):
            process.wait()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no open file")
def test_a_lock_on_a_removed_file_is_not_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run before removes the file as it goes, perhaps between our opening it and locking it."""
    path, real, removed = tmp_path / "folder" / "lock", workspace._try, []

    def late(file: IO[bytes]) -> bool:
        if not removed:
            path.unlink()
            removed.append(file)
        return real(file)

    monkeypatch.setattr(workspace, "_try", late)
    with workspace.lock(path, "here") as file:
        assert removed
        assert os.path.samestat(os.fstat(file.fileno()), path.stat())


# Entries of earlier runs, kept out of memory


def test_each_entry_is_returned_once_unchanged() -> None:
    earlier = Earlier()
    earlier.add([MADE, FAILED, named("x")])
    assert list(earlier) == [MADE, FAILED, named("x")]
    assert earlier.pop("cooks.pdf") == MADE
    assert earlier.pop("cooks.pdf") is None
    assert earlier.pop("never.pdf") is None
    assert list(earlier) == [FAILED, named("x")]


def test_the_last_entry_added_for_a_path_counts() -> None:
    earlier = Earlier()
    earlier.add([MADE])
    earlier.add([replace(MADE, bytes=1)])
    assert list(earlier) == [replace(MADE, bytes=1)]


@pytest.mark.parametrize("value", [["a"], {"a": 1}, 1 << 70, "\ud800"])
def test_entries_that_sqlite_cannot_store_are_skipped(value: Any) -> None:
    earlier = Earlier()
    earlier.add([replace(MADE, sha256=value), named("good")])
    assert list(earlier) == [named("good")]


def test_many_entries_are_not_kept_as_objects() -> None:
    """They would be 20 MB; what SQLite has in memory itself is bounded by its cache."""
    earlier = Earlier()
    tracemalloc.start()
    earlier.add(replace(MADE, path=f"{number}.pdf", source="x" * 500) for number in range(20_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000
    assert sum(1 for _ in earlier) == 20_000
