"""The brand of a run: found, opened, and its warnings reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from brochure.brand.find import find_brand
from brochure.errors import InputError, RequestError
from brochure.resources import packaged_profiles

if TYPE_CHECKING:
    from brochure.app.events import Reporter
    from brochure.brand.model import Branding
    from brochure.style.model import Style

OWN_PROFILES = Path("profiles")
"""The folder whose brand counts for profiles from elsewhere, too."""


def branding_of(
    profiles: Iterable[Path],
    brand: str | Path | None,
    styles: Sequence[Style],
    report: Reporter | None = None,
    *,
    branded: bool = True,
    note: str | None = None,
) -> Branding | None:
    """The branding of brochures of ``profiles`` in ``styles``: of ``brand``, or of the file that is found.

    None if there is none, or if they are not ``branded``; a ``note`` is printed nevertheless. Warnings go to
    ``report``. Raises :class:`~brochure.errors.InputError` for a brand that is invalid or has characters without
    glyphs, and :class:`RequestError` for a note that cannot be printed.
    """
    if brand is not None and not branded:
        raise RequestError("`brand` and `branded=False` contradict each other; leave one out")
    found = _found(profiles, brand) if branded else None
    branding = None if found is None else opened_branding(found, styles, report)
    return branding if note is None else _noted(branding, note, styles)


def _found(profiles: Iterable[Path], brand: str | Path | None) -> Path | None:
    """The file of the brand: of the folders of profiles, those that ship have none."""
    folders = dict.fromkeys([path.parent for path in profiles])
    beside = [folder for folder in folders if folder != packaged_profiles()]
    given = None if brand is None else Path(brand)
    return find_brand(given, beside) or find_brand(None, [OWN_PROFILES])


def opened_branding(path: Path, styles: Sequence[Style], report: Reporter | None = None) -> Branding:
    """The branding in the file at ``path``, for ``styles``."""
    from brochure.branding import open_brand

    start = perf_counter()
    opened = open_brand(path)
    if missing := tuple(dict.fromkeys(problem for style in styles for problem in opened.missing_glyphs(style))):
        raise InputError(missing)
    if report is not None:
        report.step(f"read the brand of {opened.loaded.brand.organization}, {path}", start)
        report.warn_of_problems(opened.warnings(styles))
    return opened.branding


def _noted(branding: Branding | None, text: str, styles: Sequence[Style]) -> Branding:
    from brochure.branding import read_note, with_note
    from brochure.opening import coverage

    for style in styles:
        if lacking := sorted(set(text) - coverage(style.faces) - {"\n", "\t"}):
            raise RequestError(f"`note`: no glyph for “{lacking[0]}” (U+{ord(lacking[0]):04X}); rephrase it")
    return with_note(branding, read_note(text), text)
