"""The tables of a book, “At a glance”: its occupations ranked by pay, growth and openings, and sorted by education."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from brochure.compose.blocks import Block, Cell, Column, DataTable, Section
from brochure.compose.book.chapters import Facts, alphabetical
from brochure.compose.book.model import Tables
from brochure.compose.book.rankings import Ranked, best, dated, months, no_median, pay_of
from brochure.compose.requirements import EDUCATION as LEVELS
from brochure.compose.requirements import VARIES, level_of, requirement
from brochure.compose.tables import count_cells, money_cells, signed_cells, table
from brochure.compose.vocabulary import Vocabulary
from brochure.locale import Locale

GLANCE, EDUCATION = "_at-a-glance", "_by-education"


def glance(locale: Locale, facts: Sequence[Facts], pages: Mapping[str, str]) -> Iterator[Tables]:
    """The sections of tables; empty ones are left out. ``pages`` are the page numbers of link targets."""
    tables = _Tables(locale, pages)
    if shown := tuple(filter(None, tables.rankings(facts))):
        yield Tables(GLANCE, section(locale, "glance", locale.say("book.glance"), shown), whole=True)
    if any(one.education for one in facts):
        levels = tuple(tables.levels(facts))
        yield Tables(EDUCATION, section(locale, "education", locale.say("book.by_education"), levels), whole=False)


def section(locale: Locale, key: str, title: str, blocks: Sequence[Block]) -> Section:
    """A section of the front matter."""
    return Section(key, title, tuple(blocks), locale.say("brochure.continued", title=title))


_ColumnCells = tuple[Column, "Sequence[Cell]"]


class _Tables(NamedTuple):
    """Composes the tables of a book, with the page numbers of its occupations."""

    locale: Locale
    pages: Mapping[str, str]

    def rankings(self, facts: Sequence[Facts]) -> Iterator[DataTable | None]:
        """By pay, by pay of those below a bachelor's degree if there are others, by growth, and by openings."""
        below = [one for one in facts if _rank(one) < LEVELS.index("bachelor")]
        left_out = () if all(one.pay for one in facts) else (no_median(self.locale),)
        yield self._pay("pay", facts, left_out)
        yield self._pay("pay_below_bachelor", below) if len(below) < len(facts) else None
        growing = best(facts, lambda one: one.growth if one.growth and one.growth > 0 else None)
        growth = self.locale.say("book.columns.growth"), signed_cells(self.locale, (one.growth for one in growing))
        yield self._in_years("growth", growing, growth)
        hiring = best(facts, lambda one: one.openings)
        openings = self.locale.say("book.columns.openings"), count_cells(self.locale, (one.openings for one in hiring))
        yield self._in_years("openings", hiring, openings)

    def levels(self, facts: Sequence[Facts]) -> Iterator[DataTable]:
        """A table for each level of education from the lowest, with the best-paid occupations first."""
        levels: dict[tuple[int, str], list[Facts]] = {}
        for one in facts:
            levels.setdefault((_rank(one), self._level(one)), []).append(one)
        for (_, level), of_level in sorted(levels.items()):
            rows = sorted(of_level, key=lambda one: (-(one.pay.value if one.pay else 0), alphabetical(one.title)))
            yield self._table(level, rows, self._pay_column(rows))

    def _level(self, one: Facts) -> str:
        """The name of the usual education; a caption cannot be in the language of the profile."""
        if not one.education:
            return self.locale.say("book.unstated")
        if one.lang and not level_of(one.education):
            return self.locale.say("book.other_education")
        return requirement(one.education, Vocabulary(self.locale, self.locale.lang)).text

    def _pay(self, what: Ranked, facts: Sequence[Facts], notes: tuple[str, ...] = ()) -> DataTable | None:
        rows = best(facts, pay_of)
        caption, dates = dated(self.locale, what, months(self.locale, rows))
        return self._ranking(caption, rows, self._pay_column(rows), dates + notes)

    def _in_years(self, what: Ranked, rows: Sequence[Facts], column: tuple[str, Sequence[Cell]]) -> DataTable | None:
        """A ranking by a ``column`` with this header and these cells, of figures over years."""
        spans = [self.locale.span(*span) for span in sorted({one.span for one in rows if one.span})]
        caption, dates = dated(self.locale, what, spans)
        header, cells = column
        return self._ranking(caption, rows, (Column(header, "number"), cells), dates)

    def _pay_column(self, rows: Sequence[Facts]) -> _ColumnCells:
        header = self.locale.say("book.columns.pay")
        return Column(header, "number"), money_cells(self.locale, (one.pay for one in rows), "annual")

    def _ranking(
        self, caption: str, rows: Sequence[Facts], column: _ColumnCells, notes: tuple[str, ...]
    ) -> DataTable | None:
        """A table of ``rows``, best first; None if there are fewer than two."""
        return self._table(caption, rows, column, notes) if len(rows) > 1 else None

    def _table(
        self, caption: str, rows: Sequence[Facts], column: _ColumnCells, notes: tuple[str, ...] = ()
    ) -> DataTable:
        titles = [Cell(one.title, f"#{one.slug}", one.title_lang) for one in rows]
        numbered = [Cell(self.pages[one.slug]) for one in rows]
        first = Column(self.locale.say("book.columns.occupation")), titles
        last = Column(self.locale.say("book.columns.page"), "number"), numbered
        return table(self.locale, caption, (first, column, last), notes=notes)


def _rank(one: Facts) -> int:
    """The sort key of a level of education: known levels first, then others, those that vary, and unstated ones."""
    level = level_of(one.education)
    if level in LEVELS:
        return LEVELS.index(level)
    return len(LEVELS) + (1 if level == VARIES else 0 if one.education else 2)
