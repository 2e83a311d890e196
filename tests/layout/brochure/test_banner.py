"""The banner of page one: the eyebrow, and the strip of key figures and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.placing import (
    NARROW,
    STYLE,
    WIDE,
    assert_sound,
    dump,
    is_kept,
    items,
    labels,
    measures,
    outline,
    width_of,
    words_of,
)
from tests.layout.samples import document, style

from brochure.compose.blocks import Fact, KeyFigure
from brochure.fonts.metrics import face
from brochure.layout.brochure.banner import HAIRLINE, RULE, WORDS_SCALE, banner, key_figures
from brochure.layout.pages import Element, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = "Arts, design, entertainment, sports, and media occupations · Life, physical, and social science · SOC 19-1013"
MAX_OVERFLOW = 0.03  # the maximum overflow, as a share of the measure: letterspacing is estimated


@pytest.mark.parametrize("width", range(150, 510, 5))
def test_eyebrow_wraps_at_its_letterspaced_width(width: float) -> None:
    boxes = banner(document()._replace(eyebrow=LONG), STYLE, width, [], 1)
    rows = [words for box in boxes for words in words_of(box) if words.tracking]
    assert len(rows) > 1
    for row in rows:
        assert width_of(row) <= width * (1 + MAX_OVERFLOW), row.words


def test_eyebrow_that_is_too_wide_has_each_part_on_a_line_of_its_own() -> None:
    for width, lines in (
        (WIDE, ["ARTS AND MEDIA · SOC 27-2091, 27-3011"]),
        (180.0, ["ARTS AND MEDIA", "SOC 27-2091, 27-3011"]),
    ):
        boxes = banner(document()._replace(eyebrow="Arts and media · SOC 27-2091, 27-3011"), STYLE, width, [], 1)
        assert [" ".join(words.words) for box in boxes for words in words_of(box) if words.tracking] == lines


PAY = KeyFigure("$38,040", "median pay a year", "May 2016")
GROWTH = KeyFigure("+13%", "job growth, 2016–26", "faster than average")
JOBS = KeyFigure("206,300", "jobs in 2016", "27,800 more by 2026")
FACTS = (Fact("Education", "Postsecondary certificate"), Fact("Experience", "None needed"), Fact("Training", "None"))

values = st.sampled_from(("$38,040", "$239,200+", "−5%", "1,234,567", "$17.25", "Varies", "Postsecondary certificate"))
figures = st.lists(st.builds(KeyFigure, values, labels, st.one_of(st.just(""), labels)), max_size=5).map(tuple)
facts = st.lists(st.builds(Fact, labels, labels), max_size=4).map(tuple)


@given(figures, facts, measures)
def test_key_figure_text_neither_overlaps_nor_leaves_the_measure(
    some: tuple[KeyFigure, ...], more: tuple[Fact, ...], width: float
) -> None:
    boxes = key_figures(some, more, STYLE, width, [])
    assert_sound(boxes, width)
    assert is_kept(boxes)
    assert bool(boxes) == bool(some or more)


@given(figures, facts, measures)
def test_strip_begins_with_a_rule_and_has_hairlines_between_rows_only(
    some: tuple[KeyFigure, ...], more: tuple[Fact, ...], width: float
) -> None:
    """The section below begins with a hairline of its own."""
    boxes = key_figures(some, more, STYLE, width, [])
    for box in boxes:
        across = [(item.width, item.y1) for item in items(box) if isinstance(item, Stroke) and item.y1 == item.y2]
        strong = [(RULE, RULE / 2)] if box is boxes[0] else []
        between = [(HAIRLINE, box.height - HAIRLINE / 2)] if box is not boxes[-1] else []
        assert across == strong + between


def test_four_figures_align_with_two_columns() -> None:
    box = key_figures((PAY, GROWTH, JOBS, JOBS), (), STYLE, WIDE, [])[0]
    lefts = sorted({words.x for words in words_of(box)})
    assert lefts[2] == pytest.approx((WIDE + STYLE.page.gutter) / 2)


def test_numerals_have_one_size_when_they_shrink() -> None:
    wide = KeyFigure("$1,239,200+", "median pay")
    box = key_figures((wide, GROWTH, JOBS, JOBS), (), STYLE, WIDE, [])[0]
    sizes = {words.size for words in words_of(box) if words.face == "Lato-Black"}
    assert len(sizes) == 1
    assert sizes.pop() < STYLE.sizes.numeral


def test_numerals_have_at_least_thirteen_points() -> None:
    box = key_figures((KeyFigure("$1,239,200,300,400+", "median pay"),), (), STYLE, 84.0, [])[0]
    assert {words.size for words in words_of(box) if words.face == STYLE.faces.display} == {13.0}


def test_value_in_words_shrinks_when_a_word_is_too_wide() -> None:
    word = "Electroencephalography"
    size = STYLE.sizes.numeral * WORDS_SCALE
    cell = face(STYLE.faces.bold).text_width(word, size) * 0.9
    box = key_figures((KeyFigure(word, "usual training"),), (), STYLE, cell, [])[0]
    (value,) = (words for words in words_of(box) if words.face == STYLE.faces.bold)
    assert value.words == (word,)
    assert 0.88 * size < value.size < 0.9 * size


def test_facts_share_the_row_of_figures_when_there_are_few() -> None:
    assert len(key_figures((PAY,), FACTS, STYLE, WIDE, [])) == 1
    assert len(key_figures((PAY, GROWTH, JOBS), FACTS, STYLE, WIDE, [])) == 2


def test_facts_align_with_the_figures() -> None:
    first, second = key_figures((PAY, GROWTH, JOBS, JOBS), FACTS, STYLE, WIDE, [])
    assert {words.x for words in words_of(second)} <= {words.x for words in words_of(first)}


def test_cells_hold_seven_ems_of_their_labels() -> None:
    large = style("large-print")
    boxes = key_figures((PAY, GROWTH, JOBS, JOBS), (), large, WIDE, [])
    assert len(boxes) == 2
    sizes = {words.size for box in boxes for words in words_of(box)}
    assert sizes == {large.sizes.small, large.sizes.numeral}


def test_facts_that_do_not_align_share_the_row_by_their_length() -> None:
    long = Fact("Usual education", "High school diploma or equivalent")
    _, _, row = key_figures((PAY, GROWTH, JOBS, JOBS), (long, *FACTS[1:]), style("large-print"), WIDE, [])
    lefts = sorted({words.x for words in words_of(row)})
    assert len(lefts) == 3
    assert lefts[1] - lefts[0] > lefts[2] - lefts[1]
    assert_sound([row], WIDE)


def test_facts_break_no_word() -> None:
    word = "Electroencephalography"
    cell = face(STYLE.faces.bold).text_width(word, STYLE.sizes.table) - 2
    facts = (Fact("Education", "High school diploma or equivalent"), Fact("Experience", "None"), Fact("Training", word))
    width = 4 * cell + 3 * STYLE.page.gutter
    row = key_figures((PAY, GROWTH, JOBS, JOBS), facts, STYLE, width, [])[1]
    assert word in {part for words in words_of(row) for part in words.words}


def test_label_precedes_its_figure_in_the_structure() -> None:
    elements: list[Element] = []
    (box,) = key_figures((PAY,), (), STYLE, WIDE, elements)
    texts = [" ".join(words.words) for words in words_of(box)]
    assert texts == ["median pay a year", "$38,040", "May 2016"]
    assert outline(*elements) == "L\n  LI\n    LBody\n      P\n      P\n"


def test_fact_is_a_list_item_with_its_label_first() -> None:
    elements: list[Element] = []
    (box,) = key_figures((), FACTS[:2], STYLE, WIDE, elements)
    texts = [" ".join(words.words) for words in words_of(box)]
    assert texts == ["Education", "Postsecondary certificate", "Experience", "None needed"]
    assert outline(*elements) == "L\n" + "  LI\n    LBody\n      P\n      P\n" * 2


@pytest.mark.parametrize(("width", "name"), [(WIDE, "keyfigures-wide.txt"), (NARROW, "keyfigures-narrow.txt")])
def test_key_figures_match_their_golden(width: float, name: str, golden: Callable[[str, str], None]) -> None:
    golden(dump(key_figures((PAY, GROWTH, JOBS), FACTS, STYLE, width, [])), name)
