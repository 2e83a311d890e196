"""Fact sheets merge sections and keep every figure."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from tests.locales import EN

from brochure.compose.blocks import BulletList
from brochure.compose.context import Context
from brochure.compose.document import compose
from brochure.compose.fillers import employers, explained
from brochure.compose.material import Material
from brochure.compose.vocabulary import Vocabulary
from brochure.profile.markdown import read_markdown
from brochure.profile.model import Sections
from brochure.style.model import SectionKey, Style

from .outline import dump
from .samples import FACT_SHEET

ENGLISH = Vocabulary(EN, "en-US")


def test_fact_sheet_has_every_figure(style: Style) -> None:
    text = dump(compose(Material(FACT_SHEET), style))
    for figure in ("412,300", "417,800", "5,500", "61,500", "1 percent", "45%", "44%", "53-3051"):
        assert figure in text, figure


def test_fact_sheet_aims_at_two_pages_and_has_short_fillers(style: Style) -> None:
    document = compose(Material(FACT_SHEET), style)
    assert document.page_count == (2,)
    assert [filler.key for filler in document.fillers] == ["questions", "questions", "employers", "words", "words"]
    told = compose(Material(replace(FACT_SHEET, sections=Sections(pay=read_markdown("It varies.")))), style)
    assert told.page_count == ()
    assert [filler.key for filler in told.fillers] == ["questions", "employers", "words"]


def test_brochure_of_one_column_has_short_fillers(style: Style) -> None:
    told = replace(FACT_SHEET, sections=Sections(pay=read_markdown("It varies.")))
    document = compose(Material(told), replace(style, page=replace(style.page, columns=1)))
    assert [filler.key for filler in document.fillers] == ["questions", "questions", "employers", "words", "words"]


def test_fact_sheet_with_prose_becomes_a_brochure(style: Style) -> None:
    keys = [section.key for section in compose(Material(FACT_SHEET), style).sections]
    assert keys == ["how_to_become_one", "job_outlook", "similar", "sources"]
    told = replace(FACT_SHEET, sections=Sections(pay=read_markdown("It varies.")))
    keys = [section.key for section in compose(Material(told), style).sections]
    assert keys == [key for key in get_args(SectionKey) if key != "what_they_do"]


def test_fact_sheet_sections_are_not_merged_if_the_style_lacks_one(style: Style) -> None:
    fewer = replace(style, sections=("work_environment", "job_outlook", "sources"))
    assert [section.title for section in compose(Material(FACT_SHEET), fewer).sections] == [
        "Work environment",
        "Job outlook",
        "Sources",
    ]


def test_employers_are_explained_only_if_all_are_known() -> None:
    section = employers(Context.of(FACT_SHEET))
    assert isinstance(section.blocks[0], BulletList)
    assert len(section.blocks[0].items) == 2
    assert not list(explained(["Construction", "Sauerkraut makers"], ENGLISH))
    assert not list(explained(["Construction"], ENGLISH))
