"""Sections that fill space on the last page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.locales import EN

from brochure.compose.blocks import BulletList, Paragraph
from brochure.compose.context import Context
from brochure.compose.fillers import SHORT, fillers, questions, words
from brochure.profile.model import Amount, Employment, Profile, Projections, QuickFacts, Sections, Share, Wage

from .samples import prose

BARE = Profile(slug="cooks", title="Cooks", sections=Sections(what_they_do=prose("They cook.")))
PAID = replace(BARE, wages=(Wage(value=Amount(35_760)),))


def asked(profile: Profile) -> list[str]:
    (listed,) = questions(Context.of(profile)).blocks
    assert isinstance(listed, BulletList)
    return [item[0].text for item in listed.items]


def explained(profile: Profile) -> dict[str, str]:
    """Each term in bold, without its full stop, and what it means."""
    found = {}
    for block in words(Context.of(profile)).blocks:
        assert isinstance(block, Paragraph)
        term, meaning = block.text
        assert term.bold
        found[term.text.removesuffix(".")] = meaning.text.strip()
    return found


def test_fourth_question_is_about_pay_if_there_are_wages() -> None:
    without, paid = asked(BARE), asked(PAID)
    assert paid[3] == "How does pay around here compare with the figures in this brochure?"
    assert paid[:3] + paid[4:] == without
    assert len(without) == 6


def test_words_defines_only_terms_in_use() -> None:
    projections = Projections(base_year=2024, target_year=2034)
    mean = Wage(statistic="mean", value=Amount(35_760))
    assert explained(BARE) == {}
    assert list(explained(PAID)) == ["Median"]
    assert list(explained(replace(BARE, wages=(mean,)))) == ["Mean"]
    assert list(explained(replace(BARE, projections=projections))) == ["Projection"]
    openings = replace(projections, openings_per_year=0)
    assert list(explained(replace(BARE, projections=openings))) == ["Projection", "Openings"]
    assert explained(replace(BARE, soc=("35-2014",))) == {"SOC code": EN.say("brochure.terms.soc.meaning")}


@pytest.mark.parametrize(
    ("training", "term", "length"),
    [
        ("Short-term on-the-job training", "Short-term", "up to a month"),
        ("moderate-term on-the-job training", "Moderate-term", "more than a month and up to a year"),
        ("Long-term on-the-job training", "Long-term", "more than a year"),
    ],
)
def test_words_gives_the_length_of_training(training: str, term: str, length: str) -> None:
    profile = replace(BARE, quick_facts=QuickFacts(training=training))
    assert explained(profile) == {f"{term} on-the-job training": f"You learn while you work, for {length}."}


def test_empty_fillers_are_left_out() -> None:
    assert [section.key for section in fillers(Context.of(BARE))] == ["questions"]
    shares = tuple(Share(name=name, percent=20) for name in ("Construction", "Utilities"))
    told = replace(PAID, employment=(Employment(industries=shares),))
    assert [section.key for section in fillers(Context.of(told))] == ["questions", "employers", "words"]


def test_short_forms_follow_the_long_ones_and_are_their_beginning() -> None:
    soc = replace(PAID, soc=("35-2014",), projections=Projections(base_year=2024, target_year=2034))
    long, short, terms, fewer = fillers(Context.of(soc), with_short=True)
    assert (long.key, short.key, terms.key, fewer.key) == ("questions", "questions", "words", "words")
    (asked,), (some,) = long.blocks, short.blocks
    assert isinstance(asked, BulletList)
    assert isinstance(some, BulletList)
    assert some.items == asked.items[: SHORT["questions"]] != asked.items
    assert fewer.blocks == terms.blocks[: SHORT["words"]] != terms.blocks
