"""Everything that the command line prints: results on stdout, progress and diagnostics on stderr.

:mod:`brochure.display` escapes characters with which text from a file, a server or an argument could control the
terminal or reorder what it shows; output to a pipe is the same. Only the bytes of ``-o -`` bypass this module.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING, TextIO

import click

from brochure.display import visible, visible_text

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from click._termui_impl import ProgressBar

    from brochure.errors import BrochureError


_OPTIONS = {
    "`everything=True`": "--all",
    "`force=True`": "--force",
    "`overwrite=True`": "--overwrite",
    "`shipped=False`": "--no-shipped",
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


def step(text: str, seconds: float) -> None:
    """``✓ laid out 5 pages  6 ms`` on stderr."""
    conclude(text, seconds, exit_code=0)


def conclude(text: str, seconds: float, *, exit_code: int) -> None:
    """Print the summary of a run on stderr, with a check mark if its exit code is 0: ``✗ out: 1 failed  2.0 s``."""
    mark, plain, color = ("✓", "ok", "green") if exit_code == 0 else ("✗", "failed", "red")
    mark = mark if _can_encode(mark, sys.stderr) else plain
    took = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
    _to_stderr(f"{_style(mark, fg=color)} {visible(text)}  {_style(took, dim=True)}")


def note(text: str) -> None:
    """Print a message on stderr, of one line or several. If stderr cannot be written, the work goes on."""
    _to_stderr(visible_text(text))


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


def shows_progress() -> bool:
    """Whether stderr is a terminal, which can show a progress bar."""
    return sys.stderr.isatty()


def terminal_width() -> int | None:
    """The width in columns of the terminal on stdout; None if it is not a terminal."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # imports compression modules that a cold start does not need

    return get_terminal_size().columns


def progress_bar(total: int, state: Callable[[], str], *, max_updates: int) -> ProgressBar[int]:
    """A progress bar on stderr, drawn at most ``max_updates`` times, followed by ``state()``."""
    return click.progressbar(
        length=total,
        file=sys.stderr,
        show_pos=True,
        show_percent=False,
        item_show_func=lambda _: visible(state()),
        update_min_steps=max(1, total // max_updates),
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
