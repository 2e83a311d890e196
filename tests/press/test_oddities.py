"""Rare but valid parts of PDF files are imposed like all others."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pytest
from tests.press.making import leaves, made, press, put_together, stream
from tests.press.test_rendered import pictures

from brochure.press.model import PAPERS
from brochure.press.schemes import SCHEMES

RED_DOT = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 3>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"


def page_of(content: bytes, resources: str, *objects: bytes) -> bytes:
    """One page; ``objects`` are numbered from 5."""
    return put_together(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]/Resources<<{resources}>>>>".encode(),
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
            stream(content),
            *objects,
        ]
    )


def sheet(data: bytes) -> bytes:
    return press(data, SCHEMES["2up"], PAPERS["letter"]).data


def has_red(data: bytes) -> bool:
    (picture,) = pictures(data)
    return any(color[0] > 200 and max(color[1:]) < 60 for _, color in picture.getcolors(1 << 20) or [])


@pytest.mark.parametrize("between", [b"\n", b" % a comment\n", b"%\r\n% two\r\n", b"\t\0\x0c ", b"\n%stream\n"])
def test_image_is_kept_when_comments_or_blanks_precede_its_stream(between: bytes) -> None:
    image = RED_DOT + between + b"stream\n\xff\0\0\nendstream"
    assert has_red(sheet(page_of(b"400 0 0 300 100 30 cm /I Do", "/XObject<</I 5 0 R>>", image)))


@pytest.mark.parametrize("filters", ["/JPXDecode", "/JBIG2Decode", "/DCTDecode", "[/CCITTFaxDecode]", "/NewerThanAll"])
def test_image_stays_compressed_with_any_filter(filters: str) -> None:
    """Even if the data cannot be decompressed."""
    packed = bytes(range(256)) * 3
    image = stream(packed, f"/Subtype/Image/Width 1/Height 1/Filter{filters}")
    result = pypdf.PdfReader(BytesIO(sheet(page_of(b"/I Do", "/XObject<</I 5 0 R>>", image))))
    form = result.pages[0]["/Resources"]["/XObject"]["/P1"]  # type: ignore[index]
    kept = form["/Resources"]["/XObject"]["/I"]
    assert kept.get_object()._data == packed
    assert str(kept["/Filter"]).strip("[]'") == filters.strip("[]")


def test_form_inherits_the_resources_of_its_page_when_it_has_none() -> None:
    """As in PDF 1.1."""
    form = stream(b"1 0 0 rg BT /F 300 Tf 20 20 Td (X) Tj ET", "/Subtype/Form/BBox[0 0 612 792]")
    data = page_of(b"/X Do", "/Font<</F 6 0 R>>/XObject<</X 5 0 R>>", form, FONT)
    result = pypdf.PdfReader(BytesIO(sheet(data)))
    page = result.pages[0]["/Resources"]["/XObject"]["/P1"]  # type: ignore[index]
    inner = page["/Resources"]["/XObject"]["/X"]
    assert inner["/Resources"]["/Font"]["/F"]["/BaseFont"] == "/Helvetica-Bold"
    assert has_red(sheet(data))


def test_last_revision_of_an_object_is_used() -> None:
    first = page_of(b"0 1 0 rg 0 0 612 792 re f", "")
    body = b"4 0 obj\n" + stream(b"1 0 0 rg 0 0 612 792 re f") + b"\nendobj\n"
    before = first.rindex(b"xref\n0")
    table = f"xref\n4 1\n{len(first):010} 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Prev {before}>>\n"
    end = f"startxref\n{len(first) + len(body)}\n%%EOF\n"
    assert has_red(sheet(first + body + table.encode() + end.encode()))
    assert not has_red(sheet(first))


def test_pages_may_be_repeated_and_in_object_streams() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(made(leaves(2)))) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    result = press(out.getvalue(), SCHEMES["4up"], PAPERS["letter"])
    assert (result.pages, result.is_damaged) == (3, False)


def test_many_objects_in_one_stream_are_read_fast() -> None:
    """A reader that scans for each from the start would take minutes."""
    out = BytesIO()
    with pikepdf.open(BytesIO(made(leaves(1)))) as pdf:
        links = [pdf.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Link, N=n)) for n in range(20_000)]
        pdf.pages[0].Annots = pikepdf.Array(links)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    result = press(out.getvalue(), SCHEMES["2up"], PAPERS["letter"])
    assert (result.pages, result.incomplete) == (1, ())
    assert len(result.data) < 5_000, "links are dropped"
