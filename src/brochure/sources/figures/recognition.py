"""Recognizing workbooks of the Bureau by their content: which sheet has the figures, as of when.

Column headers identify the sheet of figures. The month and the top code of a wage survey are in the notes on other
sheets or in the sheet's name. Before May 2019, workbooks have neither, so the file's name must give the month;
otherwise it is ignored, since people rename downloads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from brochure.sources.figures import exports, oews, projections
from brochure.sources.figures.exports import ExportSheet
from brochure.sources.figures.model import MONTHS, TopCode, Vintage, read_number, top_code
from brochure.sources.figures.oews import OewsSheet
from brochure.sources.figures.projections import ProjectionsSheet
from brochure.sources.workbooks.outline import Head, Outline
from brochure.sources.workbooks.workbook import Sheet

_NOTE_ROWS = 200


Projected = ProjectionsSheet | ExportSheet
"""A sheet of projections."""


def projections_in(outline: Outline) -> list[Projected]:
    """The sheets with projections. Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError`."""
    found = (
        exports.find_table(sheet, *row) or projections.find_table(sheet, rows, index)
        for sheet, rows in outline.heads
        for index, row in enumerate(rows)
    )
    return [table for table in found if table]


def wages_in(outline: Outline) -> list[OewsSheet]:
    """The sheets with wages of one month, which the user may state for a workbook that does not.

    Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` for an unsupported layout and contradictions.
    """
    headers = [header for head in outline.heads if (header := _wage_header(head))]
    if not headers:
        return []
    tables = [sheet for sheet, _, _ in headers]
    notes = [note for sheet, _ in outline.heads if sheet not in tables for note in _notes(sheet)]
    stated = set(_months(text for text in notes if re.search(r"\bO?EW?S\b.*Estimates", text)))
    for sheet in tables:
        stated |= set(_months([sheet.name])) | set(_may_of_year(sheet.name))
    file = outline.file.rpartition(".")[0]
    month = _month(tables[0], stated, outline.around.vintage) or next(_may_of_year(file), None)
    if month is None:
        raise tables[0].error("the workbook does not state its month; give it with `vintage`, such as 2024-05")
    top = _stated_top_code(notes) or top_code(month)
    return [OewsSheet(sheet, number, columns, month, top) for sheet, number, columns in headers]


def _wage_header(head: Head) -> tuple[Sheet, int, dict[str, int]] | None:
    """The sheet, the number of its header row, and its columns; None for other sheets."""
    for number, row in head.rows:
        if names := oews.header_columns(row):
            if complaint := oews.complaint(names, f"{head.sheet.name} {head.sheet.file}"):
                raise head.sheet.error(complaint, number)
            return head.sheet, number, names
    return None


def _notes(sheet: Sheet) -> list[str]:
    return [cell[:1000] for _, row in sheet.first_rows(_NOTE_ROWS) for cell in row if isinstance(cell, str) and cell]


def _months(texts: Iterable[str]) -> Iterator[Vintage]:
    for text in texts:
        for month, year in re.findall(rf"\b({'|'.join(MONTHS)}) ((?:19|20)\d\d)\b", text):
            yield Vintage(int(year), MONTHS.index(month) + 1)


def _may_of_year(name: str) -> Iterator[Vintage]:
    """The month in the name of a sheet or file, such as ``state_M2024_dl``, in which M is May."""
    if match := re.search(r"(?:^|_)M_?((?:19|20)\d\d)(?:_|$)", name):
        yield Vintage(int(match[1]), 5)


def _stated_top_code(notes: Sequence[str]) -> TopCode | None:
    for note in notes:
        if match := re.search(r"#\s*=.*\$([\d,.]+) per hour or \$([\d,.]+) per year", note):
            hourly, annual = read_number(match[1].rstrip(".,")), read_number(match[2].rstrip(".,"))
            if hourly and annual:
                return TopCode(hourly, annual)
    return None


def _month(sheet: Sheet, stated: set[Vintage], given: str | None) -> Vintage | None:
    if len(stated) > 1:
        raise sheet.error("the workbook states several months: " + ", ".join(month.words for month in sorted(stated)))
    if given is None:
        return next(iter(stated), None)
    try:
        month = Vintage.parse(given)
    except ValueError as error:
        raise sheet.error(str(error)) from None
    if stated and month not in stated:
        raise sheet.error(f"the workbook says {next(iter(stated)).words}, not {month.words}")
    return month
