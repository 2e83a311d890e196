"""Boxes, units and rotation of pages; broken and hostile files."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.press.making import Leaf, leaves, made, press, put_together, stream

from brochure.press.geometry import Rect, Size
from brochure.press.model import PAPERS, PressError
from brochure.press.schemes import SCHEMES
from brochure.press.source import MAX_PAGES, Source, SourcePage, read, reading


def read_bytes(data: bytes) -> Source:
    return read(BytesIO(data))


def only_page(extra: str, tree: str = "") -> SourcePage:
    with reading("x.pdf"):
        (page,) = read_bytes(made([Leaf(1, extra=extra)], tree)).pages
    return page


def refused(data: bytes) -> str:
    with pytest.raises(PressError) as caught:
        press(data, SCHEMES["booklet"], PAPERS["letter"], name="x.pdf")
    assert str(caught.value).startswith("x.pdf: ")
    assert caught.value.exit_code == 2
    return str(caught.value)


@pytest.mark.parametrize(
    ("extra", "size"),
    [
        ("", (612, 792)),
        ("/CropBox[10 20 300 400]", (290, 380)),
        ("/CropBox[300 400 10 20]", (290, 380)),
        ("/CropBox[-99 20 300 4000]", (300, 772)),
        ("/CropBox[900 900 990 990]", (612, 792)),
        ("/CropBox[5 5 5 5]", (612, 792)),
        ("/CropBox(no box)", (612, 792)),
        ("/CropBox[10 20 300 400]/TrimBox[20 30 290 390]", (270, 360)),
        ("/TrimBox[1 1 1 1]", (612, 792)),
        ("/UserUnit 2", (1224, 1584)),
        ("/UserUnit 2/Rotate 90", (1584, 1224)),
        ("/Rotate 270", (792, 612)),
        ("/Rotate 450", (792, 612)),
        ("/Rotate -90", (792, 612)),
        ("/Rotate/Sideways", (612, 792)),
    ],
)
def test_page_size_is_the_displayed_size(extra: str, size: tuple[float, float]) -> None:
    assert only_page(extra).size == Size(*size)


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_matrix_maps_the_page_to_its_displayed_position(turns: int) -> None:
    """Corners of the box map to corners of the page, and the x axis rotates clockwise."""
    page = only_page(f"/CropBox[10 20 310 420]/Rotate {turns}/UserUnit 2")
    a, b, c, d, e, f = page.matrix
    corners = {(a * x + c * y + e, b * x + d * y + f) for x in (10, 310) for y in (20, 420)}
    width, height = page.size
    assert corners == {(0, 0), (width, 0), (0, height), (width, height)}
    assert (a, b) == {0: (2, 0), 90: (0, -2), 180: (-2, 0), 270: (0, 2)}[turns]


def test_boxes_and_rotation_are_inherited_from_the_page_tree() -> None:
    page = only_page("/MediaBox[0 0 50 60]", "/MediaBox[0 0 200 100]/Rotate 90")
    assert page.size == Size(60, 50), "its own box goes before"
    data = put_together(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 100]/Rotate 90>>",
            b"<</Type/Page/Parent 2 0 R>>",
        ]
    )
    with reading("x.pdf"):
        (page,) = read_bytes(data).pages
    assert page.size == Size(100, 200)


def test_bleed_box_is_kept() -> None:
    page = only_page("/TrimBox[20 20 592 772]/BleedBox[11 11 601 781]")
    assert page.bleed == Rect(11, 11, 601, 781)
    assert only_page("/TrimBox[20 20 592 772]").bleed == Rect(20, 20, 592, 772)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a PDF file"),
        (b"GIF89a", "not a PDF file"),
        (b"%PDF-1.7\n", "cannot|can be read"),
        (b"%PDF-1.7\nstartxref\n99999999\n%%EOF", "can be read"),
        (made([]), "0 pages"),
        (made([Leaf(1, extra="/MediaBox[0 0 99999999 9]")]), "page 1 is 1e\\+08 by 9 points"),
        (made([Leaf(1, extra="/UserUnit 999999")]), "page 1 is"),
        (made([Leaf(1)])[:300], "can be read"),
    ],
)
def test_broken_file_is_refused_with_a_reason(data: bytes, message: str) -> None:
    assert re.search(message, refused(data))


@pytest.mark.parametrize("box", ["[0 0 0 792]", "[0 0 nan 1]", "(none)", "null"])
def test_page_is_letter_when_it_has_no_valid_box(box: str) -> None:
    assert only_page(f"/MediaBox{box}").size == Size(612, 792)


def test_damaged_file_is_repaired_and_reported() -> None:
    whole = made(leaves(2))
    damaged = whole.replace(b"xref", b"yref")
    results = [press(data, SCHEMES["2up"], PAPERS["letter"]) for data in (whole, damaged)]
    assert [result.is_damaged for result in results] == [False, True]
    assert results[0].data == results[1].data


def test_message_is_short_and_printable_when_it_quotes_the_file() -> None:
    """The messages of qpdf quote from files."""
    with pytest.raises(PressError) as caught, reading("x.pdf"):
        raise ValueError("\x1b[31mred\n" + "x" * 10_000)
    assert str(caught.value).startswith("x.pdf: not a PDF file that can be read ([31mredxxx")
    assert len(str(caught.value)) < 300
    with pytest.raises(PressError, match=r"\(RecursionError\)"), reading("x.pdf"):
        raise RecursionError


def encrypted(level: int, user: str = "", *, may_print: bool = True) -> bytes:
    """A page encrypted as revision ``level`` of PDF's security handler does: RC4 up to 3, AES above."""
    allow = pikepdf.Permissions(print_lowres=may_print, print_highres=may_print, extract=False)
    encryption = pikepdf.Encryption(owner="owner", user=user, R=level, allow=allow, aes=level > 3, metadata=level > 3)
    out = BytesIO()
    with pikepdf.open(BytesIO(made(leaves(1)))) as pdf:
        pdf.docinfo["/Title"] = "Sealed"
        pdf.save(out, encryption=encryption)
    return out.getvalue()


