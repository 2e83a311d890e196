"""Progress on stderr: steps, messages, and a progress bar on a terminal, or else a line every ten seconds."""

from __future__ import annotations

from contextlib import ExitStack
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from brochure.cli.terminal import note, progress_bar, shows_progress, step, with_options

if TYPE_CHECKING:
    from brochure.app.events import Event


EVERY = 10.0  # seconds between two lines if there is no terminal
_PREFIXES = {"warning": "Warning: ", "error": "Error: "}
_STEPS = 400  # the number of times that a bar is drawn at most


class Telling:
    """Prints the events of a function of :mod:`brochure.app`; if ``quiet``, no steps and notes.

    As a context manager, it removes the progress bar at the end of the block.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._stack = ExitStack()
        self._count: _Count = _Silent()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._count = _Silent()
        self._stack.__exit__(kind, error, at)

    def __call__(self, event: Event) -> None:
        from brochure.app.events import Advanced, Message, Started, Step

        if isinstance(event, Message) and event.kind != "note":
            note(_PREFIXES.get(event.kind, "") + with_options(event.text))
        elif self._quiet:
            return
        elif isinstance(event, Step):
            step(event.text, event.seconds)
        elif isinstance(event, Message):
            note(with_options(event.text))
        elif isinstance(event, Started):
            if event.title:
                note(event.title)
            self._count = _Bar(event.total, self._stack) if shows_progress() else _Lines(event.total)
        elif isinstance(event, Advanced):
            self._count.advance(failed=event.failed)


class _Count(Protocol):
    def advance(self, *, failed: bool) -> None:
        """One more item is done."""


class _Silent:
    def advance(self, *, failed: bool) -> None:
        pass


class _Counting:
    """The numbers of items done and failed, and the rate."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = self._failed = 0
        self._start = monotonic()

    def advance(self, *, failed: bool) -> None:
        self.done += 1
        self._failed += failed

    @property
    def rate(self) -> float:
        """Items per second so far."""
        return self.done / max(monotonic() - self._start, 1e-6)

    def __str__(self) -> str:
        return f"{self.rate:,.0f} a second" + (f", {self._failed} failed" if self._failed else "")


class _Bar(_Counting):
    def __init__(self, total: int, stack: ExitStack) -> None:
        super().__init__(total)
        self._bar = stack.enter_context(progress_bar(total, lambda: str(self), max_updates=_STEPS))

    def advance(self, *, failed: bool) -> None:
        super().advance(failed=failed)
        self._bar.update(1, self.done)


class _Lines(_Counting):
    def __init__(self, total: int) -> None:
        super().__init__(total)
        self._next = monotonic() + EVERY

    def advance(self, *, failed: bool) -> None:
        super().advance(failed=failed)
        if monotonic() >= self._next and self.done < self.total:
            left = (self.total - self.done) / self.rate
            note(f"{self.done:,} of {self.total:,} done, {self}, {left:.0f} s left")
            self._next = monotonic() + EVERY
