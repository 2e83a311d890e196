"""Brochures in Spanish: every letter is there and composed, and English names in the text are in an English voice."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache

import pytest
from pypdf import PdfReader
from tests.pairing import in_turn
from tests.test_language import said

from brochure.app.build import render
from brochure.fonts.metrics import face
from brochure.layout.text.words import SOFT_HYPHEN, hyphenated, tokenize
from brochure.opening import coverage
from brochure.profile.load import load_file, load_text, missing_glyphs
from brochure.profile.markdown import Run
from brochure.profile.model import Profile
from brochure.rendering import load_style
from brochure.resources import packaged_profiles

SLUGS = ("asistentes-de-enfermeria", "electricistas", "tecnico-en-informacion-de-salud")
STYLES = (
    "cards", "classic", "classic+copier", "field", "field-full", "handout", "large-print", "large-print-handout",
    "leaflet", "poster", "sign",
)  # fmt: skip
MARKS = "áéíóúüñÁÉÍÓÚÜÑ¿¡«»ºª“”‘’–—"
NAMES = ("Nguyễn", "Łukasz", "Diné", "Hawaiʻi", "Peña", "Mayagüez")


@cache
def profile(slug: str) -> Profile:
    return load_file(packaged_profiles() / f"{slug}.yaml").profile


def named(*names: str) -> str:
    """The YAML of a profile in Spanish whose text has ``names``."""
    text = ", ".join(names)
    return f'slug: x\ntitle: "Gente: {text}"\nlang: es-US\nsections: {{what_they_do: "Trabajan con {text}."}}\n'


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


@in_turn("style slug", STYLES, SLUGS)
def test_text_is_composed_and_no_letter_is_lost(slug: str, style: str) -> None:
    text = text_of(render(profile(slug), style=style))
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search("[\ufffd\0□]", text)
    assert profile(slug).title in text
    assert len(set(text) & set("áéíóúñ")) >= 2
    assert not re.search(r"\b(?:informacion|tecnicos|enfermeria|electricos|capacitacion|educacion|ano)\b", text)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_the_letters_and_marks_of_spanish_and_of_names(style: str) -> None:
    known = coverage(load_style(style).faces)
    assert set(MARKS) <= known
    assert set("".join(NAMES)) <= known


def test_names_of_many_origins_are_set_and_read_back() -> None:
    text = text_of(render(load_text(named(*NAMES)).profile))
    assert [name for name in NAMES if text.count(name) < 2] == []


def test_decomposed_letters_are_composed_when_they_are_read() -> None:
    decomposed = unicodedata.normalize("NFD", named(*NAMES))
    assert decomposed != named(*NAMES)
    assert load_text(decomposed).profile == load_text(named(*NAMES)).profile
    assert text_of(render(load_text(decomposed).profile)) == text_of(render(load_text(named(*NAMES)).profile))


def test_a_letter_without_a_glyph_is_an_error_with_its_field_line_and_name() -> None:
    source = load_text(named("Nguyễn", "தமிழ்")).spans.root
    problems = missing_glyphs(source, coverage(load_style("classic").faces))
    assert {problem.line for problem in problems} == {2, 4}
    first = problems[0]
    assert first.message.startswith("title: no glyph for “")
    assert "(U+0BA4 TAMIL LETTER TA)" in " ".join(problem.message for problem in problems)


@pytest.mark.parametrize("slug", SLUGS)
def test_english_names_in_the_text_are_in_english_and_the_rest_in_spanish(slug: str) -> None:
    found = list(said(render(profile(slug))))
    for name in profile(slug).foreign:
        around = [one for one in found if re.search(rf"(?<!\w){re.escape(name.text)}(?!\w)", one.text)]
        assert "en-US" in {one.lang for one in around}, name.text
    running = [one for one in found if one.lang.startswith("en") and one.tag in {"Span", "P", "LBody"}]
    assert [one for one in running if re.search(r"[áéíóúñ¿¡]", one.text)] == []


@in_turn("style slug", STYLES, SLUGS)
def test_nothing_is_in_english_but_names(slug: str, style: str) -> None:
    names = re.compile("|".join(re.escape(name.text) for name in profile(slug).foreign))
    text = names.sub("", text_of(render(profile(slug), style=style)))
    assert re.findall(r"\b(?:the|and|of|with|for|from|year|jobs?|pay|average|wages?|median|page|about)\b", text) == []


def test_each_language_is_hyphenated_by_its_own_patterns() -> None:
    assert hyphenated("¿desarrollo?", "es-US") == ["¿desa", "rro", "llo?"]
    assert hyphenated("desarrollo", "en-US") != hyphenated("desarrollo", "es-US")
    faces = (face("Lato-Regular"),) * 4
    text = (Run("desarrollo "), Run("development", lang="en-US"))
    tokens = tokenize(text, faces, 1e9, "es-US")
    pieces = [part.rstrip(SOFT_HYPHEN) for part in tokens.texts]
    assert pieces == [*hyphenated("desarrollo", "es-US"), *hyphenated("development", "en-US")]


@pytest.mark.parametrize("style", ["classic", "field-full"])
def test_an_english_name_in_the_summary_is_in_english(style: str) -> None:
    written = (
        'slug: x\ntitle: Soldadores\nlang: es-US\nforeign: [Certified Welder]\nsections: {what_they_do: "Sueldan."}\n'
    )
    loaded = load_text(f"{written}summary: Muchos soldadores son Certified Welder por un examen.\n")
    found = {one.text.strip(): one.lang for one in said(render(loaded.profile, style=style))}
    assert found["Certified Welder"] == "en-US"
    assert next(lang for text, lang in found.items() if text.startswith("Muchos soldadores")) == "es-US"
