"""What a voice is told of languages: a profile's own text is in its language, all that is worded here in English."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from brochure.app.build import render
from brochure.app.compare import render_comparison
from brochure.batch.book import Order, make_book
from brochure.compose.text import joined, own_language
from brochure.pdf.reading import Node, Reading
from brochure.pdf.selfcheck import check
from brochure.profile.load import load_text
from brochure.profile.markdown import Run
from brochure.profile.model import Profile
from brochure.rendering import load_style

SPANISH = """
slug: enfermeras
title: Enfermeras y enfermeros
lang: fr
category: Salud
summary: Cuidan a las personas enfermas.
aliases: [auxiliar de clínica]
soc: [29-1141]
quick_facts: {education: Bachelor's degree, experience: Un año de práctica, pay: {annual: 86070}}
wages:
  - as_of: 2024-05
    value: 86070
    p10: 63720
    p90: 132680
    industries: [{name: Clínicas, value: 89000}, {name: Hospitales, value: 88000}]
employment:
  - {as_of: 2024, jobs: 5000, industries: [{name: Hospitales, percent: 55}], detailed: [{name: Parteras, jobs: 100}]}
projections:
  {base_year: 2024, target_year: 2034, outlook: Faster than average, openings_per_year: 900,
   rows: [{title: Enfermeras y enfermeros, base: 5000, projected: 5300, change: 300, percent: 6}]}
similar: [{title: Médicos, duties: Curan., education: Master's degree}]
links: [{title: Empleos, url: "http://example.org/empleos"}]
sources: [{publisher: Consejería de Salud, title: Las profesiones, url: "http://example.org", modified: 2025-01-02}]
sections:
  what_they_do: "Cuidan **mucho** a [las personas](http://example.org/p).\\n\\n### Un día\\n\\n- curan\\n- escuchan"
"""
ENGLISH = """
slug: potters
title: Potters
category: Arts
soc: [27-1012]
sections: {what_they_do: They make pots.}
wages: [{as_of: 2024-05, value: 40000}]
similar: [{title: Glaziers, duties: They glaze.}]
"""
FOREIGN = (
    "Enfermeras y enfermeros", "enfermeras y enfermeros", "SALUD", "Cuidan", "auxiliar de clínica", "Un año",
    "Clínicas", "Hospitales", "Parteras", "Médicos", "Curan", "Empleos", "Consejería de Salud", "Las profesiones",
    "mucho", "las personas", "Un día", "escuchan",
)  # fmt: skip
WORDED = (
    "What they do", "Work environment", "Pay", "Sources", "The median annual wage for ", " held about 5,000 jobs",
    "Of these jobs, 55 percent", "is projected to grow", "Bachelor’s degree", "Master’s", "median pay a year",
    "86,070", "Similar occupations", "Usual education", "Job titles to look for:",
    "Figures: wages", ", modified January 2, 2025.", "Median annual wages", "Half of them",
)  # fmt: skip


class Said(NamedTuple):
    text: str
    lang: str
    tag: str


@cache
def profile(text: str) -> Profile:
    return load_text(text, text.split()[1]).profile


def said(data: bytes) -> Iterator[Said]:
    """The text of each element that has content of its own, with the language that it is in."""
    assert check(data) == []
    reading, reader = Reading(data), PdfReader(io.BytesIO(data))

    def below(node: Node, inherited: str) -> Iterator[Said]:
        lang = reader.get_object(node.number).get("/Lang", inherited)  # type: ignore[union-attr]
        text = "".join(reading.text(kid) for kid in node.kids if not isinstance(kid, Node))
        yield Said(" ".join(text.split()) if text.strip() else "", str(lang), node.tag)
        if node.alt:
            yield Said(node.alt, str(lang), "alt")
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from below(kid, str(lang))

    yield from (one for one in below(reading.root, str(reader.trailer["/Root"]["/Lang"])) if one.text)  # type: ignore[index]


def test_a_brochure_is_tagged_in_both_languages() -> None:
    found = list(said(render(profile(SPANISH))))
    alts = [one for one in found if one.tag == "alt"]
    words = [one for one in found if one.tag != "alt"]
    assert {one.lang for one in alts} == {"en-US"}
    for text in FOREIGN:
        _all_in("fr", text.strip(), [one for one in words if one.tag != "Figure"])
    for text in WORDED:
        _all_in("en-US", text.strip(), words)


def test_the_file_is_in_the_language_of_composed_text_and_its_title_in_that_of_the_profile() -> None:
    """Bookmarks have the language of the file."""
    data = render(profile(SPANISH))
    assert PdfReader(io.BytesIO(data)).trailer["/Root"]["/Lang"] == "en-US"  # type: ignore[index]
    assert b'<rdf:li xml:lang="fr">Enfermeras y enfermeros</rdf:li></rdf:Alt></dc:title>' in data
    assert b"<rdf:li>en-US</rdf:li><rdf:li>fr</rdf:li></rdf:Bag></dc:language>" in data


@pytest.mark.parametrize("lang", ["en-US", "en-GB", "en"])
def test_english_says_its_language_once(lang: str) -> None:
    data = render(profile(ENGLISH + f"lang: {lang}\n"))
    assert {one.lang for one in said(data)} == {lang}
    assert _lang_entries(data) == 0


def test_a_language_is_written_only_where_it_changes() -> None:
    reading = Reading(data := render(profile(SPANISH)))
    reader = PdfReader(io.BytesIO(data))

    def repeats(node: Node, inherited: str) -> Iterator[str]:
        lang = reader.get_object(node.number).get("/Lang")  # type: ignore[union-attr]
        if lang == inherited:
            yield node.tag
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from repeats(kid, str(lang or inherited))

    assert list(repeats(reading.root, "en-US")) == []


@pytest.mark.parametrize(
    "others", [SPANISH.replace("enfermeras\n", "otras\n").replace("title: Enf", "title: Otras enf"), ENGLISH]
)
def test_a_comparison_tags_each_occupation(others: str) -> None:
    data = render_comparison([profile(SPANISH), profile(others)])
    assert PdfReader(io.BytesIO(data)).trailer["/Root"]["/Lang"] == "en-US"  # type: ignore[index]
    words = [one for one in said(data) if one.tag not in {"alt", "Figure"}]
    for text in ("Enfermeras y enfermeros", "Escuchan", "Un año", "Hospitales"):
        _all_in("fr", text, [one for one in words if "side by side" not in one.text])
    for text in ("What they do", "Median pay", "86,070", "Education", "Bachelor’s degree", "side by side", "Figures:"):
        _all_in("en-US", text, words)


def test_a_book_tags_its_chapters_and_the_titles_in_its_lists(tmp_path: Path) -> None:
    paths = []
    for text in (SPANISH, ENGLISH):
        path = tmp_path / f"{profile(text).slug}.yaml"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    sink = io.BytesIO()
    make_book(paths, Order(style=load_style("classic")), sink, lambda: None)
    words = [one for one in said(sink.getvalue()) if one.tag not in {"alt", "Figure"}]
    assert len([one for one in words if "Enfermeras y enfermeros" in one.text]) >= 5
    for text in ("Enfermeras y enfermeros", "auxiliar de clínica", "escuchan"):
        _all_in("fr", text, [one for one in words if "SOC" not in one.text])
    for text in ("Contents", "Potters", "They make pots", "Every occupation begins", "What they do"):
        _all_in("en-US", text, words)


def test_sentences_are_joined_by_languages() -> None:
    assert joined([(Run("A."),), (), (Run("B."),), (Run("C", lang="fr"), Run("."))]) == (
        Run("A. B. "), Run("C", lang="fr"), Run("."),
    )  # fmt: skip


def test_english_of_any_kind_is_the_language_of_the_wording() -> None:
    langs = ("en", "en-GB", "EN-us", "fr", "eng-x")
    assert [own_language(lang, "en-US") for lang in langs] == [None, None, None, "fr", "eng-x"]


def _all_in(lang: str, text: str, among: list[Said]) -> None:
    found = [one for one in among if " ".join(text.split()) in one.text]
    assert found, f"{text!r} is not said"
    assert {one.lang for one in found} == {lang}, found


def _lang_entries(data: bytes) -> int:
    """How many structure elements name a language."""
    reader = PdfReader(io.BytesIO(data))
    return sum("/Lang" in reader.get_object(node.number) for node in Reading(data).root.walk())  # type: ignore[operator]
