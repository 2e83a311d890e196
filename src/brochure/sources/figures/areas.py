"""Finding areas by what people call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brochure.errors import NotFoundError
from brochure.names import unaccented
from brochure.sources.figures.rows import Area, AreaKind, Vintage
from brochure.sources.figures.store import Store

_MOST_CLOSE = 8


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area as its newest vintage calls it, and all vintages that have it, the newest first."""

    area: Area
    vintages: tuple[Vintage, ...]


def known_areas(store: Store) -> tuple[KnownArea, ...]:
    """Every area once, larger kinds first, then by title."""
    found: dict[tuple[AreaKind, str], tuple[Area, list[Vintage]]] = {}
    for area, vintage in store.areas():
        found.setdefault((area.kind, area.code), (area, []))[1].append(vintage)
    known = [KnownArea(area, tuple(vintages)) for area, vintages in found.values()]
    kinds = list(AreaKind)
    return tuple(sorted(known, key=lambda item: (kinds.index(item.area.kind), item.area.title)))


def search_areas(store: Store, words: str) -> tuple[KnownArea, ...]:
    """The areas whose title, state or code has every one of ``words``; the beginning of a word is enough."""
    wanted = _words(words)
    return tuple(item for item in known_areas(store) if wanted and _has_all(item.area, wanted))


def find_area(store: Store, name: str) -> KnownArea:
    """The one area that ``name`` means: a title, a code, or words that no other area has.

    Codes change: of areas with one title, the one that the newest survey has is meant.
    Raises :class:`~brochure.errors.NotFoundError` where none or several answer; its ``close`` are titles.
    """
    known = known_areas(store)
    current = _newest_of_each_title(known)
    wanted = _words(name)
    senses: tuple[Sequence[KnownArea], ...] = (
        [item for item in current if _words(item.area.title) == wanted],
        [item for item in known if item.area.code == name.strip()],
        [item for item in current if wanted and _has_all(item.area, wanted)],
    )
    for matches in senses:
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise _failure(f"several areas answer to “{name[:80]}”", [item.area.title for item in matches])
    raise _failure(f"no area answers to “{name[:80]}”", _near(name, known))


def _newest_of_each_title(known: Iterable[KnownArea]) -> list[KnownArea]:
    newest: dict[tuple[AreaKind, str], KnownArea] = {}
    for item in known:
        key = (item.area.kind, item.area.title)
        if key not in newest or item.vintages[0] > newest[key].vintages[0]:
            newest[key] = item
    return list(newest.values())


def _words(text: str) -> list[str]:
    """For comparing names: neither case nor accents count."""
    return re.findall(r"\w+", unaccented(text[:300]).casefold())


def _has_all(area: Area, wanted: Iterable[str]) -> bool:
    own = [*_words(area.title), area.state.casefold(), area.code]
    return all(any(word.startswith(part) for word in own) for part in wanted)


def _near(name: str, known: Iterable[KnownArea]) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415

    titles: dict[str, str] = {}
    for title in (item.area.title for item in known):
        for spelling in (title.casefold(), *_words(title)):
            if len(spelling) > 3:  # neither states' codes nor "and"
                titles.setdefault(spelling, title)
    near = get_close_matches(name[:80].casefold(), titles, n=_MOST_CLOSE)
    return list(dict.fromkeys(titles[spelling] for spelling in near))


def _failure(message: str, titles: Sequence[str]) -> NotFoundError:
    close = tuple(titles[:_MOST_CLOSE])
    listed = "".join(f"\n  {title}" for title in close)
    hint = f"; close to it are:{listed}" if close else "; `brochure data areas WORD` finds areas"
    return NotFoundError(message + hint, close)
