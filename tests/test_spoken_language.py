"""An English voice never reads Spanish, and the other way: the tag of each run is the language that it is in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from tests.pairing import in_turn
from tests.speaking import Said, joined, language_of, runs

from brochure.app.build import render
from brochure.profile.load import load_file
from brochure.profile.model import Profile
from brochure.resources import packaged_profiles, packaged_styles

STYLES = sorted(path.stem for path in packaged_styles().glob("*.yaml") if path.stem not in {"copier", "print"})
PATHS = {path.stem: path for path in packaged_profiles().glob("*.yaml")}
SPANISH = sorted(slug for slug, path in PATHS.items() if load_file(path).profile.lang.startswith("es"))
ENGLISH = ["health-info-tech", "electricians"]

_NAMES = re.compile(r"\bCC BY\b")
"""What is the same in both languages, although it has a word that only one of them has."""


def strangers(data: bytes) -> list[Said]:
    """Runs, also of alternative texts, whose words are in another language than their tag says."""
    found = joined(runs(data))
    return [one for one in found if language_of(_NAMES.sub("", one.text)) not in (None, one.lang.partition("-")[0])]


@in_turn("style slug", STYLES, SPANISH)
def test_spanish_profiles_in_spanish(slug: str, style: str) -> None:
    data = render(load_file(PATHS[slug]).profile, style=style)
    assert strangers(data) == []
    english = [one for one in runs(data) if one.lang.startswith("en")]
    assert sum(len(one.text) for one in english) < 400


@in_turn("style slug", STYLES, ENGLISH)
def test_english_profiles_with_spanish_words_around_them(slug: str, style: str) -> None:
    data = render(load_file(PATHS[slug]).profile, style=style, lang="es")
    assert strangers(data) == []
    assert {one.lang.partition("-")[0] for one in runs(data)} == {"en", "es"}


@pytest.mark.parametrize("slug", SPANISH)
def test_spanish_profiles_with_english_words_around_them(slug: str) -> None:
    assert strangers(render(load_file(PATHS[slug]).profile, lang="en")) == []


@pytest.mark.parametrize("slug", ENGLISH)
def test_english_profiles_in_english(slug: str) -> None:
    assert strangers(render(load_file(PATHS[slug]).profile)) == []


@pytest.mark.parametrize("slug", SPANISH)
def test_text_is_composed_and_complete(slug: str) -> None:
    text = "".join(one.text for one in runs(render(load_file(PATHS[slug]).profile)))
    assert text == unicodedata.normalize("NFC", text)
    assert {"á", "é", "í", "ó", "ñ"} <= set(text)
    assert "\ufffd" not in text


@pytest.mark.parametrize("style", STYLES)
def test_fact_sheets_of_occupations_with_a_spanish_title(style: str) -> None:
    profile = load_file(PATHS["electricians"]).profile
    kept = {name: getattr(profile, name) for name in ("quick_facts", "wages", "employment", "projections", "sources")}
    sheet = Profile(slug="nursing-assistants", title="Nursing assistants", soc=("31-1131",), **kept)
    found = list(runs(data := render(sheet, style=style, lang="es")))
    assert strangers(data) == []
    assert {word for one in found if one.tag == "H1" for word in one.text.split()} == {"Asistentes", "de", "enfermería"}
    assert {one.lang for one in found if one.tag == "H1"} == {"es-US"}


def test_captions_that_name_one_of_several_occupations() -> None:
    profile = replace(load_file(PATHS["electricians"]).profile, title="Potters and glaziers")
    (wage,) = profile.wages
    parts = (replace(wage, occupation="Potters of the old school"), replace(wage, occupation="Glaziers of the new"))
    data = render(replace(profile, wages=parts), lang="es")
    assert strangers(data) == []
    captions = [one for one in runs(data) if one.tag == "Caption" and "of the" in one.text]
    assert captions
    assert {one.lang for one in captions} == {"en-US"}


def test_names_in_charts_that_are_not_translated() -> None:
    profile = load_file(PATHS["electricians"]).profile
    (held,) = profile.employment
    first, *others = held.industries
    held = replace(held, industries=(replace(first, name="Makers of the best of all widgets"), *others))
    data = render(replace(profile, employment=(held,)), lang="es")
    assert strangers(data) == []
    for tag in ("Figure", "alt"):
        assert any("widgets" in one.text and one.lang == "en-US" for one in runs(data) if one.tag == tag)
