"""The pay of all occupations in the nation, by year: the scale of every percentile strip.

The figures are those of the Bureau of Labor Statistics, Occupational Employment and Wage Statistics, national files of
May of each year: the row 00-0000, columns ``A_MEDIAN``, ``A_PCT90``, ``H_MEDIAN`` and ``H_PCT90``.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.profile.model import Period, YearMonth

_MAY = 5


class NationalPay(NamedTuple):
    """The median and 90th percentile of all occupations in the month ``as_of``, U.S. dollars per year or hour."""

    as_of: YearMonth
    median: float
    p90: float


_PUBLISHED: dict[Period, dict[int, tuple[float, float]]] = {
    "annual": {
        2013: (35_080, 88_330),
        2014: (35_540, 90_060),
        2015: (36_200, 92_110),
        2016: (37_040, 94_540),
        2017: (37_690, 96_150),
        2018: (38_640, 98_410),
        2022: (46_310, 110_290),
        2024: (49_500, 125_720),
        2025: (50_980, 128_560),
    },
    "hourly": {
        2013: (16.87, 42.47),
        2014: (17.09, 43.30),
        2015: (17.40, 44.29),
        2016: (17.81, 45.45),
        2017: (18.12, 46.23),
        2018: (18.58, 47.31),
        2022: (22.26, 53.03),
        2024: (23.80, 60.44),
        2025: (24.51, 61.81),
    },
}


def all_occupations(period: Period, year: int | None) -> NationalPay:
    """The pay of all occupations in the nearest year to ``year``: the earlier of two, the newest if it is None."""
    years = _PUBLISHED[period]
    nearest = max(years) if year is None else min(years, key=lambda known: (abs(known - year), known))
    return NationalPay(YearMonth(year=nearest, month=_MAY), *years[nearest])
