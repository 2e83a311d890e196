"""How long work shows itself: a bar on a terminal, a line now and then elsewhere.

Click's own bar does: it shows rate and time left with what it is given, and is there already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from brochure.cli.remarks import Remarks
from brochure.cli.terminal import note, progress_bar, shows_progress

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from brochure.batch.manifest import Entry

_T = TypeVar("_T")

EVERY = 10.0  # seconds between two lines where there is no terminal
KEPT = 50  # different failures
_STEPS = 400  # how often a bar is drawn at most


class Progress:
    """Is told each entry. ``failures`` says what went wrong, each once."""

    def __init__(self, total: int) -> None:
        self.failures = Remarks(KEPT)
        self._total = total
        self._done = self._failed = 0
        self._start = monotonic()

    def tell(self, entry: Entry) -> None:
        """An item is done."""
        if entry.error is not None:
            self._failed += 1
            self.failures.add(entry.path, entry.error)
        self.advance()

    def advance(self) -> None:
        """One more is done."""
        self._done += 1

    @property
    def rate(self) -> float:
        """Items a second so far."""
        return self._done / max(monotonic() - self._start, 1e-6)

    def __str__(self) -> str:
        return f"{self.rate:,.0f} a second" + (f", {self._failed} failed" if self._failed else "")


class _Bar(Progress):
    def __init__(self, total: int, bar: ProgressBar[int]) -> None:
        super().__init__(total)
        self._bar = bar

    def advance(self) -> None:
        super().advance()
        self._bar.update(1, self._done)


class _Lines(Progress):
    def __init__(self, total: int) -> None:
        super().__init__(total)
        self._next = self._start + EVERY

    def advance(self) -> None:
        super().advance()
        if monotonic() >= self._next and self._done < self._total:
            left = (self._total - self._done) / self.rate
            note(f"{self._done:,} of {self._total:,} done, {self}, {left:.0f} s left")
            self._next = monotonic() + EVERY


@contextmanager
def following(total: int, title: str = "") -> Iterator[Progress]:
    """Show how ``total`` items get on, on stderr, below a ``title``."""
    if title:
        note(title)
    if not shows_progress():
        yield _Lines(total)
        return
    shown: list[Progress] = []
    bar = progress_bar(total, lambda: str(shown[0]) if shown else "", max_updates=_STEPS)
    with bar:
        shown.append(_Bar(total, bar))
        yield shown[0]


@contextmanager
def silently(total: int, _title: str) -> Iterator[Progress]:
    """Only keep count."""
    yield Progress(total)


def followed(items: Iterable[_T], total: int) -> Iterator[_T]:
    """``items``, of which there are ``total``; if they are several, it is shown how many were taken."""
    if total < 2:
        yield from items
        return
    with following(total) as progress:
        for item in items:
            yield item
            progress.advance()
