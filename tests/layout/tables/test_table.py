"""Tables: alignment of figures, whole words, rows kept together."""

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
    items,
    labels,
    outline,
    text_of,
    width_of,
    words_of,
)

from brochure.compose.blocks import Cell, Column, DataTable, Row
from brochure.layout.pages import Box, Element, Fill, Words
from brochure.layout.tables.columns import measure_table
from brochure.layout.tables.table import table

if TYPE_CHECKING:
    from collections.abc import Callable

figures = st.one_of(
    st.integers(0, 9_999_999).map("{:,}".format),
    st.floats(-99, 99).map(lambda value: f"{value:+.1f}%".replace("-", "−")),
    st.sampled_from(("—", "$239,200+", "$24.50", "0")),
)


@st.composite
def tables(draw: st.DrawFn) -> DataTable:
    kinds = ["text", *draw(st.lists(st.sampled_from(("text", "number")), max_size=4))]
    columns = tuple(Column(draw(labels.map(lambda text: text[:30].strip())), kind) for kind in kinds)  # type: ignore[arg-type]
    rows = [
        Row(
            tuple(Cell(draw(labels if kind == "text" else figures)) for kind in kinds),
            draw(st.sampled_from(("plain", "own", "total"))),
            draw(st.integers(0, 3)),
        )
        for _ in range(draw(st.integers(1, 6)))
    ]
    return DataTable(draw(labels), columns, tuple(rows), tuple(draw(st.lists(labels, max_size=1))))


def simple(*rows: tuple[str, ...], kinds: str = "tn", href: str | None = None) -> DataTable:
    columns = tuple(Column(f"Head {kind}", "number" if kind == "n" else "text") for kind in kinds)
    return DataTable("Caption", columns, tuple(Row(tuple(Cell(text, href) for text in row)) for row in rows))


def body(boxes: list[Box]) -> list[Box]:
    return [box for box in boxes if box.carry]


def test_table_repeats_a_single_dollar_sign_when_it_continues() -> None:
    boxes = body(table(simple(("A", "$38,040"), ("B", "9,000"), ("C", "—"), kinds="tn"), STYLE, WIDE, []))
    first, second, third = (box.carry for box in boxes)
    assert first is third
    assert second is not None
    assert first is not None
    assert second.height == first.height
    (sign,) = second.contents[-1].items
    figure = next(item for item in items(boxes[1]) if isinstance(item, Words) and item.words == ("9,000",))
    assert isinstance(sign, Words)
    assert sign.words == ("$",)
    assert second.contents[-1].element is None
    assert sign.x + width_of(sign) == pytest.approx(figure.x)
    assert sign.y == second.height + figure.y


def test_table_repeats_no_dollar_sign_when_a_column_has_several_or_none() -> None:
    for rows in ((("A", "$1"), ("B", "$2"), ("C", "3")), (("A", "1"), ("B", "2"))):
        boxes = body(table(simple(*rows), STYLE, WIDE, []))
        assert len({id(box.carry) for box in boxes}) == 1


@given(tables(), st.sampled_from((NARROW, WIDE)))
def test_cells_neither_overlap_nor_leave_the_measure(block: DataTable, width: float) -> None:
    min_width = measure_table(block, STYLE).min_width
    width = max(width, min_width)
    assert_sound(table(block, STYLE, width, []), width)


@given(tables())
def test_table_breaks_no_word_at_its_minimum_width(block: DataTable) -> None:
    boxes = table(block, STYLE, measure_table(block, STYLE).min_width, [])
    placed = {word.rstrip(":").lstrip("$") for box in boxes for words in words_of(box) for word in words.words}
    cells = [cell.text for row in block.rows for cell in row.cells] + [one.header for one in block.columns[1:]]
    assert {word.lstrip("$") for text in cells for word in text.split(" ")} <= placed


