"""``-o``: what it means on a command line, ``-`` for stdout included."""

from __future__ import annotations

import sys
from typing import BinaryIO

import click

from brochure.app.outputs import OUT

STDOUT = "-"

__all__ = ["OUT", "STDOUT", "target"]


def target(output: str | None, *, as_json: bool = False) -> str | BinaryIO | None:
    """``-o`` as functions of :mod:`brochure.app` take it; ``-`` is stdout, unless that is a terminal."""
    if output != STDOUT:
        return output
    if as_json:
        raise click.UsageError("--json and -o - cannot both have stdout.")
    if sys.stdout.isatty():
        raise click.UsageError("stdout is a terminal. Redirect it, or name a file with -o.")
    return sys.stdout.buffer
