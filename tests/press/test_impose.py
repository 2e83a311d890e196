"""The written file is small and deterministic, and has everything that printing needs."""

from __future__ import annotations

import zlib
from io import BytesIO

import pypdf
import pytest
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject
from tests.press.making import Leaf, leaves, made, press, put_together, stream
from tests.press.test_rendered import difference, pictures

import brochure
from brochure.press.model import PAPERS, PressError, parse_length
from brochure.press.schemes import SCHEMES

LETTER, TABLOID = PAPERS["letter"], PAPERS["tabloid"]


def imposed(data: bytes, scheme: str = "booklet", **options: object) -> pypdf.PdfReader:
    result = press(data, SCHEMES[scheme], TABLOID, **options)  # type: ignore[arg-type]
    return pypdf.PdfReader(BytesIO(result.data))


def forms(page: pypdf.PageObject) -> dict[str, StreamObject]:
    return {name: form.get_object() for name, form in page["/Resources"]["/XObject"].items()}


def test_page_forms_share_their_font() -> None:
    sheets = imposed(made(leaves(8))).pages
    found = [form for page in sheets for form in forms(page).values()]
    assert len(found) == 8
    fonts = {form["/Resources"].raw_get("/Font")["/F1"].indirect_reference for form in found}
    assert len(fonts) == 1
    assert {form["/Subtype"] for form in found} == {"/Form"}
    assert [list(forms(page)) for page in sheets] == [["/P1", "/P8"], ["/P2", "/P7"], ["/P3", "/P6"], ["/P4", "/P5"]]


def test_shared_objects_are_stored_once_and_metadata_is_dropped() -> None:
    """A color profile that each page uses through an array of its own."""
    profile = stream(zlib.compress(b"profile" * 3000, 0), "/N 3/Filter/FlateDecode/Metadata 4 0 R/Alternate/DeviceRGB")
    metadata = stream(b"<x:xmpmeta>" + b"m" * 5000)
    pages = [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/StructParents 3/Annots[4 0 R]"
        b"/Resources<</ColorSpace<</C[/ICCBased 3 0 R]/Metadata 3 0 R>>>>>>"
        for _ in range(12)
    ]
    kids = " ".join(f"{5 + i} 0 R" for i in range(12))
    data = put_together(
        [
            b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count 12>>".encode(),
            profile,
            metadata,
            *pages,
        ]
    )
    result = press(data, SCHEMES["4up"], LETTER).data
    assert result.count(b"profileprofile") == data.count(b"profileprofile")
    assert b"xmpmeta" not in result
    reader = pypdf.PdfReader(BytesIO(result))
    resources = forms(reader.pages[0])["/P1"]["/Resources"]["/ColorSpace"]
    assert "/Metadata" in resources, "here it is a resource name"
    assert "/Metadata" not in resources["/C"][1].get_object()


def test_imposed_brochure_keeps_its_size_and_loses_its_tags() -> None:
    data = brochure.render(brochure.load("health-info-tech"))
    result = press(data, SCHEMES["booklet"], LETTER).data
    assert len(result) < len(data) * 1.05
    reader = pypdf.PdfReader(BytesIO(result))
    assert reader.metadata is not None
    assert reader.metadata.title == "Medical Records and Health Information Technicians"
    assert "/StructTreeRoot" not in reader.root_object
    assert not any("/Annots" in page for page in reader.pages)
    text = reader.pages[0].extract_text()
    assert "Page 4 of 4" in text
    assert "Page 1 of 4" in text


def test_bytes_and_identifier_depend_on_the_input_alone() -> None:
    one, again, other = (press(made(leaves(n)), SCHEMES["2up"], LETTER).data for n in (3, 3, 4))
    assert one == again
    identifiers = [pypdf.PdfReader(BytesIO(data)).trailer["/ID"][0] for data in (one, other)]
    assert identifiers[0] != identifiers[1]
    assert b"/CreationDate" not in one


def test_producer_is_this_version() -> None:
    metadata = imposed(made(leaves(4))).metadata
    assert metadata is not None
    assert metadata.producer == f"brochure {brochure.__version__}"


