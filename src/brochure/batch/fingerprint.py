"""What a file depends on, as one digest: equal fingerprints, equal bytes.

The program (its version, and its code, fonts and patterns as they are), the style with all that it extends, the bytes
of the profile, the area with its figures, the page size, and SOURCE_DATE_EPOCH, which dates files.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import brochure
from brochure import epoch
from brochure.batch.plan import Item
from brochure.inputs import read_input
from brochure.style.model import Style
from brochure.yamlio.source import MAX_BYTES

_PARTS = (".py", ".json", ".ttf")
"""What of the package's folder goes into brochures: code, font metrics, fonts."""

_LIBRARIES = ("pyphen", "pyyaml", "zxing-cpp")
"""Others' code that has a say in what brochures look like."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``whole`` is the digest of everything, ``profile`` that of the profile's bytes alone."""

    whole: str
    profile: str


class Fingerprints:
    """Fingerprints of items in ``styles``; ``figures`` stands for those of all areas.

    The last profile is remembered: its items stand together.
    """

    def __init__(self, styles: Iterable[Style], figures: str = "") -> None:
        program = program_digest()
        dated = epoch.recorded() or ""
        self._common = {style.name: _digest(program, dated, repr(style)) for style in styles}
        self._figures = figures
        self._last: tuple[Path, str] | None = None

    def of(self, item: Item) -> Fingerprint:
        """The fingerprint of an item. Raises :class:`OSError`."""
        profile = self._profile(item.profile)
        area = (item.area, self._figures) if item.area is not None else ("", "")
        parts = (self._common[item.style], profile, *area, item.page_size or "")
        return Fingerprint(_digest(*parts), profile)

    def _profile(self, path: Path) -> str:
        if self._last is None or self._last[0] != path:
            self._last = path, hashlib.sha256(read_input(path, MAX_BYTES)).hexdigest()
        return self._last[1]


def program_digest() -> str:
    """The versions and the content of the package's files: the same program elsewhere has the same digest."""
    folder = Path(brochure.__file__).parent
    versions = (brochure.__version__, zlib.ZLIB_RUNTIME_VERSION, *map(_version, _LIBRARIES))
    whole = hashlib.sha256("\0".join(versions).encode())
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _PARTS):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # it is there, but was not installed as a package
        return ""


def _digest(*parts: str) -> str:
    """A digest of texts that cannot run into each other."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
