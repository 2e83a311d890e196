from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.locales import EN, ES

from brochure.compose.blocks import QrLink, QrLinks
from brochure.layout.page.frame import frame_of
from brochure.layout.pages import Box, Element, Fill, Modules, Words
from brochure.layout.qr import QUIET, SIDE, UNIT, code, fit_address, qr_links
from brochure.layout.text.labels import label_styles
from brochure.style.fit import on_page

from . import samples
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

    from brochure.paper import PageSize

PATHS = ("ooh", "medical-records-and-health-information-technicians.htm", "JobSearch", "a.b-c", "x" * 40)
addresses = st.lists(st.sampled_from(PATHS), max_size=3).map(lambda parts: "/".join(["bls.gov", *parts]))
LABELS = [label for locale in (EN, ES) for label in locale.table("next_steps.label").values()]
"""Of all kinds of pages, in both languages."""

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


def left_edges(count: int, width: float) -> list[list[float]]:
    block = QrLinks((QrLink("Find openings", "https://www.bls.gov/", "bls.gov", "QR code"),) * count)
    return [[round(modules.x, 2) for modules in codes(box)] for box in qr_links(block, STYLE, width, [])]


def test_fewer_codes_stand_on_the_grid_of_three() -> None:
    (three,) = left_edges(3, WIDE)
    assert three == pytest.approx([at * (WIDE + STYLE.page.gutter) / 3 for at in range(3)], abs=0.01)
    assert left_edges(2, WIDE) == [three[:2]]
    assert left_edges(1, WIDE) == [three[:1]]


def test_codes_are_stacked_when_the_measure_is_too_narrow_for_a_row() -> None:
    assert left_edges(3, NARROW) == [[0.0], [0.0], [0.0]]


@pytest.mark.parametrize("style", ["classic", "large-print"])
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_captions_have_three_lines_at_most(style: str, size: PageSize) -> None:
    chosen = samples.style(style)
    for label in LABELS:
        shown = "careeronestop.org/Toolkit/Training"
        block = QrLinks((QrLink(label, "https://www.bls.gov/ooh/" + "x" * 60, shown, "QR code"),) * 3)
        (box,) = qr_links(block, chosen, frame_of(on_page(chosen, size)).width, [])
        assert [len(content.items) for content in box.contents if isinstance(content.items[0], Words)] <= [3] * 3


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("label", LABELS)
def test_labels_are_on_one_line(label: str, size: PageSize) -> None:
    url = "https://www.careeronestop.org/FindTraining/find-training.aspx"
    block = QrLinks(tuple(QrLink(title, url, "", "QR code") for title in ("Official page", label, "Find openings")))
    (box,) = qr_links(block, samples.style("classic"), frame_of(on_page(samples.style("classic"), size)).width, [])
    assert [len(content.items) for content in box.contents if isinstance(content.items[0], Words)] == [1] * 3


@pytest.mark.parametrize(
    ("shown", "width", "printed"),
    [("bls.gov/ooh", 60, "bls.gov/ooh"), ("bls.gov/ooh", 38, "bls.gov"), ("bls.gov/ooh", 9, None), ("", 60, None)],
)
def test_fit_address_prints_an_address_or_its_host_on_one_line(shown: str, width: float, printed: str | None) -> None:
    label = fit_address(shown, label_styles(STYLE).note, width)
    assert (label.lines if label else None) == ([printed] if printed else None)


def test_cell_is_a_link_with_its_caption() -> None:
    block = QrLinks((QrLink("Find openings", "https://www.bls.gov/", "bls.gov", "QR code"),))
    (box,) = qr_links(block, STYLE, WIDE, [])
    (area,) = box.links
    (modules,) = codes(box)
    assert (area.url, area.text) == ("https://www.bls.gov/", "Find openings, bls.gov")
    assert area.element.tag == "Link"
    assert area.y <= modules.y
    assert area.y + area.height >= modules.y + modules.unit * len(modules.rows)


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
        "L\n  LI\n    LBody\n      P\n        Link\n      Figure “QR code for https://www.bls.gov/ooh”\n"
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


def test_captions_are_below_when_addresses_have_room_only_there() -> None:
    block = QrLinks(tuple(QrLink(f"Find {name}", "https://www.careeronestop.org/", "careeronestop.org", name)
                          for name in ("work", "training", "help")))  # fmt: skip
    printed = [item.words for box in qr_links(block, samples.style("large-print"), 525.0, [])
               for content in box.contents for item in content.items if isinstance(item, Words)]  # fmt: skip
    assert printed.count(("careeronestop.org",)) == 3
