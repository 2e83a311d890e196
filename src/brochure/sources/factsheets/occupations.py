"""The detailed occupations of the projections: titles as headings, names and slugs; finding them by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from brochure.errors import NotFoundError
from brochure.names import folded, slugged
from brochure.profile.kinds import MAX_SLUG
from brochure.sources.figures.model import Projection
from brochure.yamlio.report import shortened

_WORD = re.compile(r"[A-Za-z][\w'’]*")
_LOWERCASE = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "through", "to", "with")
)
_PROPER = {"english": "English"}
"""The only word of all titles that keeps its capital."""

_MAX_LISTED = 8
_MIN_PREFIX = 3
"""Characters that similar codes have in common: ``11-``."""


class Occupation(NamedTuple):
    soc: str
    title: str


class Occupations:
    """The occupations of a set of projections, and the totals that include them."""

    def __init__(self, rows: Sequence[Projection]) -> None:
        self.rows = {row.soc: row for row in rows}
        detailed = [row for row in rows if not row.total]
        self.detailed = tuple(Occupation(row.soc, heading(row.title)) for row in detailed)
        self.slugs = slugs({row.soc: row.title for row in detailed})
        self.members: dict[str, list[Projection]] = {}
        """The detailed occupations in each total, largest first."""
        for row in sorted(detailed, key=lambda row: -row.base):
            for total in self.totals(row):
                self.members.setdefault(total.soc, []).append(row)

    def totals(self, row: Projection) -> Iterator[Projection]:
        """The totals that include a row, smallest first."""
        while row.parent:
            row = self.rows[row.parent]
            yield row

    def find(self, names: Iterable[str]) -> tuple[str, ...]:
        """The codes of ``names``, each once: SOC codes, titles, or words that only one title has.

        Raises :class:`NotFoundError` for all names that match none or several, with close ones.
        """
        found: dict[str, None] = {}
        complaints = []
        for name in names:
            matches = self._matches(name)
            if len(matches) == 1:
                found[matches[0].soc] = None
            else:
                complaints.append(self._complaint(name, matches))
        if complaints:
            raise NotFoundError("\n".join(complaints))
        return tuple(found)

    def near(self, code: str) -> tuple[Occupation, ...]:
        """Suggestions for a code that is not a detailed occupation's: members of its group, or similar codes."""
        socs = sorted(row.soc for row in self.members.get(code, ()))
        if not socs:
            prefixes = (code[:length] for length in range(len(code), _MIN_PREFIX - 1, -1))
            found = ([one.soc for one in self.detailed if one.soc.startswith(prefix)] for prefix in prefixes)
            socs = next(filter(None, found), [])
        return tuple(Occupation(soc, heading(self.rows[soc].title)) for soc in socs[:_MAX_LISTED])

    def _matches(self, name: str) -> Sequence[Occupation]:
        """The occupations that ``name`` matches as a code or, failing that, as a title or as words of titles."""
        words = folded(name).split()
        singular = " ".join(words).removesuffix("s")
        tests: tuple[Callable[[Occupation], bool], ...] = (
            lambda one: one.soc == name,
            lambda one: folded(one.title).removesuffix("s") == singular,
            lambda one: all(any(own.startswith(word) for own in folded(one.title).split()) for word in words),
        )
        return next(filter(None, ([one for one in self.detailed if words and test(one)] for test in tests)), ())

    def _complaint(self, name: str, matches: Sequence[Occupation]) -> str:
        message = f"several occupations match {shortened(name, 60)!r}; name one by its code:"
        if not matches:
            message = f"{shortened(name, 60)!r} is not a detailed occupation in the projections; the closest are:"
            matches = self.near(name) or self._spelled_like(name)
        if not matches:
            return message.partition(";")[0] + "; name one by its SOC code, such as 29-2071, or its title"
        more = f"\n  and {len(matches) - _MAX_LISTED} more" if len(matches) > _MAX_LISTED else ""
        return message + "".join(f"\n  {soc}  {title}" for soc, title in matches[:_MAX_LISTED]) + more

    def _spelled_like(self, name: str) -> list[Occupation]:
        from difflib import get_close_matches  # noqa: PLC0415

        titles = {folded(one.title): one for one in self.detailed}
        return [titles[title] for title in get_close_matches(folded(name[:80]), titles, n=_MAX_LISTED)]


def label(title: str) -> str:
    """A title in a sentence or a table, its first letter unchanged: ``… English as a second language …``."""
    return _WORD.sub(lambda word: _PROPER.get(word[0], word[0]), title)


def heading(title: str) -> str:
    """A title in title case, as in the wage survey and the handbook."""

    def capital(word: re.Match[str]) -> str:
        return word[0] if word[0] in _LOWERCASE and word.start() else word[0][0].upper() + word[0][1:]

    return _WORD.sub(capital, title)


def slugs(titles: Mapping[str, str]) -> dict[str, str]:
    """A slug for each SOC code, made of its title; with the code if two would be equal, or one is too long."""
    plain = {soc: slugged(title) for soc, title in titles.items()}
    taken = Counter(plain.values())
    return {
        soc: slug if taken[slug] == 1 and len(slug) <= MAX_SLUG else _with_code(slug, soc)
        for soc, slug in plain.items()
    }


def _with_code(slug: str, soc: str) -> str:
    """As many words of ``slug`` as fit, and the code."""
    room = MAX_SLUG - len(soc) - 1
    kept = slug if len(slug) <= room else slug[: room + 1].rpartition("-")[0] or slug[:room]
    return f"{kept}-{soc}"
