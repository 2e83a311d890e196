"""The events that a ``progress`` callback receives while a function works, and equal remarks merged into one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Literal, NamedTuple, TypeVar

from brochure.errors import Diagnostic
from brochure.rendering import Step
from brochure.words import counted

__all__ = ["Advanced", "Event", "Message", "Progress", "Remarks", "Reporter", "Started", "Step", "ignore"]

_T = TypeVar("_T")

_NAMED = 3
"""The number of items that a merged remark names; it counts the others."""


class Message(NamedTuple):
    """A message for the user.

    A ``note`` is for information: ``3 of these profiles ship with brochure``. A ``remark`` begins with the items that
    it is about, for example those that were not imported and why. A ``warning`` is about something in the result to
    review, such as leftover sample text; an ``error`` is about the failure of one of several items.
    """

    text: str
    kind: Literal["note", "remark", "warning", "error"] = "note"


class Started(NamedTuple):
    """Work on ``total`` items begins; each is followed by an :class:`Advanced`."""

    title: str
    total: int


class Advanced(NamedTuple):
    """One more item is done or has failed."""

    failed: bool = False


Event = Step | Message | Started | Advanced

Progress = Callable[[Event], None]


def ignore(_event: Event) -> None:
    """A callback that ignores all events."""


class Reporter:
    """Passes events on, and keeps the warnings for the result."""

    def __init__(self, progress: Progress) -> None:
        self.tell = progress
        self._warnings: list[str] = []
        self.start = perf_counter()

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(self._warnings)

    @property
    def seconds(self) -> float:
        """The seconds since this was created, at the start of the call."""
        return perf_counter() - self.start

    def step(self, text: str, start: float) -> None:
        """Report that a stage that began at ``start`` is done."""
        self.tell(Step(text, perf_counter() - start))

    def steps(self, steps: Iterable[Step], about: str = "") -> None:
        """Report finished stages, prefixed with the item ``about`` if there are several items."""
        for done in steps:
            self.tell(Step(f"{about}: {done.text}", done.seconds) if about else done)

    def counting(self, items: Iterable[_T], total: int, title: str = "") -> Iterator[_T]:
        """Yield the ``total`` items; if there are several, report each as it is done."""
        if total < 2:
            yield from items
            return
        self.tell(Started(title, total))
        for item in items:
            yield item
            self.tell(Advanced())

    def remark(self, about: str, text: str) -> None:
        self.tell(Message(f"{about}: {text}", "remark"))

    def error(self, about: str, text: str) -> None:
        self.tell(Message(f"{about}: {text}", "error"))

    def note(self, text: str) -> None:
        self.tell(Message(text))

    def warn(self, text: str) -> None:
        self._warnings.append(text)
        self.tell(Message(text, "warning"))

    def warn_of_problems(self, problems: Iterable[Diagnostic]) -> None:
        """Warn of ``problems``, one line for each that has not been reported before."""
        for problem in problems:
            text = f"{problem.path}:{problem.line}:{problem.column}: {problem.message}"
            if text not in self._warnings:
                self.warn(text)


class _Group:
    """Items with the same remark; ``exact`` has the texts to use if there is only one item."""

    def __init__(self) -> None:
        self.exact: list[str] = []
        self.names: list[str] = []
        self.last, self.count = "", 0


class Remarks:
    """Collects remarks: all, or only the first ``kept`` different ones; ``others`` counts the rest."""

    def __init__(self, kept: int | None = None) -> None:
        self.others = 0
        self._kept = kept
        self._groups: dict[str, _Group] = {}

    def add(self, name: str, text: str, exact: str = "") -> None:
        """Add a remark about ``name``; if no other name gets the same ``text``, ``exact`` replaces it, if given."""
        group = self._groups.get(text)
        if group is None:
            if self._kept is not None and len(self._groups) >= self._kept:
                self.others += 1
                return
            group = self._groups[text] = _Group()
        if not group.count or group.last != name:
            group.count += 1
            group.last = name
            if len(group.names) < _NAMED:
                group.names.append(name)
        if group.count == 1:
            group.exact.append(exact or text)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Pairs of item names and remark, in order of first appearance."""
        for text, group in self._groups.items():
            names = named(group.names, group.count)
            for said in dict.fromkeys(group.exact) if group.count == 1 else (text,):
                yield names, said


def named(names: list[str], count: int) -> str:
    """``cooks``; ``cooks and bakers``; ``cooks, bakers, potters and 337 others``, where ``names`` are the first."""
    first = names[:_NAMED]
    if count > len(first):
        rest = count - len(first)
        return f"{', '.join(first)} and {counted(rest, 'other')}"
    return " and ".join(filter(None, (", ".join(first[:-1]), first[-1])))
