"""Filling pages: what is moved, squeezed and kept so that no page has a hole or a stranded line."""

from __future__ import annotations

from typing import Literal

import pytest
from tests.layout import samples

from brochure.compose.blocks import Run
from brochure.fonts.metrics import face
from brochure.layout import layout
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Band, Bands, Stack
from brochure.layout.pages import Box
from brochure.layout.text.paragraphs import ParagraphStyle, bullets

HEIGHT = 600.0
LINE = samples.style().sizes.leading


def frame(columns: int = 2) -> Frame:
    return Frame(612.0, 792.0, 54.0, 60.0 + HEIGHT, 60.0, 504.0, columns, 240.0, 24.0, 20.0)


def text(lines: int) -> list[Box]:
    """A paragraph of so many lines, breakable between any two."""
    return [Box(LINE, (), before=0 if i else 6, block="" if i else "text") for i in range(lines)]


def figure(height: float) -> list[Box]:
    return [Box(height, (), before=12, block="figure")]


def section(*bands: Band) -> Bands:
    return Bands("pay", "Pay", "Pay, continued", Box(30.0, ()), bands)


def columns(*boxes: list[Box]) -> Band:
    return Band([box for block in boxes for box in block], wide=False)


def wide(*boxes: list[Box]) -> Band:
    return Band([box for block in boxes for box in block], wide=True)


def pages_of(flow: Flow, wanted: list[Box]) -> list[int]:
    """The page that each box stands on."""
    where = {id(placed.box): number for number, page in enumerate(flow.pages) for placed in page}
    return [where[id(box)] for box in wanted]


def test_text_fills_the_column_when_a_figure_does_not_fit() -> None:
    flow = Flow(frame(columns=1), samples.style())
    lead, chart, after, more = text(25), figure(250.0), text(8), text(30)
    flow.section(section(columns(lead, chart, after, more)))
    assert pages_of(flow, lead + after) == [0] * 33
    assert pages_of(flow, chart) == [1]


def test_text_stays_after_a_figure_when_it_would_be_split() -> None:
    flow = Flow(frame(columns=1), samples.style())
    chart, after = figure(250.0), text(20)
    flow.section(section(columns(text(25), chart, after, text(5))))
    assert pages_of(flow, chart) == [1]
    assert set(pages_of(flow, after)) == {1}


def test_text_stays_after_a_figure_when_the_figure_would_be_alone() -> None:
    flow = Flow(frame(columns=1), samples.style())
    chart, after = figure(250.0), text(8)
    flow.section(section(columns(text(25), chart, after)))
    assert set(pages_of(flow, chart + after)) == {1}


def test_text_moves_before_a_wide_table_when_it_does_not_fit() -> None:
    flow = Flow(frame(), samples.style())
    table, after = figure(300.0), text(20)
    flow.section(section(columns(text(50)), wide(table), columns(after)))
    assert pages_of(flow, table) == [1]
    assert set(pages_of(flow, after)) == {0}


def test_texts_around_a_wide_table_share_columns_when_the_table_does_not_fit() -> None:
    """Text, then a table that would not fit below it, then more text: both texts are one run of columns."""
    flow = Flow(frame(), samples.style())
    lead, table, after = text(20), figure(500.0), text(20)
    flow.section(section(columns(lead), wide(table), columns(after)))
    left = {placed.x for placed in flow.pages[0] if any(placed.box is box for box in lead)}
    right = {placed.x for placed in flow.pages[0] if any(placed.box is box for box in after)}
    assert (left, right) == ({54.0}, {318.0})
    assert pages_of(flow, table) == [1]


def test_text_moves_before_a_wide_table_when_it_does_not_fit_below_continued_columns() -> None:
    flow = Flow(frame(), samples.style())
    lead, table, after = text(100), figure(500.0), text(20)
    flow.section(section(columns(lead), wide(table), columns(after)))
    assert set(pages_of(flow, lead)) == {0, 1}
    assert set(pages_of(flow, after)) == {1}
    assert pages_of(flow, table) == [2]


