"""Occupation titles of the projections, which are in small letters, as headings, names and slugs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from brochure.profile.kinds import MAX_SLUG

_WORD = re.compile(r"[A-Za-z][\w'’]*")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "through", "to", "with")
)
_PROPER = {"english": "English"}
"""The one word of all titles that would keep its capital."""


def name(title: str) -> str:
    """The title within a sentence or a table, its first letter as it is: ``… English as a second language …``."""
    return _WORD.sub(lambda word: _PROPER.get(word[0], word[0]), title)


def heading(title: str) -> str:
    """The title in headline capitals, as the wage survey and the handbook write it."""

    def capital(word: re.Match[str]) -> str:
        return word[0] if word[0] in _SMALL and word.start() else word[0][0].upper() + word[0][1:]

    return _WORD.sub(capital, title)


def slugs(titles: Mapping[str, str]) -> dict[str, str]:
    """A slug for each SOC code, made of its title; with the code where two would be the same, or one is too long."""
    plain = {soc: "-".join(re.findall(r"[a-z0-9]+", title.lower())) for soc, title in titles.items()}
    taken = Counter(plain.values())
    return {
        soc: slug if taken[slug] == 1 and len(slug) <= MAX_SLUG else _with_code(slug, soc)
        for soc, slug in plain.items()
    }


def _with_code(slug: str, soc: str) -> str:
    """As many words of ``slug`` as there is room for, and the code."""
    room = MAX_SLUG - len(soc) - 1
    kept = slug if len(slug) <= room else slug[: room + 1].rpartition("-")[0] or slug[:room]
    return f"{kept}-{soc}"
