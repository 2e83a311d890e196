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

__all__ = ["check_choice", "check_profile", "file_of", "names_of", "several", "style_of"]


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
    """``path`` as a :class:`Path`, or None."""
    return None if path is None else Path(path)
