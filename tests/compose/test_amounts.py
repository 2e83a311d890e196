"""Money, months and spans of years in documents."""

from __future__ import annotations

import pytest
from tests.locales import EN, ES

from brochure.compose.amounts import MISSING, amount, amount_words, amounts_words, money, month, value_notes
from brochure.profile.model import Amount, YearMonth

TOP = Amount(239200, at_least=True)
MAY = YearMonth(year=2016, month=5)


@pytest.mark.parametrize(
    ("value", "text"), [(206300, "206,300"), (13.0, "13"), (4.5, "4.5"), (0, "0"), (0.25, "0.25"), (1234.5, "1,234.5")]
)
def test_number(value: float, text: str) -> None:
    assert EN.number(value) == ES.number(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(27800, "+27,800"), (-600, "−600"), (0, "0"), (-0.0, "0"), (4.5, "+4.5"), (-13, "−13")]
)
def test_signed_uses_a_minus_sign(value: float, text: str) -> None:
    assert EN.signed(value) == text


def test_money() -> None:
    assert money(EN, 38040, "annual") == money(ES, 38040, "annual") == "$38,040"
    assert money(EN, 38040.5, "annual") == "$38,040.50"
    assert money(EN, 17.1, "hourly") == "$17.10"
    assert money(EN, 17, "hourly") == "$17.00"


def test_top_coded_money() -> None:
    assert amount(EN, TOP, "annual") == "$239,200+"
    assert amount_words(EN, TOP, "annual") == "at least $239,200"
    assert amount_words(EN, Amount(115, at_least=True), "hourly") == "at least $115.00"
    assert amount_words(ES, TOP, "annual") == "al menos $239,200"


def test_named_amounts_are_those_that_are_known() -> None:
    named = (("10th percentile", None), ("median", Amount(38040)), ("90th percentile", TOP))
    assert amounts_words(EN, named, "annual") == "median $38,040, 90th percentile at least $239,200"


def test_special_signs_are_explained() -> None:
    assert value_notes(EN, ["$38,040"]) == ()
    assert value_notes(EN, ["$239,200+", MISSING]) == (
        "— means not published.",
        "+ means at least: the survey publishes no exact figure above this.",
    )


def test_percent_words_omit_the_sign() -> None:
    assert EN.percent_words(-4) == "4 percent"
    assert EN.percent_words(4.5) == "4.5 percent"


def test_months() -> None:
    assert month(EN, MAY) == "May 2016"
    assert month(ES, MAY) == "mayo de 2016"
    assert month(EN, YearMonth(year=2016)) == month(ES, YearMonth(year=2016)) == "2016"


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
    assert EN.span(*years) == text


def test_span_in_spanish_has_both_years() -> None:
    assert ES.span(2024, 2034) == "2024–2034"
