"""Finished sheets of the profiles that ship: conforming, complete, and the same bytes wherever they are made."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from functools import cache

import page
import pypdfium2 as pdfium
import pytest
import zxingcpp
from pypdf import PdfReader

import brochure
from brochure.compose.blocks import QrLink
from brochure.compose.comparison import compare
from brochure.pdf.selfcheck import check

NAMES = (
    "electricians", "dancers-and-choreographers", "airline-and-commercial-pilots", "health-info-tech",
    "fishers-and-related-fishing-workers", "cooks",
)  # fmt: skip
SHEETS = {
    "two": (NAMES[:2], "classic", None),
    "four": (NAMES[:4], "classic", None),
    "six": (NAMES, "classic", None),
    "six on a4": (NAMES, "classic", "a4"),
    "large print": (NAMES, "large-print", "letter"),
    "wall": (NAMES[2:5], "classic", "a3"),
}
each = pytest.mark.parametrize("sheet", SHEETS)


@cache
def made(sheet: str) -> bytes:
    names, style, size = SHEETS[sheet]
    return brochure.render_comparison([brochure.load(name) for name in names], style=style, page_size=size)


@each
@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_conforms(sheet: str, standard: str) -> None:
    report = page.validate_pdf_bytes(made(sheet), profile=standard)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@each
def test_structure_is_sound(sheet: str) -> None:
    assert list(check(made(sheet))) == []


@each
def test_says_which_occupations_and_whose_figures(sheet: str) -> None:
    reader = PdfReader(io.BytesIO(made(sheet)))
    assert reader.metadata is not None
    assert reader.metadata.title
    for name in SHEETS[sheet][0]:
        assert brochure.load(name).title in reader.metadata.title
    for leaf in reader.pages:
        assert "by permission of the Bureau of Labor Statistics" in leaf.extract_text().replace("\n", " ")
    assert reader.root_object["/Lang"] == "en-US"


@pytest.mark.parametrize("sheet", ["two", "six"])
def test_codes_can_be_scanned(sheet: str) -> None:
    comparison = compare([brochure.load(name) for name in SHEETS[sheet][0]])
    wanted = {entry.url for row in comparison.aspects for entry in row.entries if isinstance(entry, QrLink)}
    found: set[str] = set()
    for leaf in pdfium.PdfDocument(made(sheet)):
        found |= {
            code.text
            for code in zxingcpp.read_barcodes(
                leaf.render(scale=200 / 72).to_pil(), formats=zxingcpp.BarcodeFormat.QRCode
            )
        }
    assert len(wanted) == len(SHEETS[sheet][0])
    assert found == wanted


@pytest.mark.no_cover  # processes build all again
def test_same_bytes_in_processes_with_different_hash_seeds() -> None:
    code = (
        "import brochure, hashlib; "
        f"print(hashlib.sha256(brochure.render_comparison([brochure.load(n) for n in {NAMES!r}])).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8",
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


@pytest.mark.parametrize("names", [NAMES[:1], (*NAMES, "electricians"), ("cooks", "cooks")])
def test_what_cannot_be_compared(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"expected 2 to 6|given twice"):
        brochure.render_comparison([brochure.load(name) for name in names])


def test_an_unknown_page_size() -> None:
    with pytest.raises(ValueError, match="'b5' is not a page size"):
        brochure.render_comparison([brochure.load(name) for name in NAMES[:2]], page_size="b5")
