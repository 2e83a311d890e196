"""Rows of tables as entries: each value after its name, nothing narrow, nothing lost."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.placing import NARROW, STYLE, WIDE, assert_sound, dump, items, outline, text_of, width_of, words_of
from tests.layout.tables.test_table import simple, tables

from brochure.compose.blocks import Cell, Column, DataTable, Row
from brochure.layout.pages import Box, Element, Fill
from brochure.layout.tables.entries import entries

if TYPE_CHECKING:
    from collections.abc import Callable

JOBS = DataTable("Similar occupations", (Column("Occupation"), Column("What they do"), Column("Education"),
                                         Column("Pay", "number")), (
    Row((Cell("Dietitians"), Cell("Dietitians plan food service and teach people how to eat well."), Cell("Bachelor’s"),
         Cell("$73,850"))),
    Row((Cell("Nurses", "https://www.bls.gov/"), Cell("Nurses provide and coordinate patient care."), Cell("Varies"),
         Cell("93,600")), "own"),
    Row((Cell("Aides"), Cell("Aides help.", lang="es"), Cell("None"), Cell("—")), "total"),
))  # fmt: skip


def made(block: DataTable, width: float = NARROW, max_height: float = math.inf) -> list[Box]:
    return entries(block, STYLE, width, [], max_height)


def said(block: DataTable) -> list[str]:
    """What the entries of ``block`` say."""
    return [text_of(box) for box in made(block)[1:]]


@given(tables(), st.sampled_from((NARROW, WIDE)))
def test_entries_neither_overlap_nor_leave_the_measure(block: DataTable, width: float) -> None:
    assert_sound(made(block, width), width)


def test_an_entry_says_the_row_header_and_each_value_after_its_name() -> None:
    text = "Dietitians plan food service and teach people how to eat well."
    assert said(JOBS)[0] == f"Dietitians What they do: {text} Education: Bachelor’s Pay: $73,850"


def test_a_dollar_sign_that_stands_for_the_column_is_at_every_amount() -> None:
    assert [text.split("Pay: ")[1] for text in said(JOBS)] == ["$73,850", "$93,600", "—"]


def test_short_cells_stand_side_by_side_in_every_entry_alike() -> None:
    wide = [words_of(box)[-4:] for box in made(JOBS)[1:]]
    assert [len({words.y for words in last}) for last in wide] == [1, 1, 1]
    assert len({tuple(words.x for words in last[::2]) for last in wide}) == 1
    narrow = words_of(made(JOBS, 120.0)[1])
    assert len({words.y for words in narrow[-4:]}) == 2


def test_own_and_total_entries_are_bold_and_own_is_tinted() -> None:
    boxes = made(JOBS)[1:]
    assert [words_of(box)[0].face for box in boxes] == ["Lato-Bold"] * 3
    assert [words_of(box)[-1].face for box in boxes] == ["Lato-Regular", "Lato-Bold", "Lato-Bold"]
    assert [any(isinstance(item, Fill) for item in items(box)) for box in boxes] == [False, True, False]


def test_entry_indent_grows_with_its_level() -> None:
    rows = tuple(Row((Cell("Row"), Cell("1")), "plain", depth) for depth in range(3))
    boxes = made(DataTable("C", (Column("H"), Column("N", "number")), rows))[1:]
    lefts = [{words_of(box)[0].x, words_of(box)[1].x} for box in boxes]
    assert lefts == [{0.0}, {9.0}, {18.0}]


def test_link_of_an_entry_covers_its_words() -> None:
    box = made(JOBS)[2]
    (area,) = box.links
    words = words_of(box)[0]
    assert (area.url, area.element.tag) == ("https://www.bls.gov/", "Link")
    assert (area.x, area.width) == (words.x, pytest.approx(width_of(words)))
    assert area.y < words.y < area.y + area.height


def test_entries_are_a_list_in_the_structure() -> None:
    """The name of a value in another language is in the language of the document."""
    elements: list[Element] = []
    entries(JOBS, STYLE, NARROW, elements, math.inf)
    plain = "  LI\n    LBody\n" + "      P\n" * 4
    linked = "  LI\n    LBody\n      P\n        Link\n" + "      P\n" * 3
    foreign = "  LI\n    LBody\n      P\n      P\n        Span\n        Span\n" + "      P\n" * 2
    assert outline(*elements) == "L\n  Caption\n" + plain + linked + foreign
    third = elements[0].children[3].children[0].children[1]
    assert [span.lang for span in third.children] == [None, "es"]


def test_an_entry_is_split_without_loss_when_it_is_taller_than_a_page() -> None:
    text = " ".join(f"word{number}" for number in range(400))
    boxes = made(simple((text, "1")), max_height=150)[1:]
    assert len(boxes) > 5
    assert " ".join(text_of(box) for box in boxes) == f"{text} Head n: 1"
    for box in boxes:
        assert_sound([box], NARROW)
        assert box.height <= 150


def test_first_entry_is_kept_with_the_caption() -> None:
    assert [box.can_break for box in made(JOBS)] == [True, False, True, True]
    assert made(JOBS, max_height=60)[1].can_break


def test_entries_match_their_golden(golden: Callable[[str, str], None]) -> None:
    golden(dump(made(JOBS)), "entries.txt")
