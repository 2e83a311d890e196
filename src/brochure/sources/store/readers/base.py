"""What a reader of official files is, and what readers share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from brochure.sources.figures.model import Holding
from brochure.sources.store.datasets import Dataset
from brochure.sources.store.untrusted import UntrustedConnection
from brochure.sources.workbooks.outline import Outline
from brochure.sources.workbooks.workbook import Sheet, WorkbookError

Covered = tuple[str | None, str | None, int, int]
"""What a file covers of one kind of area: the kind, the level of industries, the numbers of areas and rows.

A file that has no areas covers ``(None, part, 0, rows)``; ``part`` may name a part of the dataset.
"""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Rows of an earlier file, replaced by rows of the same vintage and key."""

    file: str
    rows: int


class SupersededError(WorkbookError):
    """A file with nothing that the store does not have from a better one."""


class Written(NamedTuple):
    """What a file covers, and which rows of earlier files it replaced."""

    covered: Sequence[Covered]
    replaced: tuple[Replaced, ...] = ()


class Description(NamedTuple):
    """What a file in the store is, in words: ``wages``, ``May 2024``, ``nation and 52 states``, ``SOC 2018``."""

    noun: str
    vintage: str
    covers: str
    codes: str | None = None
    """The classification of occupations that it uses."""


class Table(Protocol):
    """A table that a reader has recognized and can read."""

    @property
    def dataset(self) -> Dataset:
        """The kind of data."""

    @property
    def sheet(self) -> Sheet:
        """The sheet that it is read from."""

    @property
    def vintage(self) -> str:
        """The month, the years or the release, as the store keeps it."""

    @property
    def rank(self) -> int:
        """Its place among the tables of a set; those that others need come first."""

    def read(self, connection: UntrustedConnection, source: int) -> Written:
        """Write all rows as rows of ``source``, or replace rows of other sources; the transaction is the caller's.

        Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` with the row of anything wrong.
        """


class Reader(Protocol):
    """A kind of file: a module with these functions, listed in :data:`~.registry.READERS`."""

    def recognize(self, outline: Outline) -> Sequence[Table]:
        """The tables of this kind in a workbook, found by their columns; none for any other workbook.

        Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` for a table of this kind that cannot be read.
        """

    def check(self, connection: UntrustedConnection, place: str) -> None:
        """Check the dataset as a whole, after all files of one ``place`` are read.

        Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` if what was read needs a missing file.
        """

    def remove(self, connection: UntrustedConnection, source: int) -> None:
        """Remove all rows of a file, or the whole dataset if it is a set; the file itself is removed by the caller."""

    def describe(self, holding: Holding) -> Description:
        """What a file of this kind in the store is, in words."""


# What readers share


class Rows(NamedTuple):
    """Where a dataset keeps its rows, with their source, and a query of what a source covers (``Covered``)."""

    dataset: Dataset
    table: str
    coverage: str


def upserted(
    connection: UntrustedConnection, rows: Rows, vintage: str, write: Callable[[], Sequence[Covered]]
) -> Written:
    """What ``write`` covers, and the rows that earlier files of this vintage lost to it.

    Their coverage is updated; a file without rows is removed.
    """
    before = _rows_by_file(connection, rows, vintage)
    covered = write()
    after = _rows_by_file(connection, rows, vintage)
    lost = {key: count - after.get(key, 0) for key, count in before.items() if count > after.get(key, 0)}
    for number, _ in lost:
        _recount(connection, rows, number)
    return Written(covered, tuple(Replaced(file, count) for (_, file), count in lost.items()))


def cover(connection: UntrustedConnection, source: int, covered: Sequence[Covered]) -> None:
    """Record what a file covers, and the number of its rows."""
    connection.execute("DELETE FROM coverage WHERE source = ?", (source,))
    connection.write(
        "INSERT INTO coverage (source, position, kind, industries, areas, rows) VALUES (?, ?, ?, ?, ?, ?)",
        [(source, position, *part) for position, part in enumerate(covered)],
    )
    connection.execute("UPDATE source SET rows = ? WHERE id = ?", (sum(part[-1] for part in covered), source))


def values(columns: Collection[str]) -> str:
    """Columns, and a placeholder for each: ``(a, b) VALUES (?, ?)``."""
    return f"({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _rows_by_file(connection: UntrustedConnection, rows: Rows, vintage: str) -> dict[tuple[int, str], int]:
    """The number of rows of each file of this vintage in the store, by the file's ID and name."""
    counted = connection.execute(
        f"SELECT source.id, file, count(*) FROM source JOIN {rows.table} ON {rows.table}.source = source.id"  # noqa: S608  names of ours
        " WHERE dataset = ? AND source.vintage = ? GROUP BY source.id",
        (rows.dataset.key, vintage),
    )
    return {(number, file): count for number, file, count in counted}


def _recount(connection: UntrustedConnection, rows: Rows, source: int) -> None:
    """Update what a file covers after some of its rows were replaced; a file without rows is removed."""
    before = connection.execute("SELECT kind, industries FROM coverage WHERE source = ? ORDER BY position", (source,))
    order = before.fetchall()
    covered: list[Covered] = connection.execute(rows.coverage, (source,)).fetchall()
    cover(connection, source, sorted(covered, key=lambda part: order.index(part[:2])))
    if not covered:
        connection.execute("DELETE FROM source WHERE id = ?", (source,))
