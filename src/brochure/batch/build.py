"""Build one item in any process: from profile to file, with a short record of the result.

Independent of the executor. On this machine, a :class:`Setting` holds what all items share and is sent once; a
:class:`Task` and its :class:`Outcome` are small and can be pickled. To workers on other machines, tasks are sent in a
:class:`Parcel` with all their inputs, so it can go to any worker, and to another if that one is gone.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from brochure import epoch
from brochure.batch.plan import Fingerprint, Item, program_digest
from brochure.batch.target import Target
from brochure.errors import BrochureError
from brochure.profile.load import Loaded, load_file, load_text
from brochure.profile.model import LocalPay
from brochure.rendering import Rendered, render_loaded
from brochure.style.model import Style

if TYPE_CHECKING:
    from brochure.brand.model import Branding
    from brochure.sources.local_pay import LocalAreas


@dataclass(frozen=True, slots=True)
class Setting:
    """What all items share: the target, the styles by name, local pay, and the branding, its logo opened.

    ``fail_fast``: the first failure ends the run, so no tasks may be queued, as they could no longer be stopped.
    """

    target: Target
    styles: Mapping[str, Style]
    local: LocalAreas | None
    branding: Branding | None = None
    fail_fast: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """An item to build; ``index`` is its position in the plan."""

    index: int
    item: Item
    fingerprint: Fingerprint | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a task: a file with its ``title``, ``pages`` and ``size`` in bytes, or an ``error`` message."""

    task: Task
    seconds: float
    title: str = ""
    pages: int = 0
    size: int = 0
    sha256: str = ""
    error: str | None = None


def build(task: Task, setting: Setting) -> Outcome:
    """Build the brochure from files on this machine. Never raises: a failure becomes the outcome's error."""
    return _deliver(task, setting.target, lambda: _rendered(task, setting))


def _deliver(task: Task, target: Target, rendering: Callable[[], tuple[str, Rendered]]) -> Outcome:
    """Call ``rendering``, which returns title and result, and write the file whole.

    Never raises: a failure becomes the outcome's error.
    """
    start = perf_counter()
    try:
        title, rendered = rendering()
        target.write(task.item.name, rendered.data)
    except BrochureError as error:
        return Outcome(task, perf_counter() - start, error=str(error))
    except OSError as error:
        return Outcome(task, perf_counter() - start, error=_explained(error, task.item.name))
    except Exception as error:  # noqa: BLE001  one item must not affect others
        return Outcome(task, perf_counter() - start, error=f"internal error: {type(error).__name__}: {error}")
    digest = hashlib.sha256(rendered.data).hexdigest()
    return Outcome(task, perf_counter() - start, title, rendered.pages, len(rendered.data), digest)


def warm_up() -> None:
    """Import what every item needs, so that forked workers share it and no item's time includes it."""
    for part in ("compose", "layout", "pdf"):
        import_module(f"brochure.{part}")


def _rendered(task: Task, setting: Setting) -> tuple[str, Rendered]:
    item = task.item
    loaded = _loaded(item.profile, task.fingerprint.profile if task.fingerprint else "")
    pay = setting.local.pay(loaded.profile, item.area) if setting.local and item.area is not None else None
    style, branding = setting.styles[item.style], setting.branding
    rendered = render_loaded(loaded, style, item.page_size, pay, branding=branding, lang=item.lang)
    return loaded.profile.title, rendered


@lru_cache(maxsize=1)
def _loaded(path: Path, _digest: str) -> Loaded:
    """The profile at ``path``, read once for all its items, which are consecutive."""
    return load_file(path)


def _explained(error: OSError, own: str) -> str:
    """``figures.sqlite: Permission denied``; only the reason if the file is the item's ``own``.

    Equal reasons are merged, so a full disk is reported once, not once for each item.
    """
    reason = error.strerror or str(error)
    name = str(error.filename or "")
    return reason if not name or Path(name).name == own else f"{name}: {reason}"


# On another machine

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
    """Tasks, the bytes of their profiles and of the pictures of those by path, and local pay by index."""

    tasks: tuple[Task, ...]
    texts: Mapping[Path, bytes]
    images: Mapping[Path, bytes]
    pay: Mapping[int, LocalPay]

    def singles(self) -> Iterator[Parcel]:
        """The same tasks, each in a parcel of its own."""
        for task in self.tasks:
            path = task.item.profile
            images = {path: self.images[path]} if path in self.images else {}
            pay = {n: self.pay[n] for n in (task.index,) if n in self.pay}
            yield Parcel((task,), {path: self.texts[path]}, images, pay)


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
            loaded = load_bytes(item.profile, parcel.texts[item.profile])
            pay = parcel.pay.get(task.index)
            style, image = job.setting.styles[item.style], parcel.images.get(item.profile)
            branding = job.setting.branding
            rendered = render_loaded(loaded, style, item.page_size, pay, image, branding, lang=item.lang)
            return loaded.profile.title, rendered

    return _deliver(task, job.setting.target, rendering)


@lru_cache(maxsize=4)
def _job(job: bytes) -> Job:
    """Unpickled once, so that all parcels share the same style objects."""
    found: Job = pickle.loads(job)  # noqa: S301
    return found


@lru_cache(maxsize=1)
def _own_program() -> str:
    return program_digest()


@lru_cache(maxsize=1)
def load_bytes(path: Path, text: bytes) -> Loaded:
    """The profile ``text``, decoded once for all its items; messages name ``path``."""
    return load_text(text, str(path))
