"""Whole files: conformance, sameness, what can be read back and seen."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import page as validator
import pypdfium2
import pytest
from pypdf import PdfReader

import brochure
from brochure.errors import GlyphError
from brochure.layout.pages import Box, Content, Element, Page, Pages, Placed
from brochure.pdf import write

from .dump import dump_structure
from .sample import HEIGHT, WIDTH, sample, words

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def data() -> bytes:
    return write(sample())


@pytest.fixture(scope="module")
def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def one_line(text: str) -> Pages:
    paragraph = Element("P")
    root = Element("Document", (paragraph,))
    box = Box(14.0, (Content(paragraph, (words(text),)),))
    return Pages((Page(WIDTH, HEIGHT, (Placed(54.0, 700.0, box),)),), root, (), "One line", "en-US")


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("pages", [sample(), one_line("Lonely")], ids=["sample", "one line"])
def test_conforms(pages: Pages, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(write(pages))
    report = validator.validate_pdf(str(path), profile=profile)
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_structure_is_what_it_was(data: bytes) -> None:
    """The golden is for reading; where a change is meant, write it anew with the text that this prints."""
    assert dump_structure(data) == (HERE / "sample.structure.txt").read_text(encoding="utf-8")


def test_the_same_pages_give_the_same_bytes_in_any_process() -> None:
    script = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]\n"
        "from sample import sample; from brochure.pdf import write\n"
        "print(hashlib.sha256(write(sample())).hexdigest())"
    )
    source = HERE.parent.parent / "src"
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(HERE), str(source)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1", "42")
    }
    assert digests == {hashlib.sha256(write(sample())).hexdigest()}


def test_what_was_written_before_changes_nothing(data: bytes) -> None:
    write(one_line("Zebras quit, jumping 1234567890 vexed foxes: KLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz"))
    assert write(sample()) == data


def test_text_reads_in_order_with_words_apart(reader: PdfReader) -> None:
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert text.startswith("AVAILABLE Records Technicians (coders) keep records; see the whole page for the 50% who")
    assert "\\read on, • Attention to detail. • Integrity. Page 1 and ends on page two. Pay" in text
    assert "At least −1.5 ≥ 0. Page 2" in text


def test_pages_show_something(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        image = page.render(scale=0.5, grayscale=True)
        counts = [bytes(image.buffer).count(gray) for gray in range(128)]
        assert sum(counts) > 50
        page.close()
    document.close()


def test_metadata_agree(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "Records & health <information>"
    assert reader.metadata.subject == "What “technicians” earn"
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert reader.metadata.producer == xmp.pdf_producer == f"brochure {brochure.__version__}"
    assert xmp.dc_title == {"x-default": reader.metadata.title}
    assert xmp.dc_description == {"x-default": reader.metadata.subject}
    assert xmp.dc_language == ["en-US"]
    assert xmp.pdf_keywords == "careers, health & safety" == reader.metadata["/Keywords"]


def test_there_is_a_date_only_where_one_is_set(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert b"CreateDate" not in data
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = PdfReader(io.BytesIO(write(sample())))
    assert dated.metadata is not None
    assert dated.metadata.creation_date_raw == "D:20231114221320Z"
    assert b"<xmp:CreateDate>2023-11-14T22:13:20Z</xmp:CreateDate>" in write(sample())


def test_bookmarks_nest(reader: PdfReader) -> None:
    first, below = reader.outline
    titles = [item.title for item in below if not isinstance(item, list)]
    assert first.title == "Records & health (information)"  # type: ignore[union-attr]
    assert titles == ["Pay – über alles", "Outlook"]  # type: ignore[comparison-overlap]
    assert reader.get_destination_page_number(first) == 0  # type: ignore[arg-type]


def test_links_lead_where_they_should(reader: PdfReader) -> None:
    links = [annotation.get_object() for page in reader.pages for annotation in page["/Annots"]]  # type: ignore[attr-defined]
    assert [link["/A"]["/URI"] for link in links] == ["https://example.org/a(b)?q=%C3%A9"] * 2 + [
        "https://example.org/"
    ]
    assert [float(side) for side in links[0]["/Rect"]] == [244.0, 696.0, 289.0, 710.0]


def test_markup_and_operators_in_text_are_text() -> None:
    text = "<b>) Tj ET (\\ /Name <</MCID 9>> BDC"
    shown = PdfReader(io.BytesIO(write(one_line(text)))).pages[0].extract_text()
    assert shown.strip() == text


def test_a_character_without_glyph_is_named() -> None:
    with pytest.raises(GlyphError, match=r"Lato-Regular has no glyph for '漢' \(U\+6F22\) in '漢字'"):
        write(one_line("Kanji 漢字"))


def test_an_element_without_content_is_left_out(data: bytes) -> None:
    assert dump_structure(data).count("\n    P\n") == 2  # the split paragraph and the code's, not the third
