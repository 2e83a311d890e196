"""What functions return: frozen records of what was made, what failed and what was skipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brochure.errors import Diagnostic
    from brochure.inputs import Skipped
    from brochure.paper import SheetSize


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
