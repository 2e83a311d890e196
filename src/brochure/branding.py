"""Opens brands: the file with its logo, once a process, and the note of a run.

In: the path of a brand file, a note as text. Out: a :class:`~brochure.brand.model.Branding`, which brochures take, and
warnings about it. A logo comes only from the folder of the brand file or one within it, and is opened again only when
its bytes have changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from brochure.brand.kinds import MAX_NOTE, Note, note_of
from brochure.brand.load import UNPRINTED, LoadedBrand, load_file
from brochure.brand.model import Branding
from brochure.brand.palette import branded
from brochure.errors import Diagnostic, InputError, PictureError, RequestError
from brochure.layout.imprint.logo import LARGEST, MIN_DPI, resolution
from brochure.opening import coverage, opened
from brochure.profile.check import current_day
from brochure.profile.images import read_picture
from brochure.profile.load import missing_glyphs
from brochure.profile.markdown import read_markdown
from brochure.style.fit import enlargement
from brochure.yamlio.report import dotted
from brochure.yamlio.rules import Complaint
from brochure.yamlio.text import RefusedError, clean

if TYPE_CHECKING:
    from brochure.artwork import Artwork
    from brochure.style.model import Style

REMEMBERED = 4  # logos


class OpenedBrand(NamedTuple):
    """A brand with its logo, as brochures take it, and where its values are."""

    branding: Branding
    loaded: LoadedBrand

    def missing_glyphs(self, style: Style) -> tuple[Diagnostic, ...]:
        """An error for each character of the brand that the faces of ``style`` lack."""
        return missing_glyphs(self.loaded.spans.root, coverage(style.faces), UNPRINTED)

    def warnings(self, styles: Sequence[Style]) -> tuple[Diagnostic, ...]:
        """What to know before brochures in ``styles`` are handed out: other shades, a coarse logo, past events."""
        found = [*self._shifted(styles), *self._coarse(styles), *self.loaded.doubts(current_day())]
        return tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.line, problem.column)))

    def _shifted(self, styles: Sequence[Style]) -> Iterator[Diagnostic]:
        colors = self.loaded.brand.colors
        for style in styles if colors else ():
            assert colors is not None
            for shift in branded(style.palette, colors).shifts:
                yield self.loaded.warning(("colors", shift.key), "contrast", str(shift))

    def _coarse(self, styles: Sequence[Style]) -> Iterator[Diagnostic]:
        logo = self.branding.logo
        known = [dpi for style in styles if logo and (dpi := resolution(logo, style.form, _enlargement(style)))]
        if known and min(known) < MIN_DPI:
            message = f"the logo has {min(known):.0f} pixels per inch as printed, at least {MIN_DPI} look sharp"
            hint = "use a larger copy, or an SVG file"
            yield self.loaded.warning(("logo", "file"), "resolution", message, hint)


def _enlargement(style: Style) -> float:
    """The factor by which the pages of ``style`` are larger than they are designed."""
    if style.form in {"field", "handout"}:
        return enlargement(style)
    if style.form == "poster":
        from brochure.layout.poster.scale import design_size  # noqa: PLC0415  most runs make none

        return design_size(style)[2]
    if style.form == "sign":
        from brochure.layout.sign.document import printed_larger  # noqa: PLC0415

        return printed_larger(style)
    return 1.0


def open_brand(path: Path) -> OpenedBrand:
    """The brand at ``path`` with its logo.

    Raises :class:`InputError`, also for a logo that cannot be used, and :class:`~brochure.errors.NotFoundError`.
    """
    loaded = load_file(path)
    try:
        return _opened(loaded)
    except PictureError as error:
        raise InputError((_at_logo(error, loaded),)) from None


def brand_problems(path: Path, style: Style) -> tuple[Diagnostic, ...]:
    """All problems of the brand at ``path`` in ``style``, by line. Raises as :func:`open_brand`, but for its logo."""
    loaded = load_file(path)
    unusable: tuple[Diagnostic, ...] = ()
    try:
        opened_brand = _opened(loaded)
    except PictureError as error:
        unusable, opened_brand = (_at_logo(error, loaded),), OpenedBrand(Branding(loaded.brand), loaded)
    found = unusable + opened_brand.missing_glyphs(style) + opened_brand.warnings([style])
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def _opened(loaded: LoadedBrand) -> OpenedBrand:
    """The brand with its logo. Raises :class:`PictureError`."""
    logo, data = None, b""
    if loaded.brand.logo is not None:
        file = loaded.brand.logo.file
        data = read_picture(file, loaded.folder)
        logo = _logo(data, file)
    return OpenedBrand(Branding(loaded.brand, logo, None, _digest(loaded.data, data)), loaded)


def _at_logo(error: PictureError, loaded: LoadedBrand) -> Diagnostic:
    """``error`` at the place in the brand that names the logo."""
    place = ("logo", "file")
    message = f"{dotted(place)}: {error.message}"
    return loaded.spans.root.source.diagnostic(loaded.spans[place], "error", "image", message, error.hint)


def with_note(branding: Branding | None, note: Note, text: str) -> Branding:
    """``branding`` with the ``note`` of this run, whose source is ``text``."""
    known = branding or Branding(None)
    return known._replace(note=note, digest=_digest(known.digest.encode(), text.encode()))


def read_note(text: str) -> Note:
    """The note in ``text``, small Markdown. Raises :class:`RequestError`."""
    try:
        tidied = clean(text).strip()
    except RefusedError as refused:
        raise RequestError(f"`note`: {refused}") from None
    if not tidied:
        raise RequestError("`note` is empty; write some text, or leave it out")
    if len(tidied) > MAX_NOTE:
        raise RequestError(f"`note` has {len(tidied):,} characters, at most {MAX_NOTE} are allowed")

    def on_bad_link(_link: str, complaint: Complaint) -> None:
        raise RequestError(f"`note`: {complaint.message}; {complaint.hint}".removesuffix("; "))

    return note_of(read_markdown(tidied, on_bad_link))


@lru_cache(maxsize=REMEMBERED)
def _logo(data: bytes, file: str) -> Artwork:
    return opened(data, file, LARGEST)


def _digest(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
