"""Tables that `brochure update` set apart keep their date, and newer figures are not called old."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brochure.compose import Material, compose
from brochure.profile.model import Amount, Employment, Profile, Share, Wage, WageRow, YearMonth

from .outline import dump

if TYPE_CHECKING:
    from brochure.style.model import Style

OLD, NEW = YearMonth(year=2021, month=5), YearMonth(year=2024, month=5)
VALUE = Wage(as_of=NEW, value=Amount(50_000))
INDUSTRIES = (WageRow(name="Construction", value=Amount(45_000)), WageRow(name="Ports", value=Amount(44_000)))
TABLE = Wage(as_of=OLD, industries=INDUSTRIES)
JOBS = (
    Employment(as_of=2024, jobs=3500),
    Employment(as_of=2021, industries=(Share(name="Ports", percent=60), Share(name="Others", percent=20))),
)


def test_tables_state_their_dates(style: Style) -> None:
    text = dump(compose(Material(Profile(slug="divers", title="Divers", wages=(VALUE, TABLE), employment=JOBS)), style))
    assert "in May 2024" in text
    assert "Median annual wages in the top industries, May 2021" in text
    assert "Largest employers, share of jobs, 2021" in text
    assert "jobs in 2024" in text
    assert "The wages are from" not in text


@pytest.mark.parametrize(("year", "told"), [(2024, False), (2023, False), (2022, True)])
def test_wages_are_stale_if_two_years_behind_other_figures(style: Style, year: int, told: bool) -> None:
    wage = Wage(as_of=YearMonth(year=year, month=5), value=Amount(50_000))
    text = dump(compose(Material(Profile(slug="divers", title="Divers", wages=(wage,), employment=JOBS)), style))
    assert (f"The wages are from May {year}; the other figures are from 2024." in text) == told


def test_stale_wages_have_a_warning(style: Style) -> None:
    alone = dump(compose(Material(Profile(slug="divers", title="Divers", wages=(TABLE,), employment=JOBS)), style))
    assert "The wages are from May 2021; the other figures are from 2024." in alone
