"""What a poster says: less than a handout, and shorter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.locales import EN, ES

from brochure.compose.essentials import Duty, Step
from brochure.compose.material import Material
from brochure.compose.poster import BRIEF, MAX_ENTRIES, MAX_FIGURES, _briefest, _compared, _steps, poster
from brochure.profile.markdown import plain_text
from brochure.profile.model import Amount, QuickFacts, Sections
from brochure.profile.model import Duty as ProfileDuty

from .samples import SAMPLES
from .test_local_pay import TYPICAL, one, paid

typical = SAMPLES["typical"]


def test_a_poster_has_pay_three_figures_and_four_duties_at_most() -> None:
    made = poster(Material(typical))
    assert made.pay is not None
    assert made.hero is None
    assert 0 < len(made.figures) <= MAX_FIGURES
    assert made.listing is not None
    assert made.listing.heading == made.labels.duties
    assert 0 < len(made.listing.entries) <= MAX_ENTRIES
    assert made.parts >= 4


def test_sentence_is_the_first_of_the_summary() -> None:
    said = replace(typical, title="Cooks", names=None, summary="Cooks season and prepare foods. They also wash up.")
    assert poster(Material(said)).sentence == "They season and prepare foods."


def test_a_fact_sheet_says_who_hires_instead_of_duties() -> None:
    made = poster(Material(SAMPLES["fact-sheet"]))
    assert made.listing is not None
    assert made.listing.heading == made.labels.employers
    assert all(entry.value.endswith("%") for entry in made.listing.entries)


def test_without_pay_a_figure_stands_in_its_place() -> None:
    made = poster(Material(replace(typical, wages=(), quick_facts=None)))
    assert made.pay is None
    assert made.hero is not None
    assert made.hero not in made.figures


def test_without_steps_the_quick_facts_say_what_is_asked_for() -> None:
    quick = QuickFacts(education="Bachelor's degree")
    made = poster(Material(replace(typical, quick_facts=quick, sections=Sections(), employment=())))
    assert made.path == ()
    assert [fact.label for fact in made.facts] == ["Usual education"]


def test_top_coded_pay_is_open_and_at_least_so_many_times_that_of_all_jobs() -> None:
    made = poster(Material(SAMPLES["top-coded"]))
    assert made.pay is not None
    assert made.pay.is_open
    assert made.pay.text.endswith("+")
    assert "at least" in made.pay.label
    assert "or more" not in made.pay.label


@pytest.mark.parametrize(
    ("ratio", "said"),
    [(4.002, "4 times that of all jobs"), (2.36, "2.4 times that of all jobs"), (1.26, "26% more than all jobs"),
     (1.02, "about that of all jobs"), (0.72, "28% less than all jobs")],
)  # fmt: skip
def test_pay_is_compared_in_words(ratio: float, said: str) -> None:
    assert _compared(EN, ratio, is_open=False) == said


def test_a_poster_in_spanish_compares_in_spanish() -> None:
    made = poster(Material(typical, locale=ES))
    assert made.pay is not None
    assert made.pay.everyone_text.startswith("Todas las ocupaciones")
    assert made.pay.label.startswith("Salario anual mediano, ")
    assert made.labels.path == "Cómo empezar"


def test_open_pay_is_compared_without_rounding_up() -> None:
    assert _compared(EN, 4.89, is_open=True) == "at least 4.8 times that of all jobs"
    assert _compared(EN, 1.2, is_open=True) == ""


def test_pay_of_another_year_is_named_but_not_compared() -> None:
    old = replace(typical, quick_facts=None, wages=tuple([replace(wage, as_of=replace(wage.as_of, year=2009),
                  comparisons=(), value=Amount(50_000)) for wage in typical.wages[:1] if wage.as_of]))  # fmt: skip
    made = poster(Material(old))
    assert made.pay is not None
    assert "all jobs" not in made.pay.label
    assert made.pay.everyone_text.startswith("All jobs, May 2013 $")


def told(*lengths: int) -> tuple[Duty, ...]:
    return tuple([Duty(f"{place}".ljust(length, "x")) for place, length in enumerate(lengths)])


def test_brief_duties_go_before_long_ones_and_keep_their_order() -> None:
    chosen = [duty.phrase[0] for duty in _briefest(told(90, 30, 95, BRIEF, 41, 20))]
    assert chosen == ["1", "3", "4", "5"]


def test_first_duties_go_before_those_that_are_hardly_shorter() -> None:
    chosen = [duty.phrase[0] for duty in _briefest(told(44, 44, 44, 44, 40, 40))]
    assert chosen == ["0", "1", "2", "3"]


def test_steps_that_say_least_are_left_out_first() -> None:
    kinds = ("high_school", "bachelor", "experience", "on_the_job", "license", "next_job")
    kept = [step.kind for step in _steps([Step(kind, kind=kind) for kind in kinds])]
    assert kept == ["bachelor", "experience", "on_the_job", "license"]
    few = [Step("Education", kind="education"), Step("Next job", kind="next_job")]
    assert list(_steps(few)) == few


def test_duties_that_a_profile_lists_itself_are_printed_in_its_order() -> None:
    duties = tuple(
        [ProfileDuty(text=f"{'Do a thing that takes very long to describe ' * 2}{place}") for place in range(6)]
    )
    made = poster(Material(replace(typical, duties=duties)))
    assert made.listing is not None
    assert [plain_text(entry.text)[-1] for entry in made.listing.entries] == ["0", "1", "2", "3"]


def test_pay_in_an_area_is_a_figure_and_that_of_the_nation_says_so() -> None:
    made = poster(Material(TYPICAL, one(paid(68_000))))
    assert made.pay is not None
    assert made.pay.label.startswith("U.S. median pay")
    assert made.figures[0].value == "$68,000"
    assert any("Occupational Employment" in text for text in made.credits)
    assert len(poster(Material(TYPICAL)).credits) < len(made.credits)
