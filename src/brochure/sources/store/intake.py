"""What somebody gives us to add: a workbook, an archive of workbooks as the Bureau offers them, or a folder of either.

Nothing is unpacked under a name that an archive chose: a workbook in an archive is copied into a nameless temporary
file, one at a time. Archives in archives stay closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from brochure.inputs import open_input
from brochure.sources.figures.errors import StoreError, UnknownWorkbookError, WorkbookError
from brochure.sources.figures.model import Vintage
from brochure.sources.store.adding import Added, add_content
from brochure.sources.store.schema import OEWS_PAGE, PROJECTIONS_PAGE
from brochure.sources.workbooks.archive import Archive, RefusedError, explained
from brochure.sources.workbooks.package import CONTENT_TYPES
from brochure.sources.workbooks.workbook import MAX_FILE, content_of, label

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb")
_AS_TEXT = (
    "tables as text (.csv), such as the Bureau's web tools export, are not read; download the workbooks themselves: "
    f"wages from {OEWS_PAGE}, projections (occupation.xlsx) from {PROJECTIONS_PAGE}"
)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file among others that has no figures: descriptions of columns, other tables."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A workbook, or whatever was given, that was not added; ``source`` tells the sheet and the row, too."""

    source: str
    reason: str


Outcome = Added | PassedOver | Failed


def add_all(store: Path, path: Path, vintage: Vintage | None = None) -> Iterator[Outcome]:
    """Add what ``path`` holds, and say of each workbook what became of it. One that fails does not keep the others."""
    if not path.is_dir():
        yield from _add_file(store, path, vintage)
        return
    files = sorted(file for file in path.iterdir() if _is_wanted(file.name, (*_WORKBOOKS, ".zip")) and file.is_file())
    if not files:
        yield Failed(str(path), "there are no workbooks (.xlsx) or archives (.zip) of them in this folder")
        return
    yield from _among_others(
        str(path), (item for file in files for item in _add_file(store, file, vintage, among_others=True))
    )


def _add_file(store: Path, path: Path, vintage: Vintage | None, *, among_others: bool = False) -> Iterator[Outcome]:
    """A workbook or an archive; ``among_others`` a workbook without figures is no failure."""
    try:
        with open_input(path) as data:
            archive = Archive(data)
            data.seek(0)
            if CONTENT_TYPES in archive.names:
                yield _add_one(store, label(path.name), data, vintage, among_others=among_others)
            else:
                yield from _among_others(label(path.name), _members(store, archive, label(path.name), vintage))
    except RefusedError as error:
        yield Failed(label(path.name), _AS_TEXT if path.suffix.lower() in (".csv", ".txt") else str(error))
    except OSError as error:
        yield Failed(str(error.filename or path), error.strerror or str(error))


def _members(store: Path, archive: Archive, outer: str, vintage: Vintage | None) -> Iterator[Outcome]:
    for name in archive.names:
        own = label(name)
        if _is_wanted(own, (".zip",)):
            yield PassedOver(own, "an archive in an archive is not opened; unpack it and add it")
        elif _is_wanted(own, _WORKBOOKS):
            try:
                with _copied(archive, name) as data:
                    yield _add_one(store, own, data, vintage, among_others=True)
            except RefusedError as error:
                yield Failed(f"{own} in {outer}", str(error))


def _add_one(store: Path, file: str, data: IO[bytes], vintage: Vintage | None, *, among_others: bool) -> Outcome:
    try:
        return add_content(store, content_of(file, data), vintage)
    except UnknownWorkbookError as error:
        return (
            PassedOver(file, "it is no workbook of wages or projections")
            if among_others
            else Failed(file, error.reason)
        )
    except WorkbookError as error:
        return Failed(error.place, error.reason)
    except StoreError as error:
        return Failed(file, str(error))


def _among_others(whole: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The same; and a failure if nothing among them was of use."""
    count = useless = 0
    for outcome in outcomes:
        count += 1
        useless += isinstance(outcome, PassedOver)
        yield outcome
    if count == useless:
        yield Failed(whole, "there is no workbook of wages or projections in it")


@contextmanager
def _copied(archive: Archive, name: str) -> Iterator[IO[bytes]]:
    if archive.size(name) > MAX_FILE:
        raise RefusedError(f"it has more than {MAX_FILE // 1_000_000} MB")
    with TemporaryFile() as data:
        with archive.open(name) as part, explained():
            copyfileobj(part, data)
        data.seek(0)
        yield data


def _is_wanted(name: str, suffixes: tuple[str, ...]) -> bool:
    """Whether a file is of these kinds, and not one that a program put beside it (``~$a.xlsx``, ``._a.xlsx``)."""
    return name.lower().endswith(suffixes) and not name.startswith(("~$", "."))
