"""Bounds of values that only profiles have: the last valid value and the first invalid one."""

from __future__ import annotations

from datetime import date

import pytest

from brochure.errors import InputError
from brochure.profile.kinds import MAX_SECTION, MAX_SLUG, Amount, YearMonth, slug_complaint
from brochure.profile.load import load_text


def wage(**figures: str) -> tuple[Amount | None, YearMonth | None]:
    inner = ", ".join(f"{key}: {value}" for key, value in figures.items())
    loaded = load_text(f"slug: a\ntitle: A\nwages: [{{{inner}}}]\n", today=date(2101, 1, 1))
    return loaded.profile.wages[0].value, loaded.profile.wages[0].as_of


def problem(**figures: str) -> str:
    with pytest.raises(InputError) as caught:
        wage(**figures)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic.message.partition(": ")[2]


def test_amount_is_at_most_100_million() -> None:
    assert wage(value="100000000")[0] == Amount(100_000_000)
    assert problem(value="100000001") == "an amount of 100,000,001 dollars"


def test_amount_is_positive() -> None:
    assert problem(value="0") == "an amount of 0 dollars"


def test_top_coded_amount_has_the_same_bounds() -> None:
    assert wage(value="{at_least: 239200}")[0] == Amount(239200, at_least=True)
    assert problem(value="{at_least: 0}") == "an amount of 0 dollars"


def test_year_is_between_1900_and_2100() -> None:
    assert wage(value="38040", as_of="1900-01")[1] == YearMonth(year=1900, month=1)
    assert wage(value="38040", as_of="2100-12")[1] == YearMonth(year=2100, month=12)
    for year in (1899, 2101):
        assert problem(value="38040", as_of=f"{year}-05") == f"the year {year} is not between 1900 and 2100"


@pytest.mark.parametrize("month", ["00", "13"])
def test_month_is_between_1_and_12(month: str) -> None:
    assert problem(value="38040", as_of=f"2024-{month}") == f"there is no month {int(month)}"


def test_slug_has_at_most_120_characters() -> None:
    assert MAX_SLUG == 120
    assert slug_complaint("a" * 120) is None
    complaint = slug_complaint("a" * 121)
    assert complaint
    assert complaint.message == "121 characters, a slug has at most 120"


def test_section_has_at_most_100_000_characters() -> None:
    assert MAX_SECTION == 100_000
    text = "slug: a\ntitle: A\nsections: {{pay: {0}}}\n"
    assert load_text(text.format("x" * 100_000), today=date(2026, 1, 1)).profile.sections.pay
    with pytest.raises(InputError, match="100,001 characters, at most 100,000 are allowed"):
        load_text(text.format("x" * 100_001), today=date(2026, 1, 1))
