"""``list_profiles``, ``search_profiles`` and ``list_styles``: what is available."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import folder_of
from brochure.app.operation import operation
from brochure.errors import BrochureError
from brochure.rendering import load_style

if TYPE_CHECKING:
    from brochure.batch.select import Selectors
    from brochure.errors import BrochureError
    from brochure.inputs import Skipped
    from brochure.profile.find import Entry
    from brochure.style.model import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The available profiles by slug; ``skipped`` are files that cannot be read."""

    profiles: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleListing:
    """The available styles by name, with their files; ``failed`` are the errors of invalid files."""

    styles: tuple[tuple[Style, Path], ...]
    skipped: tuple[Skipped, ...]
    failed: tuple[BrochureError, ...]


@operation
def list_profiles(selectors: Selectors | None = None, *, folder: str | Path | None = None) -> Listing:
    """The available profiles, or those in ``folder``; ``selectors`` filter them by category, cluster or SOC code.

    Raises :class:`~brochure.errors.NotFoundError` for a category, cluster or code that no profile has.
    """
    from brochure.batch.select import Selectors, listed
    from brochure.profile.find import open_library

    asked = selectors or Selectors()
    library = open_library(folder_of(folder), shipped=asked.shipped)
    return Listing(
        profiles=tuple(header.entry for header in listed(asked, library)),
        skipped=tuple(library.skipped),
    )


@operation
def search_profiles(
    words: str, selectors: Selectors | None = None, *, folder: str | Path | None = None
) -> tuple[Entry, ...]:
    """The profiles with all ``words`` in title, alias, slug, SOC code, group or summary; best matches first.

    The beginning of a word is enough. ``selectors`` and ``folder`` are as for :func:`list_profiles`.
    """
    from brochure.batch.select import Selectors, listed
    from brochure.profile.find import open_library, search

    asked = selectors or Selectors()
    return tuple(search(words, listed(asked, open_library(folder_of(folder), shipped=asked.shipped))))


@operation
def list_styles() -> StyleListing:
    """The available styles; invalid ones are in the result with their errors."""
    from brochure.style.load import style_folders, style_scan

    found = style_scan(style_folders())
    styles: list[tuple[Style, Path]] = []
    failed: list[BrochureError] = []
    for path in found.files.values():
        try:
            styles.append((load_style(path), path))
        except BrochureError as error:  # including files deleted since
            failed.append(error)
    return StyleListing(styles=tuple(styles), skipped=found.skipped, failed=tuple(failed))
