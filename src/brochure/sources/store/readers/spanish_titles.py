"""The reader of titles of occupations in Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.sources.figures.model import Holding
from brochure.sources.figures.spanish_titles import LANGUAGE, TitleSheet, titles_in
from brochure.sources.store.datasets import SPANISH_TITLES
from brochure.sources.store.readers.base import Covered, Description, Rows, Written, upserted
from brochure.sources.store.untrusted import UntrustedConnection
from brochure.sources.workbooks.outline import Outline
from brochure.sources.workbooks.workbook import Sheet

_ROWS = Rows(
    SPANISH_TITLES,
    "spanish_title",
    "SELECT NULL, NULL, 0, count(*) FROM spanish_title WHERE source = ? HAVING count(*) > 0",
)


@dataclass(frozen=True, slots=True)
class TitleTable:
    """A table of titles; those of a later file replace earlier ones of the same SOC code."""

    found: TitleSheet
    dataset = SPANISH_TITLES
    vintage = LANGUAGE
    rank = 0

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.found.sheet

    def read(self, connection: UntrustedConnection, source: int) -> Written:
        """Write its rows, in place of those of the same occupations."""

        def write() -> list[Covered]:
            rows = [(title.soc, title.english, title.spanish, source) for title in self.found.rows()]
            if not rows:
                raise self.sheet.error("it has no titles")
            connection.write(
                "INSERT OR REPLACE INTO spanish_title (soc, english, name, source) VALUES (?, ?, ?, ?)", rows
            )
            return [(None, None, 0, len(rows))]

        return upserted(connection, _ROWS, self.vintage, write)


def recognize(outline: Outline) -> Sequence[TitleTable]:
    """The sheets with titles."""
    return list(map(TitleTable, titles_in(outline)))


def check(connection: UntrustedConnection, place: str) -> None:
    """Nothing: each table stands for itself."""


def remove(connection: UntrustedConnection, source: int) -> None:
    """Remove the titles of a file."""
    connection.execute("DELETE FROM spanish_title WHERE source = ?", (source,))


def describe(holding: Holding) -> Description:
    """``titles``, ``in Spanish``: they have no month or years."""
    del holding
    return Description("titles", "in Spanish", "", "SOC 2018")
