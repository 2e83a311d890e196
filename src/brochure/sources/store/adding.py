"""Adding files to the store: a workbook, an archive of workbooks as the Bureau offers them, or a folder of either.

A workbook is added whole or not at all, and the same file only once. Nothing is unpacked under a name that an archive
chose: one workbook at a time is copied into a nameless temporary file, and archives in archives stay closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from brochure.files import ChangedError
from brochure.inputs import open_input
from brochure.sources.figures import oews, projections
from brochure.sources.figures.model import Area, AreaKind, Figure, Holding, Industry, Mark, Projection, Stored, Vintage
from brochure.sources.figures.oews import FIGURES, Occupation, OewsRow, OewsSheet
from brochure.sources.figures.projections import ProjectionsSheet
from brochure.sources.figures.recognition import UnknownWorkbookError, recognize
from brochure.sources.store.reading import holdings
from brochure.sources.store.schema import OEWS_PAGE, PROJECTIONS_PAGE, creating, exists, open_existing, writing
from brochure.sources.store.untrusted import StoreError, UntrustedConnection, explained
from brochure.sources.workbooks.archive import Archive, RefusedError
from brochure.sources.workbooks.archive import explained as archive_explained
from brochure.sources.workbooks.workbook import (
    CONTENT_TYPES,
    MAX_FILE,
    Content,
    Workbook,
    WorkbookError,
    content_of,
    file_label,
    opened,
)

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb")
_TEXT_TABLES = (
    "tables as text (.csv), such as those of the Bureau's web tools, are not supported; download the workbooks "
    f"themselves: wages from {OEWS_PAGE}, projections (occupation.xlsx) from {PROJECTIONS_PAGE}"
)
_DESCRIPTION = "a description of the columns, which has no figures and is not needed"


@dataclass(frozen=True, slots=True)
class Replaced:
    """Rows of an earlier file, replaced by rows of the same month, area, industry and occupation."""

    file: str
    rows: int


@dataclass(frozen=True, slots=True)
class Added:
    """A file in the store; ``is_new`` is False if the store had it already, so that nothing changed."""

    holding: Holding
    is_new: bool
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file among others that has no figures: descriptions of columns, other tables."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A workbook, an archive or a folder that was not added; ``source`` includes the sheet and the row, if known."""

    source: str
    reason: str


Outcome = Added | Skipped | Failed


def add_all(store: Path, path: Path, vintage: Vintage | None = None) -> Iterator[Outcome]:
    """Add the workbooks in ``path``, with an outcome for each. A failure does not stop the others."""
    if not path.is_dir():
        yield from _add_file(store, path, vintage)
        return
    files: list[Path] = []
    for file in sorted(path.iterdir()):
        if _is_wanted(file.name, (*_WORKBOOKS, ".zip")) and file.is_file():
            files.append(file)
        elif _is_wanted(file.name):
            yield Skipped(file_label(file.name), _other(file.name, is_folder=file.is_dir()))
    if not files:
        yield Failed(str(path), "there are no workbooks (.xlsx) or archives (.zip) in this folder")
        return
    yield from _among_others(
        str(path), (item for file in files for item in _add_file(store, file, vintage, among_others=True))
    )


def _add_file(store: Path, path: Path, vintage: Vintage | None, *, among_others: bool = False) -> Iterator[Outcome]:
    """A workbook or an archive; ``among_others`` a workbook without figures is skipped, not a failure."""
    label = file_label(path.name)
    if _describes_columns(label):
        yield (Skipped if among_others else Failed)(label, _DESCRIPTION)
        return
    try:
        with open_input(path) as data:
            archive = Archive(data)
            data.seek(0)
            if CONTENT_TYPES in archive.names:
                yield _add_one(store, label, data, vintage, among_others=among_others)
            else:
                yield from _among_others(label, _members(store, archive, label, vintage))
    except RefusedError as error:
        yield Failed(label, _TEXT_TABLES if _is_text(path.name) else str(error))
    except OSError as error:
        yield Failed(str(error.filename or path), error.strerror or str(error))


