"""Fitting a document into a good number of pages: 4 or 8, say, by its spacing and by sections that may be left out.

A document has main sections, optional ones (fillers) and a tail. First the number of pages is chosen that the sections
can fill; then fillers are added, the most useful first, and the spacing is made looser or tighter until the pages are
full. Heights are in points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from brochure.layout.page.stack import Bands
from brochure.layout.plan.model import Paper, Plan, Spacing
from brochure.layout.plan.search import Search

SPACINGS = (
    Spacing(0.55, -0.9), Spacing(0.6, -0.6), Spacing(0.7, -0.42), Spacing(0.8, -0.25), Spacing(0.9, -0.12),
    Spacing(1.0, 0.0), Spacing(1.1, 0.2), Spacing(1.2, 0.4), Spacing(1.35, 0.7), Spacing(1.5, 1.0),
)  # fmt: skip
"""From the tightest to the loosest; ``lead`` is for a leading of 13 points."""

NORMAL = 5  # the index of the spacing as designed
WASTE = 0.015  # of each page, which breaks leave empty on average
FILLED = 0.3  # of the last page that the sections must fill
OVER, UNDER = (
    0.05,
    0.4,
)  # the part of a missed number that is over it, and pages under it, for a compact setting to be tried
SPARE = 0.1  # of a page, left at the loosest spacing: a roomy setting is tried
GOOD, GOOD_PAGE = 2.35, 0.22  # the cost of a plan with hardly a fault that a reader notices: of few pages, and of each
GOOD_SHEET = 3.1  # and of one or two pages, which have few places to break at: others are hardly ever better
MAX_PLANS = 5  # spacings to try for a wanted number of pages
NATURAL_PLANS = 4  # and for another, where no other density is tried
PAGE = 1.5  # the cost of each page where no number is wanted
ODD = 1.5  # the cost of an odd number of pages, whose last sheet has a blank side
DISTANCE = 0.06  # the cost of each step from the normal spacing


class Tried(NamedTuple):
    """What was tried: a number of pages, a spacing, and the cost; None if the sections do not fit.

    ``is_cut``: the cost is a limit that it reached, and its plan was given up. ``density`` is the name of the setting,
    which is empty if it is as designed.
    """

    pages: int
    level: int
    cost: float | None
    density: str = ""
    is_cut: bool = False


class Fitted(NamedTuple):
    """The chosen plan of ``sections``, whose last ones are fillers and brief forms that it may not use.

    ``missed`` says why no wanted number of pages was reached; it is empty if one was. ``tried`` is all that was tried,
    in other settings, too; the chosen one is last.
    """

    plan: Plan
    sections: tuple[Bands, ...]
    tried: tuple[Tried, ...]
    missed: str = ""

    @property
    def order(self) -> list[int]:
        """The indexes of the sections in the order in which they are placed."""
        return [block.section for page in self.plan.pages for block in page.blocks if block.headed]

    @property
    def cost(self) -> float:
        """The cost of the plan and of its spacing."""
        return self.plan.cost + _price(self.tried[-1].level)


class _Height(NamedTuple):
    """The height of a section: ``fixed`` points, ``gaps`` points of space at normal spacing, and ``lines``."""

    fixed: float = 0.0
    gaps: float = 0.0
    lines: float = 0.0

    def plus(self, other: _Height) -> _Height:
        return _Height(self.fixed + other.fixed, self.gaps + other.gaps, self.lines + other.lines)

    def at(self, spacing: Spacing) -> float:
        return self.fixed + self.gaps * spacing.gaps + self.lines * spacing.lead


class Fitter:
    """Fits ``sections``, of which the last is the tail if ``has_tail``, and any ``fillers`` into pages.

    ``briefs`` are brief forms of sections, by the index of the section. ``density`` is the name of their setting. What
    is tried is added to ``tried``, a list that settings share.
    """

    def __init__(
        self,
        sections: Sequence[Bands],
        fillers: Sequence[Bands],
        paper: Paper,
        *,
        has_tail: bool,
        density: str = "",
        tried: list[Tried] | None = None,
        briefs: Mapping[int, Bands] | None = None,
    ) -> None:
        kept = [index for index, section in enumerate(sections) if section.bands]
        self._sections = [sections[index] for index in kept]
        self._briefs = {kept.index(index): brief for index, brief in (briefs or {}).items() if index in kept}
        self._fillers = [filler for filler in fillers if filler.bands]
        self._paper, self._has_tail = paper, has_tail
        scale = paper.line / 13.0
        tightest = paper.min_line - paper.line
        self._spacings = [Spacing(gaps, round(max(lead * scale, tightest), 3)) for gaps, lead in SPACINGS]
        whole = least = _Height(fixed=paper.above)
        for index, section in enumerate(self._sections):
            height = self._height(section)
            whole = whole.plus(height)
            least = least.plus(self._height(self._briefs[index]) if index in self._briefs else height)
        # Without and with what can be longer: the full forms of sections, each filler in its longest form.
        self._heights = [least, whole] if self._briefs else [whole]
        longest: dict[str, Bands] = {}
        for filler in self._fillers:
            longest.setdefault(filler.key, filler)
        for filler in longest.values():
            self._heights.append(self._heights[-1].plus(self._height(filler)))
        self._density = density
        self._searches: dict[int, Search] = {}
        self._tried: list[Tried] = [] if tried is None else tried

    def _height(self, section: Bands) -> _Height:
        """About the height of ``section``."""
        height = _Height(section.head.height, section.head.before)
        for number, band in enumerate(section.bands):
            columns = 1 if band.wide else self._paper.frame.columns
            gaps = sum([box.before for box in band.boxes]) - band.boxes[0].before
            fixed, lines = sum([box.height for box in band.boxes]), sum([box.is_line for box in band.boxes])
            between = max(band.boxes[0].before, self._paper.line) if number else 0.0
            height = height.plus(_Height(fixed / columns, gaps / columns + between, lines / columns))
        return height

    def fit(self, wanted: Sequence[int], limit: float = math.inf) -> Fitted | None:
        """The best plan with the lowest of the ``wanted`` numbers of pages that the sections can fill.

        None if there is none that costs less than ``limit``, with its spacing.
        """
        for number in sorted(wanted):
            if self._can_fill(number) and (fitted := self._fitted(number, MAX_PLANS, limit)):
                return fitted
        return None

    def natural(self, missed: Sequence[int], others: Sequence[Fitter] = (), besides: int = 0) -> Fitted:
        """The best plan with about as many pages as the sections take, preferably an even number.

        Numbers that were ``missed``, also by the ``others``, are not tried again. The reason counts the pages
        ``besides``, which have other content.
        """
        plan = self._search(NORMAL).best()
        assert plan is not None
        pages = len(plan.pages)
        best = self._finished(Tried(pages, NORMAL, plan.cost, self._density), plan)
        if pages > 1 and (pages % 2 or plan.cost > _good(pages)):
            best = self._near(best, missed)
        reason = _reason(missed, [self.extent, *(other.extent for other in others)], besides) if missed else ""
        return best._replace(tried=(*self._tried, best.tried[-1]), missed=reason)

    def _near(self, best: Fitted, missed: Sequence[int]) -> Fitted:
        """The best plan of about as many pages as ``best``: an even number if others were ``missed``, else any."""
        pages = len(best.plan.pages)
        if missed:
            numbers, price, tries = ([pages - 1, pages + 1] if pages % 2 else [pages]), 0.0, 1
        else:
            numbers, price, tries = (
                sorted(range(pages - 2, pages + 2), key=lambda number: number % 2),
                PAGE,
                NATURAL_PLANS,
            )

        def extra(number: int) -> float:
            return price * number + (ODD if number % 2 else 0.0)

        for number in numbers:
            # The estimate does not know what charts and tables leave blank on the pages of the first plan.
            can_fill = self._can_fill(number) or (number == pages and not missed)
            limit = best.cost + extra(len(best.plan.pages)) - extra(number)
            if number not in missed and can_fill and limit > 0:
                best = self._fitted(number, tries, limit) or best
        return best

    def has_room(self, fitted: Fitted) -> bool:
        """Whether ``fitted`` is not full at the loosest spacing, so that a roomy setting would suit it better."""
        return self.extent[1] < len(fitted.plan.pages) - SPARE

    def is_just_missed(self, wanted: Sequence[int]) -> bool:
        """Whether a compact setting may have one of the ``wanted`` numbers of pages, which this one has not.

        Sections may be too tall, or blank feet may be in the way.
        """
        tight, _ = self.extent
        return any(number - UNDER < tight <= number * (1 + OVER) for number in wanted)

    @property
    def extent(self) -> tuple[float, float]:
        """About how many pages the sections take at the tightest, and with all fillers at the loosest."""
        return self._pages(0, 0), self._pages(len(self._heights) - 1, len(SPACINGS) - 1)

    def _can_fill(self, number: int) -> bool:
        tight, loose = self.extent
        return tight <= number and loose >= number - 1 + FILLED

    def _fitted(self, number: int, tries: int, limit: float = math.inf) -> Fitted | None:
        """The cheapest of a few plans of ``number`` pages; None if none costs less than ``limit``, with its spacing."""
        best: tuple[Tried, Plan] | None = None
        level = self._loosest(number)
        for _ in range(tries):
            below = limit - _price(level)
            search = self._search(level)
            plan = search.best(number, below)
            if plan is not None and len(plan.pages) < number:
                plan = None
            is_cut = plan is None and search.is_cut
            cost = plan.cost if plan else below if is_cut else None
            tried = Tried(number, level, cost, self._density, is_cut)
            self._tried.append(tried)
            if plan is not None:
                best, limit = (tried, plan), plan.cost + _price(level)
                if plan.cost <= _good(number):
                    break
            if not level:
                break
            level = max(0, level - (1 if plan else 2))
        return self._finished(*best) if best else None

    def _finished(self, tried: Tried, plan: Plan) -> Fitted:
        return Fitted(plan, (*self._sections, *self._fillers, *self._briefs.values()), (*self._tried, tried))

    def _loosest(self, number: int) -> int:
        """The loosest spacing with which the sections fit, and as many extras as fit with little tightening."""
        extras = sum(self._pages(some, NORMAL - 1) <= number for some in range(1, len(self._heights)))
        levels = range(len(SPACINGS) - 1, 0, -1)
        return next((level for level in levels if self._pages(extras, level) <= number), 0)

    def _pages(self, extras: int, level: int) -> float:
        """About how many pages the sections take, with so many of what can be longer."""
        return self._heights[extras].at(self._spacings[level]) / (self._paper.frame.height * (1 - WASTE))

    def _search(self, level: int) -> Search:
        if level not in self._searches:
            self._searches[level] = Search(
                self._sections,
                self._paper,
                self._spacings[level],
                self._fillers,
                has_tail=self._has_tail,
                briefs=self._briefs,
            )
        return self._searches[level]


def _good(pages: int) -> float:
    """The cost of a plan of so many pages with hardly a fault that a reader notices; no other is tried."""
    return max(GOOD_SHEET if pages <= 2 else GOOD, GOOD_PAGE * pages)


def _reason(wanted: Sequence[int], extents: Sequence[tuple[float, float]], besides: int) -> str:
    """Why none of the ``wanted`` numbers was reached in settings of these ``extents``, in pages ``besides`` others."""
    low, high = min(tight for tight, _ in extents) + besides, max(loose for _, loose in extents) + besides
    wanted = [number + besides for number in wanted]
    if any(low <= number <= high for number in wanted):
        return f"the content takes {low:.1f} pages at the tightest, and with what tables and charts leave blank, more"
    numbers = " or ".join(map(str, wanted))
    return f"the content takes {low:.1f} to {high:.1f} pages, which is too far from {numbers}"


def _price(level: int) -> float:
    """The cost of a spacing that is not the normal one."""
    return DISTANCE * abs(level - NORMAL)
