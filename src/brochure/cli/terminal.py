"""Everything that the command line prints: results on stdout, progress and diagnostics on stderr.

:mod:`brochure.display` escapes characters with which text from a file, a server or an argument could control the
terminal or reorder what it shows; output to a pipe is the same. Only the bytes of ``-o -`` bypass this module.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from io import StringIO
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

import click

from brochure.display import cut, padded, visible, visible_text, width
from brochure.errors import BrochureError
from brochure.inputs import Skipped

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from brochure.app.events import Event


_GAP = "  "
_MAX_FIRST_SHARE = 0.5
"""The share of the terminal's width that an aligned first column may take; a wider cell gets a line of its own."""

_MAX_ALIGNED = 80
"""The widest cell that others in its column are padded to; the Handbook's longest slug has 78 characters."""

_PREFIXES = {"warning": "Warning: ", "error": "Error: "}
_INTERVAL = 10.0  # seconds between two lines of progress
_MAX_UPDATES = 400  # of a progress bar

_OPTIONS = {
    "`brand`": "--brand",
    "`branded=False`": "--no-brand",
    "`categories`": "--category",
    "`clusters`": "--cluster",
    "`contact`": "--contact",
    "`date`": "--date",
    "`education`": "--education",
    "`everything=True`": "--all",
    "`force=True`": "--force",
    "`growth_above`": "--growth-above",
    "`interests`": "--interest",
    "`note`": "--note",
    "`openings_above`": "--openings-above",
    "`overwrite=True`": "--overwrite",
    "`pay_above`": "--pay-above",
    "`scheduler`": "--executor dask",
    "`school`": "--school",
    "`shipped=False`": "--no-shipped",
    "`slug`": "--slug",
    "`socs`": "--soc",
    "`store`": "--store",
    "`title`": "--title",
    "`vintage`": "--vintage",
}
"""Arguments of functions in messages, and the options that stand for them."""


def with_options(message: str) -> str:
    """A message of a function with the options of the command line in place of arguments."""
    for argument, option in _OPTIONS.items():
        message = message.replace(argument, option)
    return message


def result(*lines: str) -> None:
    """Print lines on stdout; a line end within one is escaped."""
    click.echo("\n".join(map(visible, lines)))


def result_text(text: str) -> None:
    """Print a text of several lines on stdout."""
    click.echo(visible_text(text))


def result_json(value: object) -> None:
    """Print ``value`` as JSON on stdout, with paths as text; in ASCII if stdout is not UTF-8, to stay valid."""
    result_text(json.dumps(value, ensure_ascii=not _can_encode("→", sys.stdout), indent=2, default=str))


def result_paths(paths: Sequence[Path | None], entry: object, *, as_json: bool) -> None:
    """Print the ``paths`` that were written, or ``entry`` as JSON; nothing for a result that went to stdout itself."""
    if as_json:
        result_json(entry)
    elif written := list(filter(None, paths)):
        result(*map(str, written))


def print_columns(rows: Sequence[tuple[str, ...]], *, fits: bool = False) -> None:
    """Rows in columns; with ``fits`` the last one ends at the terminal's edge."""
    if rows:
        result(*aligned(rows, terminal_width() if fits else None))


def aligned(rows: Sequence[tuple[str, ...]], limit: int | None = None) -> list[str]:
    """The lines of ``rows``, aligned by display width.

    With a ``limit`` of columns, the last cell of a row is cut with an ellipsis, and a first cell that would take more
    than half of them gets a line of its own. Without one, each row is one line, and a very long cell shifts only the
    rest of its own line.
    """
    cells = [tuple(map(visible, row)) for row in rows]
    widths = [_common_width(map(width, column)) for column in zip(*cells, strict=True)][:-1]
    if limit is not None and widths:
        longest = int(limit * _MAX_FIRST_SHARE)
        widths[0] = max((width(row[0]) for row in cells if width(row[0]) <= longest), default=0)
    lines = []
    for first, *others in cells:
        row = [first, *others]
        if limit is not None and widths and width(first) > widths[0]:
            lines.append(first)
            row[0] = ""
        aside = [padded(cell, columns) for cell, columns in zip(row, widths, strict=False)]
        room = None if limit is None else limit - sum(map(width, aside)) - len(_GAP) * len(aside)
        lines.append(_GAP.join([*aside, row[-1] if room is None else cut(row[-1], room)]).rstrip())
    return lines


def _common_width(widths: Iterable[int]) -> int:
    return max((columns for columns in widths if columns <= _MAX_ALIGNED), default=0)


def conclude(text: str, seconds: float, *, exit_code: int) -> None:
    """Print the summary of a run on stderr, with a check mark if its exit code is 0: ``✗ out: 1 failed  2.0 s``."""
    mark, plain, color = ("✓", "ok", "green") if exit_code == 0 else ("✗", "failed", "red")
    mark = mark if _can_encode(mark, sys.stderr) else plain
    took = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
    _to_stderr(f"{_style(mark, fg=color)} {visible(text)}  {_style(took, dim=True)}")


