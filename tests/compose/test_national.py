"""The national scale: published figures, and the nearest year for all others."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.official import PUBLISHED

from brochure.compose.national import all_occupations
from brochure.profile.model import Period, YearMonth
from brochure.sources.figures.model import Vintage
from brochure.sources.store.adding import add
from brochure.sources.store.reading import Store

WORKBOOKS = {year: PUBLISHED / "oews-years" / f"national_M{year}_dl.xlsx" for year in (2014, 2018, 2022, 2024, 2025)}


@pytest.mark.parametrize(("year", "nearest"), [
    (1998, 2013), (2013, 2013), (2015, 2015), (2016, 2016), (2017, 2017), (2019, 2018), (2020, 2018), (2021, 2022),
    (2023, 2022), (2024, 2024), (2030, 2025), (None, 2025),
])  # fmt: skip
@pytest.mark.parametrize("period", ["annual", "hourly"])
def test_nearest_published_year_is_taken_and_the_earlier_of_two(period: Period, year: int | None, nearest: int) -> None:
    assert all_occupations(period, year).as_of == YearMonth(year=nearest, month=5)


def test_annual_and_hourly_figures_are_of_one_survey() -> None:
    for year in (2013, 2014, 2015, 2016, 2017, 2018, 2022, 2024, 2025):
        annual, hourly = all_occupations("annual", year), all_occupations("hourly", year)
        for by_year, by_hour in ((annual.median, hourly.median), (annual.p90, hourly.p90)):
            assert by_year == pytest.approx(2080 * by_hour, abs=20)  # the survey's hours of a year, and its rounding


@pytest.mark.slow
@pytest.mark.skipif(
    not all(path.is_file() for path in WORKBOOKS.values()),
    reason="the published files of other years are not beside this checkout",
)
def test_figures_are_those_of_the_published_workbooks(tmp_path: Path) -> None:
    for path in WORKBOOKS.values():
        add(tmp_path / "figures.sqlite", path)
    with Store(tmp_path / "figures.sqlite") as store:
        for year in WORKBOOKS:
            found = store.estimate("00-0000", vintage=Vintage(year, 5))
            assert found
            for period, known in (("annual", found.annual), ("hourly", found.hourly)):
                nation = all_occupations(period, year)  # type: ignore[arg-type]
                assert (nation.median, nation.p90) == (known.median.value, known.p90.value)
