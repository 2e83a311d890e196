"""The table of occupational projections, row by row: thousands become jobs, indents become sums and their parts.

In the workbooks of up to 2019–29 titles are not indented; there the codes tell what a row counts in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.sources.figures.model import MAX_DEPTH, MAX_NAMES, Projection
from brochure.sources.figures.recognition import ProjectionsSheet
from brochure.sources.figures.special import from_stored, line, read_cell, read_number, shown
from brochure.sources.workbooks.cells import Row

_ALL = "00-0000"
_SOC = re.compile(r"\d\d-\d{4}", re.ASCII)
_TYPES = {"Summary": True, "Line item": False}
_NOTHING = ("", "—", "–", "-")
_MOST_THOUSANDS = 1_000_000


def read_rows(found: ProjectionsSheet) -> Iterator[tuple[int, Projection]]:
    """Rows with their numbers in the sheet, up to the footnotes.

    Raises :class:`~.errors.WorkbookError` that names the first bad row.
    """
    above: list[tuple[int, str]] = []  # the sums that we are within: indent and code
    seen: set[str] = set()
    for number, cells in found.sheet.rows():
        if number <= found.head:
            continue
        if _is_note(cells):
            if seen:
                break
            continue
        try:
            row = _row(found, cells, above)
        except ValueError as error:
            raise found.sheet.error(str(error), number) from None
        if row.soc in seen:
            raise found.sheet.error(f"{row.soc} was in a row before", number)
        if len(seen) == MAX_NAMES:
            raise found.sheet.error(f"it has more than {MAX_NAMES:,} rows, which no projections have", number)
        seen.add(row.soc)
        yield number, row
    if not seen:
        raise found.sheet.error("it has column heads, but no figures")


def _is_note(cells: Row) -> bool:
    return all(cell in ("", None) for cell in cells[1:])


def _row(found: ProjectionsSheet, cells: Row, above: list[tuple[int, str]]) -> Projection:
    def cell(name: str) -> object:
        place = found.columns.get(name, len(cells))
        return cells[place] if place < len(cells) else ""

    code, kind, title = str(cell("code")).strip(), str(cell("type")).strip(), str(cell("title"))[:1000]
    if not _SOC.fullmatch(code):
        raise ValueError(f"{shown(code)} is not a SOC code such as 29-2071")
    if kind not in _TYPES:
        raise ValueError(f"Occupation type: {shown(kind)} is neither a Line item nor a Summary")
    if not title.strip() or len(title) > 300:
        raise ValueError(f"the title {shown(title)} is too short or too long")
    indent = len(title) - len(title.lstrip())
    while above and not _counts_in(code, indent, *above[-1]):
        above.pop()
    depth, parent = len(above), above[-1][1] if above else None
    if depth > MAX_DEPTH:
        raise ValueError(f"it counts in more than {MAX_DEPTH} sums, one above the other")
    if _TYPES[kind]:
        above.append((indent, code))
    return Projection(
        span=found.span,
        soc=code,
        title=line(title),
        total=_TYPES[kind],
        depth=depth,
        parent=parent,
        base=_jobs(cell("base"), "Employment", least=0),
        projected=_jobs(cell("projected"), "Employment", least=0),
        base_share=_share(cell("base_share"), "Employment distribution"),
        projected_share=_share(cell("projected_share"), "Employment distribution"),
        change=_jobs(cell("change"), "Employment change"),
        percent=_number(cell("percent"), "Employment change, percent"),
        self_employed=_share(cell("self_employed"), "Percent self employed"),
        openings=None if _is_nothing(cell("openings")) else _jobs(cell("openings"), "Occupational openings"),
        wage=from_stored(_wage(cell("wage"))),
        education=_words(cell("education")),
        experience=_words(cell("experience")),
        training=_words(cell("training")),
    )


def _counts_in(code: str, indent: int, sum_indent: int, sum_code: str) -> bool:
    """Whether a row counts in a sum above it: it is indented further; where titles are not, its code says so."""
    return indent > sum_indent if indent else sum_code == _ALL or code.startswith(sum_code.rstrip("0"))


def _is_nothing(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip() in _NOTHING)


def _number(cell: object, column: str) -> float | None:
    if _is_nothing(cell):
        return None
    number = read_number(cell.strip()) if isinstance(cell, str) else cell
    if isinstance(number, bool) or not isinstance(number, int | float) or not abs(number) < 1e9:
        raise ValueError(f"{column}: {shown(cell)} is not a number")
    return float(number)


def _share(cell: object, column: str) -> float | None:
    number = _number(cell, column)
    if number is not None and not 0 <= number <= 100:
        raise ValueError(f"{column}: {number:g} percent is out of range")
    return number


def _jobs(cell: object, column: str, least: float = -_MOST_THOUSANDS) -> int:
    """Thousands with one decimal, as jobs."""
    number = _number(cell, column)
    if number is None or not least <= number <= _MOST_THOUSANDS:
        raise ValueError(f"{column}: {shown(cell)} is not a number of thousands")
    return round(number * 1000)


def _wage(cell: object) -> float | str | None:
    try:
        return read_cell(cell)
    except ValueError as error:
        raise ValueError(f"Median annual wage: {error}") from None


def _words(cell: object) -> str | None:
    return None if _is_nothing(cell) else line(str(cell)[:300])
