"""Recognizing workbooks by their content: which sheet has the figures, of which dataset, as of when.

Column headers identify the sheet of figures. The month and the top code of a wage survey are in the notes on other
sheets or in the sheet's name. Before May 2019, workbooks have neither, so the file's name must give the month;
otherwise it is ignored, since people rename downloads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from brochure.sources.figures import oews, projections
from brochure.sources.figures.model import MONTHS, TopCode, Vintage, read_number, top_code
from brochure.sources.figures.oews import OewsSheet
from brochure.sources.figures.projections import ProjectionsSheet
from brochure.sources.workbooks.workbook import Sheet, Workbook, WorkbookError

_HEADER_ROWS = 6
_NOTE_ROWS = 200


class UnknownWorkbookError(WorkbookError):
    """A valid workbook that has no figures of these datasets."""


@dataclass(slots=True)
class _Found:
    """What the sheets read so far contain."""

    oews: list[tuple[Sheet, int, dict[str, int]]] = field(default_factory=list)
    projections: list[ProjectionsSheet] = field(default_factory=list)
    vintages: set[Vintage] = field(default_factory=set)
    top_code: TopCode | None = None
    names: list[str] = field(default_factory=list)


def recognize(workbook: Workbook, vintage: Vintage | None = None) -> OewsSheet | ProjectionsSheet:
    """The sheet with the figures. ``vintage`` is for a workbook of the wage survey that does not state its month.

    Raises :class:`UnknownWorkbookError` for any other workbook, and :class:`WorkbookError` for one with an unsupported
    layout or contradictions.
    """
    found = _Found()
    for sheet in workbook.sheets():
        found.names.append(sheet.name)
        _inspect(sheet, found)
        if len(found.oews) + len(found.projections) > 1:
            raise sheet.error("the second sheet of figures in one workbook; make a workbook of each")
    if found.projections:
        return found.projections[0]
    if not found.oews:
        raise UnknownWorkbookError(workbook.file, _unknown(found.names))
    sheet, header, columns = found.oews[0]
    month = _month(sheet, found.vintages, vintage) or next(_may_of_year(workbook.file.rpartition(".")[0]), None)
    if month is None:
        raise sheet.error("the workbook does not state its month; give it with `vintage`, such as 2024-05")
    return OewsSheet(sheet, header, columns, month, found.top_code or top_code(month))


def _inspect(sheet: Sheet, found: _Found) -> None:
    rows = sheet.first_rows(_HEADER_ROWS)
    for index, (number, row) in enumerate(rows):
        if names := oews.header_columns(row):
            if complaint := oews.complaint(names, f"{sheet.name} {sheet.file}"):
                raise sheet.error(complaint, number)
            found.oews.append((sheet, number, names))
            found.vintages |= set(_months([sheet.name])) | set(_may_of_year(sheet.name))
            return
        if table := projections.find_table(sheet, rows, index):
            found.projections.append(table)
            return
    notes = [cell[:1000] for _, row in sheet.first_rows(_NOTE_ROWS) for cell in row if isinstance(cell, str) and cell]
    found.vintages |= set(_months(text for text in notes if re.search(r"\bO?EW?S\b.*Estimates", text)))
    found.top_code = found.top_code or _stated_top_code(notes)


def _months(texts: Iterator[str] | Sequence[str]) -> Iterator[Vintage]:
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


def _month(sheet: Sheet, stated: set[Vintage], given: Vintage | None) -> Vintage | None:
    if len(stated) > 1:
        raise sheet.error("the workbook states several months: " + ", ".join(month.words for month in sorted(stated)))
    if stated and given is not None and given not in stated:
        raise sheet.error(f"the workbook says {next(iter(stated)).words}, not {given.words}")
    return given or next(iter(stated), None)


def _unknown(sheets: Sequence[str]) -> str:
    listed = ", ".join(repr(name[:40]) for name in sheets[:5])
    return (
        "neither a workbook of the wage survey (OEWS, with the columns OCC_CODE, TOT_EMP, H_MEAN …) nor of the "
        f"Employment Projections (occupation.xlsx of 2016–26 or later); it has the sheets {listed or '(none)'}"
    )
