"""Fact sheets: what is one section there, and that no figure is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from brochure.compose.blocks import BulletList
from brochure.compose.context import Context
from brochure.compose.document import compose
from brochure.compose.fillers import employers
from brochure.compose.naming import explained
from brochure.profile.markdown import read_markdown
from brochure.profile.model import (
    Employment,
    Profile,
    ProjectionRow,
    Projections,
    QuickFacts,
    Sections,
    Share,
    SimilarOccupation,
    Source,
    WebLink,
)
from brochure.style.model import SectionKey, Style

from .outline import dump

SHEET = Profile(
    slug="bus-drivers-school",
    title="Bus Drivers, School",
    soc=("53-3051",),
    quick_facts=QuickFacts(education="High school diploma or equivalent", training="Short-term on-the-job training"),
    employment=(
        Employment(
            as_of=2024,
            jobs=412300,
            industries=(
                Share(name="Educational services; state, local, and private", percent=45),
                Share(name="Transportation and warehousing", percent=44),
            ),
        ),
    ),
    projections=Projections(
        base_year=2024,
        target_year=2034,
        outlook="slower than average",
        openings_per_year=61500,
        rows=(
            ProjectionRow(
                title="Bus drivers, school", soc="53-3051", base=412300, projected=417800, percent=1, change=5500
            ),
        ),
    ),
    similar=(SimilarOccupation(title="Taxi Drivers", education="None"),),
    links=(WebLink(title="What the work involves", url="https://example.org/x"),),
    sources=(Source(publisher="U.S. Bureau of Labor Statistics"),),
)


def test_a_fact_sheet(style: Style, golden: object) -> None:
    golden(dump(compose(SHEET, style)), "sheet.txt")  # type: ignore[operator]


def test_every_figure_is_there(style: Style) -> None:
    text = dump(compose(SHEET, style))
    for figure in ("412,300", "417,800", "5,500", "61,500", "1 percent", "45%", "44%", "53-3051"):
        assert figure in text, figure


def test_prose_makes_it_a_brochure(style: Style) -> None:
    keys = [section.key for section in compose(SHEET, style).sections]
    assert keys == ["how_to_become_one", "job_outlook", "similar", "sources"]
    told = replace(SHEET, sections=Sections(pay=read_markdown("It varies.")))
    keys = [section.key for section in compose(told, style).sections]
    assert keys == [key for key in get_args(SectionKey) if key != "what_they_do"]


def test_a_style_without_a_section_has_the_others_as_they_are(style: Style) -> None:
    fewer = replace(style, sections=("work_environment", "job_outlook", "sources"))
    assert [section.title for section in compose(SHEET, fewer).sections] == [
        "Work environment",
        "Job outlook",
        "Sources",
    ]


def test_employers_are_explained_all_or_none() -> None:
    section = employers(Context.of(SHEET))
    assert isinstance(section.blocks[0], BulletList)
    assert len(section.blocks[0].items) == 2
    assert not list(explained(["Construction", "Sauerkraut makers"]))
    assert not list(explained(["Construction"]))