def test_wide_table_keeps_its_place_when_it_fits() -> None:
    flow = Flow(frame(), samples.style())
    table, after = figure(100.0), text(20)
    flow.section(section(columns(text(20)), wide(table), columns(after)))
    tops = {id(placed.box): placed.y for placed in flow.pages[0]}
    assert tops[id(table[0])] > max(tops[id(box)] for box in after)


@pytest.mark.parametrize(("lines", "expected"), [(36, 1), (38, 2)])
def test_gaps_shrink_when_the_last_lines_would_not_fit(lines: int, expected: int) -> None:
    """570 points of room: 36 lines and 14 gaps of 6 points are 4 too tall, of which the gaps can give 25; 38 are 31."""
    flow = Flow(frame(columns=1), samples.style())
    blocks = [*(text(2) for _ in range(14)), text(lines - 28)]
    flow.section(section(columns(*blocks)))
    assert len(flow.pages) == expected


def test_last_page_takes_more_lines_when_it_would_have_one_or_two() -> None:
    flow = Flow(frame(), samples.style())
    block = text(2 * int((HEIGHT - 30.0) / LINE) + 2)
    flow.section(section(columns(block)))
    assert pages_of(flow, block).count(1) >= 6


def test_section_begins_on_a_new_page_when_it_would_begin_at_the_foot() -> None:
    flow = Flow(frame(), samples.style())
    flow.section(section(columns(text(78))))
    block = text(40)
    flow.section(section(columns(block)))
    assert set(pages_of(flow, block)) == {1}


@pytest.mark.parametrize(("lines", "page"), [(5.1, 0), (4.9, 1)])
def test_section_begins_on_a_page_when_five_lines_fit(lines: float, page: int) -> None:
    flow = Flow(frame(columns=1), samples.style())
    flow.place([Box(HEIGHT - 30.0 - lines * LINE, ())])
    block = text(60)
    flow.section(section(columns(block)))
    assert pages_of(flow, block)[0] == page


@pytest.mark.parametrize(("lines", "page"), [(3, 0), (4, 1)])
def test_short_section_begins_on_a_page_when_all_of_it_fits(lines: int, page: int) -> None:
    flow = Flow(frame(columns=1), samples.style())
    flow.place([Box(HEIGHT - 30.0 - 3.5 * LINE, ())])
    block = text(lines)
    flow.section(section(columns(block)))
    assert set(pages_of(flow, block)) == {page}


def column_ends(flow: Flow, page: int, wanted: list[Box]) -> list[float]:
    """Where the columns with boxes of ``wanted`` end on ``page``, from left to right: heights above its foot."""
    ours = {id(box) for box in wanted}
    ends: dict[float, float] = {}
    for placed in flow.pages[page]:
        if id(placed.box) in ours:
            ends[placed.x] = min(ends.get(placed.x, HEIGHT * 2), placed.y - placed.box.height)
    return [ends[x] for x in sorted(ends)]


def test_columns_are_balanced_when_a_section_is_short() -> None:
    flow = Flow(frame(), samples.style())
    block = text(40)
    flow.section(section(columns(block)))
    left, right = column_ends(flow, 0, block)
    assert left == pytest.approx(right)


def test_columns_are_balanced_when_lines_move_to_the_next_page() -> None:
    """Two lines too many: six go to the next page, and the columns they leave are equally long."""
    flow = Flow(frame(), samples.style())
    block = text(2 * int((HEIGHT - 30.0) / LINE) + 2)
    flow.section(section(columns(block)))
    left, right = column_ends(flow, 0, block)
    assert abs(left - right) <= LINE + 0.01


def test_gaps_grow_when_columns_end_a_line_apart() -> None:
    """Nine paragraphs of three lines: 14 lines and 13, each with four gaps, which a quarter of a line is little for."""
    flow = Flow(frame(), samples.style())
    blocks = [text(3) for _ in range(9)]
    flow.section(section(columns(*blocks)))
    left, right = column_ends(flow, 0, [box for block in blocks for box in block])
    assert left == pytest.approx(right)


def test_gaps_do_not_grow_when_there_are_too_few() -> None:
    """Three paragraphs of three lines: five lines and four, of which each has one gap."""
    flow = Flow(frame(), samples.style())
    blocks = [text(3) for _ in range(3)]
    flow.section(section(columns(*blocks)))
    left, right = column_ends(flow, 0, [box for block in blocks for box in block])
    assert abs(left - right) == pytest.approx(LINE)


