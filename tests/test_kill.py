"""A run that is killed leaves the old file or the new one, never a part."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from . import moments

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no copies of processes"),
    pytest.mark.slow,
    pytest.mark.usefixtures("unmeasured"),
]

READY = "import brochure.cli.build, brochure.profile.load, brochure.style.load, brochure.layout, brochure.pdf"

WRITER = """
import sys
from pathlib import Path
from brochure.files import atomic
with atomic(Path(sys.argv[1])) as file:
    for _ in range(20):
        file.write(b"B" * 100_000)
"""


@pytest.mark.parametrize(
    ("module", "count"), [("brochure.files", None), ("", 12)], ids=["whenever it writes", "at any time"]
)
def test_killed_builds_leave_the_old_file_or_the_new_one(tmp_path: Path, module: str, count: int | None) -> None:
    target = tmp_path / "out" / "cooks.pdf"
    target.parent.mkdir()
    old = b"the brochure of last year"
    target.write_bytes(old)
    command = (moments.COMMAND, "build", "cooks", "-o", str(target))
    runs = moments.runs(*command, signal=signal.SIGKILL, preload=READY, calling=module, count=count)
    assert next(runs).code == 0
    new = target.read_bytes()
    outcomes = []
    target.write_bytes(old)
    for ended in runs:
        assert ended.code == -signal.SIGKILL
        outcomes.append(target.read_bytes())
        assert_no_other_final_name(target)
        target.write_bytes(old)
    assert len(outcomes) > 10
    assert set(outcomes) <= {old, new}
    if module:
        assert set(outcomes) == {old, new}, "before its new name and after"


def test_killed_in_the_midst_of_writing(tmp_path: Path) -> None:
    """The same where it hurts: a file that is written piece by piece, killed before and after each."""
    target = tmp_path / "a.pdf"
    runs = moments.runs(WRITER, str(target), signal=signal.SIGKILL, preload="import brochure.files", calling="program")
    assert next(runs).code == 0
    assert target.read_bytes() == b"B" * 2_000_000
    target.write_bytes(b"old")
    pieces = 0
    for ended in runs:
        assert ended.code == -signal.SIGKILL
        assert target.read_bytes() == b"old"
        assert_no_other_final_name(target)
        pieces += 1
    assert pieces > 20


def assert_no_other_final_name(target: Path) -> None:
    for path in target.parent.iterdir():
        assert path == target or (path.name.startswith(".brochure-") and path.suffix == ".tmp")
