"""Parcels: tasks with all their inputs, for workers on other machines, and how a worker runs them.

A parcel is self-contained, so it can go to any worker, and to another if that one is gone. Tasks of one profile are
consecutive, so its text is sent once for many of them.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from brochure import epoch
from brochure.batch.build import Outcome, Setting, Task, build, deliver
from brochure.batch.plan import program_digest
from brochure.errors import BrochureError
from brochure.inputs import name_objection, read_input
from brochure.profile.load import Loaded, load_text
from brochure.profile.model import LocalPay
from brochure.rendering import Rendered, render_loaded
from brochure.yamlio.source import MAX_BYTES

TARGET_SECONDS = 2.0  # of work in a parcel
MAX_TASKS = 200  # tasks in a parcel
FULL_SIZE = 1_000_000  # bytes of profiles at which a parcel is full


class Packing:
    """Makes parcels of about :data:`TARGET_SECONDS` of work, from the average time of past tasks."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._tasks, self._seconds = 0, 0.0
        self._text: tuple[Path, bytes] | None = None

    def learn(self, outcomes: Sequence[Outcome]) -> None:
        """Include the times of these outcomes in the average."""
        self._tasks += len(outcomes)
        self._seconds += sum(outcome.seconds for outcome in outcomes)

    def next(self, tasks: Iterator[Task]) -> tuple[Parcel | None, list[Outcome]]:
        """The next parcel, or None if it would be empty, and outcomes of tasks that cannot be sent. Neither at the end.

        A task cannot be sent if its profile cannot be read or its figures are not found; building it here says why.
        """
        taken: list[Task] = []
        texts: dict[Path, bytes] = {}
        pay: dict[int, LocalPay] = {}
        unfit: list[Outcome] = []
        local = self._setting.local
        for task in islice(tasks, self._size):
            path, area = task.item.profile, task.item.area
            try:
                text = self._text_of(path)
                if local and area is not None:
                    pay[task.index] = local.pay(_loaded(path, text).profile, area)
            except (OSError, BrochureError):
                unfit.append(build(task, self._setting))
                continue
            taken.append(task)
            texts[path] = text
            if sum(map(len, texts.values())) >= FULL_SIZE:
                break
        return (Parcel(tuple(taken), texts, pay) if taken else None), unfit

    @property
    def _size(self) -> int:
        """The number of tasks in the next parcel; one until their average time is known."""
        return max(1, min(MAX_TASKS, int(TARGET_SECONDS * self._tasks / self._seconds))) if self._seconds else 1

    def _text_of(self, path: Path) -> bytes:
        """The bytes of a profile, read once for its items; of a file that is too large, just enough to show that."""
        if self._text is None or self._text[0] != path:
            if reason := name_objection(path):
                raise OSError(reason)
            self._text = path, read_input(path, MAX_BYTES)
        return self._text[1]


_rendering = threading.Lock()
"""One thread renders at a time, as the GIL allows no more anyway; meanwhile others write to the target."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all parcels of a run share: the setting, the program's digest, and SOURCE_DATE_EPOCH or None."""

    setting: Setting
    program: str
    epoch: str | None

    @classmethod
    def of(cls, setting: Setting) -> Job:
        """The job of this process, without the figures: parcels carry the pay that they need."""
        return cls(replace(setting, local=None), program_digest(), epoch.recorded())


@dataclass(frozen=True, slots=True)
class Parcel:
    """Tasks, the bytes of their profiles by path, and local pay, by index, for tasks with an area."""

    tasks: tuple[Task, ...]
    texts: Mapping[Path, bytes]
    pay: Mapping[int, LocalPay]

    def singles(self) -> Iterator[Parcel]:
        """The same tasks, each in a parcel of its own."""
        for task in self.tasks:
            path = task.item.profile
            yield Parcel((task,), {path: self.texts[path]}, {n: self.pay[n] for n in (task.index,) if n in self.pay})


class OtherProgramError(Exception):
    """The worker has a different version of the program: its files could differ."""


def work(job: bytes, parcel: bytes) -> list[Outcome]:
    """On a worker: run the tasks of a pickled :class:`Parcel` of a pickled :class:`Job`."""
    shared = _job(job)
    if shared.program != _own_program():
        raise OtherProgramError
    opened: Parcel = pickle.loads(parcel)  # noqa: S301  a client that may send tasks can run any code anyway
    return [_done(task, opened, shared) for task in opened.tasks]


def _done(task: Task, parcel: Parcel, job: Job) -> Outcome:
    def rendering() -> tuple[str, Rendered]:
        with _rendering, epoch.pinned(job.epoch):
            item = task.item
            loaded = _loaded(item.profile, parcel.texts[item.profile])
            pay = parcel.pay.get(task.index)
            return loaded.profile.title, render_loaded(loaded, job.setting.styles[item.style], item.page_size, pay)

    return deliver(task, job.setting.target, rendering)


@lru_cache(maxsize=4)
def _job(job: bytes) -> Job:
    """Unpickled once, so that all parcels share the same style objects."""
    found: Job = pickle.loads(job)  # noqa: S301
    return found


@lru_cache(maxsize=1)
def _own_program() -> str:
    return program_digest()


@lru_cache(maxsize=1)
def _loaded(path: Path, text: bytes) -> Loaded:
    """The profile, read once for all its items; messages name ``path``."""
    return load_text(text, str(path))
