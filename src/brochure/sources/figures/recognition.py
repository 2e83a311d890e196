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
from brochure.sources.figures.errors import UnknownWorkbookError
from brochure.sources.figures.model import MONTHS, Span, Vintage
from brochure.sources.figures.special import TopCode, read_number, top_code
from brochure.sources.workbooks.cells import Row
from brochure.sources.workbooks.workbook import Sheet, Workbook

_HEAD_ROWS = 6
_NOTE_ROWS = 200

_PROJECTION_HEADS = {
    "title": r"\d{4} National Employment Matrix title( and code)?",
    "code": r"\d{4} National Employment Matrix (title and )?code",
    "type": r"Occupation type",
    "base": r"Employment,? (?P<base>\d{4})",
    "projected": r"Employment,? (?P<target>\d{4})",
    "base_share": r"Employment distribution, percent, (?P<base>\d{4})",
    "projected_share": r"Employment distribution, percent, (?P<target>\d{4})",
    "change": r"Employment change, (numeric, .*|.* number)",
    "percent": r"Employment change, (percent, .*|.* percent)",
    "self_employed": r"Percent self employed, .*",
    "openings": r"Occupational openings, .* annual average",
    "wage": r"Median annual wage, (dollars, )?\d{4}",
    "education": r"Typical education needed for entry",
    "experience": r"Work experience in a related occupation",
    "training": r"Typical on-the-job training needed .*",
}
"""The heads of the table of occupational projections; the years change from one set of projections to the next.

Up to 2022–32 it was table 1.7 and had no shares; in 2024–34 it is table 1.2. Up to 2019–29 its heads stood in two rows,
of which the upper one spans columns; they are read as one: ``Employment 2019``, ``Employment change, 2019-29 number``.
"""
_SIGNS = frozenset({"title", "code", "type", "education"})
_SHARES = frozenset({"base_share", "projected_share"})
_IN_THOUSANDS = re.compile(r"\b(employment|numbers) in thousands\b", re.IGNORECASE)


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
    """The table of occupational projections; ``head`` is the number of the last row of heads.

    ``columns`` are places by the names of the heads, of which those of the shares may be missing.
    """

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
    for place, (number, row) in enumerate(rows):
        if names := layouts.columns(row):
            if complaint := layouts.complaint(names, f"{sheet.name} {sheet.file}"):
                raise sheet.error(complaint, number)
            found.oews.append((sheet, number, names))
            found.vintages |= set(_months([sheet.name])) | set(_marked_years(sheet.name))
            return
        if projections := _projections(sheet, rows, place):
            found.projections.append(projections)
            return
    notes = [cell[:1000] for _, row in sheet.first_rows(_NOTE_ROWS) for cell in row if isinstance(cell, str) and cell]
    found.vintages |= set(_months(text for text in notes if re.search(r"\bO?EW?S\b.*Estimates", text)))
    found.top_code = found.top_code or _stated_top_code(notes)


def _projections(sheet: Sheet, rows: Sequence[tuple[int, Row]], place: int) -> ProjectionsSheet | None:
    """The table whose heads begin in the row at ``place`` of ``rows``, the first ones of a sheet."""
    number, heads = rows[place]
    found = _head_columns(heads)
    if found is None and place + 1 < len(rows):
        number, lower = rows[place + 1]
        found = _head_columns(_joined(heads, lower))
    if found is None:
        return None
    columns, years = found
    if missing := [name for name in _PROJECTION_HEADS if name not in columns and name not in _SHARES]:
        raise sheet.error(
            f"this looks like the table of occupational projections, but none of its columns has the {missing[0]}; "
            "brochure reads the Bureau's workbooks of 2016–26, 2019–29, 2022–32 and 2024–34",
            number,
        )
    if len(years["base"]) != 1 or len(years["target"]) != 1 or min(years["base"]) >= min(years["target"]):
        raise sheet.error("the heads of the columns do not agree about the years", number)
    titles = [str(cell) for _, cells in rows[:place] for cell in cells]
    if not any(_IN_THOUSANDS.search(" ".join(text.split())) for text in titles):
        raise sheet.error("the title does not say that employment is in thousands", number)
    return ProjectionsSheet(sheet, number, columns, Span(years["base"].pop(), years["target"].pop()))


def _head_columns(heads: Sequence[object]) -> tuple[dict[str, int], dict[str, set[int]]] | None:
    """Places of the columns by name, and the base and target years in their heads; None for heads of other tables."""
    columns: dict[str, int] = {}
    years: dict[str, set[int]] = {"base": set(), "target": set()}
    texts = [_head(cell) for cell in heads]
    for name, pattern in _PROJECTION_HEADS.items():
        for place, text in enumerate(texts):
            if place not in columns.values() and (match := re.fullmatch(pattern, text, re.IGNORECASE)):
                columns[name] = place
                for which, year in match.groupdict().items():
                    years[which].add(int(year))
                break
    return (columns, years) if columns.keys() >= _SIGNS else None


def _head(cell: object) -> str:
    """A head as one line, without the mark of a footnote: ``[1]``, ``(1)``; years may be written as numbers."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return re.sub(r"\s*(\[\d+\]|\(\d+\))$", "", " ".join(str(cell)[:200].split()))


def _joined(upper: Row, lower: Row) -> list[str]:
    """Heads of two rows as one; a head of the upper row goes on over the blank cells behind it."""
    heads, above = [], ""
    for place in range(max(len(upper), len(lower))):
        above = (_head(upper[place]) if place < len(upper) else "") or above
        heads.append(f"{above} {_head(lower[place]) if place < len(lower) else ''}".strip())
    return heads


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
        f"Employment Projections (occupation.xlsx of 2016–26 or later); it has the sheets {listed or '(none)'}"
    )
