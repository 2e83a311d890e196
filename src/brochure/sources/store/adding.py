"""Adding files to the store: a workbook, an archive of workbooks as the Bureau offers them, or a folder of either.

A workbook is added whole or not at all, and the same file only once. Nothing is unpacked under a name that an archive
chose: one workbook at a time is copied into a nameless temporary file, and archives in archives stay closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from brochure.files import ChangedError
from brochure.inputs import open_input
from brochure.sources.figures.model import Holding, Vintage
from brochure.sources.figures.oews import OewsSheet
from brochure.sources.figures.projections import ProjectionsSheet
from brochure.sources.figures.recognition import UnknownWorkbookError, recognize
from brochure.sources.store.reading import holdings
from brochure.sources.store.schema import OEWS_PAGE, PROJECTIONS_PAGE, creating, exists, open_existing, writing
from brochure.sources.store.untrusted import StoreError, UntrustedConnection, explained
from brochure.sources.store.writing import recount, rows_by_file, write_file
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
        before = rows_by_file(connection, found)
        write_file(connection, content, found)
        after = rows_by_file(connection, found)
        lost = {key: rows - after.get(key, 0) for key, rows in before.items() if rows > after.get(key, 0)}
        for number, _ in lost:
            recount(connection, number)
        replaced = tuple(Replaced(file, rows) for (_, file), rows in lost.items())
    (holding,) = holdings(connection, content.digest)
    return Added(holding, is_new=not known, replaced=replaced)


def _holding(store: Path, digest: str) -> Holding | None:
    if not exists(store):
        return None
    with closing(open_existing(store)) as connection, explained(store):
        return next(holdings(connection, digest), None)


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
