"""What a brand says, in its own language and with the words of the locale."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.brand.samples import write_brand
from tests.cli.conftest import DIVERS, POTTERS
from tests.locales import EN, ES

from brochure.brand.model import Branding
from brochure.branding import open_brand, read_note, with_note
from brochure.compose import Material, compose
from brochure.compose.blocks import Block, BulletList, Contact, DataTable, Heading, Imprint, Paragraph
from brochure.compose.brand import common_imprint, imprint, with_imprint
from brochure.compose.context import Context
from brochure.compose.short_form import short_form
from brochure.locale import Locale
from brochure.profile.load import load_text
from brochure.profile.markdown import plain_text
from brochure.profile.model import Profile
from brochure.rendering import load_style

DIVER, POTTER = load_text(DIVERS).profile, load_text(POTTERS).profile


@pytest.fixture
def branding(tmp_path: Path) -> Branding:
    return open_brand(write_brand(tmp_path)).branding


def said(profile: Profile, branding: Branding, locale: Locale = EN) -> Imprint:
    found = imprint(Context.of(profile, locale=locale), branding)
    assert found is not None
    return found


def test_an_occupation_has_its_own_notes_and_programs(branding: Branding) -> None:
    diver, potter = said(DIVER, branding), said(POTTER, branding)
    assert list(map(plain_text, diver.notes)) == [
        "Northwest Diving visits in May.",
        "Scholarships for technical education close on March 1.",
    ]
    assert plain_text(potter.about[0]) == "The kiln is free on Fridays."
    assert list(map(plain_text, diver.program_lines)) == [
        "Commercial Diving\u00a0· Harbor College\u00a0· 7 months\u00a0· $9,800",
        "Throwing\u00a0· Clay House\u00a0· free for residents\u00a0· clay.example.org",
    ]
    assert len(potter.program_lines) == 1


def test_events_are_in_the_order_of_their_days(branding: Branding) -> None:
    lines = list(map(plain_text, said(DIVER, branding).event_lines))
    assert lines == [
        "Career fair\u00a0· April 17, 2099\u00a0· 9 to noon\u00a0· lincoln.example.org/fair",
        "Open house\u00a0· May 2, 2099\u00a0· Main gym",
    ]


def test_columns_that_nothing_fills_are_left_out(branding: Branding) -> None:
    table = said(POTTER, branding).programs
    assert table is not None
    assert [column.header for column in table.columns] == ["Program", "School", "Cost", "Online"]


def test_words_are_those_of_the_locale_and_text_keeps_its_language(branding: Branding) -> None:
    found = said(DIVER, branding, ES)
    assert (found.title, found.contact and found.contact.hours_label) == ("Ayuda cerca de usted", "Horario")
    assert found.contact is not None
    assert found.contact.lang == "en-US"
    assert found.events is not None
    day, time = found.events.rows[0].cells[1:3]
    assert (day.text, day.lang) == ("17 de abril de 2099", None)
    assert (time.text, time.lang) == ("9 to noon", "en-US")
    assert {run.lang for text in found.notes for run in text} == {"en-US"}
    in_english = said(DIVER, branding).contact
    assert in_english is not None
    assert in_english.lang is None


def test_a_note_of_the_run_alone_has_a_title() -> None:
    text = "Ask *me*."
    found = said(DIVER, with_note(None, read_note(text), text))
    assert (found.title, found.contact, plain_text(found.about[0])) == ("A note for you", None, "Ask me.")
    assert imprint(Context.of(DIVER), Branding(None)) is None
    assert imprint(Context.of(DIVER), None) is None


def test_a_brochure_has_its_section_before_the_sources(branding: Branding) -> None:
    profile = load_text(DIVERS + "sources: [{publisher: The school}]\n").profile
    keys = [section.key for section in compose(Material(profile, branding=branding), load_style()).sections]
    assert keys[-2:] == ["brand", "sources"]
    document = compose(Material(DIVER, branding=branding), load_style())
    section = document.sections[-1]
    assert [type(block) for block in section.blocks] == [Paragraph, Paragraph, Contact, DataTable, DataTable]
    assert section.continued == "Help near you, continued"


def words(blocks: Iterable[Block]) -> str:
    """All words of text blocks, tables and contacts, sorted: what they say, in any order."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Paragraph):
            found.append(plain_text(block.text))
        elif isinstance(block, BulletList):
            found += map(plain_text, block.items)
        elif isinstance(block, DataTable):
            found += [block.caption, *(cell.text for row in block.rows for cell in row.cells)]
        elif isinstance(block, Contact):
            found += map(str, block._replace(in_column=False))
    return " ".join(sorted(" ".join(found).replace("\u00a0·", "").split()))


def test_the_brief_form_says_the_same_in_columns(branding: Branding) -> None:
    section = compose(Material(DIVER, branding=branding), load_style()).sections[-1]
    assert words(section.brief) == words(section.blocks)
    assert [block.in_column for block in section.brief if isinstance(block, Contact)] == [True]


def test_similar_occupations_have_a_brief_form_only_beside_a_brand(branding: Branding) -> None:
    similar = "similar: [{title: Potters, duties: Potters throw clay., pay: 40000}]\n"
    profile = load_text(DIVERS + similar).profile
    for known, count in ((branding, 1), (None, 0)):
        forms = [
            one.brief
            for one in compose(Material(profile, branding=known), load_style()).sections
            if one.key == "similar"
        ]
        assert list(map(len, forms)) == [count]
    assert not any(
        one.brief for one in compose(Material(profile, branding=branding), load_style("large-print")).sections
    )


def test_large_type_has_lists(branding: Branding) -> None:
    section = compose(Material(DIVER, branding=branding), load_style("large-print")).sections[-1]
    assert [type(block) for block in section.blocks][3:] == [Heading, BulletList, Heading, BulletList]


def test_a_name_alone_has_no_section(tmp_path: Path) -> None:
    bare = open_brand(write_brand(tmp_path, "organization: Lincoln\n")).branding
    assert with_imprint((), said(DIVER, bare), Context.of(DIVER)) == ()
    assert compose(Material(DIVER, branding=bare), load_style()).imprint is not None


def test_documents_on_several_occupations_have_what_is_for_all(branding: Branding) -> None:
    found = common_imprint(branding, EN)
    assert found is not None
    assert (found.about, len(found.program_lines), len(found.event_lines)) == ((), 1, 2)
    assert common_imprint(None, EN) is None


def test_short_forms_have_the_imprint_and_promise_its_parts(branding: Branding) -> None:
    content = short_form(Material(DIVER, branding=branding))
    assert content.imprint == said(DIVER, branding)
    assert content.in_full["programs"] == "more programs nearby"
    assert short_form(Material(DIVER)).imprint is None
    assert "programs" not in short_form(Material(DIVER)).in_full


@pytest.mark.parametrize(
    ("sources", "due"),
    [
        ("", False),
        ("sources: [{publisher: Lincoln High School}]\n", False),
        ("sources: [{publisher: U.S. Bureau of Labor Statistics}]\n", True),
        ("employment: [{as_of: 2024, jobs: 2500}]\n", True),
        ("employment: [{as_of: 2024, jobs: 2500}]\nsources: [{publisher: Our own survey}]\n", False),
    ],
)
def test_the_credit_stands_only_where_there_is_content_of_the_bureau(
    branding: Branding, sources: str, due: bool
) -> None:
    profile = load_text(DIVERS + sources).profile
    assert bool(compose(Material(profile, branding=branding), load_style()).attribution) is due
    assert bool(short_form(Material(profile, branding=branding)).attribution) is due
