"""Imports files, folders and addresses one at a time; a failure does not stop the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from brochure.errors import NotFoundError
from brochure.inputs import open_input
from brochure.profile.model import Amount, Profile
from brochure.sources.exchange import FetchError, check_address, is_address
from brochure.sources.fetching import Fetcher
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.feed import MAX_FEED, BadEntry, is_feed, read_feed
from brochure.sources.ooh.html import MAX_PAGE
from brochure.sources.ooh.pages import read_page
from brochure.sources.ooh.parts import PageError, Parts, slug_of
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


class _Draft(NamedTuple):
    """An imported profile, and what :func:`~brochure.sources.results.prepared` needs besides."""

    profile: Profile
    comment: str
    source: str
    notes: tuple[str, ...]


Slugs = AbstractSet[str | None]


def slugs(places: Iterable[Path | str]) -> Slugs | None:
    """The slugs of the occupations in ``places``, by the names of the pages; None if there is a compilation."""
    names = [Path(place).name for place in places]
    return None if any(name.endswith(".xml") for name in names) else set(map(slug_of, names))


def read(
    places: Iterable[Path | str], wanted: Wanted, contact: str = "", coming: Slugs | None = None
) -> Iterator[Ready | Failed]:
    """Imports the occupations in files and at addresses, one after another.

    A page has no pay for a similar occupation that is only paid by the hour. It is that of the occupation's own page if
    that is among ``coming``, which are all if it is None; profiles that wait for one are last.
    """
    return _finished(_drafts(places, wanted, contact), coming)


def _drafts(places: Iterable[Path | str], wanted: Wanted, contact: str) -> Iterator[_Draft | Failed]:
    fetcher = Fetcher(contact)
    for place in places:
        try:
            data = _content(place) if isinstance(place, Path) else fetcher.get(place)
        except OSError as error:
            yield Failed(str(place), error.strerror or str(error))
        except FetchError as error:
            yield Failed(str(place), str(error).removeprefix(f"{place}: "))
        else:
            yield from _content_drafts(data, str(place), wanted)


def _finished(found: Iterable[_Draft | Failed], coming: Slugs | None) -> Iterator[Ready | Failed]:
    """The profiles as text, with the hourly pay of similar occupations."""
    hourly: dict[str, Amount] = {}
    waiting: list[_Draft] = []
    for each in found:
        if isinstance(each, Failed):
            yield each
            continue
        pay = each.profile.quick_facts.pay if each.profile.quick_facts else None
        if pay and pay.hourly and not pay.annual:
            hourly[each.profile.slug] = pay.hourly
        gaps = {other.slug for other in each.profile.similar if other.slug and not other.pay}
        if gaps if coming is None else gaps & coming:
            waiting.append(each)
        else:
            yield _ready(each, hourly)
    yield from (_ready(draft, hourly) for draft in waiting)


def _ready(draft: _Draft, hourly: Mapping[str, Amount]) -> Ready | Failed:
    similar = tuple(
        other if other.pay else replace(other, hourly=hourly.get(other.slug or "")) for other in draft.profile.similar
    )
    if similar != draft.profile.similar:
        draft = draft._replace(profile=replace(draft.profile, similar=similar))
    return prepared(*draft)


def _content(path: Path) -> bytes:
    """The bytes of a file, at most one more than a page or a compilation may have."""
    with open_input(path) as stream:
        beginning = stream.read(_BEGINNING)
        return beginning + stream.read((MAX_FEED if is_feed(beginning) else MAX_PAGE) + 1 - len(beginning))


def read_bytes(data: bytes, name: str, wanted: Wanted) -> Iterator[Ready | Failed]:
    """Imports the content of a file: the occupation of a page, or all those of a compilation."""
    return _finished(_content_drafts(data, name, wanted), None)


def _content_drafts(data: bytes, name: str, wanted: Wanted) -> Iterator[_Draft | Failed]:
    try:
        if not is_feed(data):
            yield from _draft(read_page(data, Path(name).name), name, wanted)
            return
        for entry in read_feed(data):
            if isinstance(entry, BadEntry):
                yield Failed(f"{name}, {entry.name}", entry.reason)
            else:
                yield from _draft(entry, f"{name}, {entry.title}", wanted)
    except PageError as error:
        yield Failed(name, str(error))


def _draft(parts: Parts, source: str, wanted: Wanted) -> Iterator[_Draft | Failed]:
    if not wanted(parts):
        return
    try:
        imported = assemble(parts)
    except PageError as error:
        yield Failed(source, str(error))
    else:
        yield _Draft(imported.profile, _comment(parts), source, imported.notes)


def _comment(parts: Parts) -> str:
    changed = f", last modified {parts.modified.isoformat()}" if parts.modified else ""
    return f"From the Occupational Outlook Handbook of the U.S. Bureau of Labor Statistics{changed}."
