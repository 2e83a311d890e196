"""Where the data that come with the package lie, installed or in a checkout, and where users keep theirs.

A wheel carries profiles and styles inside the package; a checkout has them at its top. Paths are made from this
file's own: ``importlib.resources`` would cost 30 ms to import.
"""

from __future__ import annotations

import os
import sys
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


def search_path(kind: str, first: Path | None = None) -> tuple[Path, ...]:
    """The folders that exist among those where ``kind`` (``profiles`` or ``styles``) is looked for, in order.

    ``first``, those that the environment names (``BROCHURE_PROFILES``, several with the system's separator), that
    of the current folder, the user's, and the package's.
    """
    named = os.environ.get(f"BROCHURE_{kind.upper()}", "").split(os.pathsep)
    folders = [Path(part) for part in named if part]
    folders += [Path(kind), user_data() / kind, _packaged(kind)]
    if first is not None:
        folders.insert(0, first)
    return tuple(filter(os.path.isdir, dict.fromkeys(folders)))  # False, too, for what may not be looked at


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
