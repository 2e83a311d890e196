"""What large print promises its readers, in finished brochures of all shipped profiles."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from tests.pairing import in_turn

from brochure.app.build import render
from brochure.compose.document import compose
from brochure.compose.material import Material
from brochure.compose.sources import attribution
from brochure.compose.text import tidy
from brochure.layout.brochure.document import layout
from brochure.layout.pages import Element, Words
from brochure.locale import locale_of
from brochure.profile.load import load_file
from brochure.rendering import load_style
from brochure.resources import packaged_profiles
from brochure.style.fit import MIN_EDGE, on_page

MIN_SIZE = 18.0  # points
MAX_LINES = 3  # of a cell

PATHS = sorted(packaged_profiles().glob("*.yaml"))


def type_sizes(data: bytes) -> Iterator[tuple[float, str]]:
    """The size of each piece of text in a file, in points on paper, and what it says."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        words = page.get_textpage()
        for item in page.get_objects():
            if item.type == raw.FPDF_PAGEOBJ_TEXT:
                size = ctypes.c_float()
                raw.FPDFTextObj_GetFontSize(item.raw, ctypes.byref(size))
                length = raw.FPDFTextObj_GetText(item.raw, words.raw, None, 0)
                buffer = ctypes.create_string_buffer(length)
                chars = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
                raw.FPDFTextObj_GetText(item.raw, words.raw, chars, length)
                yield size.value * item.get_matrix().d, buffer.raw[:-2].decode("utf-16-le").strip()
    document.close()


@in_turn("path size", PATHS, ["letter", "a4"])
def test_only_the_credit_in_the_foot_is_under_18_points(path: Path, size: str) -> None:
    found = list(type_sizes(render(load_file(path).profile, style="large-print", page_size=size)))  # type: ignore[arg-type]
    credit = attribution(locale_of(load_file(path).profile.lang))
    small = {text for points, text in found if points < MIN_SIZE - 0.01}
    assert len(found) > 100
    assert all(text in credit for text in small), small


@pytest.mark.parametrize("path", PATHS[::2], ids=lambda path: path.stem)
def test_each_page_but_the_first_names_the_occupation_above_its_text(path: Path) -> None:
    style, profile = load_style("large-print"), load_file(path).profile
    for page in layout(compose(Material(profile), style), style).pages[1:]:
        head, *_ = page.placed
        words, *_ = (item for content in head.box.contents for item in content.items if isinstance(item, Words))
        assert " ".join(words.words).rstrip("…") in tidy(profile.title)
        assert page.height - head.y + words.y - words.size > MIN_EDGE


@in_turn("path size", PATHS, ["letter", "a4"])
def test_no_cell_is_deeper_than_three_lines(path: Path, size: str) -> None:
    style = load_style("large-print")
    pages = layout(compose(Material(load_file(path).profile), style), on_page(style, size))
    lines: dict[Element, set[tuple[int, float]]] = defaultdict(set)
    for number, page in enumerate(pages.pages):
        for placed in page.placed:
            for content in placed.box.contents:
                ys = {(number, round(placed.y - item.y, 1)) for item in content.items if isinstance(item, Words)}
                if content.element and ys:
                    lines[content.element] |= ys
    for cell in cells(pages.root):
        depth = len(set().union(*[lines[part] for part in (cell, *cell.children) if part in lines]))
        assert depth <= MAX_LINES


def cells(element: Element, *, in_entry: bool = False) -> Iterator[Element]:
    """The cells of the tables below ``element``, also of those that are lists of entries."""
    if element.tag in {"TH", "TD"} or (in_entry and element.tag == "P"):
        yield element
    is_entries = element.tag == "L" and element.children[:1] and element.children[0].tag == "Caption"
    for child in element.children:
        yield from cells(child, in_entry=in_entry or bool(is_entries))