def test_viewer_preferences_set_actual_size_and_duplex_mode() -> None:
    for flip, name in (("short", "/DuplexFlipShortEdge"), ("long", "/DuplexFlipLongEdge")):
        preferences = imposed(made(leaves(1)), flip=flip).root_object["/ViewerPreferences"]
        assert preferences == {"/PrintScaling": "/None", "/Duplex": name}
    assert "/Duplex" not in imposed(made(leaves(1)), "2up").root_object["/ViewerPreferences"]


def test_trim_box_is_set_only_on_trimmed_sheets() -> None:
    small, large = imposed(made(leaves(1, (0, 0, 300, 400)))), imposed(made(leaves(1)))
    assert list(small.pages[0].trimbox) == [312, 196, 912, 596]
    assert "/TrimBox" not in large.pages[0]


def test_hidden_layers_stay_hidden() -> None:
    """Layers and output intents are in the catalog, not in pages."""
    layer = "/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]>>>>/OutputIntents[<</S/GTS_PDFX/Info(x)>>]"
    hidden = b"/OC/L BDC 0 0 0 rg 0 0 612 792 re f EMC"
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{layer}>>".encode(),
        b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
        b"<</Properties<</L 9 0 R>>>>",
        stream(hidden),
        b"<</Type/Page/Parent 2 0 R/Resources 3 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        *[b"null"] * 3,
        b"<</Type/OCG/Name(Layer)>>",
    ]
    data = put_together(objects)
    result = press(data, SCHEMES["2up"], LETTER).data
    root = pypdf.PdfReader(BytesIO(result)).root_object
    page = pypdf.PdfReader(BytesIO(result)).pages[0]
    used = forms(page)["/P1"]["/Resources"]["/Properties"].raw_get("/L")
    assert isinstance(used, IndirectObject)
    assert root["/OCProperties"]["/D"]["/OFF"][0].idnum == used.idnum
    assert root["/OutputIntents"][0]["/Info"] == "x"
    (sheet,) = pictures(result)
    assert sheet.getextrema() == ((255, 255),) * 3


def test_byte_strings_are_kept_unchanged() -> None:
    """Palettes are strings that may look like text in some encoding."""
    palette = bytes(range(256)) * 3
    space = b"[/Indexed/DeviceRGB 255<" + palette.hex().encode() + b">]"
    short = b"[/Indexed/DeviceRGB 1<FEFF00D8FFFE>]"
    page = b"<</Type/Page/MediaBox[0 0 9 9]/Resources<</ColorSpace<</A " + space + b"/B " + short + b">>>>>>"
    data = put_together([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page])
    reader = imposed(data)
    spaces = forms(reader.pages[0])["/P1"]["/Resources"]["/ColorSpace"]
    assert spaces["/A"][3].original_bytes == palette
    assert spaces["/B"][3].original_bytes == bytes.fromhex("FEFF00D8FFFE")


def test_transparency_group_is_kept() -> None:
    leaf = Leaf(1, extra="/Group<</S/Transparency/CS/DeviceRGB/I true>>")
    (form,) = forms(imposed(made([leaf])).pages[0]).values()
    assert form["/Group"]["/S"] == "/Transparency"


def test_page_with_missing_contents_is_blank() -> None:
    data = put_together(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/MediaBox[0 0 9 9]/Contents 77 0 R/Resources<</Font<</F 78 0 R>>>>>>",
        ]
    )
    (form,) = forms(imposed(data).pages[0]).values()
    assert form.get_data() == b""
    assert isinstance(form["/Resources"], DictionaryObject)


def test_creep_grows_from_the_outer_sheet_to_the_inner() -> None:
    sheets = imposed(made(leaves(12)), creep=2.0).pages
    moves = [page.get_contents().get_data() for page in sheets]  # type: ignore[union-attr]
    assert [b"612 0 cm /P1 " in moves[0], b"610 0 cm /P3 " in moves[2], b"608 0 cm /P5 " in moves[4]] == [True] * 3


def test_creep_is_refused_when_it_exceeds_the_maximum() -> None:
    with pytest.raises(PressError, match="thickness of one sheet"):
        imposed(made(leaves(200)), creep=parse_length("1mm"))


def test_imposed_sheets_can_be_imposed_again() -> None:
    once = press(made(leaves(2)), SCHEMES["2up"], TABLOID).data
    twice = press(once, SCHEMES["2up"], LETTER).data
    (before,), (after,) = pictures(once), pictures(twice)
    assert after.size == (612, 792)
    assert difference(after.crop((0, 0, 612, 396)), before) < 4
