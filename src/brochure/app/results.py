"""What functions return: frozen records of what was made, what failed and what was skipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from brochure.errors import BrochureError, Diagnostic
    from brochure.inputs import Skipped
    from brochure.paper import SheetSize
    from brochure.profile.header import Entry
    from brochure.sources.store.adding import Added
    from brochure.sources.store.adding import Failed as FailedFile
    from brochure.sources.store.adding import Skipped as SkippedFile
    from brochure.sources.updates.changes import Change, Missing, Split
    from brochure.style.model import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """A finished PDF file; ``path`` is None where it went to a stream. ``seconds`` are those of making it."""

    path: Path | None
    pages: int
    bytes: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BrochureFile(PdfFile):
    """A brochure; ``slug`` is the name of its profile's file."""

    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What :func:`brochure.build` made: a file for each profile, in their order."""

    files: tuple[BrochureFile, ...]
    warnings: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(PdfFile):
    """What :func:`brochure.compare` made, of the profiles with these ``slugs``.

    ``paper`` is that of the sheet; ``style_paper`` that of the style, which may be too small for the sheet.
    """

    slugs: tuple[str, ...]
    paper: SheetSize
    style_paper: SheetSize
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page as a PNG file."""

    page: int
    path: Path
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """What :func:`brochure.preview` drew."""

    slug: str
    pictures: tuple[Picture, ...]
    warnings: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImposedFile(PdfFile):
    """What :func:`brochure.impose` made: ``pages`` of the source, on ``sides`` of ``sheets``.

    ``scale`` is that of the pages, at most 1; ``is_cut`` says whether sheets are cut. ``incomplete`` are pages whose
    annotations or form fields may be missing; ``is_repaired`` says that the source had errors.
    """

    scheme: str
    paper: str
    sheets: int
    sides: int
    scale: float
    is_cut: bool
    incomplete: tuple[int, ...]
    is_repaired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(PdfFile):
    """What :func:`brochure.build_book` made, of so many ``occupations``; ``skipped`` are files that cannot be read."""

    occupations: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What :func:`brochure.check` found: every problem of ``profiles`` profiles and ``styles`` styles, by file."""

    problems: tuple[Diagnostic, ...]
    profiles: int
    styles: int

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems are warnings."""
        return len(self.problems) - self.errors


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFile:
    """A profile that was written; ``path`` is None where it went to a stream.

    ``title`` is that of a copy's original; ``hides`` the profile that a copy is found in place of.
    """

    slug: str
    path: Path | None
    text: str
    title: str = ""
    hides: Path | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why ``files``, the first by name and the others by number, were not made: ``a.pdf and 3 others``."""

    files: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What became of a batch at ``output``, of ``total`` files; its ``manifest`` lists them, None if not written.

    ``failures`` has each different one once, up to a limit, beyond which ``other_failures`` counts them. ``unwritten``
    are files beside the brochures that could not be written, and why; ``is_lost`` says that the folder is gone.
    """

    output: str
    manifest: str | None
    total: int
    built: int
    unchanged: int
    failed: int
    failures: tuple[Failure, ...]
    other_failures: int
    unwritten: Mapping[str, str]
    is_lost: bool
    interrupted: bool
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedProfile:
    """What became of one profile; ``path`` and ``slug`` are None where a source gave none.

    ``left`` is an existing profile that was not replaced; ``notes`` are what a reader should look at, or why it failed.
    """

    slug: str | None
    path: Path | None
    state: Literal["new", "replaced", "same", "left", "failed"]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made in the folder ``output``; ``hiding`` are slugs that mean the new profiles from now on."""

    output: Path
    profiles: tuple[ImportedProfile, ...]
    hiding: tuple[str, ...]
    warnings: tuple[str, ...]
    seconds: float

    def count(self, state: str) -> int:
        """How many profiles have that ``state``."""
        return sum(profile.state == state for profile in self.profiles)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAdded:
    """What :func:`brochure.add_data` added to the store, or found there; files without figures; and what failed."""

    store: Path
    added: tuple[Added, ...]
    skipped: tuple[SkippedFile, ...]
    failed: tuple[FailedFile, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The available profiles by slug; ``skipped`` are files that cannot be read."""

    profiles: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleListing:
    """The available styles by name, with their files; ``failed`` are files that are wrong, with their errors."""

    styles: tuple[tuple[Style, Path], ...]
    skipped: tuple[Skipped, ...]
    failed: tuple[BrochureError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileUpdate:
    """New figures for one profile.

    ``text`` is what its file should be, None where nothing changes, and ``seen`` the bytes that it may replace.
    ``splits`` are tables that keep their date, in a statement of their own; ``missing`` is what the store has no
    figures for, ``quoted`` prose that quotes old figures. ``state`` says what became of it.
    """

    slug: str
    path: Path
    state: Literal["updated", "not written", "left", "up to date"]
    changes: tuple[Change, ...]
    splits: tuple[Split, ...]
    missing: tuple[Missing, ...]
    quoted: tuple[Diagnostic, ...]
    text: str | None = None
    seen: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFailure:
    """A profile that cannot be updated, and why."""

    path: Path
    error: BrochureError


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """What :func:`brochure.plan_update` plans, or :func:`brochure.update` did."""

    profiles: tuple[ProfileUpdate, ...]
    failed: tuple[UpdateFailure, ...]
    skipped: tuple[Skipped, ...]

    @property
    def to_write(self) -> tuple[ProfileUpdate, ...]:
        """The profiles with figures that are not written yet."""
        return tuple(each for each in self.profiles if each.text is not None and each.state != "updated")
