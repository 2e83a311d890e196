"""What rows of O*NET's tables become in the store: a statement for each table, and the values of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from brochure.sources.figures.model import quoted
from brochure.sources.figures.onet import (
    INTERESTS,
    TIERS,
    Cells,
    OnetSheet,
    Part,
    high_point_code,
    interest_of,
    is_consistent,
    rows_of,
)
from brochure.sources.store.readers.base import values
from brochure.sources.store.untrusted import UntrustedConnection

_BATCH = 2_000
_MAX_DOUBTFUL = 0.01
"""The part of all occupations whose high points may contradict their interests: O*NET 27.0 has one in 874."""

_Row = tuple[object, ...]


def write(connection: UntrustedConnection, found: OnetSheet) -> int:
    """Write the rows of a table; return how many it has. Raises WorkbookError with the row."""
    writer = _Writer(connection, found)
    statement, convert = _WRITERS[found.part]
    rows = iter(convert(writer))
    while batch := list(islice(rows, _BATCH)):
        connection.write(statement, batch)
    if not writer.count:
        raise found.sheet.error("it has column headers, but no rows")
    return writer.count


class _Writer:
    """What the rows of one table become; each method yields the values of a statement."""

    def __init__(self, connection: UntrustedConnection, found: OnetSheet) -> None:
        self._connection = connection
        self._found = found
        self._known = {
            code: (number, title)
            for number, code, title in connection.execute("SELECT id, code, title FROM onet_occupation")
        }
        self._names: dict[str, int] = {}
        self.count = 0

    def _rows(self) -> Iterator[tuple[int, Cells]]:
        for number, cells in rows_of(self._found):
            self.count += 1
            yield number, cells

    def _each(self, convert: Callable[[Cells], _Row | None]) -> Iterator[_Row]:
        for number, cells in self._rows():
            try:
                row = convert(cells)
            except ValueError as error:
                raise self._found.sheet.error(str(error), number) from None
            if row is not None:
                yield row

    def _occupation(self, cells: Cells) -> int:
        """The ID of a row's occupation, whose title, if the row has it, is the one in Occupation Data."""
        code = cells.code()
        number, title = self._id(code)
        if (own := cells.text("title")) and own != title:
            raise ValueError(f"{quoted(own)} is not the title of {code}, {title}")
        return number

    def _id(self, code: str) -> tuple[int, str]:
        if code not in self._known:
            raise ValueError(f"{code} is not in the table Occupation Data of this release")
        return self._known[code]

    def _name(self, table: str, row: dict[str, str]) -> int:
        """The ID of a name that many rows have, inserted when it first occurs; the first column is its key."""
        key, value = next(iter(row.items()))
        if value not in self._names:
            self._connection.execute(f"INSERT OR IGNORE INTO {table} {values(row)}", list(row.values()))
            found = self._connection.execute(f"SELECT id FROM {table} WHERE {key} = ?", (value,))  # noqa: S608
            (self._names[value],) = found.fetchone()
        return self._names[value]

    def occupations(self) -> Iterator[_Row]:
        """Code, title, description."""
        return self._each(lambda cells: (cells.code(), cells.required("title"), cells.required("description")))

    def zone_reference(self) -> Iterator[_Row]:
        """Zone, name, and what it takes."""
        names = ("experience", "education", "jobtraining", "examples", "svprange")
        return self._each(lambda cells: (cells.whole("jobzone", 1, 5), cells.required("name"), *map(cells.text, names)))

    def zones(self) -> Iterator[_Row]:
        """Zone, occupation."""
        return self._each(lambda cells: (cells.whole("jobzone", 1, 5), self._occupation(cells)))

    def interests(self) -> Iterator[_Row]:
        """Occupation, six values, high points; rows of an occupation are gathered."""
        ratings: dict[int, dict[str, float]] = {}
        ranks: dict[int, dict[int, int]] = {}

        def gather(cells: Cells) -> None:
            number, element = self._occupation(cells), interest_of(cells.text("elementid"))
            if isinstance(element, int):
                ranks.setdefault(number, {})[element] = cells.whole("datavalue", 0, 6)
            elif cells.text("scaleid") == "OI":
                ratings.setdefault(number, {})[element] = cells.number("datavalue", 1, 7)

        for _ in self._each(gather):
            pass
        yield from self._interest_rows(ratings, ranks)

    def _interest_rows(self, ratings: dict[int, dict[str, float]], ranks: dict[int, dict[int, int]]) -> Iterator[_Row]:
        titles = dict(self._known.values())
        doubtful = []
        for number, found in ratings.items():
            if len(found) != len(INTERESTS):
                raise self._found.sheet.error(f"{titles[number]}: it has {len(found)} of the six interests")
            code = high_point_code([ranks.get(number, {}).get(rank, 0) for rank in (1, 2, 3)])
            if not is_consistent(found, code):
                doubtful.append(titles[number])
            yield number, *(found[name] for name in INTERESTS), code
        if len(doubtful) > _MAX_DOUBTFUL * len(ratings):
            raise self._found.sheet.error(
                f"the high points of {doubtful[0]}, and of {len(doubtful):,} in all, are not the highest interests; "
                "figures were changed"
            )

    def tasks(self) -> Iterator[_Row]:
        """Occupation, ID of the task, text, whether it is a core task (None if it is not rated), place in the table."""
        kinds = {"Core": 1, "Supplemental": 0, "": None}

        def task(cells: Cells) -> _Row:
            kind = cells.text("tasktype")
            if kind not in kinds:
                raise ValueError(f"{quoted(kind)} is neither Core nor Supplemental")
            number = cells.whole("taskid", 0, 10**9)
            return self._occupation(cells), number, cells.required("task"), kinds[kind], self.count

        return self._each(task)

    def task_ratings(self) -> Iterator[_Row]:
        """Importance, occupation, ID of the task."""

        def rating(cells: Cells) -> _Row | None:
            if cells.text("scaleid") != "IM" or (value := cells.rating(1, 5)) is None:
                return None
            return value, self._occupation(cells), cells.whole("taskid", 0, 10**9)

        return self._each(rating)

    def skills(self) -> Iterator[_Row]:
        """Occupation, element, importance, level, of which one is None."""

        def rating(cells: Cells) -> _Row | None:
            scale = cells.text("scaleid")
            if scale not in ("IM", "LV"):
                raise ValueError(f"{quoted(scale)} is neither IM, importance, nor LV, level")
            occupation = self._occupation(cells)
            value = cells.rating(1, 5) if scale == "IM" else cells.rating(0, 7)
            if value is None:
                return None
            code = cells.required("elementid")
            if not code.startswith(("2.A.", "2.B.")):
                raise ValueError(f"{quoted(code)} is not an element of the skills")
            element = self._name("onet_element", {"code": code, "name": cells.required("elementname")})
            return (occupation, element, value, None) if scale == "IM" else (occupation, element, None, value)

        return self._each(rating)

    def tools(self) -> Iterator[_Row]:
        """Occupation, tool, whether it is a hot technology, whether it is in demand."""
        return self._each(
            lambda cells: (
                self._occupation(cells),
                self._name("onet_tool", {"name": cells.required("example")}),
                cells.flag("hottechnology"),
                cells.flag("indemand"),
            )
        )

    def titles(self) -> Iterator[_Row]:
        """Occupation, 0, title, 0."""
        return self._each(lambda cells: (self._occupation(cells), 0, cells.required("alternatetitle"), 0))

    def reported_titles(self) -> Iterator[_Row]:
        """Occupation, 1, title, whether My Next Move shows it."""
        return self._each(
            lambda cells: (
                self._occupation(cells), 1, cells.required("reportedjobtitle"), cells.flag("showninmynextmove"),
            )
        )  # fmt: skip

    def related(self) -> Iterator[_Row]:
        """Occupation, position, the related occupation, tier."""

        def relation(cells: Cells) -> _Row:
            tier = cells.text("relatednesstier")
            if tier not in TIERS:
                raise ValueError(f"{quoted(tier)} is not one of {', '.join(TIERS)}")
            related, _ = self._id(cells.code("relatedonetsoccode"))
            return self._occupation(cells), cells.whole("index", 1, 1_000), related, TIERS.index(tier)

        return self._each(relation)