def test_bullets_keep_short_first_and_last_items_with_their_neighbors() -> None:
    faces = tuple(map(face, ("Lato-Regular", "Lato-Bold", "Lato-Italic", "Lato-BoldItalic")))
    kind = ParagraphStyle((faces[0], faces[1], faces[2], faces[3]), 10, 14, "#000000", "#000000")
    items = tuple((Run("an item"),) for _ in range(5))
    boxes = bullets(items, kind, "#000000", 200, [])
    assert [box.can_break for box in boxes] == [True, False, True, True, False]


def test_layout_is_tightened_when_the_last_page_is_sparse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many lengths, some would end a few lines into a page: set tighter, they end on the one before."""

    def pages(count: int) -> int:
        sections = [
            samples.section(samples.prose(40), samples.prose(count % 90), title=f"{i}") for i in range(count // 10)
        ]
        return len(layout(samples.document(*sections), samples.style()).pages)

    counts = range(60, 200)
    pulled = [pages(count) for count in counts]
    monkeypatch.setattr("brochure.layout.brochure.document.MIN_EMPTY", 2.0)
    loose = [pages(count) for count in counts]
    assert all(one <= other for one, other in zip(pulled, loose, strict=True))
    assert sum(loose) > sum(pulled)


def test_side_by_side_moves_below_the_tallest_stack() -> None:
    flow = Flow(frame(), samples.style())
    flow.put(Box(50.0, ()))
    tall, short = Stack([Box(20.0, (), before=12.0), Box(100.0, (), before=6.0)]), Stack([Box(30.0, ())])
    flow.side_by_side([(0.0, tall), (260.0, short)], 10.0)
    assert flow.room == pytest.approx(HEIGHT - 50.0 - 10.0 - 20.0 - 6.0 - 100.0)


@pytest.mark.parametrize(("height", "page"), [(540.0, 0), (541.0, 1)])
def test_side_by_side_starts_a_new_page_when_stacks_do_not_fit(height: float, page: int) -> None:
    flow = Flow(frame(), samples.style())
    flow.put(Box(50.0, ()))
    chart = Box(height, ())
    flow.side_by_side([(0.0, Stack([chart]))], 10.0, ["Pay"])
    assert pages_of(flow, [chart]) == [page]
    assert [(entry.title, entry.page) for entry in flow.outline] == [("Pay", page)]


def test_side_by_side_adds_bookmarks_at_the_top() -> None:
    flow = Flow(frame(), samples.style())
    flow.put(Box(50.0, ()))
    top = flow.y
    flow.side_by_side([(0.0, Stack([Box(100.0, ())]))], 10.0, ["Pay a year"])
    (entry,) = flow.outline
    assert (entry.title, entry.page, entry.y) == ("Pay a year", 0, top - 10.0)


class Counting(Box):
    """A box that counts how often its space above is looked at."""

    looks = 0

    @property  # type: ignore[misc]
    def before(self) -> float:
        Counting.looks += 1
        return 6.0

    @before.setter
    def before(self, _value: float) -> None:
        """It is always the same."""


def counting(height: float, lines: int, block: Literal["text", "figure"]) -> list[Box]:
    return [Counting(height, (), block="" if i else block) for i in range(lines)]


@pytest.mark.parametrize(
    "blocks",
    [
        [counting(LINE, 3, "text")],
        [counting(LINE, 3, "text"), counting(HEIGHT * 0.7, 1, "figure"), counting(LINE, 8, "text")],
        [counting(HEIGHT * 0.7, 1, "figure")],
    ],
    ids=["text", "text that overtakes figures", "figures"],
)
def test_section_reads_only_nearby_boxes(blocks: list[list[Box]]) -> None:
    looks = []
    for times in (50, 200):
        flow = Flow(frame(), samples.style())
        Counting.looks = 0
        flow.section(section(columns(*(blocks * times))))
        looks.append(Counting.looks)
        assert sum(map(len, flow.pages)) >= times
    assert looks[1] <= 4.4 * looks[0]
