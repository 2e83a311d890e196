"""Which occupation and which industry of the official figures a name in a profile means. None rather than a guess.

Names match as a whole: case, punctuation and the spelling of “health care” do not count, words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from brochure.sources.figures.model import ALL_INDUSTRIES, Estimate, Industry, Projection

if TYPE_CHECKING:
    from brochure.profile.model import Profile

_OWNERS = {"federal": "1", "state": "2", "local": "3", "private": "5"}
_OWNED = re.compile(r"(?P<what>[^;]+);\s*(?P<who>[a-z, ]+)", re.IGNORECASE)
_ALL_OF_IT = frozenset({"5", "57", "58", "59", ALL_INDUSTRIES.owner})
"""Owners of an industry of which nothing is said but its name: private ones, with what is usually counted with them."""


def folded(name: str) -> str:
    """``name`` as it is compared: its words in lower case."""
    return " ".join(re.findall(r"\w+", name.casefold())).replace("health care", "healthcare")


class Names:
    """The occupations that names mean: first the profile's own, then the official titles.

    ``whole`` are the codes that the profile as a whole stands for; several of them are to be summed.
    """

    def __init__(self, profile: Profile, titles: Iterable[tuple[str, str]], whole: tuple[str, ...]) -> None:
        self.whole = whole
        self._codes: dict[str, tuple[str, ...]] = {}
        rows = profile.projections.rows if profile.projections else ()
        own = [profile.title, *(row.title for row in rows[:1] if row.total and not row.soc)]
        if profile.names:
            own.append(profile.names.plural)
        for name in own:
            self._codes.setdefault(folded(name), whole)
        for title, code in (*((row.title, row.soc) for row in rows if row.soc), *titles):
            self._codes.setdefault(folded(title), (code,))

    def codes(self, name: str | None) -> tuple[str, ...]:
        """The codes that ``name`` means, or without a name the profile; () where nothing has that name."""
        return self._codes.get(folded(name), ()) if name else self.whole


def roots(codes: Sequence[str], tree: Mapping[str, Projection]) -> list[str]:
    """The ``codes`` that are not within others of them."""
    return [code for code in codes if not any(other in _sums(code, tree) for other in codes if other != code)]


def whole(codes: Sequence[str], tree: Mapping[str, Projection]) -> tuple[str, ...]:
    """The fewest codes that stand for exactly the occupations of ``codes``; one, if there is a sum of just these.

    ``tree`` are the projections by code. ``35-2011`` … ``35-2019`` are ``35-2010`` where that sums up nothing else.
    """
    top = roots(codes, tree)
    if any(code not in tree for code in top):
        return tuple(top)
    wanted = {leaf for code in top for leaf in _leaves(code, tree)}
    largest = []
    for code in top:
        exact = [above for above in _sums(code, tree) if _leaves(above, tree) <= wanted]
        joining = [above for above in exact if sum(above in _sums(other, tree) for other in top) > 1]
        largest.append(joining[-1] if joining else code)
    return tuple(dict.fromkeys(largest))


def _sums(code: str, tree: Mapping[str, Projection]) -> tuple[str, ...]:
    """The sums that a code counts in, the nearest first; by the digits of the code where the projections lack it."""
    if code not in tree:
        zeros = (f"{code[:6]}0", f"{code[:4]}000", f"{code[:3]}0000")
        return tuple(dict.fromkeys(sum_ for sum_ in zeros if sum_ != code))
    found = []
    while (parent := tree[code].parent) is not None and parent in tree:
        found.append(parent)
        code = parent
    return tuple(found)


def _leaves(code: str, tree: Mapping[str, Projection]) -> set[str]:
    """The occupations, which are no sums, that a code has within it."""
    if not tree[code].total:
        return {code}
    return {other for other, row in tree.items() if not row.total and code in _sums(other, tree)}


def industry(name: str, estimates: Iterable[Estimate]) -> Estimate | None:
    """The estimate of the industry that ``name`` means, such as ``Hospitals; state, local, and private``.

    Owners after a semicolon must be exactly those of the estimate. None where no estimate, or estimates that differ,
    have that name.
    """
    owned = _OWNED.fullmatch(name)
    owners = _owners(owned["who"]) if owned else None
    title = folded(owned["what"] if owned and owners else name)
    found = [one for one in estimates if folded(one.industry.title) == title and _is_owned(one.industry, owners)]
    alike = {(one.employment, one.annual, one.hourly) for one in found}
    return found[0] if len(alike) == 1 else None


def _owners(text: str) -> str | None:
    """``235`` for ``state, local, and private``; None where other words are among them."""
    words = re.findall(r"[a-z]+", text.lower().replace(" and ", " "))
    digits = [_OWNERS.get(word) for word in words]
    return "".join(sorted(filter(None, digits))) if words and all(digits) else None


def _is_owned(found: Industry, owners: str | None) -> bool:
    return found.owner in _ALL_OF_IT if owners is None else found.owner == owners