@given(tables(), st.floats(60, 200))
def test_row_is_no_taller_than_the_maximum_height(block: DataTable, max_height: float) -> None:
    boxes = table(block, STYLE, max(NARROW, measure_table(block, STYLE).min_width), [], max_height=max_height)
    header = boxes[1].height if body(boxes) else 0.0  # entries have none
    line = STYLE.sizes.table_leading + 12
    rows = body(boxes) or boxes[1 : len(boxes) - len(block.notes)]
    assert all(box.height <= max(max_height - header, line) + 0.05 for box in rows)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_figures_align_at_the_decimal_point(width: float) -> None:
    block = simple(("a", "$9.50"), ("b", "24.075"), ("c", "+1,200"), ("d", "−3"), ("e", "$239,200+"))
    points = []
    for box in body(table(block, STYLE, width, [])):
        words = words_of(box)[1]
        whole = words.words[0].rstrip("+").split(".")[0]
        scale = words.size / 1000
        points.append(words.x + sum(227 if c == "," else 580 for c in whole) * scale)
    assert points == pytest.approx([points[0]] * 5, abs=0.4)  # kerning after $ and before commas


def test_plus_sign_hangs_outside_the_alignment() -> None:
    boxes = table(simple(("a", "$239,200+"), ("b", "96,540")), STYLE, NARROW, [])
    first, second = (words_of(box)[1] for box in body(boxes))
    assert first.x + width_of(first) == pytest.approx(NARROW)
    assert second.x + width_of(second) == pytest.approx(NARROW - 0.58 * first.size, abs=0.1)
    header = words_of(boxes[1])[1]
    assert header.x + width_of(header) == pytest.approx(second.x + width_of(second))


def test_own_and_total_rows_are_bold_and_own_is_tinted() -> None:
    rows = tuple(Row((Cell(role),), role) for role in ("plain", "own", "total"))  # type: ignore[arg-type]
    boxes = body(table(DataTable("C", (Column("H"),), rows), STYLE, NARROW, []))
    assert [words_of(box)[0].face for box in boxes] == ["Lato-Regular", "Lato-Bold", "Lato-Bold"]
    assert [any(isinstance(item, Fill) for item in items(box)) for box in boxes] == [False, True, False]


def test_row_indent_grows_with_its_level() -> None:
    rows = tuple(Row((Cell("Row"),), "plain", depth) for depth in range(3))
    lefts = [words_of(box)[0].x for box in body(table(DataTable("C", (Column("H"),), rows), STYLE, NARROW, []))]
    assert lefts == sorted(set(lefts))


def test_first_and_last_rows_are_kept_with_adjacent_rows() -> None:
    boxes = table(simple(*[("row", "1")] * 6), STYLE, NARROW, [])
    breaks = [box.can_break for box in boxes]
    assert breaks == [True, False, False, False, True, True, True, False]


def test_last_two_rows_may_be_separated_when_no_page_holds_both() -> None:
    long = " ".join(["words"] * 20)
    block = simple(("a", "1"), (long, "2"), (long, "3"))
    tall = body(table(block, STYLE, NARROW, []))[-1].height
    for max_height, may_part in ((1.9 * tall, True), (2.0 * tall, False)):
        last = body(table(block, STYLE, NARROW, [], max_height=max_height))[-1]
        assert last.height == tall
        assert last.can_break is may_part


def test_notes_are_kept_with_the_last_row() -> None:
    block = DataTable("C", (Column("H"),), (Row((Cell("a"),)),), ("One.", "Two."))
    boxes = table(block, STYLE, NARROW, [])
    assert [box.can_break for box in boxes[-2:]] == [False, False]


def test_repeated_header_is_an_artifact() -> None:
    boxes = table(simple(("row", "1"), ("row", "2")), STYLE, NARROW, [])
    carried = boxes[2].carry
    assert carried is not None
    assert all(content.element is None for content in carried.contents)
    assert {content.kind for content in carried.contents} == {"Pagination"}
    assert text_of(carried) == text_of(boxes[1])


def test_link_covers_its_cell() -> None:
    block = simple(("Health services managers", "1"), href="https://www.bls.gov/")
    (box,) = body(table(block, STYLE, NARROW, []))
    area = box.links[0]
    assert area.url == "https://www.bls.gov/"
    assert area.element.tag == "Link"
    assert area.width == pytest.approx(width_of(words_of(box)[0]))


def test_table_has_caption_head_and_body_in_the_structure() -> None:
    elements: list[Element] = []
    table(simple(("row", "1")), STYLE, NARROW, elements)
    assert outline(*elements) == (
        "Table\n  Caption\n  THead\n    TR\n      TH [Column]\n      TH [Column]\n"
        "  TBody\n    TR\n      TH [Row]\n      TD\n"
    )


