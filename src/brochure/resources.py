"""Locations of packaged data, installed or in a checkout, and of users' own profiles and styles.

A wheel has profiles, styles and locales inside the package; a checkout has them at the top level. Paths are relative to
this file because importing ``importlib.resources`` takes 30 ms.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent

FONTS = _PACKAGE / "fonts"


def packaged_profiles() -> Path:
    """The folder of the profiles that come with the package."""
    return _packaged("profiles")


def packaged_styles() -> Path:
    """The folder of the styles that come with the package."""
    return _packaged("styles")


def packaged_locales() -> Path:
    """The folder of the messages that documents contain, one file for each language."""
    return _packaged("locales")


class Origin(StrEnum):
    """Why a folder is on the search path."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    CURRENT = "current folder"
    LIBRARY = "library"
    SHIPPED = "shipped"


class Place(NamedTuple):
    """A folder of the search path; it may not exist."""

    path: Path
    origin: Origin


def search_places(kind: str, first: Path | None = None) -> tuple[Place, ...]:
    """The folders that are searched for ``kind`` (``profiles`` or ``styles``), in order, without duplicates.

    ``first``; the folders in ``BROCHURE_PROFILES`` or ``BROCHURE_STYLES``, separated as in PATH; the one in the
    current folder; the user's library; the package's.
    """
    named = os.environ.get(f"BROCHURE_{kind.upper()}", "").split(os.pathsep)
    places = [Place(Path(part), Origin.ENVIRONMENT) for part in named if part]
    places += [
        Place(Path(kind), Origin.CURRENT),
        Place(user_data() / kind, Origin.LIBRARY),
        Place(_packaged(kind), Origin.SHIPPED),
    ]
    if first is not None:
        places.insert(0, Place(first, Origin.OPTION))
    by_path: dict[Path, Place] = {}
    for place in places:
        by_path.setdefault(place.path, place)
    return tuple(by_path.values())


def search_path(kind: str, first: Path | None = None, *, shipped: bool = True) -> tuple[Path, ...]:
    """The existing folders of :func:`search_places`; the package's only if ``shipped``."""
    places = search_places(kind, first)
    folders = (place.path for place in places if shipped or place.origin is not Origin.SHIPPED)
    return tuple(filter(os.path.isdir, folders))  # False for folders without permission, too


def own_folder(kind: str, first: Path | None = None) -> Path:
    """The folder for new files of ``kind``, first on the search path so that nothing hides them; it may not exist."""
    return search_places(kind, first)[0].path


def is_shipped(path: Path) -> bool:
    """Whether ``path`` is a profile or style of the package, found through the package's folder."""
    return path.parent in (packaged_profiles(), packaged_styles())


def user_data() -> Path:
    """The folder for this program's user data on this operating system; it may not exist."""
    environment = os.environ.get
    if sys.platform == "win32":
        base = Path(environment("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environment("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "brochure"


def _packaged(kind: str) -> Path:
    inside = _PACKAGE / f"_{kind}"
    return inside if inside.is_dir() else _CHECKOUT / kind
