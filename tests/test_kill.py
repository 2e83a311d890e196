"""A run that is killed leaves the old file or the new one, never a part."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

WRITER = """
import sys
from pathlib import Path
from brochure.files import write_atomic
print("ready", flush=True)
while True:
    for letter in b"AB":
        write_atomic(Path(sys.argv[1]), bytes([letter]) * 2_000_000)
"""


@pytest.mark.slow
def test_killed_builds_leave_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "out" / "cooks.pdf"
    command = [sys.executable, "-m", "brochure", "build", "cooks", "-o", str(target)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    whole_run = time.perf_counter() - start
    new = target.read_bytes()
    old = b"the brochure of last year"
    chance = random.Random(20)
    outcomes = set()
    for _ in range(40):
        target.write_bytes(old)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, whole_run * 1.1))
        process.kill()
        process.wait()
        outcomes.add(target.read_bytes())
        assert outcomes <= {old, new}
        assert_no_other_final_name(target)
    assert old in outcomes


@pytest.mark.slow
def test_killed_in_the_midst_of_writing(tmp_path: Path) -> None:
    """The same where it hurts: a process that does nothing but write, two files' worth of megabytes in turn."""
    target = tmp_path / "a.pdf"
    chance = random.Random(21)
    seen = set()
    for _ in range(25):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        process.kill()
        process.wait()
        process.stdout.close()
        if target.exists():
            data = target.read_bytes()
            assert len(data) == 2_000_000
            assert len(set(data)) == 1
            seen.add(data[:1])
        assert_no_other_final_name(target)
    assert seen == {b"A", b"B"}


def assert_no_other_final_name(target: Path) -> None:
    for path in target.parent.iterdir():
        assert path == target or (path.name.startswith(".brochure-") and path.suffix == ".tmp")
