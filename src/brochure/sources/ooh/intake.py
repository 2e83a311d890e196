"""Imports files, folders and addresses one at a time; a failure does not stop the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from brochure.errors import NotFoundError
from brochure.inputs import open_input
from brochure.sources.exchange import FetchError, check_address, is_address
from brochure.sources.fetching import Fetcher
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.feed import MAX_FEED, BadEntry, is_feed, read_feed
from brochure.sources.ooh.html import MAX_PAGE
from brochure.sources.ooh.pages import read_page
from brochure.sources.ooh.parts import PageError, Parts
from brochure.sources.results import Failed, Ready, prepared

PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
OFFICIAL = "https://www.bls.gov/ooh/xml-compilation.xml"
"""Where the compilation is published."""

_BEGINNING = 1 << 16


Wanted = Callable[[Parts], bool]


def expand(sources: Sequence[str]) -> list[Path | str]:
    """The files and addresses in ``sources``. Raises NotFoundError, or FetchError for an invalid address."""
    places: list[Path | str] = []
    for source in sources:
        if is_address(source):
            check_address(source)
            places.append(source)
        else:
            places.extend(files([Path(source)]))
    return places


def read(places: Iterable[Path | str], wanted: Wanted, contact: str = "") -> Iterator[Ready | Failed]:
    """Imports the occupations in files and at addresses, one after another."""
    fetcher = Fetcher(contact)
    for place in places:
        if isinstance(place, Path):
            yield from read_file(place, wanted)
            continue
        try:
            data = fetcher.get(place)
        except FetchError as error:
            yield Failed(place, str(error).removeprefix(f"{place}: "))
        else:
            yield from read_bytes(data, place, wanted)


def files(paths: list[Path]) -> list[Path]:
    """The files in ``paths``: the files themselves, and the pages and compilations in folders, sorted by name.

    Subfolders are ignored because browsers save pictures and advertisements there.
    Raises :class:`~brochure.errors.NotFoundError`.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.iterdir() if p.suffix.lower() in PAGE_SUFFIXES | {".xml"} and not p.is_dir()
            )
            if not inside:
                raise NotFoundError(f"{path}: no saved pages (.html, .htm) and no compilation (.xml) in this folder")
            found.extend(inside)
        elif os.path.lexists(path):  # reading it will report any problem
            found.append(path)
        else:
            raise NotFoundError(f"no such file or folder: {path}")
    return found


def read_file(path: Path, wanted: Wanted) -> Iterator[Ready | Failed]:
    """Imports one file: the occupation of a page, or all those of a compilation."""
    try:
        with open_input(path) as stream:
            beginning = stream.read(_BEGINNING)
            feed = is_feed(beginning)
            data = beginning + stream.read((MAX_FEED if feed else MAX_PAGE) + 1 - len(beginning))
    except OSError as error:
        yield Failed(str(path), error.strerror or str(error))
        return
    yield from read_bytes(data, str(path), wanted)


def read_bytes(data: bytes, name: str, wanted: Wanted) -> Iterator[Ready | Failed]:
    """As :func:`read_file`, for the content of a file."""
    try:
        if not is_feed(data):
            yield from _ready(read_page(data, Path(name).name), name, wanted)
            return
        for entry in read_feed(data):
            if isinstance(entry, BadEntry):
                yield Failed(f"{name}, {entry.name}", entry.reason)
            else:
                yield from _ready(entry, f"{name}, {entry.title}", wanted)
    except PageError as error:
        yield Failed(name, str(error))


def _ready(parts: Parts, source: str, wanted: Wanted) -> Iterator[Ready | Failed]:
    if not wanted(parts):
        return
    try:
        imported = assemble(parts)
    except PageError as error:
        yield Failed(source, str(error))
    else:
        yield prepared(imported.profile, _comment(parts), source, imported.notes)


def _comment(parts: Parts) -> str:
    changed = f", last modified {parts.modified.isoformat()}" if parts.modified else ""
    return f"From the Occupational Outlook Handbook of the U.S. Bureau of Labor Statistics{changed}."
