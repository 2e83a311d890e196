"""Page four: pay and growth, similar jobs as cards, and the next steps on a band of color, with sources below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from brochure.compose.blocks import Imprint, QrLinks, Row, Run, Text
from brochure.compose.essentials import Step, without_texts
from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm, amount
from brochure.layout.charts.bars import bar_chart
from brochure.layout.charts.pictures import in_brief, pay_picture
from brochure.layout.field.near import contacts, near, says_more
from brochure.layout.field.notes import lines_for_notes
from brochure.layout.field.type import GUTTER, Type
from brochure.layout.pages import Element, Fill, Stroke, add
from brochure.layout.panel.furniture import MANY_LINES, At, answered, step_text
from brochure.layout.panel.parts import NOTHING, TOLERANCE, Filled, Part, Variant, fill
from brochure.layout.panel.tray import Tray
from brochure.layout.qr import Codes, qr_links
from brochure.layout.surfaces import colored
from brochure.layout.tables.table import table
from brochure.layout.text.labels import caption_label
from brochure.layout.text.paragraphs import ParagraphStyle, paragraph

BEFORE, FLEX = 16.0, 34.0
HEAD_GAP = 10.0
CARDS = 4
CARD_RULE = 2.4
NAME_LINES = 2  # of a name on a card, or else all names are small
HEAD_PAD, RULE = 4.0, 1.2  # between a heading and the rule below it, and that rule
CHART_GAP, CAPTION_GAP = 6.0, 2.0
PAY_GAP = 4.0  # above the pay on a card
BAND_PAD = 16.0
MIN_ROWS = 3
TWICE = 1.0  # the loss of the picture of pay that the cover has, too
BESIDE = 0.05  # the loss if labels stand beside bars
CODES = Codes(side=72.0, below=True)
SMALL_CODES = Codes()  # where a brand has more to say


def future(content: ShortForm, type_: Type, omitted: list[Omission]) -> Tray:
    """Page four, from the top left corner of its type area; what has no room is added to ``omitted`` and named."""
    named, found = omitted, list[Omission]()
    tray, level = _future(content, type_, named, found)
    while not set(found) <= set(named):  # the fine print may be longer now, and leave less room
        named = [*named, *found]
        found = []
        tray, level = _future(content, type_, named, found, level)
    omitted += found
    return tray


def _future(
    content: ShortForm, type_: Type, named: list[Omission], omitted: list[Omission], level: int = 0
) -> tuple[Tray, int]:
    """The page with ``named`` parts in fine print; what has no room is added to ``omitted``.

    Whom to ask is in a variant of at least this ``level``; the one chosen is returned, too.
    """
    tray, frame = Tray(), type_.frame
    text = " ".join(filter(None, (content.fine_print(named), content.onet_license)))
    kind = type_.text(type_.style.sizes.small, 1.35, type_.style.palette.muted)
    fine = paragraph((Run(text),), kind, type_.width, []) if text else []
    sources = sum([line.height for line in fine])
    shows_pay = not says_more(content.imprint) or "pay_picture" in named
    pay = _pay(content, type_, needed=shows_pay)
    found: Sequence[Part | None] = (pay, _entry(content, type_), _jobs(content, type_), _employers(content, type_),
                                    _similar(content, type_))  # fmt: skip
    if not content.has_figures:
        found = (_entry(content, type_), _asks(content, type_))
    parts = [part for part in found if part]
    imprint = content.imprint
    if imprint:
        parts += near(imprint, type_)
    band, elements = _next(content, type_, headed=content.has_figures)
    bottom = frame.height - sources - (BAND_PAD / 2 if fine else 0.0)
    name = content.labels.future if content.has_figures else content.labels.next
    y = tray.label(type_.page_head.line(name), add(tray.elements, Element("H2"))) + HEAD_GAP
    room = bottom - band.height - y - BEFORE
    filled, contact, level = _with_contact(parts, imprint, type_, room, level)
    foot = bottom - (contact.height + BAND_PAD / 2 if contact.height else 0.0)
    top = foot - band.height
    if filled:
        boxes, own = filled.placed(0.0, -y)
        tray.place(boxes, 0.0)
        tray.elements += own
        omitted += [part for one in filled.variants for part in one.omitted]
        if lines := lines_for_notes(content.labels.notes, type_, type_.width, filled.blank - BEFORE):
            tray.add(lines, 0.0, top - BEFORE - lines.height)
    omitted += contact.omitted
    tray.items(colored(-frame.left, top, frame.page_width, band.height, type_.style.palette, "tb"), foot)
    tray.put(band, 0.0, top)
    tray.elements += elements
    tray.add(contact, 0.0, foot + BAND_PAD / 2)
    if fine:
        element = add(tray.elements, Element("P"))
        own_lines = [line._replace(contents=tuple([one._replace(element=element) for one in line.contents]))
                     for line in fine]  # fmt: skip
        tray.column(own_lines, 0.0, bottom + BAND_PAD / 2)
    return tray, level


def _with_contact(
    parts: Sequence[Part], imprint: Imprint | None, type_: Type, room: float, level: int
) -> tuple[Filled | None, Variant, int]:
    """The parts in what whom to ask leaves of ``room``, that, and its level, so that both lose the least."""
    variants = contacts(imprint, type_)
    if not variants:
        return fill(parts, room), NOTHING, 0
    made = [(fill(parts, room - one.height - BAND_PAD / 2), one, number)
            for number, one in enumerate(variants) if number >= level]  # fmt: skip
    return min(made, key=lambda both: both[1].loss + (both[0].loss if both[0] else math.inf))


def _pay(content: ShortForm, type_: Type, *, needed: bool) -> Part | None:
    """The picture of pay; where this is page two, the cover before it has that.

    Unless it is ``needed``, it can be left out, because the cover has it, too.
    """
    picture = content.pay
    if picture is None or not content.essentials.duties:
        return None

    def variant(*, notes: bool) -> Variant:
        tray = Tray()
        block = picture if notes else in_brief(picture)
        caption = caption_label(block, type_.note, type_.width)
        y = tray.label(caption, add(tray.elements, Element("P"))) + CAPTION_GAP
        tray.column(pay_picture(block._replace(caption=""), type_.style, type_.width, tray.elements), 0.0, y)
        return tray.variant(0.0 if notes else 0.3, () if notes or not picture.notes else ("pay_notes",))

    twice = [] if needed else [lambda: NOTHING._replace(loss=TWICE)]
    return Part("pay", [partial(variant, notes=True), partial(variant, notes=False), *twice], 0.0, 0.0)


def _entry(content: ShortForm, type_: Type) -> Part | None:
    """The way in as steps side by side, where no page on getting in has them."""
    whole = content.essentials.path
    if not whole or content.essentials.duties:
        return None

    def variant(steps: Sequence[Step]) -> Variant:
        tray = Tray()
        y = tray.label(type_.label.line(content.labels.entry), add(tray.elements, Element("H3"))) + 6.0
        styles = (type_.middle, type_.strong._replace(color=type_.color), type_.body)
        columns = 12 // len(steps)
        listing = []
        for index, step in enumerate(steps):
            x, width = type_.x(columns * index), type_.span(columns)
            tray.items((Fill(x, y, width, CARD_RULE, type_.color),), y + CARD_RULE)
            body, _ = step_text(step, styles, tray, (x, y + 8.0, width))
            listing.append(Element("LI", (body,)))
        tray.elements.append(Element("L", tuple(listing)))
        is_cut = steps != whole
        return tray.variant(1.0 if is_cut else 0.0, ("step_texts",) if is_cut else ())

    plain = without_texts(whole, range(len(whole)))
    return Part("entry", [partial(variant, whole), partial(variant, plain)], BEFORE, FLEX)


def _asks(content: ShortForm, type_: Type) -> Part | None:
    """Questions with as many lines for the answers as there is room for."""
    asked = content.essentials.questions
    if not asked:
        return None

    def variant(lines: int) -> Variant:
        tray = Tray()
        y = tray.label(type_.label.line(content.labels.questions), add(tray.elements, Element("H3"))) + HEAD_GAP
        answered(asked, type_, tray, (0.0, y, type_.width), lines=lines)
        return tray.variant()

    return Part("questions", [partial(variant, lines) for lines in range(MANY_LINES, 0, -1)], BEFORE, FLEX)


def _jobs(content: ShortForm, type_: Type) -> Part | None:
    """Pay by industry beside growth, whose labels stand above their bars if there is room and nothing declines."""
    block, chart = content.industries, content.growth
    if block is None and chart is None:
        return None
    labels = content.labels
    may_stand_above = chart is not None and all((bar.value or 0.0) >= 0.0 for bar in chart.bars)

    def variant(rows: int, *, labels_above: bool) -> Variant:
        tray = Tray()
        half = type_.span(6) if block and chart and rows else type_.width
        if block and rows:
            y = _headed(labels.by_industry, content.industries_note, type_, tray, (0.0, half))
            tray.column(table(block.shortened(rows).without_heads, type_.style, half, tray.elements), 0.0, y)
        if chart:
            x = type_.x(6) if block and rows else 0.0
            y = _headed(labels.change, content.growth_note, type_, tray, (x, half)) + CHART_GAP
            drawn = chart._replace(caption="")
            tray.column(bar_chart(drawn, type_.style, half, tray.elements, labels_above=labels_above), x, y)
        fewer = len(block.rows) - rows if block else 0
        loss = 0.4 * fewer + (BESIDE if may_stand_above and not labels_above else 0.0)
        return tray.variant(loss, ("industry_pay",) if fewer else ())

    most = len(block.rows) if block else 0
    counts = [*range(most, min(MIN_ROWS, most) - 1, -1), *([0] if most else [])]
    above = [partial(variant, most, labels_above=True)] if may_stand_above else []
    makers = [partial(variant, count, labels_above=False) for count in dict.fromkeys(counts)]
    return Part("jobs", [*above, *makers], BEFORE, FLEX)


def _headed(text: str, note: str, type_: Type, tray: Tray, at: tuple[float, float]) -> float:
    """A heading over a rule, with a small note at its right or, without room, below; ``at`` are left and width."""
    x, width = at
    head, small = type_.label.line(text), type_.small.wrap(note, width)
    y = tray.label(head, add(tray.elements, Element("H3")), x) + HEAD_PAD
    tray.items((Stroke(x, y + RULE / 2, x + width, y + RULE / 2, RULE, type_.style.palette.ink),), y + RULE)
    y += RULE
    if note:
        is_beside = head.width + GUTTER + small.width <= width
        left, top = (x + width - small.width, head.style.baseline - small.style.baseline) if is_beside else (x, y + 2.0)
        end = tray.label(small, add(tray.elements, Element("P")), left, top)
        y = y if is_beside else end
    return y


def _employers(content: ShortForm, type_: Type) -> Part | None:
    """The largest employers, where no page on the work names them."""
    chart = content.employers
    if chart is None or content.essentials.duties:
        return None

    def variant() -> Variant:
        tray = Tray()
        y = _headed(content.labels.where, chart.caption, type_, tray, (0.0, type_.width)) + CHART_GAP
        tray.column(bar_chart(chart._replace(caption=""), type_.style, type_.width, tray.elements), 0.0, y)
        return tray.variant()

    nothing = NOTHING._replace(loss=2.0, omitted=("employers",))
    return Part("employers", [variant, lambda: nothing], BEFORE, FLEX)


def _similar(content: ShortForm, type_: Type) -> Part | None:
    """The nearest similar jobs as cards: name, pay, education."""
    block = content.similar
    if block is None:
        return None

    def variant() -> Variant:
        tray = Tray()
        rows = block.rows[:CARDS]
        columns = 12 // len(rows)
        note = type_.small.line(content.labels.similar_note)
        y = tray.label(type_.label.line(content.labels.similar), add(tray.elements, Element("H3"))) + 5.0
        tray.label(note, add(tray.elements, Element("P")), type_.width - note.width, y - 5.0 - note.height)
        kind, deepest = _names(rows, type_, type_.span(columns))
        outlooks = content.similar_outlooks or ("",) * len(rows)
        listing = [_card(row, outlook, type_, tray, (type_.x(columns * index), y, type_.span(columns)), (kind, deepest))
                   for index, (row, outlook) in enumerate(zip(rows, outlooks, strict=False))]  # fmt: skip
        tray.elements.append(Element("L", tuple(listing)))
        return tray.variant()

    return Part("similar", [variant, lambda: NOTHING._replace(loss=2.0, omitted=("similar",))], BEFORE, FLEX)


def _names(rows: Sequence[Row], type_: Type, width: float) -> tuple[ParagraphStyle, float]:
    """The type of the names on cards, in the small size if one is long, and the height of the deepest."""
    plain = type_.running._replace(even=True)
    small = type_.text(type_.style.sizes.small, 1.4, plain.color)._replace(even=True)

    def deepest(kind: ParagraphStyle) -> float:
        return max([sum([line.height for line in paragraph(_name(row), kind, width, [])]) for row in rows])

    kind = plain if deepest(plain) <= NAME_LINES * plain.leading + TOLERANCE else small
    return kind, deepest(kind)


def _name(row: Row) -> Text:
    title = row.cells[0]
    return (Run(title.text, bold=True, href=title.href, lang=title.lang),)


def _card(row: Row, outlook: str, type_: Type, tray: Tray, at: At, names: tuple[ParagraphStyle, float]) -> Element:
    """Place a card at left, top and width; ``names`` have a type, and the height of the deepest, so that pay aligns."""
    x, y, width = at
    (kind, deepest), (_, education, pay) = names, row.cells
    tray.items((Fill(x, y, width, CARD_RULE, type_.color),), y + CARD_RULE)
    body: list[Element] = []
    tray.column(paragraph(_name(row), kind, width, body), x, y + 8.0)
    y += 8.0 + deepest
    figure = type_.figure._replace(size=type_.middle.size, leading=type_.middle.leading)
    y = tray.label(figure.wrap(amount(row), width), add(body, Element("P", lang=pay.lang)), x, y + PAY_GAP)
    y = tray.label(type_.body.wrap(education.text, width), add(body, Element("P", lang=education.lang)), x, y)
    if outlook:
        tray.label(type_.body.wrap(outlook, width), add(body, Element("P")), x, y)
    return Element("LI", (Element("LBody", tuple(body)),))


def _next(content: ShortForm, type_: Type, *, headed: bool) -> tuple[Tray, list[Element]]:
    """The next steps as they stand on the color: codes and their addresses, under a heading if it is ``headed``."""
    tray = Tray()
    if not content.codes:
        return tray, []
    head = type_.middle._replace(color=type_.over)
    y = BAND_PAD
    if headed:
        y = tray.label(head.line(content.labels.next), add(tray.elements, Element("H3")), 0.0, y) + 4.0
    codes = SMALL_CODES if says_more(content.imprint) else CODES
    y = tray.column(qr_links(QrLinks(content.codes), type_.on_color, type_.width, tray.elements, codes), 0.0, y)
    tray.height = y + BAND_PAD
    return tray, tray.elements
