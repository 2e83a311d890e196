"""What stands in the columns."""

from __future__ import annotations

from dataclasses import replace

from tests.compose.comparison.reading import entry_text
from tests.compose.samples import DECLINE, FIGURES_ONLY, SEVERAL, TOP_CODED, TYPICAL, WORDS_ONLY, prose

from brochure.compose.comparison import compare
from brochure.compose.comparison.aspects import MAX_DUTIES, MAX_INDUSTRIES, MIN_DUTIES
from brochure.compose.comparison.model import Duties, Shares
from brochure.profile.model import Profile, Sections, Share


def entries(header: str, *profiles: Profile) -> list[str]:
    (aspect,) = (aspect for aspect in compare(profiles).aspects if aspect.header.startswith(header))
    return [entry_text(entry) for entry in aspect.entries]


def with_duties(*items: str) -> Profile:
    return replace(TYPICAL, slug="d", sections=Sections(what_they_do=prose("They:", list(items), ["other"])))


def test_duties_are_the_first_ones_each_whole_and_with_a_capital() -> None:
    (aspect, *_) = compare([with_duties("one", "two", "three", "four. And more", "five"), TYPICAL]).aspects
    duties = aspect.entries[0]
    assert isinstance(duties, Duties)
    assert [item[0].text for item in duties.items] == ["One", "Two", "Three", "Four. And more"]
    assert (len(duties.items), duties.min_items) == (MAX_DUTIES, MIN_DUTIES)


def test_without_duties_the_summary_stands_and_without_it_the_first_paragraph() -> None:
    bare = replace(TYPICAL, sections=Sections())
    assert entries("What", bare, WORDS_ONLY, DECLINE) == [
        "body: They keep every patient’s story straight.", "body: They serve.", "note: Not published",
    ]  # fmt: skip


def test_jobs_with_openings_and_the_year_where_it_differs() -> None:
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


def test_what_is_known_of_nobody_has_no_row() -> None:
    assert "Experience" not in [aspect.header for aspect in compare([TYPICAL, TOP_CODED]).aspects]


def test_the_largest_industries() -> None:
    many = tuple(Share(name=f"Industry {percent}", percent=percent) for percent in (5, 30, 20, 10))
    profile = replace(TYPICAL, slug="b", employment=(replace(TYPICAL.employment[0], industries=many),))
    (aspect,) = (aspect for aspect in compare([profile, TYPICAL]).aspects if aspect.header == "Where they work")
    assert aspect.entries[0] == Shares((("30%", "Industry 30"), ("20%", "Industry 20"), ("10%", "Industry 10")))
    assert len(aspect.entries[0].items) == MAX_INDUSTRIES


def test_industries_of_a_part_say_whose_they_are() -> None:
    assert entries("Where", SEVERAL, TYPICAL)[0].startswith(
        "shares: Airline pilots, copilots, and flight engineers: 87% Scheduled air transportation; "
    )


def test_the_page_is_the_official_one_or_else_the_source() -> None:
    sourced = replace(TYPICAL, slug="b", links=())
    url = "https://www.bls.gov/ooh/healthcare/records.htm"
    assert entries("Read", TYPICAL, sourced, WORDS_ONLY) == [
        f"link: {TYPICAL.title} | {url}", f"link: {TYPICAL.title} | {url}", "note: Not published",
    ]  # fmt: skip
