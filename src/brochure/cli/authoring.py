"""Where a new profile goes, for every command that writes one; and, for its author, what to do next."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from brochure.cli import completing
from brochure.cli.outputs import Destination, write_new
from brochure.cli.terminal import note, result
from brochure.resources import own_folder

PROFILES_FOLDER = "./profiles, or the first folder of $BROCHURE_PROFILES"
"""Where profiles go if nothing else is said (:func:`brochure.resources.own_folder`), in the words of help texts."""

_F = TypeVar("_F", bound=Callable[..., object])


def profile_output_option(command: _F) -> _F:
    """``-o FILE``, by default a file in the profiles folder."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        shell_complete=completing.files,
        help="File to write; or a folder (that exists, or ends in /); or - for stdout."
        f"  [default: SLUG.yaml in {PROFILES_FOLDER}]",
    )(command)


def destination(output: str | None, folder: Path | None = None) -> Destination:
    """``-o`` understood. Without it, the first folder of the search path: nothing can hide what is written there."""
    named = f"{own_folder('profiles', folder)}{os.sep}" if output is None else output
    return Destination.of(named, 1, suffixes=(".yaml", ".yml"))


def file_at(where: Destination, slug: str) -> Path:
    """The file for the profile ``slug``; in a folder the existing one, if there is any, with either suffix."""
    from brochure.profile.find import file_of

    return where.path("") if where.folder is None else file_of(where.folder, slug)


def write_profile(text: str, path: Path, hint: str, *, force: bool | None = None) -> None:
    """Write a profile, print its path on stdout, and on stderr what to do next, with a ``hint`` for editing it.

    ``force`` replaces an existing file, and is ``None`` where the command has no such option.
    """
    write_new(path, text.encode("utf-8"), force=bool(force), option="" if force is None else "--force")
    result(str(path))
    name = _name(path)
    note(f"Next:\n  1. Edit {path}: {hint}\n  2. brochure check {name}\n  3. brochure build {name}")


def _name(path: Path) -> str:
    """What to call the profile at ``path`` on a command line: its slug if that finds it, or else its path."""
    from brochure.profile.find import open_library

    found = open_library().slug_file(path.stem)
    return path.stem if found is not None and os.path.realpath(found) == os.path.realpath(path) else _typed(path)


def _typed(path: Path) -> str:
    """``path`` as it is typed in this system's shell."""
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline([str(path)])
    return shlex.quote(str(path))
