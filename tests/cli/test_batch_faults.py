"""Batches that are killed, interrupted or out of space: real processes, real signals, a disk that is really full."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.waiting import until

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="signals, process groups and limits of POSIX"),
    pytest.mark.slow,
]

ITEMS = 40
LISTS = ("manifest.json", "brochures.csv")
AHEAD = 6  # items that two processes are working on or that are queued

GATED = """
import sys
import time
from pathlib import Path
from brochure.batch import build
from brochure.cli import main
gate, real = Path(sys.argv.pop(1)), build._rendered
def rendered(task, setting):
    while task.index >= int(gate.read_text()):
        time.sleep(0.005)
    return real(task, setting)
build._rendered = rendered
main()
"""
"""The command, but that only so many items are built as the file says that is its first argument."""

PROFILE = (Path(__file__).parents[2] / "profiles" / "cooks.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ``lib`` of profiles that take some time."""
    folder = tmp_path_factory.mktemp("faults")
    (folder / "lib").mkdir()
    for number in range(ITEMS):
        text = re.sub(r"(?m)^(slug|title): .*", rf"\1: cooks-{number:02}", PROFILE)
        (folder / "lib" / f"cooks-{number:02}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def good(library: Path) -> dict[str, bytes]:
    """What a run that nothing disturbs makes."""
    done = batch(library, library / "good")
    assert done.wait() == 0, done.communicate()
    done.communicate()
    return files(library / "good")


class Gate:
    """Lets only so many items of a batch be built."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "gate"
        self.open(0)

    def open(self, count: int = ITEMS) -> None:
        """Let ``count`` items be built in all."""
        new = self.path.with_suffix(".new")
        new.write_text(str(count), encoding="utf-8")
        new.replace(self.path)


@pytest.fixture
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    return Gate(tmp_path_factory.mktemp("gate"))


def batch(library: Path, out: Path, *options: str, gate: Gate | None = None, **changes: Any) -> subprocess.Popen[str]:
    """A run in a process group of its own."""
    program = ["-m", "brochure"] if gate is None else ["-c", GATED, str(gate.path)]
    command = [sys.executable, *program, "batch", "lib/*.yaml", "--jobs", "2", "--out", str(out), *options]
    return subprocess.Popen(
        command,
        cwd=library,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
        **changes,
    )


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.pdf"))}


def manifest(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return found


def until_made(process: subprocess.Popen[str], out: Path, count: int) -> None:
    until(lambda: len(list(out.glob("*.pdf"))) >= count or process.poll() is not None)
    assert process.poll() is None, process.communicate()


def living(group: int) -> list[int]:
    """The processes of a group that have not ended."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], check=True, capture_output=True, encoding="utf-8")
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(pid) for pid, own, state in rows if int(own) == group and not state.startswith("Z")]


def finished_by_the_next_run(library: Path, out: Path, good: dict[str, bytes]) -> dict[str, int]:
    """Run once more; all must be there as if nothing had happened. What it did."""
    again = batch(library, out)
    _, told = again.communicate()
    assert again.returncode == 0, told
    assert files(out) == good
    assert {path.name for path in out.iterdir()} == {*good, *LISTS}
    counts: dict[str, int] = manifest(out)["summary"]
    return counts


def test_a_batch_completes_when_workers_are_killed(
    library: Path, good: dict[str, bytes], tmp_path: Path, gate: Gate
) -> None:
    process = batch(library, tmp_path, gate=gate)
    for count in (3, 12):
        gate.open(count)
        until_made(process, tmp_path, count)
        workers = [pid for pid in living(process.pid) if pid != process.pid]
        assert workers
        os.kill(workers[0], signal.SIGKILL)
        until(lambda gone=workers[0]: gone not in living(process.pid))
    gate.open()
    _, told = process.communicate()
    assert process.returncode == 0, told
    assert files(tmp_path) == good
    assert manifest(tmp_path)["summary"]["built"] == ITEMS
    assert {path.name for path in tmp_path.iterdir()} == {*good, *LISTS}


