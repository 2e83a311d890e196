"""Figures on the same occupations are in one table, and none is lost; what does not fit keeps its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from brochure.compose import Material, compose
from brochure.compose.blocks import DataTable, Paragraph
from brochure.compose.naming import without_shared_part
from brochure.profile.markdown import plain_text
from brochure.profile.model import (
    Amount,
    DetailedJobs,
    Employment,
    Profile,
    ProjectionRow,
    Projections,
    Wage,
    WageRow,
    YearMonth,
)

from .samples import TYPICAL

if TYPE_CHECKING:
    from brochure.style.model import Style

NAMES = ("Bakers", "Cooks", "Fryers")
ROWS = tuple(
    ProjectionRow(title=name, soc=f"35-201{n}", base=100 * n, projected=200 * n, percent=100, change=100 * n)
    for n, name in enumerate(NAMES, 1)
)
TOTAL = ProjectionRow(title="Kitchen workers", base=600, projected=1200, percent=100, change=600, total=True)
JOBS = Employment(as_of=2024, jobs=600, detailed=tuple(DetailedJobs(name=row.title, jobs=row.base) for row in ROWS))
WAGE = Wage(
    as_of=YearMonth(year=2024, month=5),
    value=Amount(30000),
    detailed=tuple(WageRow(name=name, value=Amount(10000 * n)) for n, name in enumerate(NAMES, 1)),
)
KITCHEN = Profile(
    slug="kitchen-workers",
    title="Kitchen Workers",
    soc=("35-2011",),
    wages=(WAGE,),
    employment=(JOBS,),
    projections=Projections(base_year=2024, target_year=2034, rows=(TOTAL, *ROWS)),
)


def tables(profile: Profile, style: Style) -> dict[str, list[str]]:
    """The tables of each section: caption, header, then rows, as text."""
    found: dict[str, list[str]] = {}
    for section in compose(Material(profile), style).sections:
        for block in section.blocks:
            if isinstance(block, DataTable):
                lines = found.setdefault(section.key, [])
                lines += [block.caption, " | ".join(column.header for column in block.columns)]
                lines += [". " * row.indent + " | ".join(cell.text for cell in row.cells) for row in block.rows]
    return found


@pytest.fixture
def sections(style: Style) -> Style:
    """A style whose brochures are not merged into fact sheets."""
    return replace(style, sections=("work_environment", "pay", "job_outlook"))


def test_jobs_wages_and_projections_are_one_table(sections: Style) -> None:
    assert tables(KITCHEN, sections) == {
        "job_outlook": [
            "Jobs, wages in May 2024, and projections for 2024–34 by occupation",
            (
                "Occupation | Jobs, 2024 | Median annual wage | Change, % | Change in jobs | Projected jobs, 2034"
                " | SOC code"
            ),
            "Kitchen workers | 600 | $30,000 | +100 | +600 | 1,200 | several",
            ". Bakers | 100 | 10,000 | +100 | +100 | 200 | 35-2011",
            ". Cooks | 200 | 20,000 | +100 | +200 | 400 | 35-2012",
            ". Fryers | 300 | 30,000 | +100 | +300 | 600 | 35-2013",
        ]
    }


def test_occupations_that_only_one_source_has_follow(sections: Style) -> None:
    wage = replace(WAGE, detailed=(*WAGE.detailed[1:], WageRow(name="Tasters", value=Amount(50000))))
    _, _, *rows = tables(replace(KITCHEN, wages=(wage,)), sections)["job_outlook"]
    assert rows[1] == ". Bakers | 100 | — | +100 | +100 | 200 | 35-2011"
    assert rows[-1] == ". Tasters | — | 50,000 | — | — | — | —"


def test_row_without_a_code_says_why(sections: Style) -> None:
    assert KITCHEN.projections
    whole, first, *others = KITCHEN.projections.rows
    rows = (whole, replace(first, soc=None), *others)
    profile = replace(KITCHEN, projections=replace(KITCHEN.projections, rows=rows))
    _, _, *lines = tables(profile, sections)["job_outlook"]
    assert [line.rpartition(" | ")[2] for line in lines] == ["several", "none", "35-2012", "35-2013"]


def test_codes_have_no_column_if_no_row_has_one(sections: Style) -> None:
    assert KITCHEN.projections
    rows = tuple(replace(row, soc=None) for row in KITCHEN.projections.rows)
    profile = replace(KITCHEN, projections=replace(KITCHEN.projections, rows=rows))
    assert "SOC code" not in tables(profile, sections)["job_outlook"][1]


def test_hourly_and_annual_wages_are_two_columns_with_their_months(sections: Style) -> None:
    hourly = replace(WAGE, as_of=YearMonth(year=2023, month=5), period="hourly")
    caption, header, *_ = tables(replace(KITCHEN, wages=(WAGE, hourly)), sections)["job_outlook"]
    assert caption == "Jobs, wages, and projections for 2024–34 by occupation"
    assert "Median annual wage, May 2024 | Median hourly wage, May 2023" in header


def test_jobs_of_another_year_have_their_own_column(sections: Style) -> None:
    jobs = replace(JOBS, as_of=2023, detailed=tuple(replace(row, jobs=7) for row in JOBS.detailed))
    _, header, _, bakers, *_ = tables(replace(KITCHEN, employment=(jobs,)), sections)["job_outlook"]
    assert header.startswith("Occupation | Jobs, 2023 | Jobs, 2024 | ")
    assert bakers.startswith(". Bakers | 7 | 100 | ")


def held(*details: DetailedJobs) -> tuple[Employment, ...]:
    return (replace(JOBS, detailed=details),)


@pytest.mark.parametrize(
    "employment",
    [
        pytest.param(held(DetailedJobs(name="Bakers", jobs=1), *JOBS.detailed[1:]), id="other numbers"),
        pytest.param(held(DetailedJobs(name="Tasters", jobs=1), *JOBS.detailed[2:]), id="other names"),
        pytest.param(held(*JOBS.detailed, *JOBS.detailed), id="names that repeat"),
        pytest.param((JOBS, replace(JOBS, occupation="Fryers")), id="two statements"),
    ],
)
def test_jobs_that_do_not_fit_keep_their_table(employment: tuple[Employment, ...], sections: Style) -> None:
    found = tables(replace(KITCHEN, employment=employment), sections)
    assert found["work_environment"][0].startswith("Jobs by occupation")
    assert found["job_outlook"][0].startswith("Jobs, wages in May 2024")


def test_wages_of_one_measure_for_several_occupations_keep_their_tables(sections: Style) -> None:
    wages = (replace(WAGE, occupation="Bakers"), replace(WAGE, occupation="Cooks"))
    found = tables(replace(KITCHEN, wages=wages), sections)
    assert len([line for line in found["pay"] if line.startswith("Median annual wages of")]) == 2
    assert found["job_outlook"][0] == "Employment projections, 2024–34"


def test_jobs_and_wages_without_projections_are_one_table_under_pay(sections: Style) -> None:
    found = tables(replace(KITCHEN, projections=None), sections)
    assert found == {
        "pay": [
            "Jobs and wages in May 2024 by occupation",
            "Occupation | Jobs, 2024 | Median annual wage",
            "Bakers | 100 | $10,000",
            "Cooks | 200 | 20,000",
            "Fryers | 300 | 30,000",
        ]
    }


def test_a_section_that_the_style_omits_is_not_combined(style: Style) -> None:
    found = tables(KITCHEN, replace(style, sections=("pay", "work_environment")))
    assert list(found) == ["pay"]
    assert list(tables(KITCHEN, replace(style, sections=("work_environment",)))) == ["work_environment"]


@pytest.mark.parametrize(
    ("labels", "shared", "left"),
    [
        (["Law teachers, postsecondary"] * 3, "postsecondary", ["Law teachers"] * 3),
        (
            ["A teachers, postsecondary", "B, postsecondary", "C, postsecondary", "Postsecondary teachers, all other"],
            "postsecondary",
            ["A teachers", "B", "C", "Postsecondary teachers, all other"],
        ),
        (["Cooks, fast food", "Cooks, short", "Cooks, all other"], "cooks", ["Fast food", "Short", "All other"]),
        (["Cooks, fast food", "Cooks, short", "Bakers"], "", ["Cooks, fast food", "Cooks, short", "Bakers"]),
        (["Cooks, fast food", "Cooks, other"], "", ["Cooks, fast food", "Cooks, other"]),
        ([], "", []),
    ],
)
def test_what_all_names_share_is_said_once(labels: list[str], shared: str, left: list[str]) -> None:
    assert without_shared_part(labels, [False] * len(labels)) == (shared, left)
    assert without_shared_part(["Workers", *labels], [True, *[False] * len(labels)]) == (shared, ["Workers", *left])


# A single occupation


def outlook(profile: Profile, style: Style) -> str:
    section = next(section for section in compose(Material(profile), style).sections if section.key == "job_outlook")
    assert not any(isinstance(block, DataTable) for block in section.blocks)
    return next(plain_text(block.text) for block in section.blocks if isinstance(block, Paragraph))


def test_a_single_row_is_said_in_a_sentence(sections: Style) -> None:
    assert "about 234,100 jobs in 2026, 27,800 more than in 2016." in outlook(TYPICAL, sections)
    other = replace(TYPICAL, employment=())
    assert "about 234,100 jobs in 2026, 27,800 more than the 206,300 in 2016." in outlook(other, sections)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"change": None}, "There would be about 234,100 jobs in 2026, compared with 5 in 2016."),
        ({"change": 0, "percent": 0}, "about the same in 2026 as in 2016, about 234,100."),
        ({"change": 0, "percent": -1}, "There would be about 234,100 jobs in 2026, compared with 5 in 2016."),
        ({"projected": None}, "about 27,800 more jobs in 2026 than in 2016, when there were 5."),
    ],
)
def test_a_single_row_with_gaps_is_said_in_a_sentence(row: dict[str, int | None], said: str, sections: Style) -> None:
    assert TYPICAL.projections
    rows = (replace(TYPICAL.projections.rows[0], base=5, **row),)  # type: ignore[arg-type]
    assert said in outlook(replace(TYPICAL, projections=replace(TYPICAL.projections, rows=rows)), sections)


@pytest.mark.parametrize(
    "row", [{"soc": "99-9999"}, {"title": "Keepers of minutes"}, {"change": None, "projected": None, "base": 5}]
)
def test_a_single_row_with_more_keeps_its_table(row: dict[str, object], sections: Style) -> None:
    assert TYPICAL.projections
    rows = (replace(TYPICAL.projections.rows[0], **row),)  # type: ignore[arg-type]
    found = tables(replace(TYPICAL, projections=replace(TYPICAL.projections, rows=rows)), sections)
    assert found["job_outlook"][0] == "Employment projections, 2016–26"
