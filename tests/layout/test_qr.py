from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from brochure.compose.blocks import QrLink, QrLinks
from brochure.layout.pages import Box, Element, Fill, Modules
from brochure.layout.qr import QUIET, SIDE, UNIT, code, qr_links
from brochure.layout.text.labels import label_styles

from .placing import (
    NARROW,
    STYLE,
    WIDE,
    assert_sound,
    dump,
    items,
    labels,
    measures,
    outline,
    rect_of,
    rows_of_runs,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

PATHS = ("ooh", "medical-records-and-health-information-technicians.htm", "JobSearch", "a.b-c", "x" * 40)
addresses = st.lists(st.sampled_from(PATHS), max_size=3).map(lambda parts: "/".join(["bls.gov", *parts]))
links = st.builds(lambda title, shown: QrLink(title, f"https://www.{shown}", shown, "QR code"), labels, addresses)
blocks = st.lists(links, min_size=1, max_size=7).map(lambda some: QrLinks(tuple(some)))


def codes(box: Box) -> list[Modules]:
    return [item for item in items(box) if isinstance(item, Modules)]


@given(blocks, measures)
def test_words_do_not_overlap_or_leave_their_box(block: QrLinks, width: float) -> None:
    boxes = qr_links(block, STYLE, width, [])
    assert_sound(boxes, width)
    assert sum(len(codes(box)) for box in boxes) == len(block.links)


@given(blocks, measures)
def test_quiet_zones_are_empty(block: QrLinks, width: float) -> None:
    for box in qr_links(block, STYLE, width, []):
        for modules in codes(box):
            side, quiet = len(modules.rows) * modules.unit, 4 * modules.unit
            assert side >= SIDE - 0.01
            assert modules.y >= quiet - 0.01
            assert modules.y + side + quiet <= box.height + 0.01
            for other in items(box):
                at = rect_of(other)
                apart = max(
                    at.left - modules.x - side, modules.x - at.right, at.top - modules.y - side, modules.y - at.bottom
                )
                assert other is modules or apart >= quiet - 0.01


@given(addresses, st.floats(50, 300))
def test_wrap_address_keeps_every_letter_and_ends_no_line_with_a_hyphen(shown: str, width: float) -> None:
    text_style = label_styles(STYLE).note
    lines = text_style.wrap_address(shown, width).lines
    assert "".join(lines) == shown
    assert all(text_style.width(line) <= width + 0.1 for line in lines)
    assert not any(line.endswith(("-", ".")) for line in lines[:-1])


def test_wrap_address_breaks_at_slashes_first() -> None:
    text_style = label_styles(STYLE).note
    assert text_style.wrap_address("careeronestop.org/JobSearch/job-search.aspx", 80).lines == [
        "careeronestop.org/",
        "JobSearch/",
        "job-search.aspx",
    ]


def test_code_returns_the_runs_of_the_symbol() -> None:
    rows = rows_of_runs(code("https://www.bls.gov/ooh") or ())
    finder = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"]
    assert len(rows) == 25
    assert [row[:7] for row in rows[:7]] == finder
    assert [row[-7:] for row in rows[:7]] == finder
    assert [row[:7] for row in rows[-7:]] == finder


def test_address_is_printed_when_it_is_too_long_for_a_code() -> None:
    block = QrLinks((QrLink("Long", "https://example.org/" + "x" * 3000, "example.org/x", "QR code"),))
    (box,) = qr_links(block, STYLE, WIDE, [])
    assert not codes(box)
    assert [" ".join(words.words) for words in words_of(box)] == ["Long", "example.org/x"]


@pytest.mark.parametrize(("count", "width", "rows"), [
    (1, WIDE, [1]), (2, WIDE, [2]), (3, WIDE, [3]), (4, WIDE, [2, 2]), (5, WIDE, [3, 2]), (3, NARROW, [1, 1, 1]),
])  # fmt: skip
def test_rows_of_codes_are_even(count: int, width: float, rows: list[int]) -> None:
    block = QrLinks((QrLink("Title", "https://www.bls.gov/", "bls.gov", "QR code"),) * count)
    assert [len(codes(box)) for box in qr_links(block, STYLE, width, [])] == rows


LONG = "https://www.bls.gov/" + "x" * 40  # more modules
VERY_LONG = "https://www.bls.gov/" + "x" * 400  # more than fit the usual side


@pytest.mark.parametrize("paper", ["#ffffff", "#15202b"])
@pytest.mark.parametrize("urls", [("https://www.bls.gov/", LONG), ("https://www.bls.gov/", LONG, VERY_LONG)])
def test_codes_are_equally_large_and_aligned(paper: str, urls: tuple[str, ...]) -> None:
    look = replace(STYLE, palette=replace(STYLE.palette, paper=paper))
    block = QrLinks(tuple(QrLink("Title", url, "bls.gov", "QR code") for url in urls))
    (box,) = qr_links(block, look, WIDE, [])
    assert len({len(modules.rows) for modules in codes(box)}) == len(urls)
    assert min(modules.unit for modules in codes(box)) >= UNIT
    is_dark = paper != "#ffffff"
    shapes = [item for item in items(box) if isinstance(item, Fill if is_dark else Modules)]
    sizes = {(round(at.top, 3), round(at.bottom - at.top, 3)) for at in map(rect_of, shapes)}
    assert len(sizes) == 1
    for modules, ground in zip(codes(box), map(rect_of, shapes), strict=True):
        inset = QUIET * modules.unit if is_dark else 0.0
        assert modules.x - ground.left == pytest.approx(inset)
        assert modules.y - ground.top == pytest.approx(inset)


def test_qr_links_returns_no_boxes_when_there_are_no_links() -> None:
    elements: list[Element] = []
    assert qr_links(QrLinks(()), STYLE, WIDE, elements) == []
    assert not elements


def test_qr_links_match_the_golden(golden: Callable[[str, str], None]) -> None:
    elements: list[Element] = []
    block = QrLinks(
        (QrLink("Explore careers", "https://www.bls.gov/ooh", "bls.gov/ooh", "QR code for https://www.bls.gov/ooh"),)
    )
    boxes = qr_links(block, STYLE, NARROW, elements)
    assert outline(*elements) == (
        "L\n  LI\n    LBody\n      P\n      Figure “QR code for https://www.bls.gov/ooh”\n      P\n        Link\n"
    )
    golden(dump(boxes), "qr.txt")


def test_code_has_error_correction_level_m() -> None:
    """Error level M: a fold, a stain or a bad copy, and it is read."""
    rows = code("https://www.bls.gov/ooh/healthcare/registered-nurses.htm")
    assert rows
    side = len(rows) + 8
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for start, length in row:
            picture.paste(0, (start + 4, y + 4, start + length + 4, y + 5))
    (found,) = zxingcpp.read_barcodes(picture.resize((side * 4, side * 4), Image.Resampling.NEAREST))
    assert (found.text, found.ec_level) == ("https://www.bls.gov/ooh/healthcare/registered-nurses.htm", "M")
