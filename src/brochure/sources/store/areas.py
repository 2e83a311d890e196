"""Finding areas by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brochure.errors import NotFoundError
from brochure.names import unaccented
from brochure.names import words as words_of
from brochure.sources.figures.model import Area, AreaKind, Vintage
from brochure.sources.store.reading import Store

_MAX_CLOSE = 8


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area as its newest vintage names it, and all vintages that have it, newest first."""

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
    """The areas whose title, state or code matches every one of ``words``, or begins with it."""
    wanted = _words(words)
    return tuple(item for item in known_areas(store) if wanted and _has_all(item.area, wanted))


def find_area(store: Store, name: str) -> KnownArea:
    """The one area that ``name`` means: a title, a code, or words that no other area has.

    Codes and titles change: an area only in older surveys yields to one of its state in the newest survey. Raises
    :class:`~brochure.errors.NotFoundError` if none or several match; its ``close`` are titles.
    """
    known = known_areas(store)
    wanted = _words(name)
    senses: tuple[Sequence[KnownArea], ...] = (
        [item for item in known if _words(item.area.title) == wanted],
        [item for item in known if item.area.code == name.strip()],
        [item for item in known if wanted and _has_all(item.area, wanted)],
    )
    for matches in senses:
        if len(found := _without_former(matches, known)) == 1:
            return found[0]
        if found:
            raise _failure(f"several areas match “{name[:80]}”", found)
    raise _failure(f"no area matches “{name[:80]}”", _near(name, known))


def _without_former(matches: Sequence[KnownArea], known: Iterable[KnownArea]) -> list[KnownArea]:
    """``matches`` without those only in older surveys, if the newest has one of the same kind and state."""
    newest: dict[AreaKind, Vintage] = {}
    for item in known:
        newest[item.area.kind] = max(newest.get(item.area.kind, item.vintages[0]), item.vintages[0])
    current = [item for item in matches if item.vintages[0] == newest[item.area.kind]]
    places = {(item.area.kind, item.area.state) for item in current}
    return [item for item in matches if item in current or (item.area.kind, item.area.state) not in places]


def _words(text: str) -> list[str]:
    """The words of a name, regardless of case and accents; an apostrophe separates words, as in file names."""
    return words_of(unaccented(text[:300]).replace("'", " ").replace("’", " "))


def _has_all(area: Area, wanted: Iterable[str]) -> bool:
    own = [*_words(area.title), area.state.casefold(), area.code]
    return all(any(word.startswith(part) for word in own) for part in wanted)


def _near(name: str, known: Iterable[KnownArea]) -> list[KnownArea]:
    from difflib import get_close_matches  # noqa: PLC0415

    spelled: dict[str, KnownArea] = {}
    for item in known:
        for spelling in (item.area.title.casefold(), *_words(item.area.title)):
            if len(spelling) > 3:  # skips postal codes and "and"
                spelled.setdefault(spelling, item)
    near = get_close_matches(name[:80].casefold(), spelled, n=_MAX_CLOSE)
    return list(dict.fromkeys(spelled[spelling] for spelling in near))


def _failure(message: str, near: Sequence[KnownArea]) -> NotFoundError:
    """With the month of each, since two areas may differ only in it."""
    listed = "".join(f"\n  {item.area.title}  ({item.vintages[0].words})" for item in near[:_MAX_CLOSE])
    close = tuple(item.area.title for item in near[:_MAX_CLOSE])
    hint = f"; the closest are:{listed}" if close else "; `brochure data areas WORD` finds areas"
    return NotFoundError(message + hint, close)
