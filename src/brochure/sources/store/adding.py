"""Adding files to the store: a workbook, an archive of workbooks as the Bureau offers them, or a folder of either.

A workbook is added whole or not at all, and the same file only once. Nothing is unpacked under a name that an archive
chose: one workbook at a time is copied into a nameless temporary file, and archives in archives stay closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from brochure.files import ChangedError
from brochure.inputs import open_input
from brochure.sources.figures.model import Holding
from brochure.sources.store.datasets import DATASETS, OEWS, PROJECTIONS, STATE_PROJECTIONS
from brochure.sources.store.readers.base import Replaced, SupersededError, Table, Written, cover
from brochure.sources.store.readers.registry import READERS, UnknownWorkbookError, recognize
from brochure.sources.store.reading import holdings
from brochure.sources.store.schema import creating, ensure, exists, open_existing, writing
from brochure.sources.store.untrusted import StoreError, UntrustedConnection, explained
from brochure.sources.workbooks import json_rows, text
from brochure.sources.workbooks.archive import Archive, RefusedError
from brochure.sources.workbooks.archive import explained as archive_explained
from brochure.sources.workbooks.outline import Around, UnneededError
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
from brochure.sources.workbooks.xls import is_xls

_TABLES = (".xlsx", ".xlsm", ".xls", ".xlsb", *text.SUFFIXES, *json_rows.SUFFIXES)
_TEXT_TABLES = (
    "of tables as text (.csv), exports of the Bureau's projections, tables of O*NET and titles in Spanish (columns "
    "soc_code, title_en, title_es) are read, and this is none; "
    f"download the workbooks themselves: wages from {OEWS.page}, projections (occupation.xlsx) from {PROJECTIONS.page}"
)
_JSON = (
    "of JSON, projections of states as Projections Central serves them are read (rows with Area, OccCode, BaseYear "
    f"…), and this is none; {STATE_PROJECTIONS.page} has them"
)
_NO_FIGURES = "it is not a workbook of wages or projections, nor a table of O*NET"
_PAGES = (".xml", ".html", ".htm")
_HANDBOOK = "not a table; if it is of the Occupational Outlook Handbook, `brochure import ooh` makes profiles of it"
_READ_ME_FILE = "a description of the files beside it"
_READ_ME = 2_000  # bytes
_MAX_LISTED = 3
_DESCRIPTION = "a description of the columns, which has no figures and is not needed"


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


class _Waiting:
    """The tables of sets in one place, which are added together at the end; their files are open until then."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.tables: list[tuple[Content, Table]] = []
        self.files = ExitStack()
        self.has_failures = False

    def added(self, store: Path) -> Iterator[Outcome]:
        """Add them in one transaction: all, or none and one failure."""
        try:
            if self.tables and self.has_failures:
                names = ", ".join(content.file for content, _ in self.tables[:_MAX_LISTED])
                yield Failed(self.place, f"{names} … are not added, because a file beside them cannot be read")
            elif self.tables:
                yield from add_tables(store, self.tables, self.place)
        except WorkbookError as error:
            yield Failed(error.place, error.reason)
        except StoreError as error:
            yield Failed(self.place, str(error))
        finally:
            self.files.close()


def add_all(store: Path, *paths: Path, vintage: str | None = None) -> Iterator[Outcome]:
    """Add the workbooks in ``paths``, with an outcome for each. A failure does not stop the others."""
    together = _Waiting(", ".join(path.name for path in paths)[:80])
    for path in paths:
        if path.is_dir():
            yield from _add_folder(store, path, vintage)
        else:
            around = Around(path.absolute().parent.name, _read_me_beside(path), vintage)
            yield from _add_file(store, path, around, together)
    yield from together.added(store)


def _add_folder(store: Path, path: Path, vintage: str | None) -> Iterator[Outcome]:
    files: list[Path] = []
    for file in sorted(path.iterdir()):
        if _is_wanted(file.name, (*_TABLES, ".zip")) and file.is_file():
            files.append(file)
        elif _is_wanted(file.name):
            yield Skipped(file_label(file.name), _other(is_folder=file.is_dir()))
    if not files:
        yield Failed(
            str(path), "there are no workbooks (.xlsx, .xls), tables (.csv, .json) or archives (.zip) in this folder"
        )
        return
    around = Around(path.resolve().name, _read_me_beside(files[0]), vintage)
    together = _Waiting(str(path))
    outcomes = (item for file in files for item in _add_file(store, file, around, together, among_others=True))
    yield from _among_others(str(path), chain(outcomes, together.added(store)))


