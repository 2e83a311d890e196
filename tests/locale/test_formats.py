"""Numbers and dates are written as Babel writes them, from the same data."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
from babel import Locale as BabelLocale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from brochure.locale.cldr import FORMATS
from brochure.locale.formats import PLURALS

TOOL = Path(__file__).parents[2] / "tools" / "bake_locales.py"

each_language = pytest.mark.parametrize("name", sorted(FORMATS))


def test_the_baked_formats_are_those_of_babel() -> None:
    spec = importlib.util.spec_from_file_location("bake_locales", TOOL)
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    found: dict[str, object] = {}
    exec(compile(tool.baked(), "cldr.py", "exec"), found)
    assert found["FORMATS"] == FORMATS, "run tools/bake_locales.py"


@each_language
@given(value=st.integers(0, 10**12))
def test_whole_numbers(name: str, value: int) -> None:
    assert FORMATS[name].number(value) == format_decimal(value, locale=BabelLocale.parse(name, sep="-"))


@each_language
@given(cents=st.integers(0, 10**8))
def test_numbers_with_decimals_and_money(name: str, cents: int) -> None:
    babel, ours = BabelLocale.parse(name, sep="-"), FORMATS[name]
    assert ours.number(cents / 100) == format_decimal(cents / 100, format="#,##0.##", locale=babel)
    money = ours.dollars.format(ours.number(cents / 100, 2))
    assert money == format_currency(cents / 100, "USD", locale=babel)


@each_language
@given(value=st.integers(0, 10_000))
def test_percentages(name: str, value: int) -> None:
    babel, ours = BabelLocale.parse(name, sep="-"), FORMATS[name]
    assert ours.percent.format(ours.number(value)) == format_percent(value / 100, locale=babel)


@each_language
@given(when=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates(name: str, when: date) -> None:
    babel, ours = BabelLocale.parse(name, sep="-"), FORMATS[name]
    assert ours.date(when) == format_date(when, "long", locale=babel)
    assert ours.month_of(when.year, when.month) == format_skeleton("yMMMM", when, locale=babel)


@each_language
@given(value=st.one_of(st.integers(0, 200), st.integers(0, 10**9), st.integers(0, 50).map(lambda n: n * 1_000_000)))
def test_categories_of_plurals(name: str, value: int) -> None:
    babel = BabelLocale.parse(name, sep="-")
    category, categories = PLURALS[babel.language]
    assert category(value) == babel.plural_form(value)
    assert set(categories) == {*babel.plural_form.rules, "other"}


def test_signs() -> None:
    ours = FORMATS["en-US"]
    assert [ours.signed(value) for value in (27800, -600, 0, -4.5)] == ["+27,800", "−600", "0", "−4.5"]