def _members(store: Path, archive: Archive, outer: str, vintage: Vintage | None) -> Iterator[Outcome]:
    for name in archive.names:
        label = file_label(name)
        if _is_wanted(label, (".zip",)):
            yield Skipped(label, "an archive in an archive is not opened; unpack it and add it")
        elif _describes_columns(label):
            yield Skipped(label, _DESCRIPTION)
        elif _is_wanted(label, _WORKBOOKS):
            try:
                with _copied(archive, name) as data:
                    yield _add_one(store, label, data, vintage, among_others=True)
            except RefusedError as error:
                yield Failed(f"{label} in {outer}", str(error))
        elif label and _is_wanted(label):
            yield Skipped(label, _other(label))


def _add_one(store: Path, file: str, data: IO[bytes], vintage: Vintage | None, *, among_others: bool) -> Outcome:
    try:
        return add_content(store, content_of(file, data), vintage)
    except UnknownWorkbookError as error:
        if among_others:
            return Skipped(file, "it is not a workbook of wages or projections")
        return Failed(file, error.reason)
    except WorkbookError as error:
        return Failed(error.place, error.reason)
    except StoreError as error:
        return Failed(file, str(error))


def _among_others(whole: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The same outcomes, then a failure if all files were skipped."""
    count = skipped = 0
    for outcome in outcomes:
        count += 1
        skipped += isinstance(outcome, Skipped)
        yield outcome
    if count == skipped:
        yield Failed(whole, "it contains no workbook of wages or projections")


@contextmanager
def _copied(archive: Archive, name: str) -> Iterator[IO[bytes]]:
    if archive.size(name) > MAX_FILE:
        raise RefusedError(f"it is larger than {MAX_FILE // 1_000_000} MB")
    with TemporaryFile() as data:
        with archive.open(name) as part, archive_explained():
            copyfileobj(part, data)
        data.seek(0)
        yield data


def _is_wanted(name: str, suffixes: tuple[str, ...] = ("",)) -> bool:
    """Whether a file has one of these suffixes, and is no program's companion file (``~$a.xlsx``, ``._a.xlsx``)."""
    return name.lower().endswith(suffixes) and not name.startswith(("~$", "."))


def _is_text(name: str) -> bool:
    return name.lower().endswith((".csv", ".txt", ".tsv"))


def _describes_columns(name: str) -> bool:
    """Whether it is the Bureau's description of columns in the old format, whose content cannot be read."""
    return name.lower().startswith("field_desc") and name.lower().endswith(".xls")


def _other(name: str, *, is_folder: bool = False) -> str:
    """Why a file that is neither a workbook nor an archive is skipped."""
    if is_folder:
        return "a folder in a folder is not searched; add it by itself"
    return _TEXT_TABLES if _is_text(name) else "neither a workbook nor an archive of workbooks"


# One workbook


def add(store: Path, path: Path, vintage: Vintage | None = None) -> Added:
    """Add the workbook ``path``; see :func:`add_content`. Also raises OSError."""
    with opened(path) as content:
        return add_content(store, content, vintage)


def add_content(store: Path, content: Content, vintage: Vintage | None = None) -> Added:
    """Add a workbook; it replaces and reports rows of the same vintage and key. The first file creates the store.

    ``vintage`` is for a workbook of the wage survey that does not state its month. Raises
    :class:`~brochure.sources.workbooks.workbook.WorkbookError` and :class:`~.untrusted.StoreError`; then nothing is
    written.
    """
    if holding := _holding(store, content.digest):
        return Added(holding, is_new=False)
    found = recognize(Workbook(content), vintage)
    if not store.exists():
        with suppress(ChangedError), creating(store) as connection:
            return _added(connection, content, found)
    with writing(store) as connection:
        return _added(connection, content, found)


def _added(connection: UntrustedConnection, content: Content, found: OewsSheet | ProjectionsSheet) -> Added:
    known = connection.execute("SELECT 1 FROM source WHERE digest = ?", (content.digest,)).fetchone()
    replaced: tuple[Replaced, ...] = ()
    if not known:
        before = _rows_by_file(connection, found)
        _write(connection, content, found)
        after = _rows_by_file(connection, found)
        lost = {key: rows - after.get(key, 0) for key, rows in before.items() if rows > after.get(key, 0)}
        for number, _ in lost:
            _recount(connection, number)
        replaced = tuple(Replaced(file, rows) for (_, file), rows in lost.items())
    (holding,) = holdings(connection, content.digest)
    return Added(holding, is_new=not known, replaced=replaced)


def _holding(store: Path, digest: str) -> Holding | None:
    if not exists(store):
        return None
    with closing(open_existing(store)) as connection, explained(store):
        return next(holdings(connection, digest), None)


# Its rows

_BATCH = 2_000
_KEYS: dict[type, tuple[str, ...]] = {
    Area: ("area", "vintage", "kind", "code"),
    Occupation: ("occupation", "vintage", "soc", "level"),
    Industry: ("industry", "vintage", "code", "level", "owner"),
}
"""The small tables, and the columns of their keys."""

_PROJECTION_COLUMNS = (
    "base_year", "target_year", "soc", "position", "source", "title", "total", "depth", "parent", "base", "projected",
    "base_share", "projected_share", "change", "percent", "self_employed", "openings", "wage", "education",
    "experience", "training",
)  # fmt: skip

_Covered = tuple[str | None, str | None, int, int]
"""What a file covers of one kind of area: the kind, the level of industries, the numbers of areas and rows."""


def _write(connection: UntrustedConnection, content: Content, found: OewsSheet | ProjectionsSheet) -> None:
    """Write a workbook: the file itself, its rows, and what they cover."""
    is_wages = isinstance(found, OewsSheet)
    added = datetime.now().astimezone().date().isoformat()
    source = connection.execute(
        "INSERT INTO source (digest, file, dataset, vintage, rows, added) VALUES (?, ?, ?, ?, 0, ?)",
        (content.digest, content.file, "oews" if is_wages else "projections", _vintage(found), added),
    ).lastrowid
    assert source is not None
    if isinstance(found, OewsSheet):
        covered = _OewsWriter(connection, source, str(found.vintage)).write(oews.read_rows(found))
    else:
        covered = _write_projections(connection, source, projections.read_rows(found))
    _cover(connection, source, covered)


def _cover(connection: UntrustedConnection, source: int, covered: Sequence[_Covered]) -> None:
    """Record what a file covers, and the number of its rows."""
    connection.execute("DELETE FROM coverage WHERE source = ?", (source,))
    connection.write(
        "INSERT INTO coverage (source, position, kind, industries, areas, rows) VALUES (?, ?, ?, ?, ?, ?)",
        [(source, position, *part) for position, part in enumerate(covered)],
    )
    connection.execute("UPDATE source SET rows = ? WHERE id = ?", (sum(part[-1] for part in covered), source))


def _recount(connection: UntrustedConnection, source: int) -> None:
    """Update what a file covers after some of its rows were replaced; a file without rows is removed."""
    before = connection.execute("SELECT kind, industries FROM coverage WHERE source = ? ORDER BY position", (source,))
    order = before.fetchall()
    covered: list[_Covered] = [
        *connection.execute(
            "SELECT area.kind, industry.level, count(DISTINCT area.id), count(*) FROM estimate"
            " JOIN area ON area.id = estimate.area JOIN industry ON industry.id = estimate.industry"
            " WHERE source = ? GROUP BY area.kind, industry.level",
            (source,),
        ),
        *connection.execute(
            "SELECT NULL, NULL, 0, count(*) FROM projection WHERE source = ? HAVING count(*) > 0", (source,)
        ),
    ]
    _cover(connection, source, sorted(covered, key=lambda part: order.index(part[:2])))
    if not covered:
        connection.execute("DELETE FROM source WHERE id = ?", (source,))


def _rows_by_file(connection: UntrustedConnection, found: OewsSheet | ProjectionsSheet) -> dict[tuple[int, str], int]:
    """The number of rows of each file of this vintage in the store, by the file's ID and name."""
    dataset, table = ("oews", "estimate") if isinstance(found, OewsSheet) else ("projections", "projection")
    counted = connection.execute(
        f"SELECT source.id, file, count(*) FROM source JOIN {table} ON {table}.source = source.id"  # noqa: S608  names of ours
        " WHERE dataset = ? AND source.vintage = ? GROUP BY source.id",
        (dataset, _vintage(found)),
    )
    return {(number, file): rows for number, file, rows in counted}


def _vintage(found: OewsSheet | ProjectionsSheet) -> str:
    return str(found.vintage if isinstance(found, OewsSheet) else found.span)


class _OewsWriter:
    """Writes the rows of one workbook, and each area, industry and occupation once."""

    def __init__(self, connection: UntrustedConnection, source: int, vintage: str) -> None:
        self._connection = connection
        self._source = source
        self._vintage = vintage
        self._ids: dict[Area | Occupation | Industry, int] = {}
        self._rows: Counter[tuple[Area, Industry]] = Counter()
        columns = ("area", "occupation", "industry", "source", "only_period", *FIGURES)
        self._statement = f"INSERT OR REPLACE INTO estimate {_values(columns)}"

    def write(self, rows: Iterator[tuple[int, OewsRow]]) -> list[_Covered]:
        """Write all rows; return what they cover."""
        batch: list[tuple[Stored, ...]] = []
        for _, row in rows:
            self._rows[row.area, row.industry] += 1
            ids = (self._id(row.area), self._id(row.occupation), self._id(row.industry))
            batch.append((*ids, self._source, row.only, *row.figures))
            if len(batch) == _BATCH:
                self._connection.write(self._statement, batch)
                batch.clear()
        self._connection.write(self._statement, batch)
        return _covered(self._rows)

    def _id(self, part: Area | Occupation | Industry) -> int:
        """The ID of a row of a small table, inserted or updated when it first occurs."""
        if part not in self._ids:
            table, *keys = _KEYS[type(part)]
            values = {"vintage": self._vintage} | {field.name: getattr(part, field.name) for field in fields(part)}
            updates = ", ".join(f"{name} = excluded.{name}" for name in values if name not in keys)
            (number,) = self._connection.execute(
                f"INSERT INTO {table} {_values(values)} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {updates} "
                "RETURNING id",
                [value.value if isinstance(value, Enum) else value for value in values.values()],
            ).fetchone()
            self._ids[part] = int(number)
        return self._ids[part]


def _covered(rows: Counter[tuple[Area, Industry]]) -> list[_Covered]:
    """By kind of area and level of industries, in the order of the file."""
    groups: dict[tuple[AreaKind, str], dict[tuple[Area, Industry], int]] = {}
    for (area, industry), count in rows.items():
        groups.setdefault((area.kind, industry.level), {})[area, industry] = count
    return [
        (kind.value, level, len({area for area, _ in counts}), sum(counts.values()))
        for (kind, level), counts in groups.items()
    ]


def _values(columns: Collection[str]) -> str:
    """Columns, and a placeholder for each: ``(a, b) VALUES (?, ?)``."""
    return f"({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _write_projections(
    connection: UntrustedConnection, source: int, rows: Iterator[tuple[int, Projection]]
) -> list[_Covered]:
    statement = f"INSERT OR REPLACE INTO projection {_values(_PROJECTION_COLUMNS)}"
    written = 0
    for position, (_, row) in enumerate(rows):
        own = {"position": position, "source": source, "wage": _stored(row.wage)}
        own |= {"base_year": row.span.base_year, "target_year": row.span.target_year}
        values = [own[name] if name in own else getattr(row, name) for name in _PROJECTION_COLUMNS]
        connection.execute(statement, values)
        written += 1
    return [(None, None, 0, written)]


def _stored(figure: Figure) -> Stored:
    if figure.mark is Mark.AT_LEAST:
        return f">={figure.value:.10g}"
    return figure.value
