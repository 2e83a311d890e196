"""Properties of every document, whatever the profile."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.locales import EN

import brochure
from brochure.compose import Material, compose
from brochure.compose.amounts import bare_money
from brochure.compose.blocks import Heading, Paragraph, Run
from brochure.compose.naming import is_all_occupations
from brochure.compose.paces import pace_of, pace_words
from brochure.locale import locale_of
from brochure.profile.load import load_file
from brochure.profile.markdown import Markdown
from brochure.profile.model import (
    Amount,
    Pay,
    Profile,
    ProjectionRow,
    Projections,
    Sections,
    Share,
    Wage,
    WageRow,
)
from brochure.profile.onet import database_release
from brochure.words import sentences

from .outline import dump
from .samples import SAMPLES, TYPICAL, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import DataclassInstance

    from brochure.compose.blocks import Document
    from brochure.profile.model import Period
    from brochure.style.model import Style

FACE = Path(brochure.__file__).parent / "fonts" / "Lato-Regular.json"
FILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))
PROFILES: list[object] = [
    *(pytest.param(profile, id=name) for name, profile in SAMPLES.items()),
    *(pytest.param(path, id=path.stem) for path in FILES),
]


@pytest.fixture(params=PROFILES)
def profile(request: pytest.FixtureRequest) -> Profile:
    given: Profile | Path = request.param
    return load_file(given, today=date(2026, 1, 1)).profile if isinstance(given, Path) else given


def plain(text: str) -> str:
    """``text`` without what compose may change: case, marks of emphasis, quotes, dashes and white space."""
    return re.sub(r"[\s\u00a0*_]+", " ", re.sub(r"[’‘'“”\"]", "", re.sub(r"[–—−]|--", "-", text))).casefold()


def printed(value: object, period: Period = "annual") -> Iterator[str]:
    """Every text and figure of (a part of) a profile that a reader has to find, as it is printed in one place at least.

    ``period`` is the unit of the wage that ``value`` is a part of.
    """
    match value:
        case str():
            yield value
        case Amount():
            yield bare_money(EN, value.value, period)
        case int() | float() if not isinstance(value, bool):
            yield EN.number(abs(value))
        case Markdown():
            yield from printed(value.blocks, period)
        case Run():
            yield from (value.text[start:end] for start, end in sentences(value.text))
        case tuple():
            for item in value:
                yield from printed(item, period)
        case Pay():
            yield from printed(value.annual, "annual")
            yield from printed(value.hourly, "hourly")
        case _ if is_dataclass(value) and not isinstance(value, type):
            yield from printed_fields(value, value.period if isinstance(value, Wage) else period)


def printed_fields(value: DataclassInstance, period: Period) -> Iterator[str]:
    for field in fields(value):
        inside = getattr(value, field.name)
        if field.name in ("name", "title") and isinstance(inside, str):
            if not is_all_occupations(inside):  # they have one name, in the language of the document
                yield from inside.replace(", except ", " ").split(", ")  # what all rows share is in the header
        elif field.name not in OTHERWISE:
            yield from printed(inside, period)


OTHERWISE = frozenset(
    ("as_of", "base_year", "education", "experience", "gender", "lang", "modified", "outlook", "period", "singular",
     "slug", "statistic", "target_year", "training", "url")
)  # fmt: skip
"""Fields that are for machines, or printed in other words and tested by themselves."""


def test_document_has_every_figure_and_word(profile: Profile, style: Style) -> None:
    said = plain(dump(compose(Material(profile), style)))
    # The plural has its place only in sentences about figures.
    has_figures = profile.wages or profile.employment or profile.projections
    # Titles of links are labels of their roles where they have a code; the last four are for short forms.
    asked = replace(profile, links=(), deck=None, duties=(), path=(), qualities=(), self_check=(), school_subjects=())
    # What O*NET knows is printed in part, as tests/compose/test_onet.py says.
    asked = replace(asked, interests=None, tasks=(), skills=(), tools=(), titles=(), specializations=(), related=())
    # Its source is in the wording of its license, which is in the language of the document.
    asked = replace(asked, sources=tuple(source for source in asked.sources if not database_release(source.title)))
    asked = asked if has_figures else replace(asked, names=None)
    assert [text for text in printed(asked) if plain(text).strip() not in said] == []


def test_document_states_the_outlook(profile: Profile, style: Style) -> None:
    said = plain(dump(compose(Material(profile), style)))
    pace = pace_of(profile)
    average = {"en": "average", "es": "promedio"}[locale_of(profile.lang).language]
    assert pace is None or pace_words(locale_of(profile.lang), pace).partition(average)[0] in said


def test_document_prints_addresses(profile: Profile, style: Style) -> None:
    said = dump(compose(Material(profile), style))
    urls = [link.url for link in profile.links] + [source.url for source in profile.sources if source.url]
    assert [url for url in urls if url not in said] == []


def test_headings_are_followed_by_content(profile: Profile, style: Style) -> None:
    for section in compose(Material(profile), style).sections:
        assert section.title
        assert section.blocks
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            if isinstance(block, Heading):
                assert block.level == 3
                assert block.text.strip()
                assert following is not None
                assert not isinstance(following, Heading)


def test_tables_are_rectangular(profile: Profile, style: Style) -> None:
    for table in _blocks(compose(Material(profile), style), "rows"):
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}  # type: ignore[attr-defined]
        assert all(cell.text for row in table.rows for cell in row.cells)  # type: ignore[attr-defined]


def test_alt_texts_of_charts_have_their_figures(profile: Profile, style: Style) -> None:
    for chart in _blocks(compose(Material(profile), style), "bars"):
        for bar in chart.bars:  # type: ignore[attr-defined]
            assert bar.label in chart.alt  # type: ignore[attr-defined]
            assert bar.text.rstrip("+") in chart.alt  # type: ignore[attr-defined]


def test_document_has_no_straight_quotes_or_double_hyphens(profile: Profile, style: Style) -> None:
    said = dump(compose(Material(profile), style))
    assert not re.findall(r"[\"'\t]|--|\S  ", said)


def test_sentences_have_no_stray_punctuation_or_none(profile: Profile, style: Style) -> None:
    said = dump(compose(Material(profile), style))
    assert not re.findall(r".{0,20}(?: [,;.]\w|\( | \)|\w\.\.\s|,,|\bNone\b(?! needed| required)).{0,20}", said)


def test_composed_characters_have_glyphs(profile: Profile, style: Style) -> None:
    face = json.loads(FACE.read_text(encoding="utf-8"))
    assert set(dump(compose(Material(profile), style))) - set(face["characters"]) == {"\n"}


def _blocks(document: Document, attribute: str) -> Iterator[object]:
    return (block for section in document.sections for block in section.blocks if hasattr(block, attribute))


@pytest.mark.parametrize(("cluster", "category", "name"), [
    ("Construction", "Construction and Extraction", "Construction"), (None, "Management", "Management"),
    (None, None, ""),
])  # fmt: skip
def test_field_of_an_occupation_has_one_name(
    style: Style, cluster: str | None, category: str | None, name: str
) -> None:
    document = compose(Material(replace(TYPICAL, cluster=cluster, category=category, soc=("29-2071",))), style)
    assert document.running_right == name
    assert document.eyebrow == (f"{name} · SOC 29-2071" if name else "SOC 29-2071")


def test_sections_follow_the_style(style: Style) -> None:
    keys = [section.key for section in compose(Material(TYPICAL), style).sections]
    assert keys == list(style.sections)
    some = replace(style, sections=("sources", "pay"))
    assert [section.key for section in compose(Material(TYPICAL), some).sections] == ["sources", "pay"]


def test_empty_sections_are_left_out(style: Style) -> None:
    assert compose(Material(Profile(slug="x", title="X")), style).sections == ()


def test_attribution_has_the_bureaus_wording(style: Style) -> None:
    assert compose(Material(TYPICAL), style).attribution == (
        "Some content used by permission of the Bureau of Labor Statistics, U.S. Department of Labor."
    )


def test_a_median_is_defined_once(style: Style) -> None:
    wages = tuple(Wage(occupation=name, value=Amount(50000)) for name in ("Bakers", "Cooks"))
    said = dump(compose(Material(replace(TYPICAL, wages=wages)), style))
    assert said.count("Half of them") == 1
    assert said.index("wage for bakers") < said.index("Half of them") < said.index("wage for cooks")


def test_markup_stays_literal(style: Style) -> None:
    evil = '<font color="red">&amp;</font>'
    profile = replace(TYPICAL, title=evil, sections=Sections(pay=prose(evil)))
    assert compose(Material(profile), style).title == evil
    assert f"Paragraph body: {evil}" in dump(compose(Material(profile), style))


def test_document_keeps_long_input(style: Style) -> None:
    text = "It's a word. " * 2000
    rows = tuple(ProjectionRow(title=f"Occupation {n}", base=100, percent=1, change=1) for n in range(300))
    industries = tuple(Share(name=f"Industry {n}", percent=0.3) for n in range(300))
    profile = replace(
        TYPICAL,
        sections=Sections(pay=prose(text)),
        projections=Projections(base_year=2024, target_year=2034, rows=rows),
        employment=(replace(TYPICAL.employment[0], industries=industries),),
        wages=(replace(TYPICAL.wages[0], industries=tuple(WageRow(name=f"I{n}") for n in range(300))),),
    )
    document = compose(Material(profile), style)
    lead = next(block for block in _blocks(document, "role") if isinstance(block, Paragraph))
    assert len(lead.text[0].text) < 400
