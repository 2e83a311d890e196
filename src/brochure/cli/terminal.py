"""What is printed where: results on stdout, progress on stderr, in characters that the terminal has."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import TextIO

import click

Tell = Callable[[str, float], None]
"""How a step that is done, and the seconds it took, are told."""


def result(text: str) -> None:
    """A line that the command was asked for, on stdout."""
    click.echo(text)


def result_json(value: object) -> None:
    """``value`` as JSON on stdout; in ASCII where the stream is not UTF-8, so that it is valid whatever reads it."""
    click.echo(json.dumps(value, ensure_ascii=not _can_encode("→", sys.stdout), indent=2, default=str))


def step(text: str, seconds: float) -> None:
    """``✓ laid out 5 pages  6 ms`` on stderr."""
    mark = "✓" if _can_encode("✓", sys.stderr) else "ok"
    took = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
    click.echo(f"{_style(mark, fg='green')} {text}  {_style(took, dim=True)}", err=True)


def silent(_text: str, _seconds: float) -> None:
    """A step that nobody wants to hear of."""


def note(text: str) -> None:
    """A remark on stderr."""
    click.echo(text, err=True)


def counted(number: int, thing: str, things: str = "") -> str:
    """``1 brochure``, ``2 brochures``; ``things`` is the plural where an s does not make it."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def _style(text: str, *, fg: str | None = None, dim: bool | None = None) -> str:
    """Colour, unless ``NO_COLOR`` is set; Click takes it out where stderr is not a terminal."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=fg, dim=dim)


def _can_encode(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
