"""Pay: what its statements take from the key figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.compose.samples import HOURLY, MAY_2024

from brochure.compose.blocks import DataTable, Paragraph
from brochure.compose.context import Context
from brochure.compose.pay import pay
from brochure.profile.markdown import plain_text
from brochure.profile.model import Amount, Employment, Pay, Period, QuickFacts, Share, Wage, WageRow

POSTAL = WageRow(name="Postal service", value=Amount(57_870))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "The median annual wage of cooks in the top industry, postal service, was $57,870 in May 2024."),
        (Amount(50_000), "earned less. The median annual wage in the top industry, postal service, was $57,870."),
    ],
)
def test_single_industry_is_a_sentence(value: Amount | None, said: str) -> None:
    wage = Wage(as_of=MAY_2024, value=value, industries=(POSTAL,))
    (block,) = pay(Context.of(replace(HOURLY, wages=(wage,), quick_facts=None)))
    assert isinstance(block, Paragraph)
    assert plain_text(block.text).endswith(said)


@pytest.mark.parametrize(
    ("value", "percent", "occupation", "is_said"),
    [
        (57_870, 100, None, False),
        (50_000, 100, None, True),
        (57_870, 99, None, True),
        (57_870, 100, "Mail carriers", True),
    ],
)
def test_single_industry_that_has_all_jobs_and_their_wage_is_not_said_again(
    value: float, percent: float, occupation: str | None, is_said: bool
) -> None:
    wage = Wage(as_of=MAY_2024, value=Amount(value), industries=(POSTAL,))
    share = Share(name="Postal Service", percent=percent)
    jobs = Employment(occupation=occupation, as_of=2024, jobs=500, industries=(share,))
    first, *_ = pay(Context.of(replace(HOURLY, wages=(wage,), quick_facts=None, employment=(jobs,), projections=None)))
    assert isinstance(first, Paragraph)
    assert ("in the top industry" in plain_text(first.text)) == is_said


@pytest.mark.parametrize("rows", [(POSTAL, POSTAL), (replace(POSTAL, value=None),)])
def test_other_industries_are_a_table(rows: tuple[WageRow, ...]) -> None:
    wage = Wage(as_of=MAY_2024, industries=rows)
    (block,) = pay(Context.of(replace(HOURLY, wages=(wage,), quick_facts=None)))
    assert isinstance(block, DataTable)
    assert len(block.rows) == len(rows)


def statement(quick: Pay | None, period: Period = "hourly") -> str:
    wage = Wage(as_of=MAY_2024, period=period, value=Amount(17.19))
    profile = replace(HOURLY, wages=(wage,), quick_facts=QuickFacts(pay=quick))
    first = pay(Context.of(profile))[0]
    assert isinstance(first, Paragraph)
    return plain_text(first.text)


def test_hourly_pay_is_also_stated_as_the_key_figures_have_it() -> None:
    both = Pay(annual=Amount(35760), hourly=Amount(17.19))
    assert "$17.19 in May 2024, or $35,760 a year for full-time work. Half" in statement(both)


@pytest.mark.parametrize(
    ("quick", "period"),
    [
        (None, "hourly"),
        (Pay(hourly=Amount(17.19)), "hourly"),
        (Pay(annual=Amount(35760), hourly=Amount(17.2)), "hourly"),
        (Pay(annual=Amount(35760), hourly=Amount(17.19)), "annual"),
    ],
)
def test_pay_is_not_stated_twice_unless_the_key_figures_have_the_same(quick: Pay | None, period: Period) -> None:
    assert "full-time work" not in statement(quick, period)
