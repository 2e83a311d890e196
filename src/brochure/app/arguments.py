"""Argument checks: types, allowed values, styles by name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from brochure.errors import RequestError
from brochure.rendering import loaded_style, several

if TYPE_CHECKING:
    from brochure.app.events import Reporter
    from brochure.style.model import Style

__all__ = [
    "check_choice",
    "check_jobs",
    "check_profile",
    "file_of",
    "folder_of",
    "names_of",
    "several",
    "style_of",
]


def check_choice(value: str | None, choices: Any, parameter: str) -> None:
    """Raises :class:`RequestError` for a value that is not in the literal type ``choices``; None means the default."""
    if value is not None and value not in get_args(choices):
        raise RequestError(f"{parameter} is {value!r}, expected one of {', '.join(map(str, get_args(choices)))}")


def check_profile(value: object, parameter: str) -> None:
    """Raises :class:`TypeError` if ``value`` is not a profile, for example if it is the name of one."""
    from brochure.profile.model import Profile

    if not isinstance(value, Profile):
        hint = f"; use brochure.load({str(value)!r})" if isinstance(value, str | os.PathLike) else ""
        raise TypeError(f"{parameter} is a {type(value).__name__}, expected a profile{hint}")


def names_of(names: Iterable[str | Path], parameter: str, in_memory: str = "") -> tuple[str | Path, ...]:
    """Names or paths as a tuple. Raises :class:`TypeError` for other types; for profiles it suggests ``in_memory``."""
    found = several(names, parameter)
    for number, name in enumerate(found):
        if not isinstance(name, str | os.PathLike):
            kind = type(name).__name__
            hint = f"; for profiles in memory use brochure.{in_memory}" if in_memory and kind == "Profile" else ""
            raise TypeError(f"{parameter}[{number}] is a {kind}, expected a name or path{hint}")
    return found


def style_of(style: str | Path | Style, report: Reporter | None = None) -> Style:
    """The style, or the one with that name or path; warnings about its files go to ``report``.

    Raises as :func:`brochure.rendering.loaded_style` does, and :class:`TypeError`.
    """
    if isinstance(style, str | os.PathLike):
        loaded = loaded_style(style)
        if report is not None:
            report.warn_of_problems(loaded.warnings)
        return loaded.style
    from brochure.style.model import Style

    if not isinstance(style, Style):
        raise TypeError(f"style is a {type(style).__name__}, expected a style, or the name or path of one")
    return style


def file_of(path: str | Path | None) -> Path | None:
    """``path`` as a :class:`Path`, or None. Raises :class:`RequestError` for an empty one."""
    if path == "":
        raise RequestError("a path is empty; leave it out for the default, or write . for the current folder")
    return None if path is None else Path(path)


def folder_of(folder: str | Path | None) -> Path | None:
    """An existing folder, or None. Raises :class:`RequestError`."""
    path = file_of(folder)
    if path is not None and not path.is_dir():
        raise RequestError(f"there is no folder {path}")
    return path


def check_jobs(jobs: object) -> None:
    """Raises :class:`RequestError` unless ``jobs`` is a positive number or None."""
    if jobs is not None and (not isinstance(jobs, int) or jobs < 1):
        raise RequestError(f"jobs is {jobs!r}, expected a number of processes, 1 or more")
