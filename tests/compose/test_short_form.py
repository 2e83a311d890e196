"""What short forms say: everything of most importance that a brochure says, from the same figures."""

from __future__ import annotations

from dataclasses import replace

from brochure.compose.blocks import Cell, PercentileStrip, Row
from brochure.compose.material import Material
from brochure.compose.pictures import MAX_EMPLOYERS
from brochure.compose.short_form import amount, short_form

from .samples import SAMPLES

typical = SAMPLES["typical"]


def test_figures_are_those_of_the_brochure() -> None:
    made = short_form(Material(typical))
    assert [figure.value for figure in made.key_figures]
    assert isinstance(made.pay, PercentileStrip)
    assert made.growth is not None
    assert made.parts >= 6


def test_only_the_largest_employers_are_named() -> None:
    made = short_form(Material(typical))
    assert made.employers is not None
    bars = made.employers.bars
    assert 1 < len(bars) <= MAX_EMPLOYERS
    assert all(bar.label in made.employers.alt for bar in bars)
    assert [bar.value for bar in bars] == sorted([bar.value or 0 for bar in bars], reverse=True)


def test_similar_jobs_have_education_and_pay_only() -> None:
    made = short_form(Material(typical))
    assert made.similar is not None
    assert [column.header for column in made.similar.columns] == ["Occupation", "Usual education", "Pay a year"]


def test_pay_outside_of_a_table_has_its_dollar_sign() -> None:
    cells = (Cell("$92,560", on_top="$92,560"), Cell("103,600", on_top="$103,600"), Cell("–"))
    paid = [amount(Row((Cell("Cooks"), Cell("None"), cell))) for cell in cells]
    assert paid == ["$92,560", "$103,600", "–"]


def test_a_fact_sheet_has_no_duties_but_a_way_in() -> None:
    made = short_form(Material(SAMPLES["fact-sheet"]))
    assert made.essentials.duties == ()
    assert made.summary
    assert made.key_figures


def test_a_fact_sheet_says_once_where_to_ask_for_licenses() -> None:
    made = short_form(Material(SAMPLES["fact-sheet"]))
    assert made.licenses
    assert made.essentials.path[-1].words.endswith(made.licenses)
    assert made.licenses not in made.fine_print([])
    assert made.licenses in made.fine_print(["step_texts"])
    assert short_form(Material(typical)).licenses == ""


def test_parts_that_a_profile_lacks_are_absent() -> None:
    bare = short_form(
        Material(replace(typical, wages=(), employment=(), projections=None, similar=(), quick_facts=None))
    )
    assert bare.pay is bare.growth is bare.employers is bare.similar is bare.industries is None
    assert bare.key_figures == ()
