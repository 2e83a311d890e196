"""``impose``: the pages of a PDF file on sheets to fold or cut."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from brochure.app.arguments import operation
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.outputs import Destination, Output, PdfFile, claim, write_files
from brochure.errors import RequestError
from brochure.press.model import Flip, Imposed
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.press.schemes import Scheme

SchemeName = Literal["booklet", "2up", "4up", "8up", "trifold", "zfold"]
"""The keys of :data:`brochure.press.schemes.SCHEMES`, repeated here because that module is imported late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImposedFile(PdfFile):
    """What :func:`brochure.impose` made: ``pages`` of the source on ``sides`` of ``sheets``.

    ``blank`` is the number of pages or panels of folded sheets that stay blank.
    ``scale`` is the scale of the pages, at most 1; ``is_cut`` tells whether sheets are to be cut. ``incomplete`` has
    pages whose annotations or form fields may be missing; ``is_repaired`` means that the source had errors.
    """

    scheme: str
    paper: str
    sheets: int
    sides: int
    blank: int
    scale: float
    is_cut: bool
    incomplete: tuple[int, ...]
    is_repaired: bool


@operation
def impose(
    file: str | Path,
    scheme: SchemeName,
    *,
    paper: str = "letter",
    flip: Flip | None = None,
    creep: str | None = None,
    output: Output = None,
    progress: Progress = ignore,
) -> ImposedFile:
    """Arrange the pages of ``file``, any PDF file, on sheets of ``paper`` (``letter``, ``a4``, ``13x19in`` …).

    ``flip`` is the edge on which a duplex printer flips folded sheets, by default the short one; ``creep`` is the paper
    thickness of a booklet, such as ``0.1mm``. Raises :class:`~brochure.errors.RequestError` if either does not apply,
    and :class:`~brochure.press.model.PressError` for a file that cannot be imposed.
    """
    from brochure.press.guard import impose_guarded
    from brochure.press.model import parse_length, parse_paper
    from brochure.press.schemes import SCHEMES

    chosen, source = SCHEMES[scheme], Path(file)
    _refuse_unused(chosen, flip, creep)
    sheet = parse_paper(paper)
    thickness = parse_length(creep) if creep else 0.0
    destination = Destination.of(output)
    path = destination.path(f"{source.stem}--{chosen.name}.pdf")
    report = Reporter(progress)
    start = perf_counter()
    data = _read(source)
    if path:
        claim([(path, path.stem)])
    imposed = impose_guarded(data, chosen, sheet, flip=flip or "short", creep=thickness, name=str(source))
    report.step(_summary(imposed, chosen, sheet.name), start)
    write_files([(path, imposed.data)], destination, report)
    return ImposedFile(
        path=path,
        pages=imposed.pages,
        bytes=len(imposed.data),
        seconds=report.seconds,
        scheme=chosen.name,
        paper=sheet.name,
        sheets=imposed.sheets,
        sides=imposed.sides,
        blank=chosen.blanks(imposed.pages),
        scale=imposed.scale,
        is_cut=imposed.is_cut,
        incomplete=imposed.incomplete,
        is_repaired=imposed.is_damaged,
    )


def _read(file: Path) -> bytes:
    """The content of the file. One that is too large is refused before it is read."""
    from brochure.inputs import open_input
    from brochure.press.guard import MAX_BYTES
    from brochure.press.model import PressError

    try:
        with open_input(file) as stream:
            if os.fstat(stream.fileno()).st_size > MAX_BYTES:
                raise PressError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB")
            return stream.read(MAX_BYTES)
    except OSError as error:
        raise PressError(f"{file} cannot be read: {error.strerror or error}") from error


def _refuse_unused(scheme: Scheme, flip: str | None, creep: str | None) -> None:
    """Refuse options that would have no effect."""
    if flip and not scheme.folded:
        raise RequestError(f"flip is for folded sheets; sheets of {scheme.name} are not folded.")
    if creep and not scheme.creeps:
        raise RequestError(f"creep is for booklets; sheets of {scheme.name} are not nested.")


def _summary(imposed: Imposed, scheme: Scheme, paper: str) -> str:
    """``put 5 pages, and 3 blank ones, on 2 sheets of letter paper at 65% of their size``."""
    holder, blanks = "sheet" if scheme.folded else "side", scheme.blanks(imposed.pages)
    blank = f", and {blanks} blank one{'s' if blanks > 1 else ''}," if blanks else ""
    return (
        f"put {counted(imposed.pages, 'page')}{blank} on {counted(imposed.sheets, holder)} of {paper} paper"
        f" at {imposed.scale:.0%} of their size"
    )
