"""What a workbook is, told from what stands in it: which sheet has the figures, of which survey, from when.

The column heads tell the kind of a sheet; notes on the other sheets and the sheet's own name tell the month of a wage
survey and its top code. Workbooks of before May 2019 have neither: there the file's name has to tell the month. Else it
says nothing, since people rename downloads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from brochure.sources.figures import layouts
from brochure.sources.figures.cells import Row
from brochure.sources.figures.errors import UnknownWorkbookError
from brochure.sources.figures.rows import MONTHS, Span, Vintage
from brochure.sources.figures.special import TopCode, read_number, top_code
from brochure.sources.figures.workbook import Sheet, Workbook

_HEAD_ROWS = 6
_NOTE_ROWS = 200

_PROJECTION_HEADS = {
    "title": r"\d{4} National Employment Matrix title",
    "code": r"\d{4} National Employment Matrix code",
    "type": r"Occupation type",
    "base": r"Employment, (?P<base>\d{4})",
    "projected": r"Employment, (?P<target>\d{4})",
    "base_share": r"Employment distribution, percent, (?P<base>\d{4})",
    "projected_share": r"Employment distribution, percent, (?P<target>\d{4})",
    "change": r"Employment change, numeric, .*",
    "percent": r"Employment change, percent, .*",
    "self_employed": r"Percent self employed, .*",
    "openings": r"Occupational openings, .* annual average",
    "wage": r"Median annual wage, dollars, .*",
    "education": r"Typical education needed for entry",
    "experience": r"Work experience in a related occupation",
    "training": r"Typical on-the-job training needed .*",
}
"""The heads of table 1.2; the years change from one set of projections to the next."""


@dataclass(frozen=True, slots=True)
class OewsSheet:
    """A sheet of the wage survey. ``columns`` are places by name; ``head`` is the number of the row of heads."""

    sheet: Sheet
    head: int
    columns: Mapping[str, int]
    vintage: Vintage
    top_code: TopCode | None


@dataclass(frozen=True, slots=True)
class ProjectionsSheet:
    """Table 1.2 of the projections."""

    sheet: Sheet
    head: int
    columns: Mapping[str, int]
    span: Span


@dataclass(slots=True)
class _Found:
    """What was seen so far, sheet by sheet."""

    oews: list[tuple[Sheet, int, dict[str, int]]] = field(default_factory=list)
    projections: list[ProjectionsSheet] = field(default_factory=list)
    vintages: set[Vintage] = field(default_factory=set)
    top_code: TopCode | None = None
    names: list[str] = field(default_factory=list)


def recognise(workbook: Workbook, vintage: Vintage | None = None) -> OewsSheet | ProjectionsSheet:
    """The sheet with the figures. ``vintage`` helps where a workbook of the wage survey does not tell its month.

    Raises :class:`UnknownWorkbookError` for a workbook that is none of ours, and :class:`WorkbookError` for one that is
    of another layout or contradicts itself.
    """
    found = _Found()
    for sheet in workbook.sheets():
        found.names.append(sheet.name)
        _look_at(sheet, found)
        if len(found.oews) + len(found.projections) > 1:
            raise sheet.error("the second sheet of figures in one workbook; make a workbook of each")
    if found.projections:
        return found.projections[0]
    if not found.oews:
        raise UnknownWorkbookError(workbook.file, _unknown(found.names))
    sheet, head, columns = found.oews[0]
    when = _when(sheet, found.vintages, vintage) or _file_month(workbook.file)
    if when is None:
        raise sheet.error("the workbook does not say of which month it is; say it with --vintage, such as 2024-05")
    return OewsSheet(sheet, head, columns, when, found.top_code or top_code(when))


def _look_at(sheet: Sheet, found: _Found) -> None:
    rows = sheet.first_rows(_HEAD_ROWS)
    for number, row in rows:
        if names := layouts.columns(row):
            if complaint := layouts.complaint(names):
                raise sheet.error(complaint, number)
            found.oews.append((sheet, number, names))
            found.vintages |= set(_months([sheet.name])) | set(_marked_years(sheet.name))
            return
        if projections := _projections(sheet, number, row, rows):
            found.projections.append(projections)
            return
    notes = [cell[:1000] for _, row in sheet.first_rows(_NOTE_ROWS) for cell in row if isinstance(cell, str) and cell]
    found.vintages |= set(_months(text for text in notes if re.search(r"\bO?EW?S\b.*Estimates", text)))
    found.top_code = found.top_code or _stated_top_code(notes)


def _projections(sheet: Sheet, number: int, row: Row, above: Sequence[tuple[int, Row]]) -> ProjectionsSheet | None:
    columns: dict[str, int] = {}
    years: dict[str, set[int]] = {"base": set(), "target": set()}
    heads = [re.sub(r"\s*\[\d+\]$", "", " ".join(str(cell)[:200].split())) for cell in row]
    for name, pattern in _PROJECTION_HEADS.items():
        for place, head in enumerate(heads):
            if place not in columns.values() and (match := re.fullmatch(pattern, head)):
                columns[name] = place
                for which, year in match.groupdict().items():
                    years[which].add(int(year))
                break
    if not columns.keys() >= {"title", "code", "type", "education"}:
        return None  # another of the tables
    if missing := [name for name in _PROJECTION_HEADS if name not in columns]:
        raise sheet.error(f"this looks like table 1.2 of the projections, but has no column “{missing[0]}”", number)
    if len(years["base"]) != 1 or len(years["target"]) != 1 or min(years["base"]) >= min(years["target"]):
        raise sheet.error("the heads of the columns do not agree about the years", number)
    titles = [str(cell) for line, cells in above if line < number for cell in cells]
    if not any("in thousands" in text.lower() for text in titles):
        raise sheet.error("the title does not say that employment is in thousands", number)
    return ProjectionsSheet(sheet, number, columns, Span(years["base"].pop(), years["target"].pop()))


def _months(texts: Iterator[str] | Sequence[str]) -> Iterator[Vintage]:
    for text in texts:
        for month, year in re.findall(rf"\b({'|'.join(MONTHS)}) ((?:19|20)\d\d)\b", text):
            yield Vintage(int(year), MONTHS.index(month) + 1)


def _marked_years(name: str) -> Iterator[Vintage]:
    """``state_M2024_dl``: M is May."""
    if match := re.search(r"(?:^|_)M_?((?:19|20)\d\d)(?:_|$)", name):
        yield Vintage(int(match[1]), 5)


def _stated_top_code(notes: Sequence[str]) -> TopCode | None:
    for note in notes:
        if match := re.search(r"#\s*=.*\$([\d,.]+) per hour or \$([\d,.]+) per year", note):
            hourly, annual = read_number(match[1].rstrip(".,")), read_number(match[2].rstrip(".,"))
            if hourly and annual:
                return TopCode(hourly, annual)
    return None


def _when(sheet: Sheet, said: set[Vintage], given: Vintage | None) -> Vintage | None:
    if len(said) > 1:
        raise sheet.error("the workbook names several months: " + ", ".join(month.words for month in sorted(said)))
    if said and given is not None and given not in said:
        raise sheet.error(f"the workbook says {next(iter(said)).words}, not {given.words}")
    return given or next(iter(said), None)


def _file_month(file: str) -> Vintage | None:
    """The month in a file's name, ``state_M2018_dl.xlsx``."""
    return next(_marked_years(file.rpartition(".")[0]), None)


def _unknown(sheets: Sequence[str]) -> str:
    listed = ", ".join(repr(name[:40]) for name in sheets[:5])
    return (
        "neither a workbook of the wage survey (OEWS, with the columns OCC_CODE, TOT_EMP, H_MEAN …) nor of the "
        f"Employment Projections (with table 1.2); it has the sheets {listed or '(none)'}"
    )
