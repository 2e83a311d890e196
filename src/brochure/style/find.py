"""Finding style files: by name or path, and all the files of a stack such as ``classic+copier``."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Literal

from brochure.errors import BrochureError, InputError, NotFoundError, RequestError
from brochure.inputs import Scan, scan
from brochure.resources import search_path
from brochure.style.model import Style
from brochure.yamlio.decode import former_keys
from brochure.yamlio.report import closest, shortened
from brochure.yamlio.source import MAX_BYTES, Source, unreadable

SUFFIXES = (".yaml", ".yml")
JOIN = "+"
"""Joins the names of a style and of the overlays on it."""

_TOP_KEY = re.compile(r"^([A-Za-z_]+)[ ]*:", re.MULTILINE)
_KEYS = frozenset({"extends", "overlay", *(field.name for field in fields(Style)), *former_keys(Style)})
_OVERLAY = re.compile(r"^overlay[ ]*:[ ]*true\b", re.MULTILINE)


def style_folders(first: Path | None = None) -> tuple[Path, ...]:
    """The folders that are searched for styles.

    In order: ``first``, ``$BROCHURE_STYLES``, ``./styles``, the user's library, and the styles that ship with brochure.
    """
    return search_path("styles", first)


def style_scan(folders: Sequence[Path]) -> Scan:
    """The files of styles and overlays by name, and those that cannot be read."""
    return scan(folders, SUFFIXES, MAX_BYTES)


def find_stack(
    name: str | Path, folders: Sequence[Path], near: Path | None = None, *, overlays_only: bool = False
) -> tuple[Path, ...]:
    """The files that ``name`` means: a style's, by name or path, and those of the overlays after each ``+``.

    Paths are relative to the folder ``near``, by default the current one. With ``overlays_only``, the first is that of
    an overlay, too. Raises :class:`NotFoundError`, whose
    ``close`` are names, :class:`InputError` if a file of a name cannot be read, and :class:`RequestError` for an
    overlay that is given twice.
    """
    first, *overlays = stack_parts(str(name), near)
    found = [_find(first, folders, near, "overlay" if overlays_only else "style")]
    for overlay in overlays:
        path = _find(overlay, folders, near, "overlay")
        if path in found:
            raise RequestError(f"{shortened(str(name))} has {shortened(overlay)} twice; delete one")
        found.append(path)
    return tuple(found)


def stack_parts(name: str, near: Path | None = None) -> tuple[str, ...]:
    """``classic+copier`` as ``("classic", "copier")``; a ``+`` in the path of an existing file joins nothing.

    Paths are relative to the folder ``near``, by default the current one.
    """
    parts: list[str] = []
    rest: str | None = name
    while rest is not None:
        part, rest = _first_part(rest, near or Path())
        parts.append(part)
    return tuple(parts)


def _first_part(name: str, near: Path) -> tuple[str, str | None]:
    """The first part of the name of a stack, and what follows the ``+`` after it."""
    pieces = name.split(JOIN)
    for count in range(len(pieces), 1, -1):
        part = JOIN.join(pieces[:count])
        if _is_path(part) and (near / part).is_file():
            return part, JOIN.join(pieces[count:]) if count < len(pieces) else None
    first, join, rest = name.partition(JOIN)
    return first, rest if join else None


def _find(name: str, folders: Sequence[Path], near: Path | None, kind: Literal["style", "overlay"]) -> Path:
    if _is_path(name):
        return near / name if near else Path(name)  # the error, if any, comes when it is read
    found = style_scan(folders)
    known = found.files
    if path := known.get(name) or known.get(name.lower()):
        return path
    for skipped in found.skipped:
        if skipped.path.suffix in SUFFIXES and skipped.path.stem in (name, name.lower()):
            raise InputError((unreadable(skipped.path, skipped.reason),))
    names = tuple(each for each, path in known.items() if is_overlay(path) is (kind == "overlay"))
    meant = closest(name, names)
    hint = f"did you mean {meant}?" if meant else f"available {kind}s: {', '.join(names) or 'none'}"
    raise NotFoundError(f"no {kind} is called “{shortened(name)}”; {hint}", (meant,) if meant else names)


def _is_path(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) or os.sep in name or "/" in name


def is_overlay(path: Path) -> bool:
    """Whether the file at ``path`` says that it is an overlay; False if it cannot be read."""
    return _OVERLAY.search(_text(path)) is not None


def is_style(path: Path) -> bool:
    """Whether the file at ``path`` is a style or an overlay rather than a profile, judged by its keys.

    If they are inconclusive or the file cannot be read, by its folder.
    """
    keys = set(_TOP_KEY.findall(_text(path))) - {"sections"}  # a key of profiles, too
    known = len(keys & _KEYS)
    if 2 * known != len(keys):
        return 2 * known > len(keys)
    return path.parent.resolve() in {folder.resolve() for folder in style_folders()} or path.parent.name == "styles"


def _text(path: Path) -> str:
    try:
        return Source.from_file(path).text
    except BrochureError:
        return ""
