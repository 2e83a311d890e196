"""The names of brochures' files, and names as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.names import (
    MAX_AREAS_LENGTH,
    MAX_COMPARED_LENGTH,
    area_slug,
    cards_name,
    comparison_name,
    file_name,
    folded,
    slugged,
    words,
)

SEATTLE = "Seattle-Tacoma-Bellevue, WA"


@pytest.mark.parametrize(
    ("style", "areas", "name"),
    [
        ("classic", (), "cooks.pdf"),
        ("poster", (), "cooks--poster.pdf"),
        ("classic", ("Washington",), "cooks--washington.pdf"),
        ("poster", ("Washington", SEATTLE), "cooks--poster--washington--seattle-tacoma-bellevue-wa.pdf"),
    ],
)
def test_only_what_is_not_the_default_is_named(style: str, areas: tuple[str, ...], name: str) -> None:
    assert file_name("cooks", style, ".pdf", default_style="classic", areas=areas) == name


def test_a_language_is_named_before_areas() -> None:
    assert file_name("cooks", "classic", ".pdf", default_style="classic", lang="es") == "cooks--es.pdf"
    name = file_name("cooks", "poster", ".pdf", default_style="classic", lang="es", areas=["Utah"])
    assert name == "cooks--poster--es--utah.pdf"


def test_long_lists_of_areas_end_in_a_digest_that_keeps_them_apart() -> None:
    several = [f"Area number {number} and its surroundings" for number in range(5)]
    one, other = (
        file_name("cooks", "classic", ".pdf", default_style="classic", areas=areas)
        for areas in (several, [*several, "Ohio"])
    )
    assert one == "cooks--area-number-0-and-its-surroundings--area-number-1-a-84cb5499.pdf"
    assert one != other
    assert len(one) == len(other) == len("cooks--.pdf") + MAX_AREAS_LENGTH


@given(st.text(max_size=40))
def test_an_area_is_always_a_plain_name(title: str) -> None:
    slug = area_slug(title)
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")


def test_accents_are_dropped() -> None:
    assert area_slug("Mayagüez, PR") == "mayaguez-pr"


def test_a_comparison_is_called_by_all_its_slugs() -> None:
    name = comparison_name(["cooks", "divers"], "poster", ".pdf", default_style="classic")
    assert name == "compare--cooks--divers--poster.pdf"


def test_cards_are_called_by_all_their_slugs() -> None:
    name = cards_name(["cooks", "divers"], "cards", ".pdf", default_style="cards", areas=["Utah"])
    assert name == "cards--cooks--divers--utah.pdf"


def test_comparisons_of_many_long_names_are_told_apart_by_a_digest() -> None:
    slugs = [f"workers-of-a-kind-that-takes-many-words-{number}" for number in range(6)]
    one, other = (comparison_name(order, "classic", ".pdf", default_style="classic") for order in (slugs, slugs[::-1]))
    assert one != other
    assert len(one) <= len("compare--.pdf") + MAX_COMPARED_LENGTH


def test_the_longest_names_are_within_the_limit_of_file_systems() -> None:
    style, areas = "s" * 60, ["An area with a long name, WA"] * 9
    compared = comparison_name(["x" * 120] * 6, style, ".pdf", default_style="classic", lang="es", areas=areas)
    built = file_name("x" * 120, style, "-10.png", default_style="classic", lang="es", areas=areas)
    assert max(len(compared), len(built)) <= 255


def test_folded_names_ignore_case_and_punctuation() -> None:
    assert words("Health-care, Support (all)") == ["health", "care", "support", "all"]
    assert folded("  STRASSE\u2014Straße ") == "strasse strasse"
    assert len(folded("a" * 5000)) == 1000
    assert folded("Total, all occupations") == folded("total  all Occupations.")
    assert folded("Physicians’ offices") == folded("physicians' offices") == "physicians offices"
    assert folded("Cooks") != folded("Cooks, restaurant")
    assert folded("C++ programmers") != folded("C# programmers")
    assert folded("हिन्दी") == "हिन्दी"


@pytest.mark.parametrize(
    ("text", "slug"), [("Healthcare & Support", "healthcare-support"), ("K–12 Teachers", "k-12-teachers"), ("—", "")]
)
def test_slugs(text: str, slug: str) -> None:
    assert slugged(text) == slug
