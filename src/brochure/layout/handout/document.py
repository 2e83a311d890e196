"""Both sides of a handout: which parts stand on each, at which size of type, and how their space is divided."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from brochure.compose.blocks import Run
from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm
from brochure.fonts.metrics import face
from brochure.layout.handout.back import back, foot
from brochure.layout.handout.front import BEFORE, front
from brochure.layout.handout.head import back_head, front_head
from brochure.layout.handout.type import Type
from brochure.layout.page.enlarging import enlarge
from brochure.layout.page.frame import Frame, frame_of
from brochure.layout.pages import Box, Content, Element, OutlineEntry, Page, Pages, Placed
from brochure.layout.panel.furniture import notes
from brochure.layout.panel.parts import Filled, Part, Variant, fill
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import FINE_LEAD
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.paragraphs import paragraph
from brochure.style.fit import enlargement
from brochure.style.model import Style
from brochure.style.scale import NORMAL, Density

ROOMY = Density("roomy", text=1.14, display=1.1, title=1.1, row_gap=1.4)
"""For those with so little to say that a side would be half empty."""

DENSITIES = (
    NORMAL,
    Density("compact", text=0.95, display=0.93, title=0.9, row_gap=0.9),
    Density("compact", text=0.9, display=0.86, title=0.8, row_gap=0.8),
    Density("compact", text=0.82, display=0.78, title=0.7, row_gap=0.7),
)
"""From the designed size of type to the smallest that is legible on paper."""

SMALLER = 1.2  # what a step to smaller type costs, in duties
BLANK = 90.0  # points of blank at the foot of a side that are as bad as a duty left out
MIN_NOTES = 90.0  # points of blank that lines for notes fill
NOTES = 0.35  # such lines, compared with blank
HALF_EMPTY = 1.6  # the cost of a handout that larger type would suit
FOOT_GAP = 12.0  # between the last part and the fine print


class _Sides(NamedTuple):
    """A handout as set at one size of type; ``name`` is that of its back, to which ``turn`` leads."""

    type: Type
    heads: tuple[Variant, Variant]
    foot: Variant
    front: Filled
    back: Filled
    name: str
    turn: str

    @property
    def cost(self) -> float:
        return self.front.loss + self.back.loss + (_blank(self.front) + _blank(self.back)) / BLANK

    @property
    def omitted(self) -> tuple[Omission, ...]:
        """What has no room, each once."""
        return tuple(dict.fromkeys([part for side in (self.front, self.back) for one in side.variants
                                    for part in one.omitted]))  # fmt: skip


def _blank(side: Filled) -> float:
    """The blank of a side; lines for notes that fill it make it less bad."""
    return side.blank if side.blank < MIN_NOTES else NOTES * side.blank


def layout_handout(handout: ShortForm, style: Style, *, explain: bool = False) -> Pages:
    """Lay out ``handout`` on the two sides of a sheet; to ``explain`` that, say what was left out of which part.

    It is enlarged on larger paper.
    """
    factor = enlargement(style)
    return enlarge(_laid_out(handout, _best(handout, style, frame_of(style, factor)), explain=explain), factor)


def _laid_out(handout: ShortForm, sides: _Sides, *, explain: bool) -> Pages:
    elements: list[Element] = []
    first = _side(sides, 0, elements, handout)
    second = _side(sides, 1, elements, handout)
    attribution = Element("P")
    pages = (
        _page(sides.type, first, _foot(sides.type, handout.figures, sides.turn, None)),
        _page(sides.type, second, _foot(sides.type, _fine_print(handout, sides.omitted), "", attribution)),
    )
    return Pages(
        pages,
        Element("Document", (*elements, attribution), lang=handout.composed),
        (OutlineEntry(handout.title, 1, 0, sides.type.frame.top), OutlineEntry(sides.name, 1, 1,
                                                                                sides.type.frame.top)),
        handout.title,
        handout.lang,
        handout.subject,
        handout.keywords,
        explanation=_explained(sides) if explain else (),
        omitted=sides.omitted,
    )  # fmt: skip


def _fine_print(handout: ShortForm, omitted: Sequence[Omission]) -> str:
    """The foot of the back; dates and credit are above it where a license stands there, too."""
    if handout.onet_license:
        return handout._replace(figures="").fine_print(omitted)
    return " ".join(filter(None, (handout.fine_print(omitted), handout.attribution)))


def _explained(sides: _Sides) -> tuple[str, ...]:
    """The size of type, and for each side its parts, how full they are, and what is left blank."""
    lines = [f"type of {sides.type.style.sizes.body:g} points, cost {sides.cost:.2f}"]
    for name, filled in (("front", sides.front), ("back", sides.back)):
        parts = [
            f"{part.name} {level + 1} of {len(part)}" for part, level in zip(filled.parts, filled.levels, strict=True)
        ]
        lines.append(f"  {name}: {', '.join(parts)}; loss {filled.loss:.2f}, {filled.spare:.0f} points to spare")
    return tuple(lines)  # fmt: skip


class _Trial:
    """A handout at one size of type, which costs ``extra``; its parts are set when they are looked at."""

    def __init__(self, handout: ShortForm, type_: Type, extra: float = 0.0) -> None:
        self.handout, self.type, self.extra = handout, type_, extra

    @cached_property
    def head(self) -> Variant:
        """The head of the front."""
        return front_head(self.handout, self.type)

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of the front, if it has duties."""
        return front(self.handout, self.type)

    def guess(self, other: _Trial) -> float:
        """What the front would cost in the ``other`` type, if lengths of text are in proportion to its size."""
        scale = (other.type.style.sizes.body / self.type.style.sizes.body) ** 2
        filled = fill(self.parts, self.type.frame.height / scale - self.head.height - BEFORE)
        return other.extra + (filled.loss if filled else 0.0)

    def cheapest(self, limit: float = math.inf) -> tuple[_Sides | None, float]:
        """The best division into sides and its cost; None, and infinity, if none costs less than the ``limit``."""
        best = min(self._settings(limit - self.extra), key=lambda sides: sides.cost, default=None)
        return best, best.cost + self.extra if best else math.inf

    def _settings(self, limit: float) -> Iterator[_Sides]:
        """The parts on both sides, for each place at which the front can end: after duties and what belongs to them."""
        handout, type_, labels = self.handout, self.type, self.handout.labels
        room = type_.frame.height - self.head.height - BEFORE
        before = self.parts
        has_duties = bool(handout.essentials.duties)
        if has_duties and (alone := fill(before, room)) and alone.loss >= limit:
            return
        below, behind = foot(handout, type_), back_head(labels.back, handout, type_)
        other_room = type_.frame.height - behind.height - below.height - 2 * BEFORE
        parts = [*before, *back(handout, type_)]
        for end in [len(before)] if has_duties else range(len(parts) + 1):
            one, other = fill(parts[:end], room), fill(parts[end:], other_room)
            if one and other:
                if any(part.name == "pay" for part in parts[end:]):
                    yield _Sides(type_, (self.head, behind), below, one, other, labels.back, labels.turn)
                    continue
                name, turn = labels.back_without_pay, labels.turn_without_pay
                yield _Sides(type_, (self.head, back_head(name, handout, type_)), below, one, other, name, turn)


