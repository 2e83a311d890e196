"""A digest of everything that a file depends on: equal fingerprints mean equal bytes.

That is the program (its version, code, fonts and hyphenation patterns), the style with those it extends, the bytes of
the profile, the area with its figures, the page size, and SOURCE_DATE_EPOCH, which sets the dates in files.
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
"""Files of the package that affect brochures: code, font metrics, fonts."""

_LIBRARIES = ("pyphen", "pyyaml", "zxing-cpp")
"""Libraries that affect what brochures look like."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``whole`` is the digest of everything; ``profile`` covers only the profile's bytes."""

    whole: str
    profile: str


class Fingerprints:
    """Fingerprints of items in ``styles``; ``figures`` is a digest of the figures of all areas.

    The last profile's digest is kept, because items of one profile are consecutive.
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
    """A digest of the versions and the package's files; equal for the same program on any machine."""
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
    except PackageNotFoundError:  # importable, but not installed as a package
        return ""


def _digest(*parts: str) -> str:
    """A digest of texts, separated so that different parts never give the same input."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
