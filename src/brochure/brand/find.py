"""Finds the brand of a run, and tells brand files from profiles and styles.

In order: the file that is named, ``$BROCHURE_BRAND``, ``brand.yaml`` beside the profiles.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from brochure.errors import BrochureError, NotFoundError, RequestError
from brochure.inputs import clash
from brochure.profile.kinds import BRAND_STEM
from brochure.resources import Origin, Place

VARIABLE = "BROCHURE_BRAND"
SUFFIXES = (".yaml", ".yml")

_TOP_KEY = re.compile(r"^([A-Za-z_]+)[ \t]*:(?=[ \t\n]|\Z)", re.MULTILINE)
_KEYS = frozenset(
    {"organization", "department", "contact", "hours", "address", "link", "logo", "colors", "note", "notes", "programs",
     "events"}
)  # fmt: skip
"""The keys of brands that profiles and styles do not have."""


def find_brand(given: Path | None, folders: Iterable[Path]) -> Path | None:
    """The file of the brand: ``given``, or ``$BROCHURE_BRAND``, or the one in ``folders``; None if there is none.

    Raises :class:`NotFoundError` for a variable that names no file, and :class:`RequestError` if several of the folders
    have one.
    """
    if given is not None:
        return given  # the error, if any, comes when it is read
    if named := os.environ.get(VARIABLE):
        if not os.path.lexists(named):
            raise NotFoundError(f"${VARIABLE} names {named}, which does not exist")
        return Path(named)
    found: dict[str, Path] = {}
    for path in filter(None, map(brand_in, folders)):
        found.setdefault(os.path.realpath(path), path)
    if len(found) > 1:
        listed = " and ".join(map(str, found.values()))
        raise RequestError(f"{listed} are both beside profiles of this run; choose one with `brand`")
    return next(iter(found.values()), None)


def brand_in(folder: Path) -> Path | None:
    """The brand file in ``folder``, if any. Raises :class:`RequestError` if it has two."""
    paths = [path for path in (folder / f"{BRAND_STEM}{suffix}" for suffix in SUFFIXES) if os.path.lexists(path)]
    if len(paths) > 1:
        raise RequestError(f"{paths[0]}: {clash(paths[1])}")
    return paths[0] if paths else None


def brand_places(folders: Iterable[Place]) -> Iterator[Place]:
    """The files that :func:`find_brand` looks for, in order, if profiles are in these ``folders``; some may not exist.

    Raises :class:`RequestError` if a folder has two.
    """
    if named := os.environ.get(VARIABLE):
        yield Place(Path(named), Origin.ENVIRONMENT)
    for path, origin in folders:
        if origin != Origin.SHIPPED:
            yield Place(brand_in(path) or path / f"{BRAND_STEM}{SUFFIXES[0]}", origin)


def is_brand(path: Path) -> bool:
    """Whether the file at ``path`` is a brand: by its name, or else by its keys."""
    if path.stem == BRAND_STEM:
        return True
    from brochure.yamlio.source import Source  # noqa: PLC0415

    try:
        keys = set(_TOP_KEY.findall(Source.from_file(path).text))
    except BrochureError:
        return False
    return 2 * len(keys & _KEYS) > len(keys)