def _best(handout: ShortForm, style: Style, frame: Frame) -> _Sides:
    """The setting in the largest type at which little is left out."""
    trials = [_Trial(handout, Type.of(frame, style, density), SMALLER * step) for step, density in enumerate(DENSITIES)]
    best: _Sides | None = None
    lowest = math.inf
    for guess, trial in _by_promise(trials):
        if guess < lowest:
            sides, cost = trial.cheapest(lowest)
            best, lowest = (sides, cost) if cost < lowest else (best, lowest)
    if best and not best.omitted and lowest > HALF_EMPTY:
        larger, cost = _Trial(handout, Type.of(frame, style, ROOMY)).cheapest(lowest)
        best = larger if larger and cost < lowest else best
    assert best is not None
    return best


def _by_promise(trials: Sequence[_Trial]) -> list[tuple[float, _Trial]]:
    """``trials`` with what they cost at least, as guessed from the front of one of them, the most promising first.

    Setting takes most of the time, so sizes that are unlikely to be better are not tried at all.
    """
    handout = trials[0].handout
    if not handout.essentials.duties:
        return [(trial.extra, trial) for trial in trials]
    usual = trials[1 if handout.fit else 0]
    return sorted([(usual.guess(trial), trial) for trial in trials], key=itemgetter(0))


def _side(sides: _Sides, number: int, elements: list[Element], handout: ShortForm) -> list[Placed]:
    """The boxes of a side, with lines for notes where it is blank; the foot of the back stands at its end."""
    frame, head, filled = sides.type.frame, sides.heads[number], (sides.front, sides.back)[number]
    placed = [Placed(frame.left + box.x, frame.top - box.y, box.box) for box in head.placed]
    elements += head.elements
    top = frame.top - head.height - BEFORE
    boxes, filling = filled.placed(frame.left, top)
    placed += boxes
    elements += filling
    bottom, gap = (frame.bottom + sides.foot.height, BEFORE) if number else (frame.bottom, 0.0)
    if lines := notes(handout.labels.notes, sides.type, frame.width, filled.blank - BEFORE):
        placed += [Placed(frame.left + box.x, bottom + gap + lines.height - box.y, box.box)
                   for box in lines.placed]  # fmt: skip
        elements += lines.elements
    if number:
        placed += [Placed(frame.left + box.x, bottom - box.y, box.box) for box in sides.foot.placed]
        elements += sides.foot.elements
    return placed


def _foot(type_: Type, left: str, right: str, element: Element | None) -> Variant:
    """Fine print, beside what leads to the other side; without an ``element`` it is part of the page."""
    sizes, faces, palette = type_.style.sizes, type_.style.faces, type_.style.palette
    strong = TextStyle(face(faces.bold), sizes.foot, sizes.foot * FINE_LEAD, palette.ink)
    taken = strong.width(right) + 2 * sizes.foot if right else 0.0
    tray = Tray()
    lines = paragraph((Run(left),), type_.fine, type_.width - taken, []) if left else []
    tray.column([_owned(line, element) for line in lines])
    if right:
        words = strong.line(right).place(type_.width, 0.0, "right")
        tray.column([Box(strong.leading, (Content(None, words, "Pagination"),))])
    return tray.variant()


def _owned(line: Box, element: Element | None) -> Box:
    """``line`` as content of ``element``, and outside of the document's text without one."""
    return line._replace(contents=tuple([Content(element, one.items, "Pagination") for one in line.contents]))


def _page(type_: Type, placed: list[Placed], foot_variant: Variant) -> Page:
    frame = type_.frame
    top = frame.bottom - FOOT_GAP
    below = [Placed(frame.left + box.x, top - box.y, box.box) for box in foot_variant.placed]
    return Page(frame.page_width, frame.page_height, (*placed, *below), type_.style.palette.paper)
