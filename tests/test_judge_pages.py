"""The judge of pages sees each kind of fault, and none where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.judge_pages import faults

import brochure
from brochure.layout.pages import Box, Content, Element, Modules, OutlineEntry, Page, Pages, Placed, Stroke, Words
from brochure.pdf import write

LEFT, RIGHT, FULL = 54.0, 318.0, 54.0
TOP, BOTTOM = 720.0, 90.0
LINE = 14.0

Line = tuple[float, float, str]  # the left edge, the baseline from the bottom of the page, and the text


def column(x: float, top: float = TOP, bottom: float = BOTTOM) -> list[Line]:
    return [(x, top - LINE * n, "text of a column") for n in range(int((top - bottom) / LINE) + 1)]


def page(lines: list[Line], code: tuple[float, float] | None = None) -> Page:
    words = [Words(x, 792.0 - y, "Lato-Regular", 10.0, "#000000", tuple(text.split(" "))) for x, y, text in lines]
    foot = [Stroke(54.0, 740.0, 558.0, 740.0, 0.5, "#000000")]
    dark = tuple(((0, 1), (20, 1)) if n in (0, 20) else ((0, 21),) for n in range(21))
    codes = [Modules(code[0], 792.0 - code[1], 3.0, dark, "#000000")] if code else []
    return Page(612.0, 792.0, (Placed(0.0, 792.0, Box(792.0, (Content(None, (*words, *foot, *codes)),))),))


def judged(folder: Path, pages: list[Page], headings: list[tuple[int, float]]) -> list[tuple[str, int]]:
    path = folder / "pages.pdf"
    outline = tuple(OutlineEntry("Section", 2, number, y) for number, y in headings)
    path.write_bytes(write(Pages(tuple(pages), Element("Document"), outline, "Pages", "en-US")))
    count, found = faults(path)
    assert count == len(pages)
    return [(fault.kind, fault.page) for fault in found]


WHOLE = page(column(LEFT) + column(RIGHT))


def test_full_pages_have_no_faults(tmp_path: Path) -> None:
    assert judged(tmp_path, [WHOLE, WHOLE], [(0, TOP + 30)]) == []


def test_a_blank_foot(tmp_path: Path) -> None:
    short = page(column(LEFT, bottom=200.0) + column(RIGHT, bottom=200.0))
    assert judged(tmp_path, [short, WHOLE], [(0, TOP + 30)]) == [("foot", 0)]
    assert judged(tmp_path, [WHOLE, short], [(0, TOP + 30)]) == []


def test_columns_that_end_apart(tmp_path: Path) -> None:
    uneven = page(column(LEFT) + column(RIGHT, bottom=200.0))
    assert judged(tmp_path, [uneven], [(0, TOP + 30)]) == [("columns", 0)]


def test_columns_of_each_section_are_judged_for_themselves(tmp_path: Path) -> None:
    upper = column(LEFT, bottom=500.0) + column(RIGHT, bottom=500.0)
    lower = column(LEFT, top=440.0) + column(RIGHT, top=440.0, bottom=300.0)
    assert judged(tmp_path, [page(upper + lower)], [(0, TOP + 30), (0, 470.0)]) == [("columns", 0)]


def test_a_short_end_of_a_section_on_top_of_a_page(tmp_path: Path) -> None:
    rest = column(LEFT, bottom=680.0) + column(RIGHT, bottom=680.0)
    after = column(LEFT, top=600.0) + column(RIGHT, top=600.0)
    assert judged(tmp_path, [WHOLE, page(rest + after)], [(0, TOP + 30), (1, 640.0)]) == [("end", 1)]


def test_a_heading_at_the_foot(tmp_path: Path) -> None:
    upper = column(LEFT, bottom=200.0) + column(RIGHT, bottom=200.0)
    first = page([*upper, (LEFT, 104.0, "one line"), (LEFT, 90.0, "another")])
    assert judged(tmp_path, [first, WHOLE], [(0, TOP + 30), (0, 160.0)]) == [("heading", 0)]


@pytest.mark.parametrize("text", ["-library/cooks.htm", "/ooh/cooks.htm", ".gov/ooh"])
def test_a_line_that_begins_within_an_address(tmp_path: Path, text: str) -> None:
    lines = [*column(LEFT, bottom=104.0), (LEFT, 90.0, text), *column(RIGHT)]
    assert judged(tmp_path, [page(lines)], []) == [("address", 0)]


def test_a_word_broken_without_a_hyphen(tmp_path: Path) -> None:
    lines = [*column(LEFT, bottom=118.0), (LEFT, 104.0, "apprenticeship.g"), (LEFT, 90.0, "ov"), *column(RIGHT)]
    assert judged(tmp_path, [page(lines)], []) == [("word", 0)]


@pytest.mark.parametrize(("count", "found"), [(3, []), (4, [("caption", 0)])])
def test_captions_of_codes(tmp_path: Path, count: int, found: list[tuple[str, int]]) -> None:
    caption = [(LEFT + 75, 700.0 - 12 * n, "see the work") for n in range(count)]
    lines = [*column(LEFT, top=600.0), *caption, *column(RIGHT)]
    assert judged(tmp_path, [page(lines, code=(LEFT, 710.0))], []) == found


def test_a_split_table(tmp_path: Path) -> None:
    split = page([(LEFT, TOP, "Similar occupations, continued"), *column(LEFT, top=706.0), *column(RIGHT)])
    assert judged(tmp_path, [WHOLE, split], []) == [("table", 1)]


def test_it_reads_real_brochures(tmp_path: Path) -> None:
    path = tmp_path / "cooks.pdf"
    path.write_bytes(brochure.render(brochure.load("cooks")))
    count, _ = faults(path)
    assert count >= 4
