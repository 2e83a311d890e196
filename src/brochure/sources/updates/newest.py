"""The newest figures of a store, and the occupations and industries among them that the names in a profile mean.

Names match as a whole: case, punctuation and the spelling of “health care” are ignored, words are not. Ambiguous names
match nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from brochure import names
from brochure.locale import LANGUAGES
from brochure.locale.terms import official_names
from brochure.profile.model import Profile
from brochure.sources.figures.model import ALL_INDUSTRIES, NATION, Estimate, Industry, Projection, Span, Vintage
from brochure.sources.figures.soc import Classification, classification, classification_of, counterpart
from brochure.sources.store.onet import Work
from brochure.sources.store.reading import Store

_OWNERS = {"federal": "1", "state": "2", "local": "3", "private": "5"}
_OWNED = re.compile(r"(?P<what>[^;]+);\s*(?P<who>[a-z, ]+)", re.IGNORECASE)
_ALL_OF_IT = frozenset({"5", "57", "58", "59", ALL_INDUSTRIES.owner})
"""Ownership of an industry given by name alone: private, with what is usually counted with it."""


class Newest:
    """The newest wages and projections of a store; keep it for many profiles, since it reads all titles once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        vintages, spans = store.vintages(NATION), store.spans()
        self.vintage: Vintage | None = vintages[0] if vintages else None
        self.span: Span | None = spans[0] if spans else None
        self.tree: dict[str, Projection] = {row.soc: row for row in store.projections(self.span)} if spans else {}
        when = self.span or self.vintage
        self.classification = classification(when) if when else store.classification
        """The classification of all codes here: that of the projections, if there are any."""
        self.titles = (*self._surveyed(), *((row.title, row.soc) for row in self.tree.values()))

    def _surveyed(self) -> Iterator[tuple[str, str]]:
        """The titles and codes of the occupations of the survey that have a code here."""
        if self.vintage:
            own = classification(self.vintage)
            for title, soc in self._store.occupations(self.vintage):
                if code := counterpart(soc, own, self.classification):
                    yield title, code

    def code(self, soc: str) -> str:
        """A code of a profile as it is here; unchanged if no code here means exactly that work."""
        return counterpart(soc, classification_of(soc, self.classification), self.classification) or soc

    def is_surveyed(self, soc: str) -> bool:
        """Whether the classification of the survey has a code for exactly the work of one here."""
        return not self.vintage or bool(counterpart(soc, self.classification, classification(self.vintage)))

    def names(self, profile: Profile) -> Names:
        """The SOC codes of the names in a profile."""
        rows = profile.projections.rows if profile.projections else ()
        codes = profile.soc or tuple(row.soc for row in rows if row.soc)
        return Names(profile, self.titles, whole([self.code(soc) for soc in codes], self.tree), self.code)

    def estimate(self, codes: tuple[str, ...]) -> Estimate | None:
        """The national estimate of one occupation; None for several: medians cannot be summed."""
        if len(codes) != 1 or not self.vintage:
            return None
        return self._store.estimate(codes[0], vintage=self.vintage, of=self.classification)

    def industries(self, codes: tuple[str, ...]) -> tuple[Estimate, ...]:
        """The national estimates of one occupation by industry."""
        if len(codes) != 1 or not self.vintage:
            return ()
        return self._store.industries(codes[0], vintage=self.vintage, of=self.classification)

    @property
    def release(self) -> str | None:
        """The release of O*NET in the store."""
        return self._store.onet_release()

    def work(self, code: str) -> Work | None:
        """What O*NET knows of one occupation."""
        soc = counterpart(code, self.classification, Classification.SOC_2018)
        return self._store.work(soc) if soc else None

    def projections(self, codes: Iterable[str]) -> tuple[Projection, ...]:
        """The rows of all ``codes``, to be summed; () if one is missing."""
        rows = tuple(self.tree.get(code) for code in codes)
        found = tuple(row for row in rows if row is not None)
        return found if len(found) == len(rows) else ()


