"""Percentile strips: the pay of each occupation on the national scale, beside the median of all occupations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brochure.compose.amounts import amount, amount_words, amounts_words, money, month, value_notes
from brochure.compose.blocks import PercentileStrip, Range
from brochure.compose.context import Context
from brochure.compose.naming import is_all_occupations
from brochure.compose.national import NationalPay, all_occupations
from brochure.compose.pay_statements import scale_note, spread_statement
from brochure.compose.tables import captioned, pay_range
from brochure.compose.text import capitalized
from brochure.compose.vocabulary import Label
from brochure.locale import Locale
from brochure.profile.markdown import plain_text
from brochure.profile.model import Amount, Period, Wage


def strips(context: Context) -> list[PercentileStrip | None]:
    """The strip of each wage; None without a percentile, or without the median or mean.

    The strips of a period share one scale, that of their newest wage; the last of them explains it.
    """
    wages = context.profile.wages
    found: list[PercentileStrip | None] = [None] * len(wages)
    for period, drawn in _drawn(wages).items():
        years = [when.year for place, _ in drawn if (when := wages[place].as_of)]
        nation = all_occupations(period, max(years, default=None))
        group = [_strip(context, wages[place], value, nation) for place, value in drawn]
        note = scale_note(context.locale, nation, period, is_broken=any(strip.is_beyond for strip in group))
        texts = [text for strip in group for text in (strip.low_text, strip.pay.text, strip.high_text)]
        explained = value_notes(context.locale, texts)
        group[-1] = group[-1]._replace(notes=(*explained, note))
        for (place, _), strip in zip(drawn, group, strict=True):
            found[place] = strip
    return found


def _drawn(wages: tuple[Wage, ...]) -> dict[Period, list[tuple[int, Amount]]]:
    """The places and values of the wages with a strip, by period."""
    periods: dict[Period, list[tuple[int, Amount]]] = {}
    for place, wage in enumerate(wages):
        if wage.value and (wage.p10 or wage.p90):
            periods.setdefault(wage.period, []).append((place, wage.value))
    return periods


def _strip(context: Context, wage: Wage, value: Amount, nation: NationalPay) -> PercentileStrip:
    """The strip of ``wage``, whose median or mean is ``value``, on the scale of ``nation``."""
    locale, period, statistic = context.locale, wage.period, wage.statistic
    when = month(locale, wage.as_of) if wage.as_of else None
    known = (("p10", wage.p10), (statistic, value), ("p90", wage.p90))
    low, middle, high = (amount(locale, each, period) if each else "" for _, each in known)
    named = [(locale.say(f"figures.percentile.{name}"), each) for name, each in known]
    everyone, end = others(locale, wage), money(locale, nation.p90, period)
    is_marked = everyone.value.value <= nation.p90
    form = "range" if low and high else "alone"
    name, brief = _label(context, wage), locale.say(f"pay.strip.brief.{statistic}")
    people = context.people(wage.occupation)
    alt = locale.say(
        f"pay.strip.alt.{period}",
        people=plain_text(people),
        when=when,
        values=amounts_words(locale, named, period),
        others=everyone.label,
        amount=amount_words(locale, everyone.value, period),
        low=money(locale, 0, "annual"),
        high=end,
    )
    caption = locale.text(f"pay.strip.{form}.{statistic}.{period}", people=context.of_whom(wage.occupation), when=when)
    strip = PercentileStrip(
        caption="",
        alt=alt,
        pay=pay_range(name.text, (wage.p10, value, wage.p90), middle)._replace(lang=name.lang),
        brief_label=brief,
        low_text=low,
        high_text=high,
        spread=spread_statement(locale, wage.p10, wage.p90, period),
        scale_max=nation.p90,
        scale_ends=(money(locale, 0, "annual"), end),
        others=everyone.value.value if is_marked else None,
        others_label=everyone.label if is_marked else "",
        others_text=amount(locale, everyone.value, period) if is_marked else "",
        people=people,
    )
    return captioned(strip, caption)


def _label(context: Context, wage: Wage) -> Label:
    """The occupation and, if it is no median, the statistic; without a name that is in another language."""
    name = context.name(wage.occupation)
    if name.lang:
        return Label(context.locale.say(f"pay.strip.brief.{wage.statistic}"))
    return Label(context.locale.say(f"pay.strip.label.{wage.statistic}", name=capitalized(name.text)))


def with_areas(locale: Locale, strip: PercentileStrip, areas: Sequence[tuple[Range, str]]) -> PercentileStrip:
    """``strip`` with ranges in ``areas``, each with its alternative text, and with the nation named as such.

    It is the last strip of its section, whose notes explain the scale.
    """
    ranges = tuple(area for area, _ in areas)
    made = strip._replace(
        pay=strip.pay._replace(label=locale.say("pay.strip.nation", label=strip.pay.label)),
        brief_label=locale.say("pay.strip.nation", label=strip.brief_label),
        alt=" ".join((strip.alt, *(said for _, said in areas))),
        spread=locale.say("pay.spread.nation", statement=strip.spread),
        bands=locale.say("pay.spread.bands") if any(area.low for area in ranges) else "",
        areas=ranges,
    )
    scale = [strip.notes[-1], *([locale.say("pay.scale.beyond")] if made.is_beyond and not strip.is_beyond else [])]
    texts = [strip.low_text, strip.pay.text, strip.high_text, *(area.text for area in ranges)]
    return made._replace(notes=(*value_notes(locale, texts), " ".join(scale)))


class Others(NamedTuple):
    """The pay of all occupations, and its name with whatever is not that of the strip."""

    label: str
    value: Amount


def others(locale: Locale, wage: Wage, name: str = "") -> Others:
    """The pay of all occupations: as the wage's own comparisons state it, or else that of the nearest survey.

    ``name`` is what they are called, if it is not their usual name.
    """
    name = name or locale.say("names.all_occupations")
    stated = next((row.value for row in wage.comparisons if row.value and is_all_occupations(row.name)), None)
    if stated:
        return Others(name, stated)
    nation = all_occupations(wage.period, wage.as_of.year if wage.as_of else None)
    return Others(", ".join((name, *_differences(locale, wage, nation))), Amount(nation.median))


def _differences(locale: Locale, wage: Wage, nation: NationalPay) -> Iterator[str]:
    """What sets the median of ``nation`` apart from the figures of ``wage``."""
    if wage.statistic != "median":
        yield locale.say("figures.percentile.median")
    if wage.as_of is None or wage.as_of.year != nation.as_of.year:
        yield month(locale, nation.as_of)
