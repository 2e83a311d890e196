"""The plan of a batch: profiles × styles × areas, one file for each combination."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.errors import BrochureError
from brochure.names import file_name, slug_of
from brochure.paper import PageSize
from brochure.rendering import DEFAULT_STYLE
from brochure.style.model import Style

if TYPE_CHECKING:
    from brochure.sources.local_pay import LocalAreas


@dataclass(frozen=True, slots=True)
class Item:
    """One brochure: the profile's file, the style's name, an area's title, and ``name``, the file to write."""

    profile: Path
    style: str
    area: str | None
    page_size: PageSize | None
    name: str


class CollisionError(BrochureError):
    """Two items would be written to the same file."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The items in order, created on demand; ``local`` is None for brochures without local pay.

    Items of one profile are consecutive, so that the profile is read once. Raises :class:`CollisionError`.
    """

    profiles: tuple[Path, ...]
    styles: tuple[Style, ...]
    local: LocalAreas | None = None
    page_size: PageSize | None = None

    def __post_init__(self) -> None:
        _refuse_duplicates([_folded(slug_of(path)) for path in self.profiles], "profiles", [*map(str, self.profiles)])
        variants = [_variant(style, area) for style, area in product(self.styles, self._areas)]
        _refuse_duplicates([_folded(variant) for variant in variants], "styles or areas", variants)
        self._refuse_ambiguous({_folded(variant) for variant in variants})

    def __len__(self) -> int:
        return len(self.profiles) * len(self.styles) * len(self._areas)

    def __iter__(self) -> Iterator[Item]:
        variants = [(style.name, area, _variant(style, area)) for style, area in product(self.styles, self._areas)]
        for path in self.profiles:
            for style, area, variant in variants:
                yield Item(path, style, area, self.page_size, f"{slug_of(path)}{variant}")

    @property
    def _areas(self) -> tuple[str | None, ...]:
        return tuple(self.local.areas) if self.local else (None,)

    def _refuse_ambiguous(self, variants: set[str]) -> None:
        """Refuse a profile whose file name is that of another one in some style or area: ``cooks--classic``."""
        stems = {_folded(slug_of(path)) for path in self.profiles}
        for path in self.profiles:
            stem, dashes, rest = _folded(slug_of(path)).partition("--")
            if dashes and stem in stems and any(f"--{rest}{variant}" in variants for variant in variants):
                raise CollisionError(f"{path} would be written to a file of {stem}; rename it")


def _variant(style: Style, area: str | None) -> str:
    """What follows the slug in a file name."""
    return file_name("", style.name, ".pdf", default_style=DEFAULT_STYLE, areas=() if area is None else (area,))


def _folded(name: str) -> str:
    """``name`` for comparison: some file systems ignore letter case."""
    return name.casefold()


def _refuse_duplicates(keys: list[str], things: str, names: list[str]) -> None:
    duplicates = {key for key, count in Counter(keys).items() if count > 1}
    if duplicates:
        listed = "".join(f"\n  {name}" for key, name in zip(keys, names, strict=True) if key in duplicates)
        raise CollisionError(f"these {things} would be written to the same files:{listed}")
