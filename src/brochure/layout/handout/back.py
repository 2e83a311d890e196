"""The parts of the back: pay, jobs and employers, similar jobs and questions; at its foot, codes and the school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from brochure.compose.blocks import DataTable, QrLinks, Run
from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm
from brochure.layout.charts.bars import bar_chart
from brochure.layout.charts.pictures import in_brief, pay_picture
from brochure.layout.handout.front import ASIDE, BEFORE, FEWER, FLEX
from brochure.layout.handout.type import GUTTER, Type
from brochure.layout.pages import Element, Stroke, add
from brochure.layout.panel.furniture import ITEM_GAP, MANY_LINES, answered, heading
from brochure.layout.panel.parts import NOTHING, Part, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.qr import qr_links
from brochure.layout.surfaces import outlined
from brochure.layout.tables.table import table
from brochure.layout.text.paragraphs import paragraph

MIN_ROWS = 3  # of similar jobs and industries
MAX_QUESTIONS, MAX_HELPS = 3, 8
STRIP_GAP = 8.0  # between whom to ask and the codes
SCHOOL_WIDTH, SCHOOL_HEIGHT = 180.0, 72.0  # 2.5 by 1 inch


def back(handout: ShortForm, type_: Type) -> list[Part]:
    """The parts of the back, from top to bottom, of those that the handout has."""
    found: Sequence[Part | None] = (
        _pay(handout, type_),
        _jobs(handout, type_),
        _others(handout, type_),
        _more(handout, type_),
    )
    if not handout.has_figures:
        found = (_helps(handout, type_), _asks(handout, type_))
    if handout.imprint:
        from brochure.layout.handout.near import near  # noqa: PLC0415  most handouts have none

        found = (*found, near(handout.imprint, type_))
    return [part for part in found if part]


def _pay(handout: ShortForm, type_: Type) -> Part | None:
    picture = handout.pay
    if picture is None:
        return None

    def variant(*, notes: bool) -> Variant:
        tray = Tray()
        y = heading(handout.labels.pay, type_, tray, type_.width)
        block = picture if notes else in_brief(picture)
        tray.column(pay_picture(block, type_.style, type_.width, tray.elements), 0.0, y)
        return tray.variant(0.0 if notes else ASIDE, () if notes or not picture.notes else ("pay_notes",))

    return Part("pay", [partial(variant, notes=True), partial(variant, notes=False)], BEFORE, FLEX)


def _jobs(handout: ShortForm, type_: Type) -> Part | None:
    """Growth and employers side by side."""
    pairs = ((handout.labels.growth, handout.growth), (handout.labels.employers, handout.employers))
    charts = [(title, chart) for title, chart in pairs if chart]
    if not charts:
        return None

    def variant(*, shown: bool) -> Variant:
        if not shown:
            return NOTHING._replace(loss=3 * FEWER, omitted=("employers",))
        tray = Tray()
        width = type_.half if len(charts) > 1 else type_.width
        for index, (title, chart) in enumerate(charts):
            x = index * (type_.half + GUTTER)
            y = heading(title, type_, tray, width, x)
            tray.column(bar_chart(chart, type_.style, width, tray.elements), x, y)
        return tray.variant()

    return Part("jobs", [partial(variant, shown=True), partial(variant, shown=False)], BEFORE, FLEX)


def _others(handout: ShortForm, type_: Type) -> Part | None:
    """Two of these side by side: similar jobs, pay by industry (if the front has no duties), and questions."""
    tables: list[tuple[str, DataTable | None, Omission]]
    tables = [(handout.labels.similar, handout.similar, "more_similar")]
    if not handout.essentials.duties:
        tables.append((handout.labels.industries, handout.industries, "more_industry_pay"))
    shown = [(title, block, more) for title, block, more in tables if block]
    asked = _asked(handout) if len(shown) < 2 else ()
    if not shown and not asked:
        return None

    def variant(rows: int, questions: int) -> Variant:
        tray = Tray()
        width = type_.half if len(shown) + bool(questions) > 1 else type_.width
        loss, omitted = FEWER * (len(asked) - questions), list[Omission]()
        for index, (title, block, more) in enumerate(shown):
            x = index * (type_.half + GUTTER)
            y = heading(title, type_, tray, width, x)
            part = block.shortened(rows)
            tray.column(table(part, type_.style, width, tray.elements), x, y)
            loss += ASIDE * (len(block.rows) - len(part.rows))
            omitted += [more] if len(part.rows) < len(block.rows) else []
        if questions:
            _questions(handout, asked[:questions], type_, tray, (type_.width - width, width))
        omitted += ["more_questions"] if questions < len(asked) else []
        return tray.variant(loss, tuple(omitted))

    most = max([len(block.rows) for _, block, _ in shown], default=0)
    steps = [(rows, len(asked)) for rows in range(most, min(MIN_ROWS, most) - 1, -1)]
    steps += [(steps[-1][0], questions) for questions in range(len(asked) - 1, 0 if shown else 1, -1)]
    return Part("others", [partial(variant, *step) for step in steps], BEFORE, FLEX)


def _asked(handout: ShortForm) -> tuple[str, ...]:
    return handout.essentials.questions[:MAX_QUESTIONS]


def _more(handout: ShortForm, type_: Type) -> Part | None:
    """Questions across the page, where two tables stand side by side."""
    if handout.essentials.duties or not (handout.similar and handout.industries and _asked(handout)):
        return None

    def variant(*, shown: bool) -> Variant:
        if not shown:
            return NOTHING._replace(loss=2 * FEWER, omitted=("questions",))
        tray = Tray()
        _questions(handout, _asked(handout), type_, tray, (0.0, type_.width))
        return tray.variant()

    return Part("questions", [partial(variant, shown=True), partial(variant, shown=False)], BEFORE, FLEX)


def _helps(handout: ShortForm, type_: Type) -> Part | None:
    """Why the qualities matter that the front has by name."""
    found = [quality for quality in handout.essentials.qualities if quality.text][:MAX_HELPS]
    if not found:
        return None

    def variant(count: int) -> Variant:
        tray = Tray()
        top = heading(handout.labels.helps, type_, tray, type_.width)
        listing = []
        for index in range(0, count, 2):
            ends = []
            for column, quality in enumerate(found[index : min(index + 2, count)]):
                body: list[Element] = []
                x, y = column * (type_.half + GUTTER), top
                named, told = (quality.name, quality.lang), (quality.text, quality.text_lang)
                for style, (text, lang) in ((type_.strong, named), (type_.small, told)):
                    y = tray.label(style.wrap(text, type_.half), add(body, Element("P", lang=lang)), x, y)
                listing.append(Element("LI", (Element("LBody", tuple(body)),)))
                ends.append(y)
            top = max(ends) + ITEM_GAP
        tray.elements.append(Element("L", tuple(listing)))
        return tray.variant(FEWER * (len(found) - count), ("more_qualities",) if count < len(found) else ())

    counts = range(len(found), min(MIN_ROWS, len(found)) - 1, -1)
    return Part("helps", [partial(variant, count) for count in counts], BEFORE, FLEX)


def _asks(handout: ShortForm, type_: Type) -> Part | None:
    """Questions across the page, with as many lines for the answers as there is room for."""
    if not _asked(handout):
        return None

    def variant(lines: int) -> Variant:
        tray = Tray()
        _questions(handout, _asked(handout), type_, tray, (0.0, type_.width), lines)
        return tray.variant()

    return Part("questions", [partial(variant, lines) for lines in range(MANY_LINES, 0, -1)], BEFORE, FLEX)


def _questions(
    handout: ShortForm, asked: Sequence[str], type_: Type, tray: Tray, at: tuple[float, float], lines: int = 1
) -> None:
    """The questions under their heading; ``at`` is left and width."""
    x, width = at
    y = heading(handout.labels.questions, type_, tray, width, x)
    answered(asked, type_, tray, (x, y, width), lines=lines)


def foot(handout: ShortForm, type_: Type) -> Variant:
    """Codes in the first columns, and the box of the school in the last ones, or else above them whom to ask.

    Below them is the wording of a license, with dates and credit, for which the foot of the page has no room then.
    """
    tray = Tray()
    _codes(handout, type_, tray)
    if handout.onet_license:
        said = " ".join(filter(None, (handout.figures, handout.onet_license, handout.attribution)))
        tray.column(paragraph((Run(said),), type_.fine, type_.width, tray.elements), 0.0,
                    tray.height + STRIP_GAP)  # fmt: skip
    return tray.variant()


def _codes(handout: ShortForm, type_: Type, tray: Tray) -> None:
    """Place the codes and whom to ask."""
    style = replace(type_.style, page=replace(type_.style.page, gutter=GUTTER / 2))
    if handout.imprint and handout.imprint.contact:
        from brochure.layout.handout.near import strip  # noqa: PLC0415

        asked = strip(handout.imprint, type_)
        tray.add(asked, 0.0, 0.0)
        if handout.codes:
            top = asked.height + STRIP_GAP
            tray.column(qr_links(QrLinks(handout.codes), style, type_.width, tray.elements), 0.0, top)
        return
    rule = Stroke(0.0, 0.6, type_.width, 0.6, 1.2, type_.style.palette.ink)
    tray.items((rule,), 1.2)
    top = 12.0
    left = type_.width - SCHOOL_WIDTH
    if handout.codes:
        tray.column(qr_links(QrLinks(handout.codes), style, left - GUTTER, tray.elements), 0.0, top)
    label = type_.strong.wrap(handout.labels.school, SCHOOL_WIDTH - 16.0)
    tray.items(outlined(left, top, SCHOOL_WIDTH, SCHOOL_HEIGHT, type_.style.palette.ink, 0.8), top + SCHOOL_HEIGHT)
    tray.label(label, add(tray.elements, Element("P")), left + 8.0, top + 6.0)
