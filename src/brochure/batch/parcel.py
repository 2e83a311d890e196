"""Work for another machine: tasks with all that they are made from, and what is done with them there.

A parcel holds everything, so that it can be sent anywhere, and again if the worker that had it is gone. Tasks of one
profile stand together, so its text travels once for many of them.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from brochure.batch.build import Outcome, Setting, Task, deliver
from brochure.batch.fingerprint import program_digest
from brochure.epoch import VARIABLE
from brochure.profile.load import Loaded, load_text
from brochure.profile.local_pay import LocalPay
from brochure.rendering import Rendered, render_loaded

_rendering = threading.Lock()
"""One thread renders, Python would not let more; the others meanwhile wait for the store that they write to."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all parcels of a run share: the setting, the digest of the program, the date of files or None."""

    setting: Setting
    program: str
    epoch: str | None

    @classmethod
    def of(cls, setting: Setting) -> Job:
        """The job of this process; its figures of areas stay here."""
        return cls(replace(setting, local=None), program_digest(), os.environ.get(VARIABLE))


@dataclass(frozen=True, slots=True)
class Parcel:
    """Tasks, the bytes of their profiles by path, and the local pay of those that have an area, by index."""

    tasks: tuple[Task, ...]
    texts: Mapping[Path, bytes]
    pay: Mapping[int, LocalPay]

    def singles(self) -> Iterator[Parcel]:
        """The same tasks, each in a parcel of its own."""
        for task in self.tasks:
            path = task.item.profile
            yield Parcel((task,), {path: self.texts[path]}, {n: self.pay[n] for n in (task.index,) if n in self.pay})


class OtherProgramError(Exception):
    """The worker has another version of the program: its files would not be the same."""


def work(job: bytes, parcel: bytes) -> list[Outcome]:
    """On a worker: do the tasks of a pickled :class:`Parcel` of a pickled :class:`Job`."""
    shared = _job(job)
    if shared.program != _own_program():
        raise OtherProgramError
    opened: Parcel = pickle.loads(parcel)  # noqa: S301  whoever may send tasks to a worker may do anything there
    return [_done(task, opened, shared) for task in opened.tasks]


def _done(task: Task, parcel: Parcel, job: Job) -> Outcome:
    def rendering() -> tuple[str, Rendered]:
        with _rendering, _dated(job.epoch):
            item = task.item
            loaded = _loaded(item.profile, parcel.texts[item.profile])
            pay = parcel.pay.get(task.index)
            return loaded.profile.title, render_loaded(loaded, job.setting.styles[item.style], item.page_size, pay)

    return deliver(task, job.setting.target, rendering)


@lru_cache(maxsize=4)
def _job(job: bytes) -> Job:
    """Unpickled once, so that styles are the same objects in all parcels."""
    found: Job = pickle.loads(job)  # noqa: S301
    return found


@lru_cache(maxsize=1)
def _own_program() -> str:
    return program_digest()


@lru_cache(maxsize=1)
def _loaded(path: Path, text: bytes) -> Loaded:
    """The profile; ``path`` names it in messages. Read once for the items of one profile."""
    return load_text(text, str(path))


@contextmanager
def _dated(epoch: str | None) -> Iterator[None]:
    """Files are dated as where the run was started."""
    before = os.environ.get(VARIABLE)
    _set_epoch(epoch)
    try:
        yield
    finally:
        _set_epoch(before)


def _set_epoch(epoch: str | None) -> None:
    if epoch is None:
        os.environ.pop(VARIABLE, None)
    else:
        os.environ[VARIABLE] = epoch