@pytest.mark.parametrize("level", [2, 3, 4, 6])
def test_encrypted_file_is_imposed_when_it_opens_without_a_password(level: int) -> None:
    result = pypdf.PdfReader(BytesIO(press(encrypted(level), SCHEMES["2up"], PAPERS["letter"]).data))
    assert not result.is_encrypted
    assert result.metadata is not None
    assert result.metadata.title == "Sealed"
    form = result.pages[0]["/Resources"]["/XObject"]["/P1"]  # type: ignore[index]
    assert form.get_object().get_data() == Leaf(1).content()


def test_passwords_and_permissions_are_respected() -> None:
    assert "with a password" in refused(encrypted(6, "secret"))
    assert "forbids printing" in refused(encrypted(6, may_print=False))


def catalog_of(*objects: bytes) -> bytes:
    return put_together([b"<</Type/Catalog/Pages 2 0 R>>", *objects])


def test_cyclic_page_tree_is_refused() -> None:
    refused(catalog_of(b"<</Type/Pages/Kids[2 0 R]/Count 1>>"))
    refused(catalog_of(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"))


def test_file_is_refused_when_it_has_too_many_pages() -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    kids = b"3 0 R " * (MAX_PAGES + 1)
    assert "20,001 pages" in refused(catalog_of(b"<</Type/Pages/Kids[" + kids + b"]>>", page))


def test_wrong_page_count_is_ignored() -> None:
    data = catalog_of(b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>", b"<</Type/Page/MediaBox[0 0 99 99]>>")
    assert press(data, SCHEMES["booklet"], PAPERS["letter"]).pages == 1


def test_deep_nesting_is_refused() -> None:
    nested = b"[" * 50_000 + b"]" * 50_000
    page = b"<</Type/Page/MediaBox[0 0 99 99]/Resources<</XObject<</A " + nested + b">>>>>>"
    refused(catalog_of(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page))


def test_long_chain_of_objects_is_followed_without_recursion() -> None:
    links = [f"<</Next {number + 1} 0 R>>".encode() for number in range(4, 5004)]
    page = b"<</Type/Page/MediaBox[0 0 99 99]/Resources<</Properties<</A 4 0 R>>>>>>"
    data = catalog_of(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, *links, b"<</Next 4 0 R>>")
    assert press(data, SCHEMES["booklet"], PAPERS["letter"]).pages == 1


def test_content_is_refused_when_it_decompresses_to_too_much() -> None:
    bomb = zlib.compress(bytes(40_000_000), 9)
    page = b"<</Type/Page/MediaBox[0 0 99 99]/Contents[4 0 R 4 0 R]>>"
    refused(catalog_of(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(bomb, "/Filter/FlateDecode")))


def test_large_content_shared_by_many_pages_is_refused() -> None:
    """Written once for each page, it would fill the disk."""
    pages = b"<</Type/Pages/Kids[" + b"3 0 R " * 5_000 + b"]>>"
    page = b"<</Type/Page/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    assert "larger than 256 MB" in refused(catalog_of(pages, page, stream(b"% " + b"x" * 100_000)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.integers(0, 2500), junk=st.binary(max_size=12), length=st.integers(0, 30))
def test_any_damage_gives_sheets_or_a_press_error(place: int, junk: bytes, length: int) -> None:
    data = made([Leaf(1), Leaf(2, extra="/Rotate 90"), Leaf(3, extra="/CropBox[9 9 99 99]")])
    damaged = data[:place] + junk + data[place + length :]
    with suppress(PressError):
        assert press(damaged, SCHEMES["trifold"], PAPERS["a4"]).pages > 0
