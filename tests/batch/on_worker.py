"""Functions that tests run on workers of a cluster instead of building."""

from __future__ import annotations

import os
import pickle
import signal
import time
from pathlib import Path

from brochure.batch.build import OtherProgramError, Outcome, Task, work


def echo(job: bytes, parcel: bytes) -> list[Outcome]:
    """Tell the process; tasks called killer kill it, those called victim where the target has no file of the name."""
    folder = Path(str(pickle.loads(job).setting.target))
    return [_echo(task, folder) for task in pickle.loads(parcel).tasks]


def _echo(task: Task, folder: Path) -> Outcome:
    name = task.item.profile.stem
    flag = folder / name
    if name.startswith("killer") or (name.startswith("victim") and not flag.exists()):
        flag.touch()
        time.sleep(0.02)  # so that others are under way
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(task, 0.1, sha256=str(os.getpid()))


def slowly(job: bytes, parcel: bytes) -> list[Outcome]:
    """Take a while for each task."""
    time.sleep(0.2)
    return echo(job, parcel)


def gated(gate: str, job: bytes, parcel: bytes) -> list[Outcome]:
    """Build, but only so many items as a file says."""
    last = max(task.index for task in pickle.loads(parcel).tasks)
    while last >= int(Path(gate).read_text(encoding="utf-8")):
        time.sleep(0.005)
    return work(job, parcel)


def stranger(_job: bytes, _parcel: bytes) -> list[Outcome]:
    """Be another version of the program."""
    raise OtherProgramError
