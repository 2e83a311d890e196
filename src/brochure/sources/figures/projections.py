"""The occupation table of the Employment Projections: thousands become jobs, indents become totals and their parts.

Through 2019–29 titles are not indented; there SOC codes show which totals include a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from brochure.sources.figures import projection_cells as cells
from brochure.sources.figures.model import MAX_DEPTH, MAX_NAMES, Projection, Span, from_stored, quoted
from brochure.sources.workbooks.workbook import Row, Sheet

_ALL = "00-0000"
_TYPES = {"Summary": True, "Line item": False}

_HEADERS = {
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
"""The headers of the occupation table; the years differ from set to set.

Through 2022–32 it was table 1.7, without shares; in 2024–34 it is table 1.2. Through 2019–29 the headers were in two
rows, the upper one spanning columns; both are read as one: ``Employment 2019``, ``Employment change, 2019-29 number``.
"""
_REQUIRED = frozenset({"title", "code", "type", "education"})
_OPTIONAL = frozenset({"base_share", "projected_share"})
_IN_THOUSANDS = re.compile(r"\b(employment|numbers) in thousands\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProjectionsSheet:
    """The occupation table; ``header`` is the number of its last header row, ``columns`` are indexes by name."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    span: Span
    has_totals = True

    def rows(self) -> Iterator[tuple[int, Projection]]:
        """Rows with their numbers in the sheet, up to the footnotes.

        Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` for the first bad row.
        """
        return _rows(self)


def find_table(sheet: Sheet, rows: Sequence[tuple[int, Row]], index: int) -> ProjectionsSheet | None:
    """The table whose header begins at ``index`` in the first ``rows`` of a sheet; None if there is none."""
    number, upper = rows[index]
    found = _header_columns(upper)
    if found is None and index + 1 < len(rows):
        number, lower = rows[index + 1]
        found = _header_columns(_joined(upper, lower))
    if found is None:
        return None
    columns, years = found
    if missing := [name for name in _HEADERS if name not in columns and name not in _OPTIONAL]:
        raise sheet.error(
            f"this looks like the occupation table of the projections, but it has no column for {missing[0]}; "
            "brochure reads the Bureau's workbooks of 2016–26, 2019–29, 2022–32 and 2024–34",
            number,
        )
    if len(years["base"]) != 1 or len(years["target"]) != 1 or min(years["base"]) >= min(years["target"]):
        raise sheet.error("the column headers disagree about the years", number)
    titles = [str(cell) for _, row in rows[:index] for cell in row]
    if not any(_IN_THOUSANDS.search(" ".join(text.split())) for text in titles):
        raise sheet.error("the title does not say that employment is in thousands", number)
    return ProjectionsSheet(sheet, number, columns, Span(years["base"].pop(), years["target"].pop()))


def _header_columns(headers: Sequence[object]) -> tuple[dict[str, int], dict[str, set[int]]] | None:
    """Indexes of the columns by name, and the base and target years in their headers; None for other tables."""
    columns: dict[str, int] = {}
    years: dict[str, set[int]] = {"base": set(), "target": set()}
    texts = [_header(cell) for cell in headers]
    for name, pattern in _HEADERS.items():
        for column, text in enumerate(texts):
            if column not in columns.values() and (match := re.fullmatch(pattern, text, re.IGNORECASE)):
                columns[name] = column
                for which, year in match.groupdict().items():
                    years[which].add(int(year))
                break
    return (columns, years) if columns.keys() >= _REQUIRED else None


def _header(cell: object) -> str:
    """A header as one line, without a footnote mark, ``[1]`` or ``(1)``; years may be numbers."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return re.sub(r"\s*(\[\d+\]|\(\d+\))$", "", " ".join(str(cell)[:200].split()))


def _joined(upper: Row, lower: Row) -> list[str]:
    """Headers in two rows as one; an upper header also covers the blank cells to its right."""
    headers, above = [], ""
    for column in range(max(len(upper), len(lower))):
        above = (_header(upper[column]) if column < len(upper) else "") or above
        headers.append(f"{above} {_header(lower[column]) if column < len(lower) else ''}".strip())
    return headers


def _rows(found: ProjectionsSheet) -> Iterator[tuple[int, Projection]]:
    above: list[tuple[int, str]] = []  # indents and codes of the totals that include the next row
    seen: set[str] = set()
    for number, written in found.sheet.rows():
        if number <= found.header:
            continue
        if _is_note(written):
            if seen:
                break
            continue
        try:
            row = _row(found, written, above)
        except ValueError as error:
            raise found.sheet.error(str(error), number) from None
        if row.soc in seen:
            raise found.sheet.error(f"{row.soc} is repeated", number)
        if len(seen) == MAX_NAMES:
            raise found.sheet.error(f"it has more than {MAX_NAMES:,} rows, which no projections have", number)
        seen.add(row.soc)
        yield number, row
    if not seen:
        raise found.sheet.error("it has column headers, but no figures")


def _is_note(row: Row) -> bool:
    return all(cell in ("", None) for cell in row[1:])


def _row(found: ProjectionsSheet, row: Row, above: list[tuple[int, str]]) -> Projection:
    def cell(name: str) -> object:
        column = found.columns.get(name, len(row))
        return row[column] if column < len(row) else ""

    code, kind, title = cells.soc(cell("code")), str(cell("type")).strip(), str(cell("title"))
    if kind not in _TYPES:
        raise ValueError(f"Occupation type: {quoted(kind)} is neither a Line item nor a Summary")
    indent = len(title) - len(title.lstrip())
    while above and not _is_within(code, indent, *above[-1]):
        above.pop()
    depth, parent = len(above), above[-1][1] if above else None
    if depth > MAX_DEPTH:
        raise ValueError(f"it is nested in more than {MAX_DEPTH} totals")
    if _TYPES[kind]:
        above.append((indent, code))
    read = Projection(
        span=found.span,
        soc=code,
        title=cells.title(title),
        total=_TYPES[kind],
        depth=depth,
        parent=parent,
        base=cells.jobs(cell("base"), "Employment", minimum=0),
        projected=cells.jobs(cell("projected"), "Employment", minimum=0),
        base_share=cells.share(cell("base_share"), "Employment distribution"),
        projected_share=cells.share(cell("projected_share"), "Employment distribution"),
        change=cells.jobs(cell("change"), "Employment change"),
        percent=cells.number(cell("percent"), "Employment change, percent"),
        self_employed=cells.share(cell("self_employed"), "Percent self employed"),
        openings=_openings(cell("openings")),
        wage=from_stored(cells.wage(cell("wage"))),
        education=cells.text(cell("education")),
        experience=cells.text(cell("experience")),
        training=cells.text(cell("training")),
    )
    cells.check_change(read.base, read.projected, read.change)
    return read


def _openings(cell: object) -> int | None:
    return None if cells.is_blank(cell) else cells.jobs(cell, "Occupational openings")


def _is_within(code: str, indent: int, total_indent: int, total_code: str) -> bool:
    """Whether a total above a row includes it, by its indent or, if it has none, by its code."""
    return indent > total_indent if indent else total_code == _ALL or code.startswith(total_code.rstrip("0"))