def test_table_below_a_heading_that_says_the_same_has_rows_only() -> None:
    elements: list[Element] = []
    boxes = table(simple(("row", "1"), ("other", "2")).without_heads, STYLE, NARROW, elements)
    assert [text_of(box) for box in boxes] == ["row 1", "other 2"]
    row = "    TR\n      TH [Row]\n      TD\n"
    assert outline(*elements) == f"Table\n  TBody\n{row}{row}"


FIGURES = ("tnnnnn", ("Electroneurodiagnostic technologists", "53-2011", "100,000", "103,900", "+4", "+3,900"))


def test_row_headers_stand_above_their_cells_when_columns_would_be_narrower_than_words() -> None:
    kinds, row = FIGURES
    block = simple(row, row, kinds=kinds)
    elements: list[Element] = []
    first, *_ = body(table(block, STYLE, NARROW, elements))
    header, *cells = words_of(first)
    assert header.face == "Lato-Bold"
    assert [words.y for words in cells] == pytest.approx([header.y + STYLE.sizes.table_leading] * 5)
    assert outline(*elements) == (
        "Table\n  Caption\n  THead\n    TR\n" + "      TH [Column]\n" * 6
        + "  TBody\n" + ("    TR\n      TH [Row]\n" + "      TD\n" * 5) * 2
    )  # fmt: skip
    assert_sound(table(block, STYLE, NARROW, []), NARROW)


DUTIES = "They plan, direct, and coordinate the activities of healthcare providers. "


def test_long_text_stands_below_the_other_cells_when_its_column_would_be_narrow_and_deep() -> None:
    block = simple(("Managers", DUTIES * 2, "Bachelor’s", "$40,510"), kinds="tttn")
    elements: list[Element] = []
    caption, header, row = table(block, STYLE, NARROW, elements)
    name, duties, *more, degree, pay = words_of(row)
    assert (name.face, name.y, degree.y) == ("Lato-Bold", degree.y, pay.y)
    assert duties.y == pytest.approx(name.y + STYLE.sizes.table_leading)
    assert duties.x == name.x == 0.0
    assert row.height > more[-1].y > duties.y
    assert outline(*elements).count("TD") == 3
    assert [(words.words[0], round(words.y, 1)) for words in words_of(header)] == [
        ("Head", 8.0), ("Head", 18.6), ("Head", 18.6), ("Head", 18.6)
    ]  # fmt: skip
    assert_sound([caption, header, row], NARROW)


def test_cells_of_narrow_columns_are_at_most_three_lines_deep() -> None:
    """In a wide column, deeper ones read like a paragraph; otherwise, they become entries."""
    for words, measure, is_table in ((1, NARROW, True), (4, NARROW, True), (4, 150.0, False)):
        elements: list[Element] = []
        table(simple(("Managers", DUTIES * words, "$40,510"), kinds="ttn"), STYLE, measure, elements)
        assert (elements[0].tag == "Table") is is_table


def test_table_needs_the_full_width_when_its_text_is_long() -> None:
    duties = "They plan, direct, and coordinate the business activities of healthcare providers everywhere, every day."
    assert measure_table(simple(("Hospitals", "$40,510")), STYLE).min_width < NARROW
    assert measure_table(simple(("Managers", duties, "Bachelor’s degree", "1"), kinds="tttn"), STYLE).min_width > NARROW


def test_long_table_may_break_between_all_but_its_first_and_last_rows() -> None:
    boxes = table(simple(*[("row", "1")] * 300), STYLE, NARROW, [])
    assert sum(box.can_break for box in body(boxes)) == 297


def test_table_matches_its_golden(golden: Callable[[str, str], None]) -> None:
    rows = (
        Row((Cell("Health technologists and technicians"), Cell("2,984,000"), Cell("+14%")), "total"),
        Row((Cell("Health information technicians"), Cell("206,300"), Cell("+13%")), "own", 1),
        Row((Cell("Ophthalmic technicians", "https://www.bls.gov/"), Cell("—"), Cell("−2.5%")), "plain", 1),
    )
    columns = (Column("Occupation"), Column("Jobs, 2016", "number"), Column("Change", "number"))
    block = DataTable("Employment projections, 2016–26", columns, rows, ("— means not published.",))
    golden(dump(table(block, STYLE, NARROW, [])), "table.txt")
