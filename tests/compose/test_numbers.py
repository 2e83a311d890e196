from __future__ import annotations

from datetime import date

import pytest

from brochure.compose import numbers
from brochure.profile.model import Amount, YearMonth

TOP = Amount(239200, at_least=True)


@pytest.mark.parametrize(
    ("value", "text"), [(206300, "206,300"), (13.0, "13"), (4.5, "4.5"), (0, "0"), (0.25, "0.25"), (1234.5, "1,234.5")]
)
def test_number(value: float, text: str) -> None:
    assert numbers.number(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(27800, "+27,800"), (-600, "−600"), (0, "0"), (-0.0, "0"), (4.5, "+4.5"), (-13, "−13")]
)
def test_signed_uses_a_minus_sign(value: float, text: str) -> None:
    assert numbers.signed(value) == text


def test_money() -> None:
    assert numbers.money(38040, "annual") == "$38,040"
    assert numbers.money(38040.5, "annual") == "$38,040.50"
    assert numbers.money(17.1, "hourly") == "$17.10"
    assert numbers.money(17, "hourly") == "$17.00"


def test_top_coded_money() -> None:
    assert numbers.amount(TOP, "annual") == "$239,200+"
    assert numbers.amount_words(TOP, "annual") == "at least $239,200"
    assert numbers.amount_words(Amount(115, at_least=True), "hourly") == "at least $115.00"


def test_percent_words_omit_the_sign() -> None:
    assert numbers.percent_words(-4) == "4 percent"
    assert numbers.percent_words(4.5) == "4.5 percent"


def test_dates() -> None:
    assert numbers.month(YearMonth(year=2016, month=5)) == "May 2016"
    assert numbers.month(YearMonth(year=2016)) == "2016"
    assert numbers.day(date(2025, 8, 28)) == "August 28, 2025"


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((2016, 2026), "2016–26"),
        ((1998, 2008), "1998–2008"),
        ((2000, 2010), "2000–10"),
        ((2089, 2099), "2089–99"),
        ((2090, 2100), "2090–2100"),
    ],
)
def test_span_shortens_the_last_year_within_a_century(years: tuple[int, int], text: str) -> None:
    assert numbers.span(*years) == text
