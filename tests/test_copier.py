"""The overlay for copiers, on every style and in every kind of document."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import ImageFilter
from pypdf import PdfReader

from brochure.app.build import load, render
from brochure.app.compare import render_comparison
from brochure.batch.book import Order, make_book
from brochure.pdf.selfcheck import check
from brochure.rendering import load_style
from brochure.resources import packaged_styles
from brochure.style.find import is_overlay

PROFILES = sorted((Path(__file__).parent.parent / "profiles").glob("*.yaml"))
STYLES = sorted(path.stem for path in packaged_styles().glob("*.yaml") if not is_overlay(path))
KINDS = (*STYLES, "book", "sheet")

MIN_RULE = 0.5  # points
MAX_BLACK, MAX_SOLID = 0.12, 0.02  # of a page: all that is black, and areas wider than THICK
LARGE_TYPE = {"poster": (0.16, 0.03), "sign": (0.16, 0.03)}  # the same of forms whose type is that large
THICK = 9  # points


@cache
def made(kind: str) -> bytes:
    profiles = [load(path) for path in PROFILES[:3]]
    if kind == "sheet":
        return render_comparison(profiles, style="classic+copier")
    if kind != "book":
        return render(load("electricians"), style=f"{kind}+copier")
    sink = io.BytesIO()
    make_book(PROFILES[:6], Order(style=load_style("classic+copier"), by="none"), sink, lambda: None)
    return sink.getvalue()


def operators(data: bytes) -> list[str]:
    """The lines of the content streams of all pages and of the drawings on them."""
    found = []
    for page in PdfReader(io.BytesIO(data)).pages:
        content = page.get_contents()
        assert content is not None
        forms = [each.get_object() for each in page["/Resources"].get("/XObject", {}).values()]  # type: ignore[attr-defined]
        for stream in (content, *(form for form in forms if form["/Subtype"] == "/Form")):
            found += stream.get_data().decode("latin-1").split("\n")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_all_is_black_or_white(kind: str) -> None:
    lines = operators(made(kind))
    colors = {line for line in lines if re.search(r" (g|G|rg|RG|k|K)$", line)}
    assert colors
    assert colors <= {"0 g", "1 g", "0 G", "1 G", "0 0 0 rg", "0 0 0 RG", "1 1 1 rg", "1 1 1 RG"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_is_thin(kind: str) -> None:
    widths = {float(found[1]) for line in operators(made(kind)) if (found := re.fullmatch(r"([\d.]+) w", line))}
    assert widths
    assert min(widths) >= MIN_RULE


@pytest.mark.parametrize("kind", KINDS)
def test_no_large_area_is_solid(kind: str) -> None:
    max_black, max_solid = LARGE_TYPE.get(kind, (MAX_BLACK, MAX_SOLID))
    for page in pdfium.PdfDocument(made(kind)):
        picture = page.render().to_pil().convert("L").point(lambda level: 255 if level >= 128 else 0)
        count = picture.width * picture.height
        assert picture.histogram()[0] <= max_black * count
        assert picture.filter(ImageFilter.MaxFilter(THICK)).histogram()[0] <= max_solid * count


@pytest.mark.parametrize("kind", KINDS)
def test_copies_conform_too(kind: str) -> None:
    assert check(made(kind)) == []


def test_what_is_compared_differs_from_the_occupation_in_black_and_white() -> None:
    colored, copied = ({line for line in operators(data) if line.endswith(" w")}
                       for data in (render(load("electricians")), made("classic")))  # fmt: skip
    assert "0.7 w" in copied - colored, "the lines of a pattern"