def folded(name: str) -> str:
    """A name for comparison: its words in lower case."""
    return names.folded(name).replace("health care", "healthcare")


class Names:
    """The SOC codes of names: first the profile's own names, then official titles.

    ``whole`` are the codes of the profile as a whole; figures of several are summed. ``current`` makes a code of the
    profile one of the store's newest classification. Names in a language other than that of the tables are translated
    as in documents.
    """

    def __init__(
        self,
        profile: Profile,
        titles: Iterable[tuple[str, str]],
        whole: tuple[str, ...],
        current: Callable[[str], str] = str,
    ) -> None:
        self.whole = whole
        self._official = official_names(LANGUAGES.get(profile.lang.partition("-")[0].lower(), ""))
        self._codes: dict[str, tuple[str, ...]] = {}
        rows = profile.projections.rows if profile.projections else ()
        own = [profile.title, *(row.title for row in rows[:1] if row.total and not row.soc)]
        if profile.names:
            own.append(profile.names.plural)
        for name in own:
            self._codes.setdefault(folded(name), whole)
        for title, code in (*((row.title, current(row.soc)) for row in rows if row.soc), *titles):
            self._codes.setdefault(folded(title), (code,))

    def codes(self, name: str | None) -> tuple[str, ...]:
        """The codes of ``name``, or without a name those of the profile; () if it is unknown."""
        if not name:
            return self.whole
        return self._codes.get(folded(name)) or self._codes.get(folded(self.official(name)), ())

    def official(self, name: str) -> str:
        """The name in official tables of what the profile calls ``name`` in its language; or else the same."""
        return self._official.get(names.folded(name), name)


def roots(codes: Sequence[str], tree: Mapping[str, Projection]) -> list[str]:
    """The ``codes`` that no other of them includes."""
    return [code for code in codes if not any(other in _sums(code, tree) for other in codes if other != code)]


def whole(codes: Sequence[str], tree: Mapping[str, Projection]) -> tuple[str, ...]:
    """The minimal codes for exactly the occupations of ``codes``; one, if there is a total of just these.

    ``tree`` has the projections by code. ``35-2011`` … ``35-2019`` become ``35-2010`` if that total has no others.
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
    """The totals that include a code, nearest first; by its digits if the projections do not have it."""
    if code not in tree:
        zeros = (f"{code[:6]}0", f"{code[:4]}000", f"{code[:3]}0000")
        return tuple(dict.fromkeys(sum_ for sum_ in zeros if sum_ != code))
    found = []
    while (parent := tree[code].parent) is not None and parent in tree:
        found.append(parent)
        code = parent
    return tuple(found)


def _leaves(code: str, tree: Mapping[str, Projection]) -> set[str]:
    """The occupations, without totals, that a code includes."""
    if not tree[code].total:
        return {code}
    return {other for other, row in tree.items() if not row.total and code in _sums(other, tree)}


def industry(name: str, estimates: Iterable[Estimate]) -> Estimate | None:
    """The estimate of the industry called ``name``, such as ``Hospitals; state, local, and private``.

    Ownership after a semicolon must match exactly. None if no estimate, or different ones, have that name.
    """
    owned = _OWNED.fullmatch(name)
    owners = _owners(owned["who"]) if owned else None
    title = folded(owned["what"] if owned and owners else name)
    found = [one for one in estimates if folded(one.industry.title) == title and _is_owned(one.industry, owners)]
    alike = {(one.employment, one.annual, one.hourly) for one in found}
    return found[0] if len(alike) == 1 else None


def _owners(text: str) -> str | None:
    """``235`` for ``state, local, and private``; None for any other words."""
    words = re.findall(r"[a-z]+", text.lower().replace(" and ", " "))
    digits = [_OWNERS.get(word) for word in words]
    return "".join(sorted(filter(None, digits))) if words and all(digits) else None


def _is_owned(found: Industry, owners: str | None) -> bool:
    return found.owner in _ALL_OF_IT if owners is None else found.owner == owners
