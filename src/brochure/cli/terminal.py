"""What is printed where: results on stdout, progress on stderr, in characters that the terminal has.

All that the command line prints goes through here, so that nothing that came from a file, a server or an argument
controls the terminal or turns text around: :mod:`brochure.display` spells such characters out. The same goes to a pipe.
Only the bytes of ``-o -`` go by themselves (:func:`brochure.cli.outputs.write_stdout`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING, TextIO

import click

from brochure.display import visible, visible_text

if TYPE_CHECKING:
    from types import TracebackType

    from click._termui_impl import ProgressBar

    from brochure.errors import BrochureError


def result(*lines: str) -> None:
    """Lines that the command was asked for, on stdout. A line end within one is spelled out."""
    click.echo("\n".join(map(visible, lines)))


def result_text(text: str) -> None:
    """A text of several lines that the command was asked for, on stdout."""
    click.echo(visible_text(text))


def result_json(value: object) -> None:
    """``value`` as JSON on stdout; in ASCII where the stream is not UTF-8, so that it is valid whatever reads it."""
    result_text(json.dumps(value, ensure_ascii=not _can_encode("→", sys.stdout), indent=2, default=str))


def step(text: str, seconds: float) -> None:
    """``✓ laid out 5 pages  6 ms`` on stderr."""
    conclude(text, seconds, exit_code=0)


def conclude(text: str, seconds: float, *, exit_code: int) -> None:
    """What a run came to, marked by its exit code: only where that is 0 with a check mark, else ``✗ x: 1 failed``."""
    mark, plain, color = ("✓", "ok", "green") if exit_code == 0 else ("✗", "failed", "red")
    mark = mark if _can_encode(mark, sys.stderr) else plain
    took = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
    _to_stderr(f"{_style(mark, fg=color)} {visible(text)}  {_style(took, dim=True)}")


def note(text: str) -> None:
    """A remark on stderr, of one line or several. Where that cannot be written, the work goes on without it."""
    _to_stderr(visible_text(text))


def failure(error: BrochureError) -> None:
    """Print an error on stderr: diagnostics as they are, any other error after ``Error:``."""
    several: tuple[BrochureError, ...] = getattr(error, "errors", ())
    for each in several:
        failure(each)
    if not several:
        note(str(error) if getattr(error, "diagnostics", ()) else f"Error: {error}")


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
    """What :data:`sys.excepthook` prints, for an unexpected error, whose text may come from a file."""
    from traceback import format_exception

    note("".join(format_exception(kind, error, trace)).rstrip("\n"))


def confirm(question: str) -> bool:
    """Whether the user answers yes. Raises KeyboardInterrupt where there is no answer."""
    try:
        return click.confirm(visible(question), err=True)
    except click.Abort:
        raise KeyboardInterrupt from None


def can_ask() -> bool:
    """Whether stdin is a terminal, so that the user can be asked."""
    return sys.stdin.isatty()


def shows_progress() -> bool:
    """Whether stderr is a terminal, where a bar can move."""
    return sys.stderr.isatty()


def terminal_width() -> int | None:
    """The columns of the terminal that stdout is; None where it is none."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # brings compression along, which nothing else of a cold start needs

    return get_terminal_size().columns


def progress_bar(total: int, state: Callable[[], str], *, max_updates: int) -> ProgressBar[int]:
    """A bar on stderr, drawn ``max_updates`` times at most, with ``state()`` at its end."""
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
    """Drop what ``stream`` holds and whatever else comes: else the interpreter tries again when it ends, and fails."""
    with suppress(OSError, ValueError):  # it has no descriptor; or it is closed
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def _style(text: str, *, fg: str | None = None, dim: bool | None = None) -> str:
    """Color, unless ``NO_COLOR`` is set; Click takes it out where stderr is not a terminal."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=fg, dim=dim)


def _can_encode(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
