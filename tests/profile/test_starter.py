from __future__ import annotations

import re
from dataclasses import fields
from datetime import date

import pytest

from brochure.errors import BrochureError
from brochure.profile.load import load_text
from brochure.profile.model import Profile, Projections, Sections, Wage
from brochure.profile.starter import SAMPLE_DUTIES, SAMPLE_SUMMARY, starter


@pytest.mark.parametrize("slug", ["rock-climbers", "2024", "null", "7-up", "yes", "a", "1e5", "0x1f", "off-shore"])
def test_starter_loads(slug: str) -> None:
    loaded = load_text(starter(slug), f"{slug}.yaml")
    assert loaded.profile.slug == slug
    assert {problem.code for problem in loaded.diagnostics} == {"placeholder"}


def test_starter_examples_load() -> None:
    text = re.sub(r"^#(  )", r"\1", starter("rock-climbers"), flags=re.MULTILINE)
    loaded = load_text(text, today=date(2026, 1, 1))
    profile = loaded.profile
    assert {problem.code for problem in loaded.diagnostics} == {"placeholder"}
    assert profile.wages
    assert profile.employment
    assert profile.similar
    assert profile.sources
    assert profile.projections is not None


@pytest.mark.parametrize("declaration", [Profile, Wage, Projections, Sections])
def test_starter_shows_every_key(declaration: type) -> None:
    text = starter("rock-climbers")
    for field in fields(declaration):
        assert re.search(rf"\b{field.name}:", text), field.name


@pytest.mark.parametrize("slug", ["Rock Climbers", "../x", "con", "", "a" * 200, "a\x1bb"])
def test_starter_rejects_an_invalid_slug(slug: str) -> None:
    with pytest.raises(BrochureError, match="is not a slug") as caught:
        starter(slug)
    assert str(caught.value).isprintable()


def samples(text: str) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.severity}" for problem in load_text(text).diagnostics]


def test_sample_text_is_reported_until_it_is_replaced() -> None:
    text = starter("rock-climbers")
    assert samples(text) == ["16:10 warning", "54:5 warning", "56:7 warning", "57:7 warning"]
    text = text.replace(SAMPLE_SUMMARY, "They climb rocks.")
    assert samples(text) == ["54:5 warning", "56:7 warning", "57:7 warning"]
    text = text.replace(SAMPLE_DUTIES[0], "They climb.").replace(SAMPLE_DUTIES[1], "tie knots")
    assert samples(text) == ["57:7 warning"]
    assert samples(text.replace(SAMPLE_DUTIES[2], f"do {SAMPLE_DUTIES[2]}")) == [], "part of the author's own sentence"
