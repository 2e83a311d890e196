"""How long work shows itself: a bar on a terminal, a line now and then elsewhere.

Click's own bar does: it shows rate and time left with what it is given, and is there already.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from brochure.cli.terminal import note, progress_bar, shows_progress

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from brochure.batch.manifest import Entry

EVERY = 10.0  # seconds between two lines where there is no terminal
KEPT = 50  # different failures
_STEPS = 400  # how often a bar is drawn at most


class Progress:
    """Is told each entry. ``failures`` says of what went wrong the first item's name and how many there are.

    Of very many different failures only the first are kept; ``others`` counts the rest.
    """

    def __init__(self, total: int) -> None:
        self.failures: dict[str, tuple[str, int]] = {}
        self.others = 0
        self._total = total
        self._done = self._failed = 0
        self._start = monotonic()

    def tell(self, entry: Entry) -> None:
        """An item is done."""
        if entry.error is not None:
            self._failed += 1
            if entry.error in self.failures or len(self.failures) < KEPT:
                first, number = self.failures.get(entry.error, (entry.path, 0))
                self.failures[entry.error] = first, number + 1
            else:
                self.others += 1
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
def following(total: int, title: str) -> Iterator[Progress]:
    """Show how ``total`` items get on, on stderr."""
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
