"""Sentences about numbers of jobs and their projected change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.compose.samples import TYPICAL
from tests.locales import EN, ES

from brochure.compose.job_statements import (
    change_statement,
    figures_statement,
    growth_statement,
    jobs_statement,
    openings_statement,
)
from brochure.compose.paces import pace_of
from brochure.profile.markdown import Run, plain_text
from brochure.profile.model import Employment, Projections

DECADE = Projections(base_year=2016, target_year=2026)
COOKS = (Run("cooks"),)


@pytest.mark.parametrize(
    ("percent", "outlook", "said"),
    [
        (13, "faster than average", "grow 13 percent from 2016 to 2026, faster than the average for all occupations."),
        (13, "Much faster than the average", ("grow 13 percent from 2016 to 2026, much faster than the average for all "
         "occupations.")),
        (5, "about as fast as average", ("grow 5 percent from 2016 to 2026, about as fast as the average for all "
         "occupations.")),
        (4.5, None, "grow 4.5 percent from 2016 to 2026."),
        (-4, "decline", "decline 4 percent from 2016 to 2026."),
        (-4, None, "decline 4 percent from 2016 to 2026."),
        (0, None, "show little or no change from 2016 to 2026."),
        (0, "little or no change", "show little or no change from 2016 to 2026."),
        (1, "Little or no change", "show little or no change from 2016 to 2026, up 1 percent."),
        (-1, "little or no change", "show little or no change from 2016 to 2026, down 1 percent."),
        (None, "little or no change", "show little or no change from 2016 to 2026."),
        (None, "slower than average", "grow slower than the average for all occupations from 2016 to 2026."),
        (None, "decline", "decline from 2016 to 2026."),
    ],
)  # fmt: skip
def test_growth(percent: float | None, outlook: str | None, said: str) -> None:
    profile = replace(TYPICAL, projections=replace(DECADE, outlook=outlook))
    statement = growth_statement(EN, COOKS, percent, DECADE, pace_of(profile))
    assert plain_text(statement) == f"Employment of cooks is projected to {said}"


def test_growth_statement_without_a_percentage() -> None:
    assert growth_statement(EN, COOKS, None, DECADE) == ()
    said = growth_statement(EN, COOKS, None, DECADE, view=(Run("varies"),))
    assert plain_text(said) == "Job outlook from 2016 to 2026: varies."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (27800, "There would be about 27,800 more jobs in 2026 than in 2016."),
        (-600, "There would be about 600 fewer jobs in 2026 than in 2016."),
        (1, "There would be about 1 more job in 2026 than in 2016."),
        (0, "The number of jobs is expected to be about the same in 2026 as in 2016."),
    ],
)
def test_change(change: int, said: str) -> None:
    assert plain_text(change_statement(EN, DECADE, change)) == said


def test_jobs_and_openings_agree_in_number() -> None:
    held = jobs_statement(EN, COOKS, Employment(as_of=2016, jobs=206300))
    assert plain_text(held) == "Cooks held about 206,300 jobs in 2016."
    assert plain_text(jobs_statement(EN, COOKS, Employment(jobs=1))) == "Cooks held about 1 job."
    assert jobs_statement(EN, COOKS, Employment(as_of=2016)) == ()
    several = plain_text(openings_statement(EN, COOKS, 16000, DECADE))
    assert several == "About 16,000 openings for cooks are expected each year, on average, through 2026."
    assert "1 opening for cooks is expected" in plain_text(openings_statement(EN, COOKS, 1, DECADE))


def test_dates_of_figures() -> None:
    assert figures_statement(EN, ["May 2016"], ["2016"], [(2016, 2026)]) == (
        "Figures: wages for May 2016, jobs for 2016, and projections for 2016 to 2026."
    )
    assert figures_statement(EN, ["May 2016", "May 2017"], [], []) == "Figures: wages for May 2016 and May 2017."
    assert figures_statement(EN, [], [], []) == ""


def test_numbers_of_jobs_in_spanish() -> None:
    said = jobs_statement(ES, (Run("cocineros"),), Employment(as_of=2024, jobs=2_000_000))
    assert plain_text(said) == "Había alrededor de 2,000,000 de empleos de cocineros en 2024."
    assert plain_text(change_statement(ES, DECADE, -600, 205_700, 206_300)) == (
        "Habría alrededor de 205,700 empleos en 2026, 600 menos que los 206,300 en 2016."
    )
    assert plain_text(openings_statement(ES, (), 1, DECADE)).startswith("Se espera alrededor de 1 vacante al año")


def test_growth_in_spanish() -> None:
    said = growth_statement(ES, (Run("los cocineros"),), 13, DECADE, "much_faster")
    assert plain_text(said) == (
        "Se proyecta que el empleo de los cocineros crezca un 13 por ciento de 2016 a 2026, mucho más rápido que el "
        "promedio de todas las ocupaciones."
    )
    said = growth_statement(ES, (), -1, DECADE, "no_change")
    assert plain_text(said).endswith("tenga poco o ningún cambio de 2016 a 2026: una disminución del 1 por ciento.")


@pytest.mark.parametrize("outlook", ["Much faster than the average", "mucho más rápido que el promedio"])
def test_a_pace_is_read_in_english_and_in_the_language_of_the_profile(outlook: str) -> None:
    projections = replace(DECADE, outlook=outlook)
    assert pace_of(replace(TYPICAL, lang="es-US", projections=projections)) == "much_faster"
    assert pace_of(replace(TYPICAL, projections=replace(DECADE, outlook="Varies"))) is None
