"""What a ranking says of several jobs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose.ranking import MAX_RANKED, rank
from brochure.errors import RequestError
from brochure.profile.model import Amount, Pay, Profile, QuickFacts

from .samples import SAMPLES

typical = SAMPLES["typical"]


def job(title: str, pay: float, *, openings: int = 100, education: str = "Bachelor's degree",
        at_least: bool = False) -> Profile:  # fmt: skip
    assert typical.projections is not None
    return replace(
        typical,
        slug=title.lower(),
        title=title,
        names=None,
        cluster="Construction",
        wages=(replace(typical.wages[0], value=Amount(pay, at_least), occupation=None),),
        quick_facts=QuickFacts(pay=Pay(annual=Amount(pay, at_least)), education=education),
        projections=replace(typical.projections, openings_per_year=openings, outlook="much faster than average"),
    )


def test_jobs_are_ranked_by_pay() -> None:
    made = rank([job("Masons", 50_000), job("Crane operators", 70_000), job("Roofers", 60_000)])
    assert [row.name for row in made.rows] == ["Crane operators", "Roofers", "Masons"]
    assert made.rows[0].pay_text == "$70,000"
    assert made.rows[0].pace == 3
    assert made.rows[0].education == "Bachelor’s"
    assert made.title == "Three jobs in construction, by pay"
    assert made.cluster == made.field == "Construction"


def test_ranking_in_spanish() -> None:
    diploma = "High school diploma or equivalent"
    made = rank([job("Masons", 60_000, education=diploma), job("Roofers", 70_000)], language="es")
    assert made.title == "Dos ocupaciones de construcción, por salario"
    assert (made.field, made.field_lang, made.lang) == ("Construcción", None, "es-US")
    assert {row.lang for row in made.rows} == {"en-US"}
    assert [row.education for row in made.rows] == ["Bachelor", "Secundaria"]
    assert made.sentence == "", "its name is not Spanish"
    spanish = [replace(one, lang="es-US") for one in (job("Techadores", 60_000, education=diploma), job("B", 1))]
    assert rank(spanish).sentence == (
        "Sin título de bachelor (licenciatura), el salario de techadores es de $60,000 al año."
    )


def test_of_more_than_ten_those_with_the_most_openings_are_ranked_and_that_is_said() -> None:
    jobs = [job(f"Job {number}", 100_000 - number, openings=number) for number in range(14)]
    made = rank(jobs)
    assert len(made.rows) == MAX_RANKED
    assert {row.name for row in made.rows} == {f"Job {number}" for number in range(4, 14)}
    assert made.title.startswith("Ten jobs")
    assert "Of 14 jobs, those with the most openings." in made.notes


def test_jobs_without_pay_a_year_are_named() -> None:
    unpaid = replace(job("Actors", 1), quick_facts=QuickFacts(pay=Pay(hourly=Amount(20.0))), wages=())
    made = rank([job("Masons", 50_000), unpaid, job("Roofers", 60_000)])
    assert made.omitted == ("Actors",)
    assert any("Actors" in note for note in made.notes)


def test_two_jobs_with_pay_are_needed() -> None:
    with pytest.raises(RequestError, match="1 profile, of which 1 with pay a year; a ranking by pay takes at least 2"):
        rank([job("Masons", 50_000)])


def test_sentence_is_about_the_best_paid_job_without_a_bachelors_degree() -> None:
    diploma = "High school diploma or equivalent"
    made = rank([job("Engineers", 90_000), job("Electricians", 60_000, education=diploma),
                 job("Roofers", 55_000, education=diploma)])  # fmt: skip
    assert made.sentence == "Electricians earn $60,000 a year without a bachelor’s degree."


def test_there_is_no_sentence_on_a_job_that_pays_less_than_all_jobs() -> None:
    made = rank([job("Engineers", 90_000), job("Cleaners", 20_000, education="High school diploma or equivalent")])
    assert made.everyone is not None
    assert made.sentence == ""


def test_jobs_of_several_clusters_have_none_in_common() -> None:
    made = rank([job("Masons", 50_000), replace(job("Cooks", 40_000), cluster="Education", category="Other")])
    assert made.cluster is None
    assert made.field == ""
    assert made.title == "Two jobs, by pay"
    assert rank([job("Masons", 1.0), job("Cooks", 2.0)], "My title").title == "My title"
