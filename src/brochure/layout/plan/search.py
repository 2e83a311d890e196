"""The search for page breaks with the lowest total cost: page by page, keeping the best few places to go on from.

For each place where a page can begin, the sections that follow are set one below another until the page is full. Every
place where the page could end is a candidate: after a section, between its bands, or within a band. Of the ways to
reach the same place in the same number of pages only the cheapest is kept, and of the places the cheapest ``BEAM``.
The time is proportional to the number of pages.

Fillers are sections that can be left out. One can stand at the foot of any page between two sections, and all can stand
before the tail, the last section. Those with the same key are forms of one, the longest first; a plan has one of them
at most.

Brief forms are sections that can take the place of others; a plan has the one or the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from brochure.layout.page.stack import Bands, Stack
from brochure.layout.plan.columns import ColumnSetter
from brochure.layout.plan.model import Block, Costs, PagePlan, Paper, Piece, Plan, Spacing
from brochure.layout.plan.weights import FOOT, MIN_LAST, MIN_LINES, SHORT_END, WEIGHTS, Kind

BEAM = {1: 8, 2: 5}  # places to go on from after each page, by columns: long documents in one need more
HEAD_FLEX = 0.9  # lines that the space above a section can grow by
BAND_FLEX = 0.5  # and the space between bands
EASY = 0.06  # of each page: with so much room to spare, breaks fall where they should
CROWDED = 2.0  # the cost to expect with none to spare
MAX_FOOT = 0.3  # of the page: emptier pages are candidates only if there are no others
TOLERANCE = 0.01


_Key = tuple[int, int, int, int, int]


class Place(NamedTuple):
    """Where a page begins: a section, a band, and a box of the band's ``stack``.

    ``used`` has a bit for each key of fillers.
    """

    section: int
    band: int = 0
    stack: Stack | None = None
    first: int = 0
    used: int = 0

    @property
    def is_inside(self) -> bool:
        """Whether the section has begun on an earlier page."""
        return bool(self.band or self.first)

    @property
    def key(self) -> _Key:
        return self.section, self.band, self.first, id(self.stack) if self.first else 0, self.used


class _Filled(NamedTuple):
    """A page so far: its ``blocks``, the ``room`` below them, how much they can grow, and their cost."""

    room: float
    blocks: tuple[Block, ...] = ()
    flex: float = 0.0
    cost: float = 0.0
    costs: Costs = ()

    def with_cost(self, kind: Kind, cost: float) -> _Filled:
        return self._replace(cost=self.cost + cost, costs=(*self.costs, (kind, cost)))


class _End(NamedTuple):
    """A page ``filled`` before ``place``; ``cost`` includes the ``closing`` costs, which are of the kinds below."""

    place: Place
    filled: _Filled
    closing: tuple[float, ...]
    cost: float


_CLOSING: tuple[Kind, ...] = ("foot", "stretch", "continued")
_CLOSING_LAST: tuple[Kind, ...] = ("last page", "omission")


class _Filling(NamedTuple):
    """The ``ends`` of a page that cost less than ``limit``; ``is_cut``: there are others, which cost more."""

    ends: list[_End]
    limit: float
    is_cut: bool


class _Step(NamedTuple):
    """A page with its ``end``, after the pages before it; ``cost`` is that of all."""

    place: Place
    cost: float
    end: _End | None
    previous: _Step | None


class _Run(NamedTuple):
    """A band of a section, measured: ``rest`` is about the height of all bands below it in the document."""

    stack: Stack
    columns: int
    before: float
    is_last: bool
    rest: float


class Search:
    """Plans the pages of ``sections``, of which the last is the tail if ``has_tail``.

    ``briefs`` are brief forms of the sections with these indexes. Indexes of sections in the plan count the ``fillers``
    after the sections, and the brief forms after those.
    """

    def __init__(
        self,
        sections: Sequence[Bands],
        paper: Paper,
        spacing: Spacing,
        fillers: Sequence[Bands] = (),
        *,
        has_tail: bool = False,
        briefs: Mapping[int, Bands] | None = None,
    ) -> None:
        briefs = briefs or {}
        self.sections = (*sections, *fillers, *briefs.values())
        self.count, self.end = len(sections), len(self.sections)  # after the last one, a place is in section ``end``
        self.first_brief = self.count + len(fillers)
        self.brief_of = {section: index for index, section in enumerate(briefs, self.first_brief)}
        self._full_of = {index: section for section, index in self.brief_of.items()}
        self.tail = self.count - 1 if has_tail else self.end
        keys = list(dict.fromkeys([filler.key for filler in fillers]))
        self.bits = [1 << keys.index(filler.key) for filler in fillers]
        self.is_short = [filler.key in [before.key for before in fillers[:at]] for at, filler in enumerate(fillers)]
        self.paper, self.gaps = paper, spacing.gaps
        self.line = paper.line + spacing.lead
        self.min_height = MIN_LINES[paper.frame.columns] * self.line  # of the beginning of a section
        self.columns = ColumnSetter(paper.line)
        self.is_cut = False  # whether plans of the latest search were given up because of their cost
        self._spacing = spacing
        self._fillings: dict[tuple[_Key, bool, bool], _Filling] = {}
        self.runs = self._measured()
        optional = self.runs[self.count : self.first_brief]
        self.min_filler = min([runs[0].stack.height / runs[0].columns for runs in optional], default=1e9)

    def following(self, section: int) -> int:
        """The index of the section after this one, which may be a brief form; ``end`` after the last one."""
        following = self._full_of.get(section, section) + 1
        return following if following < self.count else self.end

    def _measured(self) -> list[list[_Run]]:
        """The bands of all sections. What may be left out or take less space counts as little as it can."""
        runs: list[list[_Run]] = [[] for _ in self.sections]
        rest = 0.0
        for index in range(self.count - 1, -1, -1):
            runs[index], above = self._runs(self.sections[index], rest)
            if brief := self.brief_of.get(index):
                runs[brief], least = self._runs(self.sections[brief], rest)
                above = min(above, least)
            rest = above
        for index in range(self.count, self.first_brief):
            runs[index], _ = self._runs(self.sections[index], 0.0)
        return runs

    def _runs(self, section: Bands, rest: float) -> tuple[list[_Run], float]:
        """The bands of ``section``, below which so much is left, and about the height of all from its head on."""
        own: list[_Run] = []
        for number in range(len(section.bands) - 1, -1, -1):
            band = section.bands[number]
            stack = band.stack(*self._spacing)
            columns = 1 if band.wide else self.paper.frame.columns
            before = max(band.boxes[0].before, self.paper.line) * self.gaps
            own.append(_Run(stack, columns, before, number + 1 == len(section.bands), rest))
            rest += stack.height / columns + (before if number else 0.0)
        return own[::-1], rest + section.head.before * self.gaps + section.head.height

    def best(self, max_pages: int = 0, limit: float = math.inf) -> Plan | None:
        """The plan with the lowest cost, of at most ``max_pages`` pages if that is not 0.

        None if there is none that costs less than ``limit``.
        """
        self.is_cut = False
        layer = [_Step(Place(0), 0.0, None, None)]
        number = 0
        done: _Step | None = None
        while layer:
            reached: dict[_Key, _Step] = {}
            for step in layer:
                for end in self._ends(step.place, number, limit - step.cost, is_last=number + 1 == max_pages):
                    place, cost = end.place, step.cost + end.cost
                    if place.section == self.end:
                        if cost < limit:
                            done, limit = _Step(place, cost, end, step), cost
                    elif (key := place.key) not in reached or cost < reached[key].cost:
                        reached[key] = _Step(place, cost, end, step)
            number += 1
            if number == max_pages or (done is not None and not max_pages):
                break
            layer = self._kept(list(reached.values()), max_pages - number if max_pages else 0, limit)
        return self._traced(done) if done else None

    def _ends(self, place: Place, number: int, limit: float, *, is_last: bool) -> list[_End]:
        """The ways to fill page ``number`` for less than ``limit``, and maybe some that cost more.

        Searches for several numbers of pages fill the same first pages, so what was found is kept.
        """
        key = place.key, number > 0, is_last
        filling = self._fillings.get(key)
        if filling is None or (filling.is_cut and filling.limit < limit):
            filling = self._fillings[key] = PageFiller(self, place, number, limit, is_last=is_last).filling()
        self.is_cut |= filling.is_cut
        return filling.ends

    def _kept(self, steps: list[_Step], pages_left: int, limit: float) -> list[_Step]:
        """The cheapest of ``steps``, without those that need more than ``pages_left`` pages or cost ``limit``."""
        ranked: list[tuple[float, int, _Step]] = []
        for index, step in enumerate(steps):
            if step.cost >= limit:
                continue
            ahead = self._ahead(self.rest(step.place), pages_left) if pages_left else 0.0
            if ahead is not None:
                ranked.append((step.cost + ahead, index, step))
        return [step for _, _, step in sorted(ranked, key=lambda one: one[:2])[: BEAM[self.paper.frame.columns]]]

    def _ahead(self, rest: float, pages_left: int) -> float | None:
        """What may still come if ``rest`` points have to fit on so many pages; None if they do not fit."""
        free = pages_left - rest / self.paper.frame.height
        if free < 0:
            return None
        return CROWDED * max(0.0, 1 - free / (EASY * pages_left)) ** 2

    def rest(self, place: Place) -> float:
        """About the height of all that follows ``place``."""
        run = self.runs[place.section][place.band]
        if not place.first or place.stack is None:
            return run.rest + run.stack.height / run.columns
        return run.rest + place.stack.extent(place.first, len(place.stack)) / run.columns

    def unused(self, used: int) -> list[int]:
        """The indexes of the fillers of which no form is ``used``."""
        return [self.count + number for number, bit in enumerate(self.bits) if not used & bit]

    def _traced(self, done: _Step) -> Plan:
        pages: list[PagePlan] = []
        step: _Step | None = done
        while step is not None and step.end is not None:
            pages.insert(0, self._page(step.end))
            step = step.previous
        return Plan(tuple(pages), done.cost, self._spacing)

    def _page(self, end: _End) -> PagePlan:
        place, filled = end.place, end.filled
        kinds = _CLOSING_LAST if place.section == self.end else _CLOSING
        costs = (*filled.costs, *zip(kinds, end.closing, strict=True))
        return PagePlan(filled.blocks, filled.room, place.is_inside, end.cost, costs)


class PageFiller:
    """Fills page ``number`` from the top, beginning at ``start``, for a cost below ``limit``.

    If it ``is_last``, all that is left has to fit.
    """

    __slots__ = (
        "_can_end",
        "_full",
        "_height",
        "_is_cut",
        "_is_last",
        "_limit",
        "_number",
        "_out",
        "_search",
        "_spare",
        "_start",
    )

    def __init__(
        self, search: Search, start: Place, number: int, limit: float = math.inf, *, is_last: bool = False
    ) -> None:
        self._search, self._start, self._number, self._is_last = search, start, number, is_last
        self._limit = limit
        self._height = search.paper.frame.height
        taken = (0.0 if number else search.paper.above) + (search.paper.continued if start.is_inside else 0.0)
        self._full = self._height - taken
        self._out: list[_End] = []
        self._spare: _End | None = None
        self._is_cut = False
        self._can_end = False  # whether there is an end, although it may cost too much

    def filling(self) -> _Filling:
        """The ways to fill the page, and where the next page begins."""
        search = self._search
        waiting = [(self._start, _Filled(self._full))]
        while waiting:
            place, filled = waiting.pop()
            if filled.cost >= self._limit:
                self._is_cut = self._can_end = True
                continue
            if filled.blocks and not self._is_last and place.section != search.end:
                self._offer(place, filled)
            if filled.room >= search.min_filler and not place.is_inside:
                waiting += self._before_tail(place, filled)
            if place.section == search.end:
                self._finish(place, filled)
            else:
                waiting += self._with_next(place, filled)
                if not place.is_inside and (brief := search.brief_of.get(place.section)):
                    waiting += self._with_next(place._replace(section=brief), filled.with_cost("brief", WEIGHTS.brief))
        ends = [self._spare] if self._spare and not self._can_end else self._out
        return _Filling(ends, self._limit, self._is_cut)

    def _with_next(self, place: Place, filled: _Filled) -> Iterator[tuple[Place, _Filled]]:
        """The page with the rest of the band at ``place``; if it does not fit, ends within it are offered."""
        search = self._search
        run = search.runs[place.section][place.band]
        stack = place.stack if place.stack is not None else run.stack
        above = self._above(place, run, filled)
        room = filled.room - above[0] - above[1]
        piece = search.columns.whole(stack, place.first, run.columns, room)
        if piece is not None and piece.height <= room + TOLERANCE:
            if run.is_last:
                following = Place(search.following(place.section), 0, None, 0, place.used)
            else:
                following = Place(place.section, place.band + 1, None, 0, place.used)
            yield following, self._added(place, piece, above, filled, is_end=run.is_last)
        elif not self._is_last:
            self._split(place, stack, run, above, filled)

    def _before_tail(self, place: Place, filled: _Filled) -> Iterator[tuple[Place, _Filled]]:
        """The page with a filler before the tail; at other places, ends after a filler are offered."""
        if place.section == self._search.tail:
            yield from self._with_filler(place, filled)
        elif place.section < self._search.tail and filled.blocks and not self._is_last:
            for following, more in self._with_filler(place, filled):
                self._offer(following, more)

    def _with_filler(self, place: Place, filled: _Filled) -> Iterator[tuple[Place, _Filled]]:
        """The page with one more filler, if it fits, before the section at ``place``."""
        search = self._search
        last = max([block.section for block in filled.blocks if block.section < search.first_brief], default=0)
        for index in search.unused(place.used):
            if len(search.runs[index]) > 1 or (place.section == search.tail and index < last):
                continue  # before the tail they keep their order
            at, run = Place(index), search.runs[index][0]
            above = self._above(at, run, filled)
            piece = search.columns.whole(run.stack, 0, run.columns, filled.room)
            if piece is not None and above[0] + above[1] + piece.height <= filled.room + TOLERANCE:
                used = place.used | search.bits[index - search.count]
                following = Place(place.section, place.band, place.stack, place.first, used)
                more = self._added(at, piece, above, filled, is_end=False)
                if search.is_short[index - search.count]:
                    more = more.with_cost("omission", WEIGHTS.shortening)
                if place.section != search.tail:
                    more = more.with_cost("displaced", WEIGHTS.displaced)
                yield following, more

    def _above(self, place: Place, run: _Run, filled: _Filled) -> tuple[float, float, float]:
        """The space above a piece, the height of its section's head, and how much the space can grow."""
        search = self._search
        if not place.is_inside:
            head = search.sections[place.section].head
            if self._is_fresh(filled):
                return 0.0, head.height, 0.0
            return head.before * search.gaps, head.height, search.paper.line * HEAD_FLEX
        if place.first or self._is_fresh(filled):
            return 0.0, 0.0, 0.0
        return run.before, 0.0, search.paper.line * BAND_FLEX

    def _is_fresh(self, filled: _Filled) -> bool:
        """Whether nothing is on the page, so that the space above the next box is dropped."""
        return not filled.blocks and (self._number > 0 or not self._search.paper.above)

    def _added(
        self, place: Place, piece: Piece, above: tuple[float, float, float], filled: _Filled, *, is_end: bool
    ) -> _Filled:
        """``filled`` and a ``piece``; ``is_end``: the section ends with it."""
        before, head, flex = above
        room = filled.room - before - head - piece.height
        cost, costs = filled.cost + piece.cost, filled.costs + piece.costs
        if is_end and self._start.is_inside and place.section == self._start.section:
            height = self._full - room
            if height < SHORT_END:
                short = WEIGHTS.short_end * (1.8 - height / SHORT_END)
                cost, costs = cost + short, (*costs, ("short end", short))
        block = Block(place.section, piece, before, not place.is_inside)
        return _Filled(room, (*filled.blocks, block), filled.flex + flex + piece.flex, cost, costs)

    def _split(self, place: Place, stack: Stack, run: _Run, above: tuple[float, float, float], filled: _Filled) -> None:
        """Offer ends within the piece at ``place``."""
        before, head, _ = above
        room = filled.room - before - head
        search = self._search
        min_height = search.min_height if head or filled.blocks else 0.0
        pieces = [piece for piece in search.columns.splits(stack, place.first, run.columns, room)
                  if piece.height >= min_height]  # fmt: skip
        if not (pieces or self._can_end or self._spare):
            if not self._is_fresh(filled):  # the banner leaves too little room
                costs: Costs = (*filled.costs, ("cover", WEIGHTS.cover))
                self._offer(place, filled._replace(cost=filled.cost + WEIGHTS.cover, costs=costs))
                return
            pieces = [search.columns.force(stack, place.first, room)]  # it is taller than a page
        for piece in pieces:
            if piece.after < len(piece.stack):
                following = Place(place.section, place.band, piece.stack, piece.after, place.used)
            elif run.is_last:
                following = Place(search.following(place.section), used=place.used)
            else:
                following = Place(place.section, place.band + 1, None, 0, place.used)
            offer = self._finish if following.section == search.end else self._offer
            offer(following, self._added(place, piece, above, filled, is_end=False))

    def _offer(self, place: Place, filled: _Filled) -> None:
        """Offer to end the page here, and to go on at ``place``."""
        if place.is_inside and self._is_bare(place, filled):
            return
        left, flex = filled.room, filled.flex
        foot = max(0.0, left - flex)
        blank = WEIGHTS.foot * (foot / FOOT) ** 2 if filled.blocks else 0.0
        stretch = WEIGHTS.stretch * min(1.0, left / flex) ** 2 if flex > 0 and left > 0 else 0.0
        continued = WEIGHTS.continued if place.is_inside else 0.0
        cost = filled.cost + blank + stretch + continued
        end = _End(place, filled, (blank, stretch, continued), cost)
        if foot > MAX_FOOT * self._height:
            self._spare = end
            return
        self._can_end = True
        if cost < self._limit:
            self._out.append(end)
        else:
            self._is_cut = True

    def _is_bare(self, place: Place, filled: _Filled) -> bool:
        """Whether the section that goes on at ``place`` has begun on this page with too few lines."""
        own = [block for block in filled.blocks if block.section == place.section]
        height = sum([block.piece.height for block in own])
        return bool(own) and own[0].headed and height < self._search.min_height and self._can_end

    def _finish(self, place: Place, filled: _Filled) -> None:
        """Offer the page as the last one."""
        full = 1 - filled.room / self._height
        sparse = WEIGHTS.last_page * max(0.0, 1 - full / MIN_LAST) ** 2 if self._number else 0.0
        omitted = WEIGHTS.omission * (len(set(self._search.bits)) - place.used.bit_count())
        self._out.append(_End(place, filled, (sparse, omitted), filled.cost + sparse + omitted))
        self._can_end = True


def costs_by_kind(plan: Plan) -> dict[str, float]:
    """The cost of ``plan`` by kind."""
    found: dict[str, float] = {}
    for page in plan.pages:
        for kind, cost in page.costs:
            found[kind] = found.get(kind, 0.0) + cost
    return found
