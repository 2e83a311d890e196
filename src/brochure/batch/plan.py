"""The plan of a batch: profiles × styles × languages × areas, a file for each combination, and its fingerprint.

A fingerprint is a digest of everything that a file depends on: equal fingerprints mean equal bytes. That is the program
(its version, code, fonts, messages and hyphenation patterns), the style with those it extends and its own fonts, the
bytes of the profile and its picture, and of the brand and its logo, the language, the area with its figures, the page
size, and SOURCE_DATE_EPOCH, which sets the dates in files.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import brochure
from brochure import epoch
from brochure.errors import BrochureError
from brochure.inputs import read_input
from brochure.locale import LANGUAGES, Language, locale_for
from brochure.names import file_name, slug_of
from brochure.paper import PageSize
from brochure.profile.find import read_header
from brochure.profile.images import image_bytes
from brochure.rendering import DEFAULT_STYLE
from brochure.resources import packaged_locales
from brochure.style.model import Style
from brochure.yamlio.source import MAX_BYTES

if TYPE_CHECKING:
    from brochure.brand.model import Branding
    from brochure.sources.local_pay import LocalAreas


@dataclass(frozen=True, slots=True)
class Item:
    """One brochure: the profile's file, the style's name, an area's title, and ``name``, the file to write.

    ``lang`` is the language of composed text; None if it is that of the profile.
    """

    profile: Path
    style: str
    area: str | None
    page_size: PageSize | None
    name: str
    lang: Language | None = None


class CollisionError(BrochureError):
    """Two items would be written to the same file."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The items in order, created on demand; ``local`` is None for brochures without local pay.

    Without ``languages``, each item is in the language of its profile; ``branding`` is that of all. Items of one
    profile are consecutive, so that the profile is read once. Raises :class:`CollisionError`.
    """

    profiles: tuple[Path, ...]
    styles: tuple[Style, ...]
    local: LocalAreas | None = None
    page_size: PageSize | None = None
    languages: tuple[Language, ...] = ()
    branding: Branding | None = None

    def __post_init__(self) -> None:
        _refuse_duplicates([slug_of(path) for path in self.profiles], "profiles", [*map(str, self.profiles)])
        for own in LANGUAGES:
            endings = [ending for _, _, _, ending in self._variants(own)]
            _refuse_duplicates(endings, "styles, languages or areas", endings)
            self._refuse_ambiguous({ending.casefold() for ending in endings})

    def __len__(self) -> int:
        areas = len(self.local.areas) if self.local else 1
        return len(self.profiles) * len(self.styles) * (len(self.languages) or 1) * areas

    def __iter__(self) -> Iterator[Item]:
        variants = {own: self._variants(own) for own in LANGUAGES}
        for path in self.profiles:
            for style, lang, area, ending in variants[self._language_of(path)]:
                yield Item(path, style, area, self.page_size, f"{slug_of(path)}{ending}", lang)

    def _language_of(self, path: Path) -> Language:
        """The language of documents of a profile, which is read only if others are wanted."""
        return locale_for(None, [read_header(path).entry.lang] if self.languages else ()).language

    def _variants(self, own: Language) -> list[tuple[str, Language | None, str | None, str]]:
        """Every style, language and area of a profile in the language ``own``, and what follows its slug in names."""
        languages = [None if language == own else language for language in self.languages] or [None]
        areas: tuple[str | None, ...] = tuple(self.local.areas) if self.local else (None,)
        ending = partial(file_name, "", suffix=".pdf", default_style=DEFAULT_STYLE)
        return [
            (style.name, lang, area, ending(style.name, lang=lang or "", areas=() if area is None else (area,)))
            for style, lang, area in product(self.styles, languages, areas)
        ]

    def _refuse_ambiguous(self, endings: set[str]) -> None:
        """Refuse a profile whose file name is that of another one in some style or area: ``cooks--classic``."""
        stems = {slug_of(path).casefold() for path in self.profiles}
        for path in self.profiles:
            stem, dashes, rest = slug_of(path).casefold().partition("--")
            if dashes and stem in stems and any(f"--{rest}{ending}" in endings for ending in endings):
                raise CollisionError(f"{path} would be written to a file of {stem}; rename it")


def _refuse_duplicates(names: Sequence[str], things: str, shown: Sequence[str]) -> None:
    """Refuse equal names; letter case is ignored, as in some file systems."""
    keys = [name.casefold() for name in names]
    counts = Counter(keys)
    duplicates = [text for key, text in zip(keys, shown, strict=True) if counts[key] > 1]
    if duplicates:
        listed = "".join(f"\n  {text}" for text in duplicates)
        raise CollisionError(f"these {things} would be written to the same files:{listed}")


# Fingerprints

_PARTS = (".py", ".json", ".ttf")
"""Files of the package that affect brochures: code, font metrics, fonts; not schemas, which only a wheel has inside."""

_MESSAGES = (".yaml", ".csv")
"""Files of the languages of documents, whose place in a checkout is another."""

_LIBRARIES = ("fonttools", "pillow", "pyphen", "pyyaml", "reportlab", "svglib", "tinycss2", "zxing-cpp")
"""Libraries that affect what brochures look like."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``whole`` is the digest of everything; ``profile`` covers only the bytes of the profile and its picture."""

    whole: str
    profile: str


class Fingerprints:
    """Fingerprints of items in ``styles``; ``figures`` and ``brand`` are digests: of the areas, of the branding.

    The last profile's digest is kept, because items of one profile are consecutive.
    """

    def __init__(self, styles: Iterable[Style], figures: str = "", brand: str = "") -> None:
        program = program_digest()
        dated = epoch.recorded() or ""
        self._common = {style.name: _digest(program, dated, brand, repr(style)) for style in styles}
        self._figures = figures
        self._last: tuple[Path, str] | None = None

    def of(self, item: Item) -> Fingerprint:
        """The fingerprint of an item. Raises :class:`OSError`."""
        if self._last is None or self._last[0] != item.profile:
            text = read_input(item.profile, MAX_BYTES)
            whole = hashlib.sha256(text)
            with suppress(BrochureError):  # building it says why
                whole.update(image_bytes(item.profile, text))
            self._last = item.profile, whole.hexdigest()
        profile = self._last[1]
        area = (item.area, self._figures) if item.area is not None else ("", "")
        options = (*area, item.page_size or "", item.lang or "")
        return Fingerprint(_digest(self._common[item.style], profile, *options), profile)


def program_digest() -> str:
    """A digest of the versions and the package's files; equal for the same program on any machine."""
    folder = Path(brochure.__file__).parent
    versions = (brochure.__version__, zlib.ZLIB_RUNTIME_VERSION, *map(_version, _LIBRARIES))
    whole = hashlib.sha256("\0".join(versions).encode())
    parts = [path for path in folder.rglob("*") if path.suffix in _PARTS and ".schema" not in path.suffixes]
    named = {path.relative_to(folder).as_posix(): path for path in parts}
    locales = packaged_locales()
    messages = [path for path in locales.rglob("*") if path.suffix in _MESSAGES]
    named |= {f"locales/{path.relative_to(locales).as_posix()}": path for path in messages}
    for name, path in sorted(named.items()):
        whole.update(name.encode() + b"\0")
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
