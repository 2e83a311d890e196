"""Styles on colored paper: it is painted under every page of every kind, and all that stands on it can be read."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import zxingcpp
from pypdf import PdfReader
from tests.pairing import in_turn

from brochure.app.build import load, render
from brochure.app.compare import render_comparison
from brochure.batch.book import Order, make_book
from brochure.layout.surfaces import legible_on
from brochure.pdf.selfcheck import check
from brochure.rendering import load_style
from brochure.style.contrast import contrast, faults, marks
from brochure.style.model import Palette, Style

PROFILES = sorted((Path(__file__).parent.parent / "profiles").glob("*.yaml"))
DARK = Palette(
    paper="#16191d", ink="#e8eaed", heading="#a8c7fa", muted="#b0b6be", accent="#f2a58e", own="#8ab4f8",
    other="#5f7ea6", tint="#23303f", rule="#4a5560",
)  # fmt: skip
CREAM = Palette(
    paper="#faf3e0", ink="#2b2418", heading="#4a2c12", muted="#5e5340", accent="#8e3b1f", own="#4a2c12",
    other="#a9834f", tint="#f1e4c4", rule="#cdbd97",
)  # fmt: skip
GRAY = Palette(  # neither dark nor light: no ink stands out from it as a code must
    paper="#8a8a8a", ink="#000000", heading="#000000", muted="#0a0a0a", accent="#080808", own="#000000",
    other="#333333", tint="#949494", rule="#555555",
)  # fmt: skip
FORMS = ("cards", "handout", "large-print-handout", "field", "field-full", "leaflet", "poster", "sign")
KINDS = ("brochure", "book", "sheet", *FORMS)
SAME_PART = [path for path in PROFILES if path.stem in ("electricians", "oil-and-gas-workers")]


@cache
def made(kind: str, palette: Palette | None) -> bytes:
    """A file of this kind, in the classic style unless a palette is given."""
    style: Style = load_style(kind if kind in FORMS else "classic")
    if palette:
        style = replace(style, palette=palette)
    if kind in {"brochure", *FORMS}:
        return render(load(PROFILES[9]), style=style)
    if kind == "sheet":
        return render_comparison([load(path) for path in PROFILES[:3]], style=style)
    sink = io.BytesIO()
    make_book([*PROFILES[:2], *SAME_PART], Order(style=style, right_hand=True), sink, lambda: None)
    return sink.getvalue()


@pytest.mark.parametrize("palette", [DARK, CREAM, GRAY], ids=["dark", "cream", "gray"])
def test_the_palettes_are_good_ones(palette: Palette) -> None:
    assert list(faults(palette)) == []


@in_turn("kind palette", KINDS, [DARK, CREAM, GRAY])
def test_paper_is_painted_on_every_page_to_its_edges(kind: str, palette: Palette) -> None:
    for sheet in pdfium.PdfDocument(made(kind, palette)):
        picture = sheet.render(scale=0.5).to_pil().convert("RGB")
        right, bottom = picture.width - 1, picture.height - 1
        seen = [picture.getpixel(at) for at in ((0, 0), (right, 0), (0, bottom // 2), (right, bottom // 2))]
        areas = {palette.tint} if kind not in FORMS else {palette.tint, palette.own}  # panels and fields of color
        assert set(seen) <= {_channels(color) for color in {palette.paper} | areas}, seen


@in_turn("kind palette", KINDS, [DARK, CREAM, GRAY])
def test_paper_is_an_artifact_before_all_else(kind: str, palette: Palette) -> None:
    data = made(kind, palette)
    for page in PdfReader(io.BytesIO(data)).pages:
        content = page.get_contents()
        assert content is not None
        assert content.get_data().startswith(b"/Artifact<</Type/Background/BBox[-9 -9 ")
        assert content.get_data().count(b"/Background") == 1
    assert check(data) == []


def test_the_book_has_a_divider() -> None:
    assert len(SAME_PART) == 2
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(made("book", CREAM))).pages]
    assert any("2 occupations" in text for text in texts)


@pytest.mark.parametrize("kind", KINDS)
def test_white_paper_is_not_painted(kind: str) -> None:
    for page in PdfReader(io.BytesIO(made(kind, None))).pages:
        content = page.get_contents()
        assert content is None or b"/Background" not in content.get_data()


@in_turn("kind palette", ["brochure", "sheet", *FORMS], [DARK, CREAM, GRAY])
def test_codes_can_be_scanned_on_any_paper(kind: str, palette: Palette) -> None:
    assert _scanned(made(kind, palette)) == _scanned(made(kind, None)) != set()


@in_turn("kind palette", KINDS, [DARK, CREAM, GRAY])
def test_no_words_are_set_in_a_color_that_the_paper_swallows(kind: str, palette: Palette) -> None:
    for page in PdfReader(io.BytesIO(made(kind, palette))).pages:
        content = page.get_contents()
        assert content is not None
        for color in _text_colors(content.get_data().decode("latin-1")):
            on_paper = min(contrast(color, ground) for ground in (palette.paper, palette.tint))
            is_on_area = kind in FORMS and color == legible_on(palette.own, palette)
            assert on_paper >= 4.5 or is_on_area or color == legible_on(marks(palette).range, palette)


def _scanned(data: bytes) -> set[str]:
    pictures = (sheet.render(scale=200 / 72).to_pil() for sheet in pdfium.PdfDocument(data))
    return {
        code.text
        for picture in pictures
        for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    }


def _text_colors(operators: str) -> set[str]:
    """The colors that are set when words are shown."""
    found, color = set(), "#000000"
    saved = []
    for line in operators.split("\n"):
        words = line.split(" ")
        if words[0] == "q":
            saved.append(color)
        if words[-1] == "Q":
            color = saved.pop()
        if words[-1] in {"g", "rg"}:
            parts = words[:-1] * (3 if words[-1] == "g" else 1)
            color = "#" + "".join(f"{round(float(part) * 255):02x}" for part in parts)
        elif line.endswith("TJ"):
            found.add(color)
    return found


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