def _add_file(
    store: Path, path: Path, around: Around, together: _Waiting, *, among_others: bool = False
) -> Iterator[Outcome]:
    """A workbook or an archive; ``among_others`` a workbook without figures is skipped, not a failure."""
    label = file_label(path.name)
    if _describes_columns(label):
        yield (Skipped if among_others else Failed)(label, _DESCRIPTION)
        return
    try:
        with ExitStack() as files:
            data = files.enter_context(open_input(path))
            archive = _archive(data)
            if archive is None:
                yield from _add_one(store, label, data, around, together, files, among_others=among_others)
            else:
                yield from _among_others(label, _members(store, archive, label, around.vintage))
    except RefusedError as error:
        reason = _no_table(path.name) if _is_text(path.name) else _no_workbook(path.name, str(error))
        yield (Skipped if among_others and _is_text(path.name) else Failed)(label, reason)
    except OSError as error:
        yield Failed(str(error.filename or path), error.strerror or str(error))


def _archive(data: IO[bytes]) -> Archive | None:
    """The archive that an open file is; None for a workbook or a table. Raises :class:`RefusedError`."""
    if json_rows.is_json(data) or text.is_text(data) or is_xls(data):
        return None
    archive = Archive(data)
    data.seek(0)
    return None if CONTENT_TYPES in archive.names else archive


def _members(store: Path, archive: Archive, outer: str, vintage: str | None) -> Iterator[Outcome]:
    around = Around(outer, _read_me_within(archive), vintage)
    together = _Waiting(outer)
    for name in archive.names:
        label = file_label(name)
        if _is_wanted(label, (".zip",)):
            yield Skipped(label, "an archive in an archive is not opened; unpack it and add it")
        elif _describes_columns(label):
            yield Skipped(label, _DESCRIPTION)
        elif _is_wanted(label, _TABLES):
            try:
                with ExitStack() as files:
                    data = files.enter_context(_copied(archive, name))
                    yield from _add_one(store, label, data, around, together, files, among_others=True)
            except RefusedError as error:
                yield Failed(f"{label} in {outer}", str(error))
        elif label and _is_wanted(label):
            yield Skipped(label, _other())
    yield from together.added(store)


def _read_me_beside(path: Path) -> str:
    """The beginning of the text file in the folder of ``path`` that describes its files; ``""`` if there is none."""
    for file in sorted(path.parent.glob("*.txt")):
        if _is_read_me(file.name):
            with suppress(OSError), open_input(file) as data:
                return data.read(_READ_ME).decode("utf-8", "replace")
    return ""


def _read_me_within(archive: Archive) -> str:
    for name in archive.names:
        if _is_read_me(file_label(name)):
            with archive_explained(), archive.open(name) as part:
                return part.read(_READ_ME).decode("utf-8", "replace")
    return ""


def _add_one(
    store: Path, file: str, data: IO[bytes], around: Around, together: _Waiting, files: ExitStack, *, among_others: bool
) -> Iterator[Outcome]:
    """Add a workbook, or keep it with its ``files`` if it is one of a set."""
    skipped_or_failed = Skipped if among_others else Failed
    try:
        content = content_of(file, data)
        found = _holding_or_table(store, content, around)
    except UnneededError as error:
        yield skipped_or_failed(file, error.reason)
    except UnknownWorkbookError as error:
        reason = _no_table(file) if _is_text(file) else _NO_FIGURES if among_others else error.reason
        yield skipped_or_failed(file, reason)
    except WorkbookError as error:
        is_no_table = _is_text(file) and among_others and error.sheet is None
        together.has_failures |= not is_no_table
        yield Skipped(file, _no_table(file)) if is_no_table else Failed(error.place, error.reason)
    except StoreError as error:
        yield Failed(file, str(error))
    else:
        if isinstance(found, Holding):
            yield Added(found, is_new=False)
        elif found.dataset.is_set:
            together.tables.append((content, found))
            together.files.push(files.pop_all())
        else:
            yield from _added_alone(store, content, found)


def _holding_or_table(store: Path, content: Content, around: Around) -> Holding | Table:
    """The file in the store, if it is there, or what it holds. A table of a set may be the same in two releases."""
    holding = _holding(store, content.digest)
    if holding and not DATASETS[holding.dataset].is_set:
        return holding
    table = recognize(Workbook(content), around)
    return holding if holding and holding.vintage == table.vintage else table


