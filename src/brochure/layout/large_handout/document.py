"""The sides of a handout in large print: which parts stand on each, and the size of type that fills them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement, pairwise
from typing import NamedTuple

from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm
from brochure.layout.large_handout.cover import cover
from brochure.layout.large_handout.parts import ABOUT, NEXT, Homed, about, parts
from brochure.layout.large_handout.type import BEFORE, Type
from brochure.layout.page.enlarging import enlarge
from brochure.layout.page.frame import Frame, frame_of, page_foot
from brochure.layout.pages import Element, OutlineEntry, Page, Pages, Placed
from brochure.layout.panel.band import Band
from brochure.layout.panel.furniture import notes
from brochure.layout.panel.parts import NOTHING, Filled, Part, fill, filled
from brochure.layout.panel.tray import Tray
from brochure.style.fit import enlargement
from brochure.style.model import Style
from brochure.style.scale import NORMAL, Density

DENSITIES = (
    NORMAL,
    Density("roomy", text=1.1, display=1.05, row_gap=1.3),
    Density("roomy", text=1.2, display=1.1, row_gap=1.6),
)
"""From the designed size of type, which is the smallest, to larger ones for those with little to say."""

BAND, BAND_GAP = 36.0, 16.0
FOOT_GAP = 12.0
NOTE_LINE = 30.0
MAX_EXTRA = 150.0  # points that the color on the cover can grow by
BLANK = 90.0  # points of blank at the foot of a side that are as bad as a duty left out
MIN_NOTES, NOTES = 110.0, 0.35  # points of blank that lines for notes fill, which compare with blank like that
AWAY = 1.2  # the cost of a part on another side than its own, unless there is no work to tell of
EMPTY = 150.0  # points of blank for which parts change sides, and type becomes larger


class _Sides(NamedTuple):
    """The parts of each side as set at one size of type, and what that costs, in duties."""

    type: Type
    filled: tuple[Filled, ...]
    cost: float

    @property
    def is_empty(self) -> bool:
        """Whether too much of a side is blank."""
        return max([side.blank for side in self.filled]) > EMPTY

    @property
    def omitted(self) -> tuple[Omission, ...]:
        """What has no room, each once."""
        return tuple(dict.fromkeys([part for side in self.filled for one in side.variants for part in one.omitted]))


def layout_large_handout(content: ShortForm, style: Style, *, explain: bool = False) -> Pages:
    """Lay out ``content`` on the sides of two sheets, or of one; to ``explain`` that, say what was left out of them.

    They are enlarged on larger paper.
    """
    factor = enlargement(style)
    sides = _with_fine_print(content, _best(content, style, frame_of(style, factor)))
    attribution, elements = Element("P"), list[Element]()
    last = len(sides.filled)
    pages = [
        _page(content, sides.type, _placed(content, sides, number, elements), attribution if number == last else None)
        for number in range(1, last + 1)
    ]
    laid_out = Pages(
        tuple(pages),
        Element("Document", (*elements, attribution), lang=content.composed),
        _outline(content, sides),
        content.title,
        content.lang,
        content.subject,
        content.keywords,
        explanation=_explained(sides) if explain else (),
        omitted=sides.omitted,
    )
    return enlarge(laid_out, factor)


def _outline(content: ShortForm, sides: _Sides) -> tuple[OutlineEntry, ...]:
    """The title, and the first part of each other side; parts are called as their labels are."""
    top = sides.type.frame.top
    first = OutlineEntry(content.title, 1, 0, top)
    names = [next(filter(None, [getattr(content.labels, part.name, "") for part in side.parts]), "")
             for side in sides.filled]  # fmt: skip
    return (first, *[OutlineEntry(name, 1, index, top) for index, name in enumerate(names) if index and name])


def _explained(sides: _Sides) -> tuple[str, ...]:
    """The size of type, and for each side its parts, how full they are, and what is left blank."""
    lines = [f"type of {sides.type.style.sizes.body:g} points, cost {sides.cost:.2f}"]
    for number, side in enumerate(sides.filled, 1):
        levels = zip(side.parts, side.levels, strict=True)
        shown = [f"{part.name} {level + 1} of {len(part)}" for part, level in levels]
        lines.append(f"  side {number}: {', '.join(shown)}; loss {side.loss:.2f}, {side.spare:.0f} points to spare")
    return tuple(lines)


def _best(content: ShortForm, style: Style, frame: Frame) -> _Sides:
    """The cheapest arrangement, in larger type only where nothing is left out for that."""
    best: _Sides | None = None
    for density in DENSITIES:
        sides = _arranged(content, Type.of(frame, style, density))
        if sides and (best is None or sides.cost < best.cost):
            best = sides
        if best and not best.is_empty:
            break
    assert best is not None
    return best


def _arranged(content: ShortForm, type_: Type) -> _Sides | None:
    """The cheapest arrangement at one size of type: each part on its side, or else on others."""
    homed = parts(content, type_)
    filler = _Filler(content, type_, homed)
    homes = [sum(one.home <= side for one in homed) for side in (1, 2, 3)]
    found = [filler.sides((0, *homes, len(homed)))]
    if not found[0] or found[0].is_empty:
        ends = range(len(homed) + 1)
        found += [filler.sides((0, *breaks, len(homed))) for breaks in combinations_with_replacement(ends, 3)]
        if not content.essentials.duties:
            found += [filler.sides((0, end, len(homed))) for end in ends]
    return min(filter(None, found), key=lambda sides: sides.cost, default=None)


class _Filler:
    """Fills sides with ranges of ``homed`` parts, each range once."""

    def __init__(self, content: ShortForm, type_: Type, homed: Sequence[Homed]) -> None:
        self._content, self._type, self._homed = content, type_, homed
        self._fine_print = _about(content, type_)
        self._filled: dict[tuple[int, int, bool, bool], Filled | None] = {}

    def sides(self, ends: tuple[int, ...]) -> _Sides | None:
        """The sides with the parts between ``ends``; None if they do not fit."""
        ranges = list(pairwise(ends))
        filled = tuple([self._side(index, one, is_last=index == len(ranges)) for index, one in enumerate(ranges, 1)])
        if None in filled:
            return None
        cost = sum([side.loss + _blank(side) for side in filled if side])
        if self._content.essentials.duties:
            cost += AWAY * sum([one.home != side for side, (start, end) in enumerate(ranges, 1)
                                for one in self._homed[start:end]])  # fmt: skip
        return _Sides(self._type, tuple([side for side in filled if side]), cost)

    def _side(self, number: int, within: tuple[int, int], *, is_last: bool) -> Filled | None:
        key = (*within, number == 1, is_last)
        if key not in self._filled:
            chosen = [one.part for one in self._homed[slice(*within)]]
            chosen += self._fine_print if is_last else []
            self._filled[key] = _set(self._content, self._type, chosen, is_first=number == 1)
        return self._filled[key]


def _set(content: ShortForm, type_: Type, chosen: Sequence[Part], *, is_first: bool) -> Filled | None:
    """A side of the ``chosen`` parts: under a band, or under the cover, whose color takes some of what is blank."""
    room = type_.frame.height
    if not is_first:
        return fill(chosen, _room(type_))
    side = fill([*cover(content, type_), *chosen], room)
    if side and side.blank:
        side = fill([*cover(content, type_, min(MAX_EXTRA, side.blank)), *chosen], room)
    return side


def _blank(side: Filled) -> float:
    """The cost of the blank of a side; lines for notes that fill it make it less bad."""
    return (side.blank if side.blank < MIN_NOTES else NOTES * side.blank) / BLANK


def _with_fine_print(content: ShortForm, sides: _Sides) -> _Sides:
    """``sides`` with what was left out named on the last one, which may leave out more for that.

    There is room for the name of everything that was left out in some attempt, so that the attempts come to an end.
    """
    *before, last = sides.filled
    chosen = [part for part in last.parts if part.name != ABOUT]
    named: tuple[Omission, ...] = ()
    while not set(sides.omitted) <= set(named):
        named = tuple(dict.fromkeys((*named, *sides.omitted)))
        side = fill([*chosen, *_about(content, sides.type, named)], _room(sides.type))
        if side is None:
            return sides
        sides = sides._replace(filled=(*before, side))
    exact = [*chosen, *_about(content, sides.type, sides.omitted)]
    levels = (*sides.filled[-1].levels[: len(chosen)], 0)[: len(exact)]
    return sides._replace(filled=(*before, filled(exact, levels, _room(sides.type))))


def _about(content: ShortForm, type_: Type, named: Sequence[Omission] = ()) -> list[Part]:
    """The fine print with what was left out ``named``, if there is any."""
    fine_print = about(" ".join(filter(None, (content.fine_print(named), content.onet_license))), type_)
    return [fine_print] if fine_print else []


def _room(type_: Type) -> float:
    """The height below the band."""
    return type_.frame.height - BAND - BAND_GAP


def _with_notes(content: ShortForm, type_: Type, side: Filled) -> Filled:
    """``side`` with lines for notes in its blank, above the next steps, which stand at its foot in any case."""
    room = side.blank - BEFORE
    lines = notes(content.labels.notes, type_, type_.width, room, NOTE_LINE)
    at = next((index for index, part in enumerate(side.parts) if part.name == NEXT), len(side.parts))
    if room <= 0 or (lines is None and at == len(side.parts)):
        return side
    added = Part("notes", [lambda: (lines or NOTHING)._replace(height=room)], BEFORE)
    return Filled((*side.parts[:at], added, *side.parts[at:]), (*side.levels[:at], 0, *side.levels[at:]),
                  side.spare - side.blank)  # fmt: skip


def _placed(content: ShortForm, sides: _Sides, number: int, elements: list[Element]) -> list[Placed]:
    """The boxes of a side: under a band with its number and the title, unless it is the first."""
    frame, side = sides.type.frame, _with_notes(content, sides.type, sides.filled[number - 1])
    top, tray = frame.top, Tray()
    if number > 1:
        label = content.labels.page.replace("{number}", str(number)).replace("{count}", str(len(sides.filled)))
        band = Band(frame.width, BAND, sides.type.style.sizes.small)
        band.place(label, content.title, sides.type.style, tray)
        top -= BAND + BAND_GAP
    boxes, filling = side.placed(frame.left, top)
    elements += filling
    return [*tray.at(frame.left, frame.top), *boxes]


def _page(content: ShortForm, type_: Type, placed: Sequence[Placed], attribution: Element | None) -> Page:
    """A page, with the credit at the foot of the last one."""
    frame = type_.frame
    below = []
    if attribution and content.attribution:
        foot = page_foot(content.attribution, "", type_.style, frame.width, attribution)
        below = [Placed(frame.left, frame.bottom - FOOT_GAP, foot)]
    return Page(frame.page_width, frame.page_height, (*placed, *below), type_.style.palette.paper)
