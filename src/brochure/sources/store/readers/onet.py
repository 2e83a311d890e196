"""The reader of the O*NET database: one release at a time, whose tables belong together.

A newer release replaces an older one whole, beginning with its occupations. A table of a release that the store has
already, in another format for example, must have the same content: what a release says never changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from brochure.sources.figures.model import Holding
from brochure.sources.figures.onet import PARTS, OnetSheet, Part, onet_in
from brochure.sources.store.datasets import ONET
from brochure.sources.store.readers.base import Description, Replaced, Written
from brochure.sources.store.readers.onet_rows import write
from brochure.sources.store.untrusted import UntrustedConnection
from brochure.sources.workbooks.outline import Outline
from brochure.sources.workbooks.workbook import Sheet, WorkbookError

_MIN_SHARE = 0.8
"""The part of all occupations with data that each table has at least; in O*NET 29.3, skills have the fewest, 95 %."""


@dataclass(frozen=True, slots=True)
class OnetTable:
    """A table of a release of O*NET."""

    found: OnetSheet
    dataset = ONET

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.found.sheet

    @property
    def vintage(self) -> str:
        """The release, ``29.3``."""
        return self.found.release

    @property
    def rank(self) -> int:
        """Its place in the order in which tables of a release are read."""
        return PARTS.index(self.found.part)

    def read(self, connection: UntrustedConnection, source: int) -> Written:  # noqa: ARG002  a part has one source
        """Write its rows, in place of an older release."""
        part = self.found.part
        replaced = _make_room(connection, self.found)
        same = _sources(connection, part)
        before = _fingerprint(connection, part) if same else ""
        count = write(connection, self.found)
        for number, file, rows in same:
            if rows != count or _fingerprint(connection, part) != before:
                raise self.sheet.error(
                    f"its {part.value} are not those of {file}, which is of the same release, O*NET {self.vintage}; "
                    "one of the files was changed"
                )
            _forget(connection, number)
            replaced.append(Replaced(file, rows))
        return Written([(None, part.value, 0, count)], tuple(replaced))


def recognize(outline: Outline) -> Sequence[OnetTable]:
    """The tables of O*NET in a workbook."""
    return [OnetTable(found) for found in onet_in(outline)]


def remove(connection: UntrustedConnection, source: int) -> None:  # noqa: ARG001  its tables need each other
    """Remove all of O*NET."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  names of ours


def describe(holding: Holding) -> Description:
    """``O*NET``, ``29.3``, ``interests``."""
    return Description("O*NET", holding.vintage, ", ".join(part.industries or "" for part in holding.coverage))


def check(connection: UntrustedConnection, place: str) -> None:
    """Refuse a release without a table that others need, or with half of one."""
    parts = {part for part in Part if _sources(connection, part)}
    if Part.ZONES in parts and Part.ZONE_REFERENCE not in parts:
        raise WorkbookError(place, "the table Job Zone Reference is missing, which says what the job zones mean")
    counts = {part: _occupations(connection, part) for part in parts if part in _COUNTED}
    whole = max(counts.values(), default=0)
    for part, count in counts.items():
        if count < _MIN_SHARE * whole:
            most = next(other for other in counts if counts[other] == whole)
            raise WorkbookError(
                place,
                f"the table of {part.value} is not complete: it has {count:,} occupations, and that of {most.value}"
                f" {whole:,}",
            )


# One release at a time


def _make_room(connection: UntrustedConnection, found: OnetSheet) -> list[Replaced]:
    """Remove an older release before the first table of another one; return the files that were replaced."""
    others = connection.execute(
        "SELECT id, file, rows, vintage FROM source WHERE dataset = ? AND vintage <> ? ORDER BY id",
        (ONET.key, found.release),
    ).fetchall()
    if found.part is not Part.OCCUPATIONS:
        if not _sources(connection, Part.OCCUPATIONS) or others:
            has = f" (the store has O*NET {others[0][3]})" if others else ""
            raise found.sheet.error(
                f"the table Occupation Data of O*NET {found.release} is missing{has}, which all others need; "
                "add the whole folder or archive"
            )
        return []
    newer = [vintage for *_, vintage in others if vintage > found.release]
    if newer:
        raise found.sheet.error(f"the store has O*NET {newer[0]}, which is newer than {found.release}")
    if others:
        _clear(connection)
    return [Replaced(file, rows) for _, file, rows, _ in others]


def _clear(connection: UntrustedConnection) -> None:
    """Remove an older release, and its files."""
    remove(connection, 0)
    for (number,) in connection.execute("SELECT id FROM source WHERE dataset = ? AND rows > 0", (ONET.key,)).fetchall():
        _forget(connection, number)


def _forget(connection: UntrustedConnection, source: int) -> None:
    connection.execute("DELETE FROM coverage WHERE source = ?", (source,))
    connection.execute("DELETE FROM source WHERE id = ?", (source,))


def _sources(connection: UntrustedConnection, part: Part) -> list[tuple[int, str, int]]:
    """The file that a part was read from: its ID, name and rows. None or one."""
    return connection.execute(
        "SELECT source.id, file, source.rows FROM source JOIN coverage ON source = source.id"
        " WHERE dataset = ? AND industries = ?",
        (ONET.key, part.value),
    ).fetchall()


_TABLES = (
    "onet_related", "onet_title", "onet_use", "onet_tool", "onet_skill", "onet_element", "onet_task", "onet_interest",
    "onet_zone", "onet_occupation",
)  # fmt: skip
_COUNTED = {
    Part.ZONES: "SELECT count(*) FROM onet_occupation WHERE zone IS NOT NULL",
    Part.INTERESTS: "SELECT count(*) FROM onet_interest",
    Part.TASKS: "SELECT count(DISTINCT occupation) FROM onet_task",
    Part.SKILLS: "SELECT count(DISTINCT occupation) FROM onet_skill",
    Part.TOOLS: "SELECT count(DISTINCT occupation) FROM onet_use",
    Part.RELATED: "SELECT count(DISTINCT occupation) FROM onet_related",
}
_CONTENT = {
    Part.OCCUPATIONS: "SELECT id, code, title, description FROM onet_occupation",
    Part.ZONE_REFERENCE: "SELECT * FROM onet_zone",
    Part.ZONES: "SELECT id, zone FROM onet_occupation",
    Part.INTERESTS: "SELECT * FROM onet_interest",
    Part.TASKS: "SELECT occupation, task, text, core FROM onet_task",
    Part.TASK_RATINGS: "SELECT occupation, task, importance FROM onet_task",
    Part.SKILLS: "SELECT * FROM onet_skill",
    Part.TRANSFERABLE_SKILLS: "SELECT * FROM onet_skill",
    Part.TOOLS: "SELECT * FROM onet_use",
    Part.TITLES: "SELECT * FROM onet_title WHERE reported = 0",
    Part.REPORTED_TITLES: "SELECT * FROM onet_title WHERE reported = 1",
    Part.RELATED: "SELECT * FROM onet_related",
}


def _occupations(connection: UntrustedConnection, part: Part) -> int:
    (count,) = connection.execute(_COUNTED[part]).fetchone()
    return int(count)


def _fingerprint(connection: UntrustedConnection, part: Part) -> str:
    """A digest of the content of a part, in the order of its keys."""
    digest = hashlib.sha256()
    for row in connection.execute(_CONTENT[part]):
        digest.update(repr(row).encode())
    return digest.hexdigest()
