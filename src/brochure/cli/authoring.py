"""Where a new profile goes, for every command that writes one; and, for its author, what to do next."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from brochure.cli.options import output_option
from brochure.cli.outputs import STDOUT
from brochure.cli.terminal import note, result, result_json, result_text

if TYPE_CHECKING:
    from brochure.app.author import ProfileFile

PROFILES_FOLDER = "./profiles, or the first folder of $BROCHURE_PROFILES"
"""Where profiles go if nothing else is said (:func:`brochure.resources.own_folder`), in the words of help texts."""

_F = TypeVar("_F", bound=Callable[..., object])


def profile_output_option(command: _F) -> _F:
    """``-o FILE``, by default a file in the profiles folder."""
    return output_option(f"SLUG.yaml in {PROFILES_FOLDER}")(command)


def text_target(output: str | None) -> str | BinaryIO | None:
    """``-o`` as functions that write profiles take it; with ``-`` the text comes back, to be printed as text."""
    return BytesIO() if output == STDOUT else output


def tell_profile(made: ProfileFile, hint: str, *, quiet: bool, as_json: bool) -> None:
    """Print the path on stdout, and on stderr what to do next, with a ``hint`` for editing; or the profile itself."""
    if made.path is None:
        result_text(made.text.rstrip("\n"))
        return
    if as_json:
        result_json({"slug": made.slug, "path": str(made.path)})
    else:
        result(str(made.path))
    if not quiet:
        name = _name(made.path)
        note(f"Next:\n  1. Edit {made.path}: {hint}\n  2. brochure check {name}\n  3. brochure build {name}")


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
