from __future__ import annotations

import pytest

from brochure.compose.wording import (
    change_statement,
    figures_statement,
    growth_statement,
    jobs_statement,
    openings_statement,
    wage_statement,
)
from brochure.profile.model import Amount, Employment, Projections, Wage, YearMonth

MAY = YearMonth(year=2016, month=5)
TOP = Amount(239200, at_least=True)
DECADE = Projections(base_year=2016, target_year=2026)


@pytest.mark.parametrize(
    ("wage", "said"),
    [
        (
            Wage(as_of=MAY, value=Amount(38040), p10=Amount(25070), p90=Amount(62840)),
            (
                "The median annual wage for cooks was $38,040 in May 2016. Half of them earned more than that, and "
                "half earned less. The lowest-paid tenth earned less than $25,070, and the best-paid tenth earned "
                "more than $62,840."
            ),
        ),
        (
            Wage(statistic="mean", value=Amount(38040)),
            "The mean (average) annual wage for cooks was $38,040.",
        ),
        (
            Wage(as_of=MAY, period="hourly", value=Amount(17.19), p90=Amount(22.45)),
            (
                "The median hourly wage for cooks was $17.19 in May 2016. Half of them earned more than that, and half "
                "earned less. The best-paid tenth earned more than $22.45 an hour."
            ),
        ),
        (
            Wage(as_of=YearMonth(year=2016), value=TOP, p10=Amount(70650), p90=TOP),
            (
                "The median annual wage for cooks was at least $239,200 in 2016. At least half of them earned that "
                "much or more. The lowest-paid tenth earned less than $70,650, and the best-paid tenth earned at least "
                "$239,200."
            ),
        ),
        (Wage(as_of=MAY, p10=TOP, p90=TOP), "Nine in ten cooks earned at least $239,200 in May 2016."),
        (
            Wage(as_of=MAY, p10=Amount(25070)),
            "The lowest-paid tenth of cooks earned less than $25,070 in May 2016.",
        ),
        (Wage(as_of=MAY), ""),
    ],
)
def test_wages(wage: Wage, said: str) -> None:
    assert wage_statement("cooks", wage) == said


def test_hourly_wage_is_also_stated_by_the_year() -> None:
    wage = Wage(as_of=MAY, period="hourly", value=Amount(17.19))
    assert wage_statement("cooks", wage, defined=True, yearly=Amount(35760)) == (
        "The median hourly wage for cooks was $17.19 in May 2016, or $35,760 a year for full-time work."
    )


@pytest.mark.parametrize(
    ("percent", "outlook", "said"),
    [
        (13, "faster than average", "grow 13 percent from 2016 to 2026, faster than the average for all occupations."),
        (13, "Much faster than the average", ("grow 13 percent from 2016 to 2026, much faster than the average for all "
         "occupations.")),
        (5, "about as fast as average", ("grow 5 percent from 2016 to 2026, about as fast as the average for all "
         "occupations.")),
        (4.5, None, "grow 4.5 percent from 2016 to 2026."),
        (-4, "decline", "decline 4 percent from 2016 to 2026."),
        (-4, None, "decline 4 percent from 2016 to 2026."),
        (0, None, "show little or no change from 2016 to 2026."),
        (0, "little or no change", "show little or no change from 2016 to 2026."),
        (1, "Little or no change", "show little or no change from 2016 to 2026, up 1 percent."),
        (-1, "little or no change", "show little or no change from 2016 to 2026, down 1 percent."),
        (None, "little or no change", "show little or no change from 2016 to 2026."),
        (None, "slower than average", "grow slower than the average for all occupations from 2016 to 2026."),
        (None, "decline", "decline from 2016 to 2026."),
    ],
)  # fmt: skip
def test_growth(percent: float | None, outlook: str | None, said: str) -> None:
    assert growth_statement("cooks", percent, DECADE, outlook) == f"Employment of cooks is projected to {said}"


def test_growth_statement_without_a_percentage() -> None:
    assert growth_statement("cooks", None, DECADE, None) == ""
    assert growth_statement("cooks", None, DECADE, "Varies") == "Job outlook from 2016 to 2026: varies."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (27800, "There would be about 27,800 more jobs in 2026 than in 2016."),
        (-600, "There would be about 600 fewer jobs in 2026 than in 2016."),
        (1, "There would be about 1 more job in 2026 than in 2016."),
        (0, "The number of jobs is expected to be about the same in 2026 as in 2016."),
    ],
)
def test_change(change: int, said: str) -> None:
    assert change_statement(DECADE, change) == said


def test_jobs_and_openings_agree_in_number() -> None:
    assert jobs_statement("cooks", Employment(as_of=2016, jobs=206300)) == "Cooks held about 206,300 jobs in 2016."
    assert jobs_statement("cooks", Employment(jobs=1)) == "Cooks held about 1 job."
    assert jobs_statement("cooks", Employment(as_of=2016)) == ""
    several = openings_statement("cooks", 16000, DECADE)
    assert several == "About 16,000 openings for cooks are expected each year, on average, through 2026."
    assert "1 opening for cooks is expected" in openings_statement("cooks", 1, DECADE)


def test_dates_of_figures() -> None:
    assert figures_statement(["May 2016"], ["2016"], ["2016 to 2026"]) == (
        "Figures: wages for May 2016, jobs for 2016, and projections for 2016 to 2026."
    )
    assert figures_statement(["May 2016", "May 2017"], [], []) == "Figures: wages for May 2016 and May 2017."
    assert figures_statement([], [], []) == ""


def test_a_median_is_defined_once() -> None:
    wage = Wage(value=Amount(50000), p10=Amount(30000))
    assert wage_statement("cooks", wage, defined=True) == (
        "The median annual wage for cooks was $50,000. The lowest-paid tenth earned less than $30,000."
    )
