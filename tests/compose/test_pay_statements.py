"""Sentences about pay in the nation."""

from __future__ import annotations

import pytest
from tests.locales import EN, ES

from brochure.compose.pay_statements import wage_statement
from brochure.profile.markdown import Run, plain_text
from brochure.profile.model import Amount, Wage, YearMonth

MAY = YearMonth(year=2016, month=5)
TOP = Amount(239200, at_least=True)
COOKS = (Run("cooks"),)


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
    assert plain_text(wage_statement(EN, COOKS, wage)) == said


def test_hourly_wage_is_also_stated_by_the_year() -> None:
    wage = Wage(as_of=MAY, period="hourly", value=Amount(17.19))
    assert plain_text(wage_statement(EN, COOKS, wage, defined=True, yearly=Amount(35760))) == (
        "The median hourly wage for cooks was $17.19 in May 2016, or $35,760 a year for full-time work."
    )


def test_a_median_is_defined_once() -> None:
    wage = Wage(value=Amount(50000), p10=Amount(30000))
    assert plain_text(wage_statement(EN, COOKS, wage, defined=True)) == (
        "The median annual wage for cooks was $50,000. The lowest-paid tenth earned less than $30,000."
    )


def test_wages_in_spanish() -> None:
    wage = Wage(as_of=MAY, period="hourly", value=Amount(17.19), p10=Amount(12), p90=Amount(22.45))
    people = (Run("los "), Run("cooks", lang="en"))
    said = wage_statement(ES, people, wage)
    assert plain_text(said) == (
        "El salario mediano por hora de los cooks fue de $17.19 en mayo de 2016. La mitad ganó más de esa cantidad y "
        "la otra mitad ganó menos. El 10 por ciento con los salarios más bajos ganó menos de $12.00 y el 10 por ciento "
        "con los más altos ganó más de $22.45 por hora."
    )
    assert [run.text for run in said if run.lang] == ["cooks"]
