"""The events that a ``progress`` callback receives while a function works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Literal, TypeVar

from brochure.errors import Diagnostic
from brochure.rendering import Step

__all__ = ["Advanced", "Event", "Message", "Progress", "Reporter", "Started", "Step", "ignore"]


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Message:
    """A message for the user.

    A ``note`` is for information: ``3 of these profiles ship with brochure``. A ``remark`` begins with the items that
    it is about, for example those that were not imported and why. A ``warning`` is about something in the result to
    review, such as leftover sample text; an ``error`` is about the failure of one of several items.
    """

    text: str
    kind: Literal["note", "remark", "warning", "error"] = "note"


@dataclass(frozen=True, slots=True)
class Started:
    """Work on ``total`` items begins; each is followed by an :class:`Advanced`."""

    title: str
    total: int


@dataclass(frozen=True, slots=True)
class Advanced:
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
