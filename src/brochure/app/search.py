"""``search``: occupations by their titles and what they are also called, in profiles and in the figures store.

:func:`open_titles` makes an index once, for a program that searches while a person types; :func:`search_titles`
searches once.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from brochure.app.arguments import as_selectors, folder_of, operation, path_of
from brochure.errors import RequestError

if TYPE_CHECKING:
    from brochure.batch.select import Selectors
    from brochure.matching import Match, Name, NameIndex
    from brochure.profile.find import Entry, Header
    from brochure.sources.store.titles import Title

LIMIT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOccupation:
    """An occupation that was found, and how.

    ``name`` is the one of its names that matches best, and ``match`` says how. ``slug`` and ``path`` are those of its
    profile, None if there is none. ``command`` makes a brochure of the profile, or a profile from the figures in the
    store; it is None if there is neither.
    """

    title: str
    soc: tuple[str, ...]
    name: str
    match: Match
    slug: str | None
    path: Path | None
    command: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, best first, among the titles of ``profiles`` and ``stored_titles`` of the store."""

    occupations: tuple[FoundOccupation, ...]
    profiles: int
    stored_titles: int


class _Occupation(NamedTuple):
    """An occupation in the index."""

    title: str
    soc: tuple[str, ...]
    entry: Entry | None
    command: str | None


class Titles:
    """An index of titles, made by :func:`brochure.open_titles`. It does not change; several threads may search it."""

    def __init__(self, occupations: Sequence[_Occupation], index: NameIndex, profiles: int, stored_titles: int) -> None:
        self._occupations = tuple(occupations)
        self._index = index
        self.profiles = profiles
        self.stored_titles = stored_titles

    def search(self, text: str, *, limit: int = LIMIT) -> Found:
        """The occupations with a title that matches ``text``, at most ``limit``, the best matches first.

        A title matches if it is the text, begins with it, or has words that begin with all its words, in any order;
        if none does, also if words are spelled nearly like them. SOC codes and their beginnings match, too. Letter
        case, accents and punctuation do not matter. Raises :class:`~brochure.errors.RequestError` for a ``limit``
        below 1.
        """
        if limit < 1:
            raise RequestError(f"limit is {limit}, expected a number of results, 1 or more")
        found = []
        for hit in self._index.search(text, limit):
            one = self._occupations[hit.of]
            found.append(
                FoundOccupation(
                    title=one.title,
                    soc=one.soc,
                    name=hit.name,
                    match=hit.match,
                    slug=one.entry.slug if one.entry else None,
                    path=one.entry.path if one.entry else None,
                    command=one.command,
                )
            )
        return Found(occupations=tuple(found), profiles=self.profiles, stored_titles=self.stored_titles)


@operation
def search_titles(
    text: str,
    selectors: Selectors | None = None,
    *,
    limit: int = LIMIT,
    store: str | Path | None = None,
    folder: str | Path | None = None,
) -> Found:
    """Search once, as :meth:`Titles.search` does, in what :func:`brochure.open_titles` opens."""
    return open_titles(selectors, store=store, folder=folder).search(text, limit=limit)


@operation
def open_titles(
    selectors: Selectors | None = None, *, store: str | Path | None = None, folder: str | Path | None = None
) -> Titles:
    """An index of the titles of the available profiles, or those in ``folder``, and of those in the ``store``, if any.

    If ``selectors`` filter profiles, only occupations with one of these are searched. Raises as
    :func:`brochure.list_profiles` does, and :class:`~brochure.errors.BrochureError` for a damaged store.
    """
    from brochure.batch.select import Selectors, has_filters, listed
    from brochure.garbage import collector_paused
    from brochure.matching import NameIndex
    from brochure.profile.find import open_library

    asked = as_selectors(selectors or Selectors())
    library = open_library(folder_of(folder), shipped=asked.shipped)
    headers = list(map(library.header, listed(asked, library).paths))
    with collector_paused():  # which would look through tens of thousands of names many times
        stored = _stored(path_of(store))
        described = _Described(headers, stored, _options(folder, store), only_profiles=has_filters(asked))
        index = NameIndex(described.names())
    return Titles(described.occupations, index, len(headers), sum(map(len, stored.titles.values())))


class _Stored(NamedTuple):
    """The titles in the store by SOC code, each code in the order of the store; ``importable`` codes have figures."""

    titles: Mapping[str, Sequence[Title]]
    importable: frozenset[str]


def _stored(given: Path | None) -> _Stored:
    """What the store has; nothing if there is no store, unless one is ``given``."""
    from brochure.sources.store.reading import Store, store_path

    path = store_path(given)
    if given is None and not path.exists():
        return _Stored({}, frozenset())
    titles: dict[str, dict[Title, None]] = {}
    with Store(path) as opened:
        for title in opened.titles():
            titles.setdefault(title.soc, {})[title] = None
        importable = frozenset(row.soc for row in opened.projections() if not row.total)
    return _Stored({soc: tuple(titles[soc]) for soc in sorted(titles)}, importable)


class _Options(NamedTuple):
    """The options that the commands of results need, as they are typed."""

    build: str
    import_: str


def _options(folder: str | Path | None, store: str | Path | None) -> _Options:
    profiles = "" if folder is None else f" --profiles {shlex.quote(str(folder))}"
    return _Options(profiles, "" if store is None else f" --store {shlex.quote(str(store))}")


class _Described:
    """The occupations of profiles, then those that only the store has, and all their names."""

    def __init__(self, headers: Sequence[Header], stored: _Stored, options: _Options, *, only_profiles: bool) -> None:
        self._headers, self._stored = headers, stored
        self.occupations = [
            _Occupation(
                each.entry.title, each.entry.soc, each.entry, f"brochure build {each.entry.slug}{options.build}"
            )
            for each in headers
        ]
        self._of = _by_code(headers)
        """The numbers of the occupations that have the titles of a SOC code."""
        for soc, titles in stored.titles.items():
            if soc not in self._of and not only_profiles:
                self._of[soc] = [len(self.occupations)]
                title = next((title.text for title in titles if title.is_main), titles[0].text)
                command = f"brochure import figures {soc}{options.import_}" if soc in stored.importable else None
                self.occupations.append(_Occupation(title, (soc,), None, command))

    def names(self) -> Iterator[Name]:
        """All names of all occupations."""
        from brochure.matching import Name
        from brochure.profile.find import read_titles

        for number, header in enumerate(self._headers):
            entry = header.entry
            yield Name(entry.title, number, is_main=True)
            known = any(soc in self._stored.titles for soc in entry.soc)
            for name in (*header.names, *(() if known else read_titles(entry.path)), entry.slug):
                yield Name(name, number, is_main=False)
        for number, occupation in enumerate(self.occupations):
            for soc in occupation.soc:
                yield Name(soc, number, is_main=True)
        for soc, numbers in self._of.items():
            for title in self._stored.titles.get(soc, ()):
                for number in numbers:
                    is_whole = len(self.occupations[number].soc) == 1
                    yield Name(title.text, number, title.is_main and is_whole)


def _by_code(headers: Iterable[Header]) -> dict[str, list[int]]:
    """The numbers of the profiles of each SOC code: those of it alone, or else those of several."""
    alone: dict[str, list[int]] = {}
    among: dict[str, list[int]] = {}
    for number, header in enumerate(headers):
        for soc in header.entry.soc:
            (alone if len(header.entry.soc) == 1 else among).setdefault(soc, []).append(number)
    return among | alone
