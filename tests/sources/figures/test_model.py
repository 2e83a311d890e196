"""Every way to write a figure keeps its meaning in the store."""

from __future__ import annotations

import pytest

from brochure.profile.kinds import Amount
from brochure.sources.figures.model import (
    ABSENT,
    NOT_AVAILABLE,
    NOT_RELEASED,
    Figure,
    Mark,
    Vintage,
    from_stored,
    read_cell,
    top_code,
)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        (38040.0, Figure(38040.0)),
        (0, Figure(0.0)),
        (" 1,234,567.5 ", Figure(1234567.5)),
        ("*", NOT_AVAILABLE),
        ("**", NOT_RELEASED),
        ("~", Figure(0.5, Mark.UNDER)),
        ("#", Figure(239200.0, Mark.AT_LEAST)),
        (">=$239,200", Figure(239200.0, Mark.AT_LEAST)),
        (">=115.00", Figure(115.0, Mark.AT_LEAST)),
        ("", ABSENT),
        ("—", ABSENT),
        (None, ABSENT),
    ],
)
def test_cell_is_read_as_the_store_keeps_it(cell: object, figure: Figure) -> None:
    assert from_stored(read_cell(cell, 239_200)) == figure


@pytest.mark.parametrize(
    "cell", [-1.0, float("nan"), float("inf"), 1e15, True, "lots", "1,23", "***", ">=", "9" * 50, "٣"]
)
def test_cell_is_refused_when_it_is_no_figure(cell: object) -> None:
    with pytest.raises(ValueError, match=r"figure|range"):
        read_cell(cell, 239_200)


def test_top_coded_wage_is_refused_without_a_bound() -> None:
    with pytest.raises(ValueError, match="top code, which the workbook does not state"):
        read_cell("#")


def test_figure_gives_the_amount_of_a_profile() -> None:
    assert Figure(38040.0).amount == Amount(38040.0)
    assert Figure(239200.0, Mark.AT_LEAST).amount == Amount(239200.0, at_least=True)
    assert [figure.amount for figure in (ABSENT, NOT_AVAILABLE, NOT_RELEASED, Figure(0.5, Mark.UNDER))] == [None] * 4
    assert Figure(5.0).exact == 5.0
    assert Figure(239200.0, Mark.AT_LEAST).exact is None


def test_top_code_depends_on_the_year() -> None:
    codes = {year: top_code(Vintage(year, 5)) for year in range(2009, 2028)}
    annual = {year: code.annual for year, code in codes.items() if code}
    assert annual == {
        **dict.fromkeys(range(2012, 2016), 187200),
        **dict.fromkeys(range(2016, 2022), 208000),
        **dict.fromkeys(range(2022, 2025), 239200),
    }
    assert all(code.annual == code.hourly * 2080 for code in codes.values() if code)
