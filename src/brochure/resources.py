"""Where the data that come with the package lie, installed or in a checkout, and where users keep theirs.

A wheel carries profiles and styles inside the package; a checkout has them at its top. Paths are made from this
file's own: ``importlib.resources`` would cost 30 ms to import.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent

FONTS = _PACKAGE / "fonts"


def packaged_profiles() -> Path:
    """The folder of the profiles that come with the package."""
    return _packaged("profiles")


def packaged_styles() -> Path:
    """The folder of the styles that come with the package."""
    return _packaged("styles")


class Origin(StrEnum):
    """What puts a folder on the search path."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    CURRENT = "current folder"
    LIBRARY = "library"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of the search path; it may not exist."""

    path: Path
    origin: Origin


def search_places(kind: str, first: Path | None = None) -> tuple[Place, ...]:
    """The folders where ``kind`` (``profiles`` or ``styles``) is looked for, in order, each once.

    ``first``, those that the environment names (``BROCHURE_PROFILES``, several with the system's separator), that
    of the current folder, the user's library, and the package's.
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
    """The folders of :func:`search_places` that exist; those of the package only if ``shipped``."""
    places = search_places(kind, first)
    folders = (place.path for place in places if shipped or place.origin is not Origin.SHIPPED)
    return tuple(filter(os.path.isdir, folders))  # False, too, for what may not be looked at


def own_folder(kind: str, first: Path | None = None) -> Path:
    """Where something new of ``kind`` is written so that no folder of the search path hides it; it may not exist."""
    return search_places(kind, first)[0].path


def is_shipped(path: Path) -> bool:
    """Whether a profile or style comes with the package, found as such; that of a checkout's own folder does not."""
    return path.parent in (packaged_profiles(), packaged_styles())


def user_data() -> Path:
    """The folder where this system keeps a user's data of this program; it may not exist."""
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
