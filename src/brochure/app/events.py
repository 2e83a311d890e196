"""What a ``progress`` callback is told while a function works."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

from brochure.rendering import Step

__all__ = ["Advanced", "Event", "Note", "Progress", "Reporter", "Started", "Step", "Warned", "ignore"]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that changes nothing: ``3 of these profiles ship with brochure``."""

    text: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something in the result to look at: sample text that is left, a file that was skipped."""

    text: str


@dataclass(frozen=True, slots=True)
class Started:
    """``total`` items are about to be worked on; each is followed by an :class:`Advanced`."""

    title: str
    total: int


@dataclass(frozen=True, slots=True)
class Advanced:
    """One more item is done, or failed."""

    failed: bool = False


Event = Step | Note | Warned | Started | Advanced

Progress = Callable[[Event], None]


def ignore(_event: Event) -> None:
    """The callback that listens to nothing."""


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
        """Since this was made, at the beginning of the call."""
        return perf_counter() - self.start

    def step(self, text: str, start: float) -> None:
        """A stage that began at ``start`` is done."""
        self.tell(Step(text, perf_counter() - start))

    def steps(self, steps: Iterable[Step], about: str = "") -> None:
        """Stages that are done, of the item ``about`` where there are several."""
        for done in steps:
            self.tell(Step(f"{about}: {done.text}", done.seconds) if about else done)

    def note(self, text: str) -> None:
        self.tell(Note(text))

    def warn(self, text: str) -> None:
        self._warnings.append(text)
        self.tell(Warned(text))
