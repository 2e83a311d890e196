from __future__ import annotations

import re
from dataclasses import fields
from datetime import date

import pytest

from brochure.errors import BrochureError
from brochure.profile.load import load_text
from brochure.profile.model import Profile, Projections, Sections, Wage
from brochure.profile.starter import starter


@pytest.mark.parametrize("slug", ["rock-climbers", "2024", "null", "7-up", "yes", "a", "1e5", "0x1f", "off-shore"])
def test_it_loads(slug: str) -> None:
    loaded = load_text(starter(slug), f"{slug}.yaml")
    assert loaded.profile.slug == slug
    assert loaded.diagnostics == ()


def test_its_examples_load() -> None:
    text = re.sub(r"^#(  )", r"\1", starter("rock-climbers"), flags=re.MULTILINE)
    loaded = load_text(text, today=date(2026, 1, 1))
    profile = loaded.profile
    assert loaded.diagnostics == ()
    assert profile.wages
    assert profile.employment
    assert profile.similar
    assert profile.sources
    assert profile.projections is not None


@pytest.mark.parametrize("declaration", [Profile, Wage, Projections, Sections])
def test_it_shows_every_key(declaration: type) -> None:
    text = starter("rock-climbers")
    for field in fields(declaration):
        assert re.search(rf"\b{field.name}:", text), field.name


@pytest.mark.parametrize("slug", ["Rock Climbers", "../x", "con", "", "a" * 200, "a\x1bb"])
def test_no_slug(slug: str) -> None:
    with pytest.raises(BrochureError, match="is not a slug") as caught:
        starter(slug)
    assert str(caught.value).isprintable()
