"""What a leaflet says beyond the parts of a handout: its cover, the lines under its headings, its figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.locales import ES

from brochure.compose.blocks import Bar
from brochure.compose.leaflet import Leaflet, explained, leaflet
from brochure.compose.material import Material
from brochure.profile.model import Amount, Profile, WageRow, YearMonth

from .samples import SAMPLES

typical = SAMPLES["typical"]
fact_sheet = SAMPLES["fact-sheet"]


def told(profile: Profile, **changes: object) -> Leaflet:
    return leaflet(Material(replace(profile, **changes)))  # type: ignore[arg-type]


def test_cover_has_one_sentence_and_the_work_the_others() -> None:
    made = told(typical, summary="Clerks keep records. Clerks can work at home.")
    assert (made.summary, made.more) == ("Clerks keep records.", "Clerks can work at home.")


def test_sentences_that_continue_the_first_one_name_their_subject() -> None:
    made = told(typical, summary="Clerks keep records. They work at home.")
    assert made.more == f"{made.content.title} work at home." or made.more.lower().endswith("s work at home.")
    assert not made.more.startswith("They")


def test_summary_whose_sentences_depend_on_one_another_stays_whole() -> None:
    summary = "Clerks keep records. This takes patience."
    made = told(typical, summary=summary)
    assert (made.summary, made.more) == (summary, "")


@pytest.mark.parametrize(
    ("outlook", "words"),
    [
        ("Faster than average", "Jobs growing faster than average"),
        ("Decline", "Jobs expected to decline"),
        ("Little or no change", "Little or no change in jobs"),
    ],
)
def test_outlook_is_under_the_heading(outlook: str, words: str) -> None:
    assert typical.projections is not None
    assert told(typical, projections=replace(typical.projections, outlook=outlook)).future == words


def test_whole_summary_is_on_the_cover_of_a_fact_sheet() -> None:
    made = leaflet(Material(fact_sheet))
    assert made.summary == made.content.summary
    assert made.more == ""


def test_pay_stands_beside_that_of_all_occupations() -> None:
    made = leaflet(Material(typical))
    assert made.pay is not None
    assert made.beside.startswith("All occupations")
    assert "$" in made.beside


def test_a_leaflet_in_spanish_sums_up_in_spanish() -> None:
    made = leaflet(Material(SAMPLES["typical"], locale=ES))
    assert made.entry == "En dos pasos"
    assert made.future in ES.table("leaflet.pace").values()
    assert len(made.labels.notes) == 5
    assert made.subject.startswith("Tríptico")


def test_pay_is_not_compared_with_that_of_another_year() -> None:
    old = replace(typical.wages[0], comparisons=(), as_of=YearMonth(year=2014, month=5))
    newer = replace(old, value=None, as_of=YearMonth(year=2024, month=5),
                    comparisons=(WageRow(name="Total, all occupations", value=Amount(49500)),))  # fmt: skip
    assert "49,500" not in told(typical, wages=(newer, old), quick_facts=None).beside


def test_nothing_is_compared_without_pay() -> None:
    made = told(typical, wages=(), quick_facts=None)
    assert made.pay is None
    assert made.beside == ""


def test_figures_are_jobs_openings_and_growth() -> None:
    assert typical.projections is not None
    known = replace(typical.projections, openings_per_year=1200)
    jobs, openings, growth = told(typical, projections=known).figures
    assert jobs is not None
    assert openings is not None
    assert openings.value == "1,200"
    assert growth is not None
    assert growth.note == ""


def test_change_in_jobs_takes_the_place_of_unknown_openings() -> None:
    assert typical.projections is not None
    jobs, change, _ = told(typical, projections=replace(typical.projections, openings_per_year=None)).figures
    assert change is not None
    assert change.label.partition(" by ")[0] in ("more jobs", "fewer jobs")
    assert jobs is None or jobs.note == ""


@pytest.mark.parametrize(
    ("education", "words"),
    [
        ("High school diploma or equivalent", "Usual education: high school diploma"),
        ("Bachelor’s degree", "Usual education: bachelor’s degree"),
        ("No formal educational credential", "Usual education: none required"),
    ],
)
def test_usual_education_is_under_the_heading(education: str, words: str) -> None:
    assert typical.quick_facts is not None
    assert told(typical, quick_facts=replace(typical.quick_facts, education=education)).entry == words


def test_number_of_steps_is_there_where_education_varies() -> None:
    assert typical.quick_facts is not None
    made = told(typical, quick_facts=replace(typical.quick_facts, education="See How to become one"))
    steps = len(made.content.essentials.path)
    assert made.entry == ("" if steps < 2 else f"In {['two', 'three', 'four', 'five', 'six'][steps - 2]} steps")


def test_long_names_are_short_in_the_chart_of_growth() -> None:
    assert typical.projections is not None
    made = told(typical, names=None, title="Medical and Dental Laboratory Record Keepers")
    assert made.growth is not None
    own = [bar for bar in made.growth.bars if bar.own]
    assert [bar.label for bar in own] == [made.labels.this]
    assert made.content.growth is not None
    assert Bar(made.labels.this, own[0].value, own[0].text, own=True) in made.growth.bars
    assert made.growth.alt == made.content.growth.alt


def test_terms_are_those_that_the_leaflet_uses() -> None:
    names = [term for term, _ in leaflet(Material(typical)).terms]
    assert "Median" in names
    assert not {"Mean", "SOC code"} & set(names)
    assert explained("Median", "The middle.")[0].bold


def test_level_of_pay_is_said_of_fact_sheets() -> None:
    assert leaflet(Material(fact_sheet)).level in ("", *[f"{words} the median for all occupations" for words in
                                               ("Above", "Well above", "Near", "Below", "Well below")])  # fmt: skip
