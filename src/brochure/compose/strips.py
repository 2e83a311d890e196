"""Percentile strips: the pay of each occupation on the national scale, beside the median of all occupations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brochure.compose import numbers
from brochure.compose.blocks import PercentileStrip, Range
from brochure.compose.context import Context
from brochure.compose.naming import ALL_OCCUPATIONS, is_all_occupations
from brochure.compose.national import NationalPay, all_occupations
from brochure.compose.pay_statements import scale_note, spread_statements
from brochure.compose.tables import pay_range, value_notes
from brochure.compose.text import capitalized
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
        explained = value_notes([text for strip in group for text in (strip.low_text, strip.pay.text, strip.high_text)])
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
    when = f", {numbers.month(wage.as_of)}" if wage.as_of else ""
    whose = f" of {context.subject(wage.occupation)}" if wage.occupation else ""
    named = (("10th percentile", wage.p10), (wage.statistic, value), ("90th percentile", wage.p90))
    low, middle, high = (numbers.amount(known, wage.period) if known else "" for _, known in named)
    values = numbers.amounts_words(named, wage.period)
    everyone = others(wage)
    per, end = numbers.PER[wage.period], numbers.money(nation.p90, wage.period)
    is_marked = everyone.value.value <= nation.p90
    spread, in_figures = spread_statements(context.locale, wage.p10, wage.p90, wage.period)
    ranged = " and range of" if low and high else ""
    kind = "" if wage.statistic == "median" else f", {wage.statistic}"
    return PercentileStrip(
        caption=f"{wage.statistic.capitalize()}{ranged} {wage.period} wages{whose}{when}",
        alt=f"Wages of {context.subject(wage.occupation)}, dollars {per}{when}: {values}. "
        f"{everyone.label}: {numbers.amount_words(everyone.value, wage.period)}. Scale: $0 to {end}.",
        pay=pay_range(f"{capitalized(context.subject(wage.occupation))}{kind}", (wage.p10, value, wage.p90), middle),
        brief_label=f"This occupation{kind}",
        low_text=low,
        high_text=high,
        spread=spread,
        spread_in_figures=in_figures,
        scale_max=nation.p90,
        scale_ends=("$0", end),
        others=everyone.value.value if is_marked else None,
        others_label=everyone.label if is_marked else "",
        others_text=numbers.amount(everyone.value, wage.period) if is_marked else "",
    )


def with_areas(strip: PercentileStrip, areas: Sequence[tuple[Range, str]]) -> PercentileStrip:
    """``strip`` with ranges in ``areas``, each with its alternative text, and with the nation named as such.

    It is the last strip of its section, whose notes explain the scale.
    """
    ranges = tuple(area for area, _ in areas)
    made = strip._replace(
        pay=strip.pay._replace(label=f"{strip.pay.label}, U.S."),
        brief_label=f"{strip.brief_label}, U.S.",
        alt=" ".join((strip.alt, *(said for _, said in areas))),
        spread="each band holds eight workers in ten" if any(area.low for area in ranges) else strip.spread,
        spread_in_figures=f"in the nation, {strip.spread_in_figures}",
        areas=ranges,
    )
    scale = strip.notes[-1] + (
        " Beyond that, the bar is not to scale." if made.is_beyond and not strip.is_beyond else ""
    )
    texts = [strip.low_text, strip.pay.text, strip.high_text, *(area.text for area in ranges)]
    return made._replace(notes=(*value_notes(texts), scale))


class Others(NamedTuple):
    """The pay of all occupations, and its name with whatever is not that of the strip."""

    label: str
    value: Amount


def others(wage: Wage, name: str = ALL_OCCUPATIONS) -> Others:
    """The pay of all occupations: as the wage's own comparisons state it, or else that of the nearest survey."""
    stated = next((row.value for row in wage.comparisons if row.value and is_all_occupations(row.name)), None)
    if stated:
        return Others(name, stated)
    nation = all_occupations(wage.period, wage.as_of.year if wage.as_of else None)
    return Others(", ".join((name, *_differences(wage, nation))), Amount(nation.median))


def _differences(wage: Wage, nation: NationalPay) -> Iterator[str]:
    """What sets the median of ``nation`` apart from the figures of ``wage``."""
    if wage.statistic != "median":
        yield "median"
    if wage.as_of is None or wage.as_of.year != nation.as_of.year:
        yield numbers.month(nation.as_of)