def note(text: str) -> None:
    """Print a message on stderr, of one line or several. If stderr cannot be written, the work goes on."""
    _to_stderr(visible_text(text))


def note_skipped(skipped: Sequence[Skipped]) -> None:
    """Warn of each file in a folder that cannot be read."""
    for each in skipped:
        note(f"Warning: skipped {each}")


def failure(error: BrochureError) -> None:
    """Print an error on stderr: diagnostics unchanged, any other error after ``Error:``."""
    several: tuple[BrochureError, ...] = getattr(error, "errors", ())
    for each in several:
        failure(each)
    if not several:
        note(str(error) if getattr(error, "diagnostics", ()) else f"Error: {with_options(str(error))}")


def usage_failure(error: click.ClickException) -> None:
    """Print Click's message about an argument on stderr."""
    said = StringIO()
    error.show(said)
    note(said.getvalue().rstrip("\n"))


def stdout_failure(reason: str) -> None:
    """Report that results cannot be written to stdout; without a ``reason``, report nothing."""
    _discard(sys.stdout)
    if reason:
        note(f"Error: cannot write to standard output: {reason}")


def crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print an unexpected error, whose text may come from a file; for :data:`sys.excepthook`."""
    from traceback import format_exception

    note("".join(format_exception(kind, error, trace)).rstrip("\n"))


def confirm(question: str) -> bool:
    """Whether the user answers yes. Raises KeyboardInterrupt if there is no answer."""
    try:
        return click.confirm(visible(question), err=True)
    except click.Abort:
        raise KeyboardInterrupt from None


def can_ask() -> bool:
    """Whether stdin is a terminal, so that the user can be asked."""
    return sys.stdin.isatty()


def terminal_width() -> int | None:
    """The width in columns of the terminal on stdout; None if it is not a terminal."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # imports compression modules that a cold start does not need

    return get_terminal_size().columns


class Telling:
    """Prints the events of a function of :mod:`brochure.app`; if ``quiet``, no steps and notes.

    As a context manager, it removes the progress bar at the end of the block.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._stack = ExitStack()
        self._counter: _Counter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._counter = None
        self._stack.__exit__(kind, error, at)

    def __call__(self, event: Event) -> None:
        from brochure.app.events import Message, Started, Step

        if isinstance(event, Message) and event.kind != "note":
            note(_PREFIXES.get(event.kind, "") + with_options(event.text))
        elif self._quiet:
            return
        elif isinstance(event, Step):
            conclude(event.text, event.seconds, exit_code=0)
        elif isinstance(event, Message):
            note(with_options(event.text))
        elif isinstance(event, Started):
            if event.title:
                note(event.title)
            self._counter = _Counter(event.total, self._stack)
        elif self._counter:
            self._counter.advance(failed=event.failed)


class _Counter:
    """Counts items, and shows the count in a progress bar on a terminal, or else in a line every ten seconds."""

    def __init__(self, total: int, stack: ExitStack) -> None:
        self._total = total
        self._done = self._failed = 0
        self._start = monotonic()
        self._next = self._start + _INTERVAL
        self._bar = None
        if sys.stderr.isatty():
            self._bar = stack.enter_context(progress_bar(total, lambda: str(self)))

    def advance(self, *, failed: bool) -> None:
        self._done += 1
        self._failed += failed
        if self._bar is not None:
            self._bar.update(1, self._done)
        elif monotonic() >= self._next and self._done < self._total:
            left = (self._total - self._done) / self._rate
            note(f"{self._done:,} of {self._total:,} done, {self}, {left:.0f} s left")
            self._next = monotonic() + _INTERVAL

    @property
    def _rate(self) -> float:
        """Items per second so far."""
        return self._done / max(monotonic() - self._start, 1e-6)

    def __str__(self) -> str:
        return f"{self._rate:,.0f} a second" + (f", {self._failed} failed" if self._failed else "")


def progress_bar(total: int, state: Callable[[], str]) -> ProgressBar[int]:
    """A progress bar on stderr, followed by ``state()``."""
    return click.progressbar(
        length=total,
        file=sys.stderr,
        show_pos=True,
        show_percent=False,
        item_show_func=lambda _: visible(state()),
        update_min_steps=max(1, total // _MAX_UPDATES),
    )


def _to_stderr(text: str) -> None:
    try:
        click.echo(text, err=True)
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Discard buffered and later output of ``stream``: the interpreter would fail to write it when it ends."""
    with suppress(OSError, ValueError):  # no descriptor, or closed
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def _style(text: str, *, fg: str | None = None, dim: bool | None = None) -> str:
    """Color unless ``NO_COLOR`` is set; Click removes it if stderr is not a terminal."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=fg, dim=dim)


def _can_encode(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
