"""The cover of a book, whose picture is the pay of its occupations, and the explanation of that picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.compose.book.chapters import Facts, Plan
from brochure.compose.book.model import Cover, CoverBar
from brochure.compose.national import all_occupations
from brochure.locale import Locale

_UNKNOWN = CoverBar(None)


def cover(plan: Plan, facts: Sequence[Facts]) -> Cover:
    """The cover of a book of ``facts``."""
    bars = {one.slug: bar for one, bar in zip(facts, _bars(facts), strict=True)}
    parts = tuple(
        tuple(bars.get(one.slug, _UNKNOWN)._replace(cluster=one.cluster) for one in part.occupations)
        for part in plan.parts
    )
    logo = plan.imprint.logo if plan.imprint else None
    return Cover(plan.title, plan.school, plan.lines, parts, plan.school_lang, logo)


def _bars(facts: Sequence[Facts]) -> Iterator[CoverBar]:
    """The bar of each occupation; annual and hourly pay are relative to those of all occupations in the newest year."""
    year = max((one.paid.year for one in facts if one.paid), default=None)
    annual, hourly = all_occupations("annual", year), all_occupations("hourly", year)
    known = [
        (one.pay.value / annual.median if one.pay else one.hourly.value / hourly.median if one.hourly else None)
        for one in facts
    ]
    highest = max(filter(None, known), default=1.0)
    for one, height in zip(facts, known, strict=True):
        if height is None:
            yield _UNKNOWN
            continue
        amount = one.pay or one.hourly
        yield CoverBar(height / highest, one.pay is None, amount is not None and amount.at_least)


def about_cover(locale: Locale, picture: Cover) -> str:
    """What the bars of ``picture`` mean, without the kinds that it has not."""
    bars = [bar for part in picture.bars for bar in part]
    kinds = {
        "hourly": any(bar.hourly for bar in bars),
        "open": any(bar.open for bar in bars),
        "unknown": any(bar.height is None for bar in bars),
    }
    about = locale.say("book.cover.bars_in_parts") if len(picture.bars) > 1 else locale.say("book.cover.bars")
    explained = [locale.say(f"book.cover.{kind}") for kind, is_needed in kinds.items() if is_needed]
    return " ".join((about, locale.say("book.cover.height"), *explained))