def _added_alone(store: Path, content: Content, table: Table) -> Iterator[Outcome]:
    try:
        yield from add_tables(store, [(content, table)], content.file)
    except SupersededError as error:
        yield Skipped(content.file, error.reason)
    except WorkbookError as error:
        yield Failed(error.place, error.reason)
    except StoreError as error:
        yield Failed(content.file, str(error))


def _among_others(whole: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The same outcomes, then a failure if all files were skipped."""
    count = skipped = 0
    for outcome in outcomes:
        count += 1
        skipped += isinstance(outcome, Skipped)
        yield outcome
    if count == skipped:
        yield Failed(whole, "it contains no workbook of wages or projections, and no table of O*NET")


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
    return name.lower().endswith((*text.SUFFIXES, *json_rows.SUFFIXES))


def _is_read_me(name: str) -> bool:
    return name.lower().replace(" ", "").replace("_", "").startswith("readme")


def _no_table(name: str) -> str:
    """What a text is that no reader recognizes."""
    if name.lower().endswith(json_rows.SUFFIXES):
        return _JSON
    return _READ_ME_FILE if _is_read_me(name) else _TEXT_TABLES


def _no_workbook(name: str, reason: str) -> str:
    """Why a file that is neither text nor a workbook is refused: for ``reason``, or because it is a web page."""
    return _HANDBOOK if name.lower().endswith(_PAGES) else reason


def _describes_columns(name: str) -> bool:
    """Whether it is the Bureau's description of columns."""
    return name.lower().startswith("field_desc") and name.lower().endswith((".xls", ".xlsx"))


def _other(*, is_folder: bool = False) -> str:
    """Why a file that is neither a workbook nor an archive is skipped."""
    if is_folder:
        return "a folder in a folder is not searched; add it by itself"
    return "neither a workbook nor an archive of workbooks"


# One workbook


def add(store: Path, path: Path, vintage: str | None = None) -> Added:
    """Add the workbook ``path``; see :func:`add_tables`. Also raises OSError."""
    with opened(path) as content:
        found = _holding_or_table(store, content, Around(vintage=vintage))
        if isinstance(found, Holding):
            return Added(found, is_new=False)
        (added,) = add_tables(store, [(content, found)], content.file)
        return added


def add_tables(store: Path, tables: Sequence[tuple[Content, Table]], place: str) -> list[Added]:
    """Add tables in one transaction; they replace and report earlier rows. The first file creates the store.

    ``place`` is what the tables are in, for messages. Raises
    :class:`~brochure.sources.workbooks.workbook.WorkbookError` and :class:`~.untrusted.StoreError`; then nothing is
    written.
    """
    ordered = sorted(tables, key=lambda pair: pair[1].rank)
    if not store.exists():
        with suppress(ChangedError), creating(store) as connection:
            return _all_added(connection, ordered, place)
    with writing(store) as connection:
        return _all_added(connection, ordered, place)


def _all_added(connection: UntrustedConnection, tables: Sequence[tuple[Content, Table]], place: str) -> list[Added]:
    added = [_added(connection, content, table) for content, table in tables]
    for dataset in {table.dataset.key for _, table in tables}:
        READERS[dataset].check(connection, place)
    return added


def _added(connection: UntrustedConnection, content: Content, table: Table) -> Added:
    known = connection.execute(
        "SELECT 1 FROM source WHERE digest = ? AND vintage = ?", (content.digest, table.vintage)
    ).fetchone()
    written = Written(()) if known else _write(connection, content, table)
    (holding,) = holdings(connection, content.digest)
    return Added(holding, is_new=not known, replaced=written.replaced)


def _write(connection: UntrustedConnection, content: Content, table: Table) -> Written:
    """Write a workbook: the file itself, its rows, and what they cover."""
    # The same file may be part of an older release, which this one replaces; digests are unique.
    connection.execute(
        "UPDATE source SET digest = ? WHERE digest = ?", (f"{'0' * 32}{content.digest[:32]}", content.digest)
    )
    added = datetime.now().astimezone().date().isoformat()
    source = connection.execute(
        "INSERT INTO source (digest, file, dataset, vintage, rows, added) VALUES (?, ?, ?, ?, 0, ?)",
        (content.digest, content.file, table.dataset.key, table.vintage, added),
    ).lastrowid
    assert source is not None
    ensure(connection, table.dataset)
    written = table.read(connection, source)
    cover(connection, source, written.covered)
    return written


def _holding(store: Path, digest: str) -> Holding | None:
    if not exists(store):
        return None
    with closing(open_existing(store)) as connection, explained(store):
        return next(holdings(connection, digest), None)