_SKILL = (
    "INSERT INTO onet_skill VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
    " importance = coalesce(excluded.importance, importance), level = coalesce(excluded.level, level)"
)
_WRITERS: dict[Part, tuple[str, Callable[[_Writer], Iterator[_Row]]]] = {
    Part.OCCUPATIONS: (
        (
            "INSERT INTO onet_occupation (code, title, description) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET title = excluded.title, description = excluded.description"
        ),
        _Writer.occupations,
    ),
    Part.ZONE_REFERENCE: ("INSERT OR REPLACE INTO onet_zone VALUES (?, ?, ?, ?, ?, ?, ?)", _Writer.zone_reference),
    Part.ZONES: ("UPDATE onet_occupation SET zone = ? WHERE id = ?", _Writer.zones),
    Part.INTERESTS: ("INSERT OR REPLACE INTO onet_interest VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _Writer.interests),
    Part.TASKS: (
        (
            "INSERT INTO onet_task (occupation, task, text, core, position) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET text = excluded.text, core = excluded.core"
        ),
        _Writer.tasks,
    ),
    Part.TASK_RATINGS: (
        "UPDATE onet_task SET importance = ? WHERE occupation = ? AND task = ?",
        _Writer.task_ratings,
    ),
    Part.SKILLS: (_SKILL, _Writer.skills),
    Part.TRANSFERABLE_SKILLS: (_SKILL, _Writer.skills),
    Part.TOOLS: (
        (
            "INSERT INTO onet_use VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " hot = max(hot, excluded.hot), in_demand = max(in_demand, excluded.in_demand)"
        ),
        _Writer.tools,
    ),
    Part.TITLES: ("INSERT OR IGNORE INTO onet_title VALUES (?, ?, ?, ?)", _Writer.titles),
    Part.REPORTED_TITLES: ("INSERT OR REPLACE INTO onet_title VALUES (?, ?, ?, ?)", _Writer.reported_titles),
    Part.RELATED: ("INSERT OR REPLACE INTO onet_related VALUES (?, ?, ?, ?)", _Writer.related),
}
"""The statement for each row of a part, and the method that makes its values."""
