"""Rendered sheets: every cell shows its page, pixel for pixel."""

from __future__ import annotations

import zlib
from typing import cast

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from tests.press.making import Leaf, made, press, put_together, stream

from brochure.press.geometry import Placement, Size, common_size, plan, sides
from brochure.press.model import PAPERS, Flip
from brochure.press.schemes import SCHEMES

SCALE = 1.0  # pixels per point of a sheet
SAME, OTHER = 4.0, 12.0  # mean difference of 0–255: a reduced page, two different pages


def pictures(data: bytes, scale: float = SCALE) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=scale).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def cell(sheet: Image.Image, placed: Placement, size: Size) -> Image.Image:
    """The area of a page on a sheet, turned upright."""
    a, b, c, d, e, f = placed.matrix
    xs = sorted((e, a * size.width + c * size.height + e))
    ys = sorted((f, b * size.width + d * size.height + f))
    corners = (xs[0], sheet.height / SCALE - ys[1], xs[1], sheet.height / SCALE - ys[0])
    left, top, right, bottom = (round(edge * SCALE) for edge in corners)
    cut = sheet.crop((left, top, right, bottom))
    return cut.rotate(-90, expand=True) if b else cut


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, both reduced so that shifts of a pixel do not matter."""
    small = [picture.resize((48, 64), Image.Resampling.BOX) for picture in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3


ROTATED = [
    Leaf(1),
    Leaf(2, (100, -50, 712, 742), "/CropBox[100 -50 712 742]"),
    Leaf(3, (0, 0, 792, 612), "/Rotate 90"),
    Leaf(4, extra="/Rotate 180"),
    Leaf(5, (30, 40, 822, 652), "/Rotate 270/CropBox[60 80 822 652]"),
    Leaf(6, (0, 0, 792, 612)),
    Leaf(7, (0, 0, 300, 400)),
    Leaf(8, extra="/Rotate -360/CropBox[-50 -50 5000 600]"),
]


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_cell_shows_its_page(scheme: str, flip: Flip) -> None:
    data = made(ROTATED)
    pages = pictures(data)
    sizes = [Size(*picture.size) for picture in pages]
    chosen = SCHEMES[scheme]
    layout = plan(chosen, PAPERS["tabloid"], common_size(sizes))
    sheets = pictures(press(data, chosen, PAPERS["tabloid"], flip=flip).data)
    seen = []
    for sheet, side in zip(sheets, sides(chosen, layout, sizes, flip=flip), strict=True):
        upright = sheet.rotate(180) if side.upside_down else sheet
        for placed in side.placements:
            shown = cell(upright, placed, sizes[placed.page - 1])
            assert difference(shown, pages[placed.page - 1]) < SAME, placed
            assert all(difference(shown, page) > OTHER for page in pages if page is not pages[placed.page - 1])
            assert difference(shown.rotate(180), pages[placed.page - 1]) > OTHER, "so it is the right way up"
            seen.append(placed.page)
    assert sorted(seen) == list(range(1, len(pages) + 1))


def test_user_units_and_inherited_boxes_are_respected() -> None:
    """Half as many units of twice the size give the same page."""
    halved = Leaf(1, (0, 0, 306, 396), "/UserUnit 2")
    (plain,) = pictures(press(made([Leaf(1)]), SCHEMES["2up"], PAPERS["tabloid"]).data)
    (scaled,) = pictures(press(made([halved]), SCHEMES["2up"], PAPERS["tabloid"]).data)
    assert difference(plain, scaled) < 1
    inherited = made([Leaf(1, (0, 0, 612, 792))], tree="/MediaBox[0 0 612 792]/Rotate 180")
    (turned,) = pictures(press(inherited, SCHEMES["2up"], PAPERS["tabloid"]).data)
    left = (0, 0, 612, 792)
    assert difference(turned.crop(left).rotate(180), plain.crop(left)) < 1
    assert difference(turned.crop(left), plain.crop(left)) > OTHER


def test_contents_in_several_streams_are_joined() -> None:
    """A separator keeps the last number of one stream apart from the first of the next."""
    whole = Leaf(1).content()
    cut = whole.index(b" rg 0 0")  # numbers end the first part, their operator begins the second
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
        b"<</Font<</F1 3 0 R>>>>",
        b"<</Type/Page/Parent 2 0 R/Resources 4 0 R/MediaBox[0 0 612 792]/Contents[6 0 R 7 0 R 8 0 R]>>",
        stream(whole[:cut]),
        stream(zlib.compress(whole[cut + 1 : cut + 6]), "/Filter/FlateDecode"),
        stream(whole[cut + 6 :]),
    ]
    assert whole[cut + 1 : cut + 6] == b"rg 0 "
    (one,) = pictures(press(made([Leaf(1)]), SCHEMES["2up"], PAPERS["letter"]).data)
    (several,) = pictures(press(put_together(objects), SCHEMES["2up"], PAPERS["letter"]).data)
    assert ImageChops.difference(one, several).getbbox() is None


def test_bleed_extends_beyond_the_cut_and_marks_beyond_the_bleed() -> None:
    leaf = Leaf(1, (0, 0, 318, 418), "/TrimBox[9 9 309 409]/BleedBox[0 0 318 418]")
    (front, _) = pictures(press(made([leaf]), SCHEMES["booklet"], PAPERS["tabloid"]).data)
    # The page is 300 by 400 on the right of the spine, so its trimmed area starts at 612, (792 - 400) / 2 from below.
    left, bottom = 612, 792 - 196
    ground = front.getpixel((left + 150, bottom - 3))
    assert front.getpixel((left + 150, bottom + 5)) == ground, "bleed below"
    assert front.getpixel((left + 150, bottom + 12)) == (255, 255, 255)
    assert front.getpixel((left - 5, bottom - 200)) == (255, 255, 255), "none over the spine"
    column = [sum(cast("tuple[int, ...]", front.getpixel((left + 300, bottom + y)))) for y in range(10, 26)]
    assert min(column) < 700, "the cut mark"


def test_content_outside_the_crop_box_is_not_printed() -> None:
    leaf = Leaf(1, (0, 0, 318, 418), "/CropBox[9 9 309 409]")
    (front, _) = pictures(press(made([leaf]), SCHEMES["booklet"], PAPERS["tabloid"]).data)
    assert front.getpixel((612 + 150, 792 - 196 + 5)) == (255, 255, 255)
    assert front.getpixel((612 + 150, 792 - 196 - 3)) != (255, 255, 255)
