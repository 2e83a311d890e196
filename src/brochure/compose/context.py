"""What several sections need to know about a profile, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from brochure.compose import language
from brochure.compose.grammar import same_name
from brochure.compose.naming import occupation_said
from brochure.compose.text import tidy
from brochure.profile.model import Sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from brochure.profile.local_pay import LocalPay
    from brochure.profile.model import Profile, ProjectionRow


class Named(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)

_EVERYONE = frozenset(("total all occupations", "all occupations", "total"))
"""What the bar of all occupations together is called."""

_NO_PROSE = Sections()


@dataclass(frozen=True, slots=True)
class Context:
    """A profile and the names that its figures go by.

    ``plural`` is the occupation inside a sentence. ``own`` holds what the occupation as a whole is called in
    tables and charts, ``parts`` what the occupations within it are called, both as :func:`same_name` makes
    them. ``headline`` is the projections row of the whole, ``growth`` its percentage (or that of its bar in
    the chart, where no row has it). ``local`` is the pay in the areas that the brochure is for. ``own_lang`` is
    what text of the profile's own carries (see :mod:`~brochure.compose.language`).
    """

    profile: Profile
    plural: str
    own: frozenset[str]
    parts: frozenset[str]
    headline: ProjectionRow | None
    growth: float | None
    local: LocalPay | None = None
    own_lang: str | None = None

    @classmethod
    def of(cls, profile: Profile, local: LocalPay | None = None) -> Context:
        own_lang = language.own(profile.lang)
        plural = tidy(profile.names.plural) if profile.names else occupation_said(profile.title, own_lang)
        projections = profile.projections
        rows = projections.rows if projections else ()
        headline = whole(rows)
        own = {same_name(profile.title), same_name(plural)}
        if profile.names:
            own.add(same_name(profile.names.singular))
        if headline:
            own.add(same_name(headline.title))
        parts = {same_name(row.title) for row in rows}
        parts.update(same_name(wage.occupation) for wage in profile.wages if wage.occupation)
        parts.update(same_name(statement.occupation) for statement in profile.employment if statement.occupation)
        growth = headline.percent if headline else None
        if growth is None and projections:
            growth = next((bar.percent for bar in projections.comparisons if same_name(bar.name) in own), None)
        return cls(profile, plural, frozenset(own), frozenset(parts - own), headline, growth, local, own_lang)

    @property
    def is_bare(self) -> bool:
        """Whether there are figures alone, and no prose: the profile is a fact sheet."""
        return self.profile.sections == _NO_PROSE

    def subject(self, occupation: str | None) -> str:
        """Whom a statement is about, inside a sentence: ``occupation``, or else the whole profile's."""
        return occupation_said(occupation, self.own_lang) if occupation else self.plural

    def whose(self, occupation: str | None) -> str:
        """``", commercial pilots"`` where a figure is not about the whole profile, else nothing."""
        return "" if not occupation or same_name(occupation) in self.own else f", {self.subject(occupation)}"


def is_everyone(name: str) -> bool:
    """Whether a bar called ``name`` is that of all occupations together."""
    return same_name(name) in _EVERYONE


def ranked(context: Context, bars: Iterable[N], is_own: Callable[[N], bool]) -> Sequence[tuple[N, bool]]:
    """The bars of a comparison with whether each is about this profile: the whole, its parts, groups, everyone.

    A chart may call the occupation by a name that the profile does not know; then the bar with the
    occupation's own figure (``is_own``) is its, or else the first of several; a single one is its group.
    """
    places: list[tuple[int, N]] = []
    for bar in bars:
        key = same_name(bar.name)
        places.append(
            (0 if key in context.own else 1 if key in context.parts else 3 if is_everyone(bar.name) else 2, bar)
        )
    if all(place > 1 for place, _ in places):
        others = [bar for place, bar in places if place == 2]
        own = next(filter(is_own, others), others[0] if len(others) > 1 else None)
        places = [(0 if bar is own else place, bar) for place, bar in places]
    return [(bar, place < 2) for place, bar in sorted(places, key=lambda placed: placed[0])]


_ROUNDING = 50
"""Figures are rounded to hundreds, so each is off by up to this many jobs."""


class _Total:
    """A total row whose parts are still being read; ``left`` is what the parts so far leave of its jobs."""

    __slots__ = ("left", "parts")

    def __init__(self, jobs: int | None) -> None:
        self.left = float("inf") if jobs is None else jobs
        self.parts = 0

    def holds(self, jobs: int | None) -> bool:
        """Whether a part of so many jobs still fits, rounding allowed."""
        return (jobs or 0) <= self.left + _ROUNDING * (self.parts + 2)

    def take(self, jobs: int | None) -> None:
        self.left -= jobs or 0
        self.parts += 1


def indents(rows: Sequence[ProjectionRow]) -> tuple[int, ...]:
    """How deep each row stands: 0, or one more than the total that it is a part of.

    The table is flat: a total row comes before its parts and may itself be part of a larger one. Where one
    ends is told by its jobs being used up.
    """
    depths: list[int] = []
    totals: list[_Total] = []
    for row in rows:
        while totals and not totals[-1].holds(row.base):
            totals.pop()
        depths.append(len(totals))
        if totals:
            totals[-1].take(row.base)
        if row.total:
            totals.append(_Total(row.base))
    return tuple(depths)


def whole(rows: Sequence[ProjectionRow]) -> ProjectionRow | None:
    """The row that the others are parts of: the only one, or the only one that is part of nothing."""
    top = [row for row, depth in zip(rows, indents(rows), strict=True) if depth == 0]
    return top[0] if len(top) == 1 else None
