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

OFFICIAL = "https://www.bls.gov/ooh/xml-compilation.xml"
"""Where the compilation is published."""

Wanted = Callable[[Parts], bool]

_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".xml"))
_BEGINNING = 1 << 16


def expand(sources: Sequence[str]) -> list[Path | str]:
    """The files and addresses in ``sources``; in a folder, its pages and compilations, sorted by name.

    Subfolders are ignored because browsers save pictures and advertisements there. Raises
    :class:`~brochure.errors.NotFoundError`, or :class:`~brochure.sources.exchange.FetchError` for an invalid address.
    """
    places: list[Path | str] = []
    for source in sources:
        path = Path(source)
        if is_address(source):
            check_address(source)
            places.append(source)
        elif path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES and not p.is_dir())
            if not inside:
                raise NotFoundError(f"{path}: no saved pages (.html, .htm) and no compilation (.xml) in this folder")
            places.extend(inside)
        elif os.path.lexists(path):  # reading it will report any problem
            places.append(path)
        else:
            raise NotFoundError(f"no such file or folder: {path}")
    return places


def read(places: Iterable[Path | str], wanted: Wanted, contact: str = "") -> Iterator[Ready | Failed]:
    """Imports the occupations in files and at addresses, one after another."""
    fetcher = Fetcher(contact)
    for place in places:
        try:
            data = _content(place) if isinstance(place, Path) else fetcher.get(place)
        except OSError as error:
            yield Failed(str(place), error.strerror or str(error))
        except FetchError as error:
            yield Failed(str(place), str(error).removeprefix(f"{place}: "))
        else:
            yield from read_bytes(data, str(place), wanted)


def _content(path: Path) -> bytes:
    """The bytes of a file, at most one more than a page or a compilation may have."""
    with open_input(path) as stream:
        beginning = stream.read(_BEGINNING)
        return beginning + stream.read((MAX_FEED if is_feed(beginning) else MAX_PAGE) + 1 - len(beginning))


def read_bytes(data: bytes, name: str, wanted: Wanted) -> Iterator[Ready | Failed]:
    """Imports the content of a file: the occupation of a page, or all those of a compilation."""
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
