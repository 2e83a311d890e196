"""``check`` and the listings: what is available, and whether it is valid."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import as_selectors, folder_of, operation
from brochure.errors import BrochureError, Diagnostic, NotFoundError, combined
from brochure.inputs import Skipped
from brochure.rendering import load_style, loaded_style, problems

if TYPE_CHECKING:
    from brochure.batch.criteria import LeftOut
    from brochure.batch.select import Selectors
    from brochure.profile.facts import Facts
    from brochure.profile.find import Entry, Library
    from brochure.style.load import LoadedOverlay
    from brochure.style.model import Style
    from brochure.style.show import ShownStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What :func:`brochure.check` found: all problems, by file, and the numbers of files checked."""

    problems: tuple[Diagnostic, ...]
    profiles: int
    styles: int
    brands: int = 0

    @property
    def errors(self) -> int:
        """The number of errors among the problems."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """The number of warnings among the problems."""
        return len(self.problems) - self.errors


@operation
def check(names: Sequence[str | Path] = (), *, shipped: bool = True, folder: str | Path | None = None) -> Checked:
    """Validate profiles, styles and brands; each of ``names`` is one of these, or a folder of them.

    Without names, all available profiles and brands are validated, or all in ``folder``; those that ship with the
    program only if ``shipped``. Raises :class:`~brochure.errors.NotFoundError` for unknown names, or
    :class:`~brochure.errors.SeveralErrors`.
    """
    from brochure.brand.find import is_brand
    from brochure.profile.find import open_library
    from brochure.style.find import is_style

    library = open_library(folder_of(folder), shipped=shipped)
    paths, found = _paths(names, library)
    style = load_style()
    found += [problem for path in paths for problem in problems(path, style)]
    styles = sum(map(is_style, paths))
    brands = sum(is_brand(path) and not is_style(path) for path in paths)
    profiles = len(paths) - styles - brands
    return Checked(problems=_distinct(found), profiles=profiles, styles=styles, brands=brands)


def _paths(names: Sequence[str | Path], library: Library) -> tuple[list[Path], list[Diagnostic]]:
    """The files to check, each once, and the problems of files in folders that cannot be read."""
    from brochure.yamlio.source import unreadable

    paths, skipped = ([], []) if names else ([*library.paths, *library.brands], list(library.skipped))
    failures: list[BrochureError] = []
    for name in names:
        try:
            found, unread = _named(str(name), library)
        except NotFoundError as error:
            failures.append(error)
        else:
            paths += found
            skipped += unread
    if failures:
        raise combined(failures)
    return list(dict.fromkeys(paths)), [unreadable(each.path, each.reason) for each in skipped]


def _named(name: str, library: Library) -> tuple[Sequence[Path], Sequence[Skipped]]:
    """The files that ``name`` means, a profile, a style or a folder, and those that cannot be read."""
    from brochure.inputs import scan
    from brochure.profile.find import SUFFIXES, looks_like_path
    from brochure.style.find import style_folders, style_scan
    from brochure.yamlio.source import MAX_BYTES

    if not name.strip():
        raise NotFoundError("the name of a profile or style is empty")
    is_folder = Path(name).is_dir()
    try:
        if not (is_folder and looks_like_path(name)):
            return [library.find(name)], []
    except NotFoundError:
        styles = style_scan(style_folders()).files
        if style := styles.get(name) or styles.get(name.lower()):
            return [style], []
        if not is_folder:
            raise
    inside = scan([Path(name)], SUFFIXES, MAX_BYTES)
    if not inside.files and not inside.skipped:
        raise NotFoundError(f"{name}: there are no profiles or styles ({', '.join(SUFFIXES)}) in this folder")
    return list(inside.files.values()), inside.skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The available profiles by slug; ``skipped`` are files that cannot be read.

    ``facts`` are those of each profile, if they were asked for. ``left_out`` counts the profiles that lack a fact by
    which they were to be filtered.
    """

    profiles: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]
    facts: tuple[Facts, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleListing:
    """The available styles and overlays by name, with their files; ``failed`` are the errors of invalid files.

    ``warnings`` are about the valid ones.
    """

    styles: tuple[tuple[Style, Path], ...]
    overlays: tuple[tuple[LoadedOverlay, Path], ...]
    skipped: tuple[Skipped, ...]
    failed: tuple[BrochureError, ...]
    warnings: tuple[Diagnostic, ...]


@operation
def list_profiles(
    selectors: Selectors | None = None, *, with_facts: bool = False, folder: str | Path | None = None
) -> Listing:
    """The available profiles, or those in ``folder``; ``selectors`` filter them. ``with_facts`` reads their facts.

    Raises :class:`~brochure.errors.NotFoundError` for a category, cluster or code that no profile has, and
    :class:`~brochure.batch.select.NothingSelectedError` if no profile matches all filters.
    """
    from brochure.batch.select import Selectors, listed
    from brochure.profile.facts import read_facts
    from brochure.profile.find import open_library

    asked = as_selectors(selectors or Selectors())
    library = open_library(folder_of(folder), shipped=asked.shipped)
    found = listed(asked, library)
    headers = list(map(library.header, found.paths))
    return Listing(
        profiles=tuple(header.entry for header in headers),
        skipped=tuple(library.skipped),
        facts=tuple(map(read_facts, headers)) if with_facts else (),
        left_out=found.left_out,
    )


@operation
def list_styles() -> StyleListing:
    """The available styles and overlays; invalid ones are in the result with their errors."""
    from brochure.style.find import is_overlay, style_folders, style_scan
    from brochure.style.load import load_overlay

    found = style_scan(style_folders())
    styles: list[tuple[Style, Path]] = []
    overlays: list[tuple[LoadedOverlay, Path]] = []
    failed: list[BrochureError] = []
    warnings: list[Diagnostic] = []
    for path in found.files.values():
        try:
            if is_overlay(path):
                overlay = load_overlay(path)
                overlays.append((overlay, path))
                warnings += overlay.warnings
            else:
                loaded = loaded_style(path)
                styles.append((loaded.style, path))
                warnings += loaded.warnings
        except BrochureError as error:  # including files deleted since
            failed.append(error)
    return StyleListing(
        styles=tuple(styles),
        overlays=tuple(overlays),
        skipped=found.skipped,
        failed=tuple(failed),
        warnings=_distinct(warnings),
    )


@operation
def show_style(name: str | Path) -> ShownStyle:
    """Every key of a style, a stack or an overlay: its value, what it means, and the file that sets it.

    Raises :class:`~brochure.errors.NotFoundError` and :class:`~brochure.errors.InputError`.
    """
    from brochure.style.show import shown

    return shown(name)


def _distinct(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once: those of a style are also found by way of every style that extends it."""
    by_place: dict[tuple[object, ...], Diagnostic] = {}
    for each in problems:
        by_place.setdefault((os.path.realpath(each.path), each.line, each.column, each.message), each)
    return tuple(by_place.values())
