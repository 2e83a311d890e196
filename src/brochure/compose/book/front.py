"""What stands before the body of a book: cover, imprint, contents, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Paragraph, Run, Section
from brochure.compose.book.glance import glance
from brochure.compose.book.listings import contents
from brochure.compose.book.model import Cover, Front
from brochure.compose.fillers import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from brochure.compose.book.facts import Facts
    from brochure.compose.book.plan import Plan

_CONTENTS = (
    "Every occupation begins on a new page, with its most important figures on top. The contents list the occupations "
    "by group."
)
_TABLES = "The tables after them rank occupations by pay, growth, and openings, and sort them by usual education."
_INDEX = "The index at the end has every title, other names for the work, and SOC codes."
_PICTURE = (
    "On the cover, each bar is an occupation of this book, in the order of its pages. The higher the bar, the higher "
    "the pay."
)
_WORDS = ("Median", "Mean", "Projection", "Openings", "SOC code")


def front(plan: Plan, facts: Sequence[Facts], pages: Mapping[str, str]) -> Front:
    """All that stands before the body; ``facts`` are in the order of the chapters, ``pages`` say where places are.

    The pages of the tables themselves are not known before they are set; until then they are empty.
    """
    tables = tuple(glance(facts, pages))
    before = [(one.section.title, one.name) for one in tables]
    listing = contents(plan, {name: "" for _, name in before} | dict(pages), before)
    return Front(_cover(plan, facts), _imprint(plan.attribution, has_tables=bool(tables)), listing, tables)


def _cover(plan: Plan, facts: Sequence[Facts]) -> Cover:
    pay = {one.slug: one.pay.value for one in facts if one.pay}
    most = max(pay.values(), default=1.0)
    bars = tuple(tuple(pay.get(one.slug, 0.0) / most for one in part.occupations) for part in plan.parts)
    return Cover(plan.title, plan.school, plan.lines, bars)


def _imprint(attribution: str, *, has_tables: bool) -> Section:
    use = " ".join(filter(None, (_CONTENTS, _TABLES if has_tables else "", _INDEX)))
    blocks: list[Block] = [Paragraph((Run(text),)) for text in (use, _PICTURE)]
    blocks += [Paragraph((Run(f"{word}.", bold=True), Run(f" {MEANINGS[word]}"))) for word in _WORDS]
    if attribution:
        blocks.append(Paragraph((Run(attribution),), "note"))
    return Section("imprint", "About this book", tuple(blocks))
