"""Stamps, notes and filled-in fields are drawn as viewers show them, or reported as missing."""

from __future__ import annotations

import pytest
from tests.press.making import Leaf, made, press, put_together, stream
from tests.press.test_rendered import cell, difference, pictures

from brochure.press.geometry import Size, plan, sides
from brochure.press.model import PAPERS, Imposed
from brochure.press.schemes import SCHEMES

RED = "1 0 0 rg 0 0 40 80 re f 0 0 1 rg 40 0 40 80 re f"  # its left half red, its right half blue
APPEARANCE, LAYER = 20, 21  # numbers of objects


def page_with(annotation: str, *, form: str = "/BBox[0 0 80 80]", page: str = "", catalog: str = "") -> bytes:
    """A page with one annotation, whose appearance is object :data:`APPEARANCE`."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R{page}".encode(),
        stream(b"0 1 0 rg 200 300 200 100 re f"),
    ]
    objects[2] += f"/Annots[{annotation} 99 0 R 7]>>".encode()
    objects += [b"null"] * (APPEARANCE - 1 - len(objects))
    objects += [stream(RED.encode(), f"/Type/XObject/Subtype/Form{form}"), b"<</Type/OCG/Name(Layer)>>"]
    return put_together(objects)


def stamp(extra: str = "/F 4", subtype: str = "Stamp") -> str:
    return f"<</Type/Annot/Subtype/{subtype}/Rect[100 100 500 250]/AP<</N {APPEARANCE} 0 R>>{extra}>>"


def pressed(data: bytes) -> Imposed:
    return press(data, SCHEMES["2up"], PAPERS["tabloid"])


def drawn(data: bytes) -> bool:
    """Whether red shows in the only page."""
    (sheet,) = pictures(pressed(data).data)
    return any(red > 200 and green < 60 and blue < 60 for _, (red, green, blue) in sheet.getcolors(1 << 20) or [])


@pytest.mark.parametrize("page", ["", "/Rotate 90", "/CropBox[50 50 450 700]"])
@pytest.mark.parametrize(
    "form",
    [
        "/BBox[0 0 80 80]",
        "/BBox[40 0 80 80]",
        "/BBox[80 80 0 0]/Matrix[0 1 -1 0 0 0]",
        "/BBox[0 0 80 80]/Matrix[0.7 0.7 -0.7 0.7 30 -20]",
        "/BBox[0 0 80 80]/Matrix[-2 0 0 3 500 500]",
        "/BBox[0 0 80 80]/Matrix[bad]",
    ],
)
def test_appearance_is_drawn_where_viewers_show_it(form: str, page: str) -> None:
    data = page_with(stamp(), form=form, page=page)
    (before,), (after,) = pictures(data), pictures(pressed(data).data)
    size, scheme = Size(*before.size), SCHEMES["2up"]
    layout = plan(scheme, PAPERS["tabloid"], size)
    (side,) = sides(scheme, layout, [size], flip="short")
    assert difference(cell(after, side.placements[0], size), before) < 2
    assert not pressed(data).incomplete


@pytest.mark.parametrize(
    ("annotation", "shows", "incomplete"),
    [
        (stamp(), True, False),
        (stamp("/F 6"), False, False),
        (stamp("/F 36"), True, False),
        (stamp("/F 0"), False, True),
        (stamp(""), False, True),
        (stamp("/F 32"), False, False),
        (stamp(subtype="Link"), False, False),
        (stamp(subtype="Popup"), False, False),
        (stamp(subtype="Widget/FT/Tx/V(Jo)"), True, False),
        (stamp("", "Widget/FT/Tx/V(Jo)"), False, True),
        (stamp("", "Widget/FT/Btn"), False, False),
        (f"<</Subtype/Widget/F 4/Rect[9 9 300 300]/AS/On/AP<</N<</On {APPEARANCE} 0 R>>>>>>", True, False),
        (f"<</Subtype/Widget/F 4/Rect[9 9 300 300]/AS/Off/AP<</N<</On {APPEARANCE} 0 R>>>>>>", False, False),
        ("<</Subtype/Widget/F 4/Rect[9 9 300 300]/FT/Tx/V(Jo)>>", False, True),
        ("<</Subtype/Widget/F 4/Rect[9 9 300 300]/Parent<</FT/Ch/V(Jo)>>>>", False, True),
        ("<</Subtype/Widget/F 4/Rect[9 9 300 300]/FT/Tx/V()>>", False, False),
        ("<</Subtype/Widget/F 4/Rect[9 9 300 300]/FT/Btn/V/Yes>>", False, True),
        ("<</Subtype/Widget/F 4/Rect[9 9 300 300]/FT/Btn/V/Off>>", False, False),
        (stamp("/AS/On", "Widget/FT/Btn"), False, True),
        ("<</Subtype/Widget/F 4/Rect[9 9 300 300]/FT/Btn/AS/Off/Parent<</V/Yes>>>>", False, False),
        ("<</Subtype/Text/F 28/Rect[9 9 9 9]>>", False, True),
        ("<</Subtype/Widget/F 4/Rect[9 9 300 300]/FT/Sig/V<</Type/Sig>>>>", False, False),
        ("<</Subtype/Square/F 4/Rect[9 9 300 300]>>", False, True),
        ("<</Subtype/Square/F 4/Rect[9 9 9 9]>>", False, False),
        ("<</Subtype/Square/F (x)/Rect 7/AP 8>>", False, False),
    ],
)
def test_annotation_is_drawn_or_reported_as_incomplete(annotation: str, shows: bool, incomplete: bool) -> None:
    data = page_with(annotation)
    assert (drawn(data), pressed(data).incomplete) == (shows, (1,) if incomplete else ())


def test_field_is_reported_as_incomplete_when_the_file_needs_new_appearances() -> None:
    data = page_with(stamp(subtype="Widget/FT/Tx/V(Jo)"), catalog="/AcroForm<</NeedAppearances true>>")
    assert drawn(data)
    assert pressed(data).incomplete == (1,)


@pytest.mark.parametrize("state", ["ON", "OFF"])
def test_annotation_is_drawn_only_when_its_layer_is_on(state: str) -> None:
    layers = f"/OCProperties<</OCGs[{LAYER} 0 R]/D<</{state}[{LAYER} 0 R]>>>>"
    assert drawn(page_with(stamp(f"/F 4/OC {LAYER} 0 R"), catalog=layers)) == (state == "ON")


def test_appearance_is_stored_once_when_several_pages_share_it() -> None:
    shared = put_together(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 99 99]>>",
            *[b"<</Type/Page/Parent 2 0 R/Annots[5 0 R]>>"] * 2,
            b"<</Subtype/Stamp/F 4/Rect[0 0 9 9]/AP<</N 6 0 R>>>>",
            stream(RED.encode(), "/BBox[0 0 80 80]"),
        ]
    )
    assert pressed(shared).data.count(b"/BBox [ 0 0 80 80 ]") == 1


def test_output_is_the_same_when_annotations_are_never_printed() -> None:
    one, other = made([Leaf(1)]), made([Leaf(1, extra="/Annots[<</Subtype/Link/F 4/Rect[0 0 9 9]>>]")])
    assert pressed(one).data == pressed(other).data