@pytest.mark.parametrize("everyone", [True, False], ids=["terminal", "parent alone"])
def test_ctrl_c_keeps_finished_files(
    library: Path, good: dict[str, bytes], tmp_path: Path, gate: Gate, *, everyone: bool
) -> None:
    """A terminal sends the signal to all processes of the group."""
    process = batch(library, tmp_path, gate=gate)
    gate.open(5)
    until_made(process, tmp_path, 5)
    (os.killpg if everyone else os.kill)(process.pid, signal.SIGINT)
    gate.open()
    out, told = process.communicate()
    assert process.returncode == 130, told
    assert not living(process.pid)
    assert "Traceback" not in told
    assert "are left for the next run" in told
    assert out == f"{tmp_path / 'manifest.json'}\n"
    made = files(tmp_path)
    assert 5 <= len(made) <= 5 + AHEAD
    assert made == {name: good[name] for name in made}
    assert [item["path"] for item in manifest(tmp_path)["items"]] == sorted(made)
    assert finished_by_the_next_run(library, tmp_path, good)["unchanged"] == len(made)


@pytest.mark.parametrize("after", [0, 1, 20])
def test_a_killed_program_leaves_no_process_and_no_partial_file(
    library: Path, good: dict[str, bytes], tmp_path: Path, gate: Gate, after: int
) -> None:
    process = batch(library, tmp_path, gate=gate)
    gate.open(after)
    until_made(process, tmp_path, after)
    process.kill()
    process.wait()
    try:
        until(lambda: not living(process.pid))
    finally:
        for left in living(process.pid):
            os.kill(left, signal.SIGKILL)
        process.communicate()
    made = files(tmp_path)
    assert len(made) == after
    assert made == {name: good[name] for name in made}
    counts = finished_by_the_next_run(library, tmp_path, good)
    assert counts["built"] + counts["unchanged"] == ITEMS
    assert counts["unchanged"] >= len(made) - AHEAD, "only what was not yet written down is made again"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, as only root gets one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.decode(errors='replace').strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_fails_items_that_do_not_fit(library: Path, good: dict[str, bytes], small_disk: Path) -> None:
    process = batch(library, small_disk / "out")
    _, told = process.communicate()
    assert process.returncode == 1, told
    made = files(small_disk / "out")
    assert 5 < len(made) < ITEMS
    assert made == {name: good[name] for name in made}
    assert f"{ITEMS - len(made)} failed" in told
    assert os.strerror(errno.ENOSPC) in told
    subprocess.run(["mount", "-o", "remount,size=50m", str(small_disk)], check=True)
    finished_by_the_next_run(library, small_disk / "out", good)


def test_a_manifest_that_cannot_be_written_is_reported(library: Path, small_disk: Path) -> None:
    (small_disk / "out").mkdir()
    with pytest.raises(OSError) as caught:  # noqa: PT011  the number says which
        (small_disk / "filler").write_bytes(b"x" * 2_000_000)
    assert caught.value.errno == errno.ENOSPC
    process = batch(library, small_disk / "out")
    out, told = process.communicate()
    assert process.returncode == 1
    assert out == ""
    assert f"manifest.json could not be written: {os.strerror(errno.ENOSPC)}" in told
    assert "Traceback" not in told
    assert list((small_disk / "out").iterdir()) == []


def test_files_over_the_size_limit_fail_and_smaller_ones_are_built(library: Path, tmp_path: Path) -> None:
    """The same without a mount: the system refuses to write past a limit."""
    import resource

    (library / "short").mkdir()
    text = "slug: short\ntitle: Short\nsections:\n  pay: Good.\n"
    (library / "short" / "short.yaml").write_text(text, encoding="utf-8")
    process = batch(
        library,
        tmp_path,
        "short/short.yaml",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (35_000, resource.RLIM_INFINITY)),
    )
    _, told = process.communicate()
    assert process.returncode == 1
    assert list(files(tmp_path)) == ["short.pdf"]
    assert "File too large" in told
    items = manifest(tmp_path)["items"]
    assert {item["error"] for item in items} == {None, "File too large"}
