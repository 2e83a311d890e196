"""The few facts of an occupation that the tables, the index and the cover of a book are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure.compose.context import Context
from brochure.compose.keyfigures import headline_growth, headline_pay, requirement
from brochure.compose.typography import tidy

if TYPE_CHECKING:
    from brochure.profile.model import Amount, Profile, YearMonth


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a profile when its chapter is done. What is not known is None or empty.

    ``pay`` is a year's median, of the month ``paid``; ``growth`` a percentage over the years ``span`` (first, last).
    ``names`` are what else it, or an occupation within it, is called; ``codes`` its SOC codes with what each is of.
    ``lang`` is what title and names carry.
    """

    slug: str
    title: str
    names: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    pay: Amount | None
    paid: YearMonth | None
    growth: float | None
    openings: int | None
    span: tuple[int, int] | None
    education: str
    lang: str | None = None


def facts_of(profile: Profile, slug: str) -> Facts:
    """The facts of ``profile``, whose place in the book is called ``slug``."""
    context = Context.of(profile)
    title, projections, quick = tidy(profile.title), profile.projections, profile.quick_facts
    headline = headline_pay(context)
    yearly = headline if headline and (headline.wage.period, headline.wage.statistic) == ("annual", "median") else None
    rows = [row for row in (projections.rows if projections else ()) if not row.total]
    titles = {row.soc: tidy(row.title) for row in rows if row.soc}
    return Facts(
        slug=slug,
        title=title,
        names=tuple(dict.fromkeys(map(tidy, (*profile.aliases, *(row.title for row in rows))))),
        codes=tuple((code, titles.get(code, title)) for code in dict.fromkeys((*profile.soc, *titles))),
        pay=yearly.value if yearly else None,
        paid=yearly.wage.as_of if yearly else None,
        growth=headline_growth(context)[1] if projections else None,
        openings=projections.openings_per_year if projections else None,
        span=(projections.base_year, projections.target_year) if projections else None,
        education=requirement(quick.education) if quick and quick.education else "",
        lang=context.own_lang,
    )
