"""A comparison as a whole, and the rows of its table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.compose.comparison.reading import dump, entry_text
from tests.compose.samples import DECLINE, FIGURES_ONLY, HOURLY, SAMPLES, SEVERAL, TOP_CODED, TYPICAL, WORDS_ONLY, prose

from brochure.compose.comparison import compare
from brochure.compose.comparison.model import Duties, Shares
from brochure.compose.comparison.sheet import MAX_DUTIES, MAX_INDUSTRIES, MIN_DUTIES
from brochure.profile.markdown import Run
from brochure.profile.model import Profile, Sections, Share, Source

if TYPE_CHECKING:
    from collections.abc import Callable


def test_comparison_matches_its_golden(golden: Callable[[str, str], None]) -> None:
    golden(dump(compare([TYPICAL, DECLINE, TOP_CODED, HOURLY, SEVERAL, WORDS_ONLY])), "six.txt")


@pytest.mark.parametrize(
    "other", [sample for sample in SAMPLES.values() if sample is not TYPICAL], ids=lambda p: p.slug
)
def test_any_two_profiles_can_be_compared(other: object) -> None:
    comparison = compare([TYPICAL, other])  # type: ignore[list-item]
    assert len(comparison.occupations) == 2
    assert all(len(aspect.entries) == 2 for aspect in comparison.aspects)
    assert " 0 " not in dump(comparison).replace("| 0 |", "")


def test_heading_lists_short_plain_names() -> None:
    cooks, divers = replace(HOURLY, title="Cooks"), replace(DECLINE, title="Divers")
    assert compare([cooks, divers]).heading == "Cooks and Divers side by side"
    assert compare([cooks, divers, replace(divers, title="Nurses")]).heading == "Cooks, Divers, and Nurses side by side"


@pytest.mark.parametrize("title", ["EMTs and Paramedics", "Cashiers, Retail", "Long " * 9])
def test_heading_counts_long_or_ambiguous_names(title: str) -> None:
    comparison = compare([replace(HOURLY, title="Cooks"), replace(DECLINE, title=title)])
    assert comparison.heading == "Two occupations side by side"
    assert comparison.title == f"Side by side: Cooks; {title}"


def test_notes_list_each_source_and_date_once() -> None:
    assert compare([TYPICAL, replace(TYPICAL, slug="again"), DECLINE]).notes == (
        "Source: U.S. Bureau of Labor Statistics, Occupational Outlook Handbook.",
        (
            "Figures: wages for May 2016 and May 2017, jobs for 2016 and 2024, "
            "and projections for 2016 to 2026 and 2024 to 2034."
        ),
    )


def test_notes_use_the_plural_for_two_sources() -> None:
    other = replace(TYPICAL, slug="again", sources=(Source(publisher="The Guild", title="A Year at Sea"),))
    assert compare([TYPICAL, other]).notes[0] == (
        "Sources: U.S. Bureau of Labor Statistics, Occupational Outlook Handbook; The Guild, A Year at Sea."
    )


def test_comparison_without_figures_has_no_charts() -> None:
    comparison = compare([WORDS_ONLY, replace(WORDS_ONLY, slug="again")])
    assert (comparison.pay, comparison.outlook, comparison.notes) == ((), (), ())
    assert [aspect.header for aspect in comparison.aspects] == ["What they do"]


def test_language_is_that_of_composed_text_if_profiles_differ() -> None:
    assert compare([TYPICAL, replace(FIGURES_ONLY, lang="en-GB")]).lang == "en-US"
    assert compare([replace(TYPICAL, lang="en-GB"), replace(FIGURES_ONLY, lang="en-GB")]).lang == "en-GB"


def test_comparison_in_spanish() -> None:
    """All of its own words are Spanish; what is not translated is tagged."""
    made = compare([TYPICAL, HOURLY], language="es")
    assert (made.composed, made.lang, made.heading) == ("es-US", "en-US", "Dos ocupaciones, lado a lado")
    assert made.own == ("en-US", "en-US")
    assert [aspect.header for aspect in made.aspects][:2] == ["Qué hacen", "Salario mediano, mayo de 2016"]
    assert made.pay[0].caption.startswith("Salario anual")
    assert {row.lang for row in made.pay[0].ranges} == {"en-US", None}
    assert compare([replace(TYPICAL, lang="es-MX"), replace(HOURLY, lang="es-MX")]).composed == "es-MX"


def entries(header: str, *profiles: Profile) -> list[str]:
    (aspect,) = (aspect for aspect in compare(profiles).aspects if aspect.header.startswith(header))
    return [entry_text(entry) for entry in aspect.entries]


def with_duties(*items: str) -> Profile:
    return replace(TYPICAL, slug="d", sections=Sections(what_they_do=prose("They:", list(items), ["other"])))


def test_duties_are_the_first_bullets_capitalized() -> None:
    (aspect, *_) = compare([with_duties("one", "two", "three", "four. And more", "five"), TYPICAL]).aspects
    duties = aspect.entries[0]
    assert isinstance(duties, Duties)
    assert [item[0].text for item in duties.items] == ["One", "Two", "Three", "Four. And more"]
    assert (len(duties.items), duties.min_items) == (MAX_DUTIES, MIN_DUTIES)


def test_duties_fall_back_on_the_summary_then_the_first_paragraph() -> None:
    bare = replace(TYPICAL, sections=Sections())
    assert entries("What", bare, WORDS_ONLY, DECLINE) == [
        "body: They keep every patient’s story straight.", "body: They serve.", "note: Not published",
    ]  # fmt: skip


def test_jobs_state_openings_and_a_different_year() -> None:
    assert entries("Jobs, 2024", DECLINE, SEVERAL, TYPICAL, FIGURES_ONLY) == [
        "figure: 21,900 | 2,800 openings a year",
        "figure: 155,400 | 18,200 openings a year",
        "figure: 206,300 | jobs in 2016, 16,000 openings a year",
        "figure: 1 | openings a year | on average, 2024–34",
    ]


def test_the_way_in() -> None:
    assert entries("Education", TYPICAL, FIGURES_ONLY, WORDS_ONLY) == [
        "body: Postsecondary certificate", "body: Varies", "note: Not published",
    ]  # fmt: skip
    assert entries("Training", TYPICAL, TOP_CODED) == ["body: None needed", "body: Internship/residency"]


def test_aspect_unknown_for_all_has_no_row() -> None:
    assert "Experience" not in [aspect.header for aspect in compare([TYPICAL, TOP_CODED]).aspects]


def test_industries_are_the_largest_ones() -> None:
    many = tuple(Share(name=f"Industry {percent}", percent=percent) for percent in (5, 30, 20, 10))
    profile = replace(TYPICAL, slug="b", employment=(replace(TYPICAL.employment[0], industries=many),))
    (aspect,) = (aspect for aspect in compare([profile, TYPICAL]).aspects if aspect.header == "Where they work")
    assert aspect.entries[0] == Shares(
        tuple([(f"{percent}%", (Run(f"Industry {percent}"),)) for percent in (30, 20, 10)])
    )
    assert len(aspect.entries[0].items) == MAX_INDUSTRIES


def test_industries_of_a_part_name_it() -> None:
    assert entries("Where", SEVERAL, TYPICAL)[0].startswith(
        "shares: Airline pilots, copilots, and flight engineers: 87% Scheduled air transportation; "
    )


def test_link_is_the_official_page_or_else_the_source() -> None:
    sourced = replace(TYPICAL, slug="b", links=())
    url = "https://www.bls.gov/ooh/healthcare/records.htm"
    assert entries("Read", TYPICAL, sourced, WORDS_ONLY) == [
        f"link: {TYPICAL.title} | {url}", f"link: {TYPICAL.title} | {url}", "note: Not published",
    ]  # fmt: skip
