"""The sheet as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.compose.comparison.reading import dump
from tests.compose.samples import DECLINE, FIGURES_ONLY, HOURLY, SAMPLES, SEVERAL, TOP_CODED, TYPICAL, WORDS_ONLY

from brochure.compose.comparison import compare
from brochure.profile.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable


def test_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden(dump(compare([TYPICAL, DECLINE, TOP_CODED, HOURLY, SEVERAL, WORDS_ONLY])), "six.txt")


@pytest.mark.parametrize(
    "other", [sample for sample in SAMPLES.values() if sample is not TYPICAL], ids=lambda p: p.slug
)
def test_any_two_can_be_compared(other: object) -> None:
    comparison = compare([TYPICAL, other])  # type: ignore[list-item]
    assert len(comparison.occupations) == 2
    assert all(len(aspect.entries) == 2 for aspect in comparison.aspects)
    assert " 0 " not in dump(comparison).replace("| 0 |", "")


def test_short_plain_names_head_the_sheet() -> None:
    cooks, divers = replace(HOURLY, title="Cooks"), replace(DECLINE, title="Divers")
    assert compare([cooks, divers]).heading == "Cooks and Divers side by side"
    assert compare([cooks, divers, replace(divers, title="Nurses")]).heading == "Cooks, Divers, and Nurses side by side"


@pytest.mark.parametrize("title", ["EMTs and Paramedics", "Cashiers, Retail", "Long " * 9])
def test_names_that_would_be_hard_to_tell_apart_are_counted(title: str) -> None:
    comparison = compare([replace(HOURLY, title="Cooks"), replace(DECLINE, title=title)])
    assert comparison.heading == "Two occupations side by side"
    assert comparison.title == f"Side by side: Cooks; {title}"


def test_sources_and_dates_are_said_once_and_all_of_them() -> None:
    assert compare([TYPICAL, replace(TYPICAL, slug="again"), DECLINE]).notes == (
        "Source: U.S. Bureau of Labor Statistics, Occupational Outlook Handbook.",
        (
            "Figures: wages for May 2016 and May 2017, jobs for 2016 and 2024, "
            "and projections for 2016 to 2026 and 2024 to 2034."
        ),
    )


def test_sources_are_plural_when_there_are_two() -> None:
    other = replace(TYPICAL, slug="again", sources=(Source(publisher="The Guild", title="A Year at Sea"),))
    assert compare([TYPICAL, other]).notes[0] == (
        "Sources: U.S. Bureau of Labor Statistics, Occupational Outlook Handbook; The Guild, A Year at Sea."
    )


def test_without_any_figures_there_are_no_charts() -> None:
    comparison = compare([WORDS_ONLY, replace(WORDS_ONLY, slug="again")])
    assert (comparison.pay, comparison.outlook, comparison.notes) == ((), (), ())
    assert [aspect.header for aspect in comparison.aspects] == ["What they do"]


def test_languages_that_differ_are_not_claimed() -> None:
    assert compare([TYPICAL, replace(FIGURES_ONLY, lang="en-GB")]).lang == "en-US"
    assert compare([replace(TYPICAL, lang="en-GB"), replace(FIGURES_ONLY, lang="en-GB")]).lang == "en-GB"
