"""Tasks into parcels: what they are made from is read here, so that workers need nothing of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from brochure.batch.build import Outcome, Setting, Task, build
from brochure.batch.parcel import Parcel
from brochure.errors import BrochureError
from brochure.inputs import name_objection, read_input
from brochure.profile.load import load_text
from brochure.yamlio.source import MAX_BYTES

if TYPE_CHECKING:
    from brochure.profile.local_pay import LocalPay
    from brochure.profile.model import Profile

SECONDS = 2.0  # that a parcel should take
MOST = 200  # tasks in a parcel
LARGEST = 1_000_000  # bytes of profiles in a parcel: with so many it is full


class Packing:
    """Makes parcels that take about :data:`SECONDS`, as it learns how long tasks take."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._tasks, self._seconds = 0, 0.0
        self._text: tuple[Path, bytes] | None = None
        self._profile: tuple[Path, Profile] | None = None
        self._look_up: Callable[[Profile, str], LocalPay] | None = None

    @contextmanager
    def opened(self) -> Iterator[Self]:
        """With the store of figures, if there are areas. Where it cannot be opened each item says so."""
        with ExitStack() as stack:
            if self._setting.local:
                with suppress(BrochureError):
                    self._look_up = stack.enter_context(self._setting.local.opened())
            yield self

    def learn(self, outcomes: Sequence[Outcome]) -> None:
        """Take account of how long tasks took."""
        self._tasks += len(outcomes)
        self._seconds += sum(outcome.seconds for outcome in outcomes)

    def next(self, tasks: Iterator[Task]) -> tuple[Parcel | None, list[Outcome]]:
        """The next parcel, None if it would be empty, and outcomes of tasks that cannot be sent; neither: no more.

        A task whose profile cannot be read, or figures found, is one: to build it here says why.
        """
        taken: list[Task] = []
        texts: dict[Path, bytes] = {}
        pay: dict[int, LocalPay] = {}
        unfit: list[Outcome] = []
        for task in islice(tasks, self._size):
            path, area = task.item.profile, task.item.area
            try:
                text = self._text_of(path)
                if area is not None:
                    pay[task.index] = self._pay(path, text, area)
            except (OSError, BrochureError):
                unfit.append(build(task, self._setting))
                continue
            taken.append(task)
            texts[path] = text
            if sum(map(len, texts.values())) >= LARGEST:
                break
        return (Parcel(tuple(taken), texts, pay) if taken else None), unfit

    @property
    def _size(self) -> int:
        """Tasks in the next parcel; one until it is known how long they take."""
        return max(1, min(MOST, int(SECONDS * self._tasks / self._seconds))) if self._seconds else 1

    def _text_of(self, path: Path) -> bytes:
        """The bytes of a profile, of something larger as many as show that it is none; read once for its items."""
        if self._text is None or self._text[0] != path:
            if reason := name_objection(path):
                raise OSError(reason)
            self._text = path, read_input(path, MAX_BYTES)
        return self._text[1]

    def _pay(self, path: Path, text: bytes, area: str) -> LocalPay:
        if self._look_up is None:
            raise BrochureError("no store")
        if self._profile is None or self._profile[0] != path:
            self._profile = path, load_text(text, str(path)).profile
        return self._look_up(self._profile[1], area)
