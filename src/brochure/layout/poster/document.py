"""The page of a poster: the largest title at which little is left out, and the division of the space.

Everything is designed for Tabloid. On other paper, the page is laid out at the size that has the same area, and then
enlarged or reduced as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from brochure.compose.full import beyond_name
from brochure.compose.poster import Poster
from brochure.layout.page.enlarging import enlarge
from brochure.layout.pages import Box, Content, Element, OutlineEntry, Page, Pages, Placed, add
from brochure.layout.panel.parts import NOTHING, Filled, Part, Variant, fill
from brochure.layout.panel.tray import Tray
from brochure.layout.poster.below import below
from brochure.layout.poster.field import figures, pay
from brochure.layout.poster.head import Sentence, head, name_height, place_head
from brochure.layout.poster.scale import design_size
from brochure.layout.poster.title import SINGLE, Title, titles
from brochure.layout.poster.type import Type
from brochure.layout.surfaces import colored
from brochure.style.model import Style

USUAL = 0.85  # of the largest title: smaller ones cost much
LARGER, SMALLER = 0.006, 0.06  # what a point above that is worth, and what one below it costs, in duties
SCALES = ((1.0, 0.0), (0.9, 0.8), (0.8, 1.8))  # of the text below the field, and their costs
MIN_COLOR = 0.5  # of the page
PALE = 20.0  # points of color less than that are as bad as a duty left out
PAY_GAP, PAY_FLEX = 18.0, 26.0  # above the bar
FIGURES_GAP, FIGURES_FLEX = 20.0, 16.0
FIELD_PAD, FIELD_FLEX = 22.0, 14.0  # at the foot of the field
CREDIT_GAP = 14.0
NO_ICON = 0.3  # the cost of having no large icon
NO_SENTENCE = 10.0  # the loss of the sentence
NOTES, ALL_FIGURES = 0.5, 8.0  # the loss of the notes on figures, and of all figures


class _Setting(NamedTuple):
    """A poster as set. ``upper`` parts are on color, the first of them the head, of the height ``head``."""

    type: Type
    title: Title
    filled: Filled
    upper: int
    head: float
    cost: float


def layout_poster(poster: Poster, style: Style, *, explain: bool = False) -> Pages:
    """Lay out ``poster`` on one page; to ``explain`` that, say what was left out of which part."""
    width, height, factor = design_size(style)
    made = _Maker(poster, style, width, height)
    page, elements, setting = made.page()
    content = poster.content
    unfit = [part for one in setting.filled.variants for part in one.omitted]
    omitted = tuple(dict.fromkeys([*unfit, *beyond_name(content.imprint)]))
    laid_out = Pages(
        (page,),
        Element("Document", tuple(elements), lang=content.composed),
        (OutlineEntry(content.title, 1, 0, height),),
        content.title,
        content.lang,
        poster.subject,
        content.keywords,
        explanation=_explained(setting) if explain else (),
        omitted=omitted,
    )
    return enlarge(laid_out, factor)


def _explained(setting: _Setting) -> tuple[str, ...]:
    parts = [f"{part.name} {level + 1} of {len(part)}"
             for part, level in zip(setting.filled.parts, setting.filled.levels, strict=True)]  # fmt: skip
    return (
        f"title of {setting.title.size:.0f} points, text at {setting.type.scale:.0%}, cost {setting.cost:.2f}",
        f"  {', '.join(parts)}; loss {setting.filled.loss:.2f}, {setting.filled.spare:.0f} points to spare",
    )


def _as_set(variant: Variant) -> Callable[[], Variant]:
    """What makes a part of a ``variant`` that is already set."""
    return lambda: variant


class _Maker:
    """Lays out a poster on a page of the design's area. Coordinates are those of the page, y down from its top."""

    def __init__(self, poster: Poster, style: Style, width: float, height: float) -> None:
        self._poster, self._style = poster, style
        self._page_width, self._page_height = width, height
        page = style.page
        self._left, self._top = page.margin_side, page.margin_top
        self._width = width - 2 * page.margin_side
        self._bottom = height - page.margin_bottom
        self._credit = self._fine_print()
        type_ = Type(self._width, style)
        self._sentences = [Sentence(text, type_.summary) for text in dict.fromkeys((poster.sentence, ""))]
        self._name = name_height(poster, type_)
        self._titles = list(titles(poster.content.title, style, self._width))
        self._upper = [
            Part("pay", [lambda: pay(poster, type_)], PAY_GAP, PAY_FLEX),
            Part("figures", [lambda: figures(poster, type_, notes=True),
                             lambda: figures(poster, type_, notes=False)._replace(loss=NOTES),
                             lambda: NOTHING._replace(loss=ALL_FIGURES, omitted=("figures",))],
                 FIGURES_GAP, FIGURES_FLEX),
            Part("pad", [lambda: Variant(FIELD_PAD, (), ())], 0.0, FIELD_FLEX),
        ]  # fmt: skip

    def page(self) -> tuple[Page, list[Element], _Setting]:
        """The page, its elements, and how it was set."""
        setting = min(self._settings(), key=lambda one: one.cost)
        placed: list[Placed] = []
        elements: list[Element] = []
        foot = self._place(setting, placed, elements)
        band = colored(0.0, 0.0, self._page_width, foot, self._style.palette, sides="b")
        ground = Placed(0.0, self._page_height, Box(foot, (Content(None, tuple(band)),)))
        return (
            Page(self._page_width, self._page_height, (ground, *placed), self._style.palette.paper), elements, setting
        )  # fmt: skip

    def _settings(self) -> Iterator[_Setting]:
        """Those that can be the best: sizes of the title from the largest, until nothing is lost below it."""
        lowest = math.inf
        for scale, small in SCALES:
            if small - (SINGLE - USUAL) * self._style.sizes.title * LARGER > lowest:
                break
            type_ = Type(self._width, self._style, scale)
            lower = below(self._poster, type_)
            for title in self._titles:
                setting = self._setting(type_, title, lower, small)
                if setting:
                    lowest = min(lowest, setting.cost)
                    yield setting
                    if setting.filled.loss == 0.0:  # smaller titles are no better
                        break

    def _setting(self, type_: Type, title: Title, lower: list[Part], small: float) -> _Setting | None:
        """The parts below a ``title``; None if they do not fit."""
        room = self._bottom - self._credit.height - CREDIT_GAP - self._top
        heads = [head(sentence, self._name, type_, title) for sentence in self._sentences]
        variants = [Variant(heads[0].height, (), ()),
                    *[Variant(one.height, (), (), NO_SENTENCE, ("sentence",)) for one in heads[1:]]]  # fmt: skip
        upper = [Part("head", list(map(_as_set, variants))), *self._upper]
        filled = fill([*upper, *lower], room)
        if filled is None:
            return None
        usual = USUAL * self._style.sizes.title
        lost = (usual - title.size) * (LARGER if title.size > usual else SMALLER)
        made = heads[filled.levels[0]]
        plain = 0.0 if made.side else NO_ICON
        setting = _Setting(type_, title, filled, len(upper), made.height, filled.loss + small + lost + plain)
        pale = max(0.0, self._colorless(setting) - filled.spare) / PALE
        return setting._replace(cost=setting.cost + pale)

    def _place(self, setting: _Setting, placed: list[Placed], elements: list[Element]) -> float:
        """Place the parts; returns where the field ends."""
        parts, levels = setting.filled.parts, setting.filled.levels
        count = setting.upper
        lower = Filled(parts[count:], levels[count:], 0.0)
        least = self._colorless(setting)
        spare = max(0.0, setting.filled.spare)
        given = min(sum([part.flex for part in lower.parts]), 0.45 * spare, max(0.0, spare - least))
        extra = spare - given
        flexible = PAY_FLEX + FIGURES_FLEX + FIELD_FLEX
        gaps = min(1.0, 0.5 * extra / flexible)
        type_ = setting.type
        room = setting.head + extra - gaps * flexible
        made = head(self._sentences[levels[0]], self._name, type_, setting.title, room)
        y = self._put(place_head(made, self._poster, type_), self._top, placed, elements)
        for part, level, flex in zip(parts[1:3], levels[1:3], (PAY_FLEX, FIGURES_FLEX), strict=True):
            one = part[level]
            if one.height:
                y = self._put(one, y + part.before + gaps * flex, placed, elements)
        foot = y + FIELD_PAD + gaps * FIELD_FLEX
        y = foot
        share = given / sum([part.flex for part in lower.parts]) if lower.parts else 0.0
        for part, one in zip(lower.parts, lower.variants, strict=True):
            if one.height:
                y = self._put(one, y + part.before + share * part.flex, placed, elements)
        self._put(self._credit, self._bottom - self._credit.height, placed, elements)
        return foot

    def _colorless(self, setting: _Setting) -> float:
        """The points by which the parts on color, without spare height, are lower than they should be."""
        parts, levels = setting.filled.parts[: setting.upper], setting.filled.levels[: setting.upper]
        height = sum([part[level].height + part.before for part, level in zip(parts, levels, strict=True)])
        return max(0.0, MIN_COLOR * self._page_height - self._top - height)

    def _put(self, one: Variant, top: float, placed: list[Placed], elements: list[Element]) -> float:
        """Place a variant at ``top``; returns where it ends."""
        placed += [Placed(self._left + box.x, self._page_height - top - box.y, box.box) for box in one.placed]
        elements += one.elements
        return top + one.height

    def _fine_print(self) -> Variant:
        tray = Tray()
        text_style = Type(self._width, self._style).fine
        y = 0.0
        for text in self._poster.credits:
            y = tray.label(text_style.wrap(text, self._width), add(tray.elements, Element("P")), 0.0, y)
        return tray.variant()
