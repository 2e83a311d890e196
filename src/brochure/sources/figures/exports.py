"""Employment Projections as the Bureau's web tool exports them: one table as text, without totals.

Columns are found by their names, which changed over the years, with spaces or without. Titles are followed by titles of
jobs, which are left out. Openings are those of a year only where their column says so; through 2012–22 it gave the
total of all years, and named them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from brochure.sources.figures import projection_cells as cells
from brochure.sources.figures.model import MAX_NAMES, Projection, Span, from_stored
from brochure.sources.workbooks.workbook import Row, Sheet

_YEARS = r"(?P<from>\d{4})-(?P<to>\d{4})"
_HEADERS = {
    "title": r"(occupation)?title",
    "code": r"(soc|occupation)code",
    "change": rf"number\(inthousands\)|employmentchange,{_YEARS}",
    "percent": rf"percent|employmentpercentchange,{_YEARS}",
    "openings": rf"jobopeningsduetogrowthandreplacementneeds,{_YEARS}\(inthousands\)"
    rf"|occupationalopenings,{_YEARS.replace('from', 'start').replace('to', 'end')}annualaverage",
    "wage": r"\d{4}medianannualwage|medianannualwage,?\d{4}",
    "education": r"typicalentry-leveleducation",
    "experience": r"workexperienceinarelatedoccupation",
    "training": r"typicalon-the-jobtraining",
}
"""The headers in lower case without spaces; besides these there are two with years, and codes of education."""
_EMPLOYMENT = re.compile(r"(employment)?(?P<year>\d{4})")
_SIGNATURE = frozenset({"title", "code", "openings"})

MIN_JOBS = 140_000_000
"""Jobs that all occupations together have at least; in 2012, the fewest of these editions, they had 145 million."""


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """A table of the web tool; ``columns`` are indexes by name, ``years`` those over which openings are added up."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    span: Span
    years: int
    has_totals = False

    def rows(self) -> Iterator[tuple[int, Projection]]:
        """Rows with their line numbers.

        Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` for the first bad row, and for a table that
        does not have all occupations.
        """
        seen: dict[str, int] = {}
        for number, row in self.sheet.rows():
            if number <= self.header or all(cell == "" for cell in row):
                continue
            try:
                read = self._row(row)
            except ValueError as error:
                raise self.sheet.error(str(error), number) from None
            if read.soc in seen or len(seen) == MAX_NAMES:
                raise self.sheet.error(f"{read.soc} is repeated, or one of too many rows", number)
            seen[read.soc] = read.base
            yield number, read
        if sum(seen.values()) < MIN_JOBS:
            raise self.sheet.error(
                f"its {len(seen):,} occupations have {sum(seen.values()) / 1e6:,.1f} million jobs, so it is only "
                "a part of the list; export all occupations, without a filter"
            )

    def _row(self, row: Row) -> Projection:
        if len(row) <= max(self.columns.values()):
            raise ValueError(f"it ends after {len(row)} of {max(self.columns.values()) + 1} columns")

        def cell(name: str) -> object:
            return row[self.columns[name]]

        read = Projection(
            span=self.span,
            soc=cells.soc(cell("code")),
            title=cells.title(_own_title(str(cell("title")))),
            total=False,
            depth=0,
            parent=None,
            base=cells.jobs(cell("base"), "Employment", minimum=0),
            projected=cells.jobs(cell("projected"), "Employment", minimum=0),
            base_share=None,
            projected_share=None,
            change=cells.jobs(cell("change"), "Employment change"),
            percent=cells.number(cell("percent"), "Employment percent change"),
            self_employed=None,
            openings=cells.jobs(cell("openings"), "Occupational openings", minimum=0, years=self.years),
            wage=from_stored(cells.wage(cell("wage"))),
            education=cells.text(cell("education")),
            experience=cells.text(cell("experience")),
            training=cells.text(cell("training")),
        )
        cells.check_change(read.base, read.projected, read.change)
        cells.check_percent(read.base, read.change, read.percent)
        return read


def find_table(sheet: Sheet, number: int, headers: Sequence[object]) -> ExportSheet | None:
    """The table whose header is row ``number``; None for any other row.

    Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` for a table of the web tool that cannot be read.
    """
    texts = ["".join(str(cell)[:200].split()).lower() for cell in headers]
    found = {name: _match(pattern, texts) for name, pattern in _HEADERS.items()}
    columns = {name: column for name, (column, _) in found.items() if column is not None}
    if not columns.keys() >= _SIGNATURE:
        return None
    if missing := next((name for name in _HEADERS if name not in columns), None):
        raise sheet.error(f"this looks like an export of the projections, but it has no column for {missing}", number)
    years = {int(match["year"]): column for column, text in enumerate(texts) if (match := _EMPLOYMENT.fullmatch(text))}
    spans = {(int(first), int(last)) for _, match in found.values() for first, last in _spans(match)}
    if len(years) != 2 or spans != {(min(years), max(years))}:
        raise sheet.error("the column headers disagree about the years", number)
    span = Span(min(years), max(years))
    columns |= {"base": years[span.base_year], "projected": years[span.target_year]}
    _, openings = found["openings"]
    is_total = openings is not None and openings["from"] is not None
    return ExportSheet(sheet, number, columns, span, span.target_year - span.base_year if is_total else 1)


def _match(pattern: str, texts: Sequence[str]) -> tuple[int | None, re.Match[str] | None]:
    """The first header that matches, and its index."""
    matches = ((column, re.fullmatch(pattern, text)) for column, text in enumerate(texts))
    return next(((column, match) for column, match in matches if match), (None, None))


def _spans(match: re.Match[str] | None) -> Iterator[tuple[str, str]]:
    """The first and last year that a header names."""
    named = match.groupdict() if match else {}
    for first, last in (("from", "to"), ("start", "end")):
        if named.get(first):
            yield named[first], named[last]


def _own_title(cell: str) -> str:
    """The title of the occupation, before the titles of jobs in it."""
    return re.sub(r"Show/hide Example Job Titles\s*$", "", cell.partition("*")[0].strip())
