"""``build_book``: many profiles in one PDF file, with cover, contents and index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import check_choice, file_of, several, style_of
from brochure.app.events import Advanced, Progress, Reporter, Started, ignore
from brochure.app.operation import operation
from brochure.app.outputs import Destination, Output, PdfFile, claim
from brochure.app.selecting import chosen, warn_of_selection
from brochure.batch.fair import Asked
from brochure.batch.select import Selectors, select_areas
from brochure.compose.book import By
from brochure.errors import NotFoundError, RequestError
from brochure.paper import PageSize
from brochure.rendering import DEFAULT_STYLE
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.batch.fair import Fair
    from brochure.inputs import Skipped
    from brochure.style.model import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(PdfFile):
    """The book that :func:`brochure.build_book` made; ``skipped`` are files that cannot be read."""

    occupations: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


@operation
def build_book(
    selectors: Selectors | Sequence[str | Path],
    *,
    output: Output = None,
    title: str | None = None,
    school: str | None = None,
    date: dt.date | str | None = None,
    by: By = "category",
    right_hand: bool = False,
    style: str | Path | Style | None = None,
    areas: Sequence[str] = (),
    page_size: PageSize | None = None,
    store: str | Path | None = None,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Book:
    """Bind the brochures of all selected profiles into one PDF file, by default ``out/book.pdf``.

    ``selectors`` are names, or :class:`~brochure.batch.select.Selectors`. Options that are None are taken from the
    selected ``fair.yaml``, or else a default. ``by`` groups occupations into parts; with ``right_hand``, parts and
    occupations begin on right-hand pages. Processes may import the calling script: call this under
    ``if __name__ == "__main__"``. Raises as :func:`brochure.build` does; if any profile is invalid, nothing is
    written.
    """
    from brochure.batch.book import Order, make_book

    areas = several(areas, "areas")
    check_choice(by, By, "by")
    check_choice(page_size, PageSize, "page_size")
    destination = Destination.of(output)
    report = Reporter(progress)
    selection = chosen(selectors, folder)
    warn_of_selection(selection, selectors, report)
    profiles, fair = selection.profiles, selection.fair
    order = Order(
        style=_style(style, fair, report),
        by=by,
        title=title or fair.title or "",
        school=school or fair.school or "",
        date=_day(date) or fair.date or "",
        page_size=page_size or fair.page_size,
        right_hand=right_hand,
        local=select_areas(tuple(map(Asked, areas)) or fair.areas, file_of(store)),
    )
    path = destination.path("book.pdf")
    if path:
        claim([(path, path.stem)], profiles)
    report.tell(Started(f"{path or 'the stream'}: a book of {counted(len(profiles), 'occupation')}", len(profiles)))
    with destination.opened_last(path) as file:
        made = make_book(profiles, order, file, lambda: report.tell(Advanced()))
    if path:
        report.step(f"wrote {path} ({counted(made.pages, 'page')}, {made.bytes / 1000:,.0f} kB)", report.start)
    return Book(
        path=path,
        pages=made.pages,
        bytes=made.bytes,
        seconds=report.seconds,
        occupations=len(profiles),
        skipped=selection.skipped,
        warnings=report.warnings,
    )


def _day(date: dt.date | str | None) -> dt.date | str | None:
    """A text like ``2026-04-17`` as a date; other words are printed as they are."""
    try:
        return dt.date.fromisoformat(date) if isinstance(date, str) else date
    except ValueError:
        return date


def _style(style: str | Path | Style | None, fair: Fair, report: Reporter) -> Style:
    """The given style, or the one of the file; a book has only one."""
    if style is not None:
        return style_of(style, report)
    if len(fair.styles) > 1:
        raise RequestError(f"a book has one style, but the file names {len(fair.styles)}; choose one")
    for asked in fair.styles:
        try:
            return style_of(asked.name, report)
        except NotFoundError as error:
            raise asked.refusal(error) from None
    return style_of(DEFAULT_STYLE, report)
