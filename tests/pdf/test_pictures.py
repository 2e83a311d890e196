"""Pictures as they are opened: seen through the PDF page that shows them."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from tests.official import PUBLISHED
from tests.pictures import BLUE, RED, halves, photograph, saved

from brochure.artwork import Picture
from brochure.errors import PictureError
from brochure.layout.pages import Box, Content, Element, Graphic, Page, Pages, Placed
from brochure.pdf import pictures, write
from brochure.pdf.pictures import PRINT_DPI

WHITE = (255, 255, 255)
FOGRA39 = PUBLISHED / "icc" / "fogra39.icc"


LARGEST = (540.0, 180.0)  # points


def open_picture(data: bytes, name: str) -> Picture:
    return pictures.open_picture(data, name, LARGEST)


def page(*graphics: Graphic) -> bytes:
    figure = Element("Figure", alt="halves")
    placed = Placed(0.0, 200.0, Box(200.0, (Content(figure, graphics),)))
    pages = (Page(300.0, 200.0, (placed,)),)
    return write(Pages(pages, Element("Document", (figure,)), (), "Halves", "en-US"))


def drawn(picture: Picture) -> Image.Image:
    """The picture on a page of 300 × 200 points, an image of as many pixels."""
    document = pypdfium2.PdfDocument(page(Graphic(0.0, 0.0, 300.0, 200.0, picture)))
    image: Image.Image = document[0].render().to_pil().convert("RGB")
    document.close()
    return image


def near(one: tuple[int, ...], other: tuple[int, ...], tolerance: int = 8) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))


def assert_halves(picture: Picture, left: tuple[int, ...] = RED, right: tuple[int, ...] = BLUE) -> None:
    image = drawn(picture)
    assert near(image.getpixel((60, 100)), left)
    assert near(image.getpixel((240, 100)), right)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_each_format_is_drawn_in_its_colors(kind: str) -> None:
    assert_halves(open_picture(saved(halves(), kind, quality=95), "x"))


@pytest.mark.parametrize("mode", ["P", "RGB"])
def test_few_colors_are_stored_without_loss(mode: str) -> None:
    image = halves() if mode == "RGB" else halves().quantize(2)
    picture = open_picture(saved(image), "x")
    assert picture.coding == "Flate"
    assert bool(picture.palette) == (mode == "P")
    assert_halves(picture)


def test_black_and_white_takes_a_bit_for_each_pixel() -> None:
    image = Image.new("1", (120, 80), 0)
    image.paste(1, (60, 0, 120, 80))
    picture = open_picture(saved(image), "x")
    assert (picture.bits, picture.space) == (1, "Gray")
    assert_halves(picture, (0, 0, 0), WHITE)


def test_gray_stays_gray() -> None:
    picture = open_picture(saved(Image.new("L", (40, 40), 100)), "x")
    assert picture.space == "Gray"
    assert_halves(picture, (100, 100, 100), (100, 100, 100))


def test_gray_of_sixteen_bits_is_scaled_and_not_clipped() -> None:
    image = Image.new("I;16", (40, 40), 30_000)
    value = round(30_000 / 257)
    assert_halves(open_picture(saved(image), "x"), (value,) * 3, (value,) * 3)


def test_color_of_sixteen_bits() -> None:
    pixel = struct.pack(">3H", *(channel * 257 for channel in RED))
    rows = b"".join(b"\0" + pixel * 32 for _ in range(32))
    assert_halves(open_picture(png(32, 32, 16, 2, zlib.compress(rows)), "x"), RED, RED)


def png(width: int, height: int, bits: int, color: int, data: bytes, *more: tuple[bytes, bytes]) -> bytes:
    """A PNG file of these chunks."""
    head = (b"IHDR", struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, 0))
    chunks = [head, *more, (b"IDAT", data), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part)) for kind, part in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_transparent_pixels_show_the_paper(kind: str) -> None:
    image = halves(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize((120, 80)).point(lambda value: 255 if value > 127 else 0))
    result = drawn(open_picture(saved(image, kind, quality=95), "x"))
    assert near(result.getpixel((60, 40)), WHITE)
    assert near(result.getpixel((60, 160)), RED)


def test_half_transparent_gray() -> None:
    image = Image.merge("LA", (Image.new("L", (40, 40), 0), Image.new("L", (40, 40), 128)))
    assert_halves(open_picture(saved(image), "x"), (127, 127, 127), (127, 127, 127))


def test_a_transparent_color_of_a_palette_shows_the_paper() -> None:
    image = halves(mode="RGB").quantize(2)
    index = image.getpixel((0, 0))
    assert_halves(open_picture(saved(image, transparency=index), "x"), WHITE, BLUE)


def test_opacity_that_is_full_everywhere_is_dropped() -> None:
    assert open_picture(saved(halves(mode="RGBA")), "x").mask is None


@pytest.mark.parametrize(
    ("orientation", "left", "right"),
    [(1, RED, BLUE), (2, BLUE, RED), (3, BLUE, RED), (4, RED, BLUE)],
)
def test_pictures_are_turned_upright(orientation: int, left: tuple[int, ...], right: tuple[int, ...]) -> None:
    exif = Image.Exif()
    exif[pictures.ORIENTATION] = orientation
    assert_halves(open_picture(saved(halves(), "JPEG", exif=exif, quality=95), "x"), left, right)


@pytest.mark.parametrize(
    ("orientation", "above", "below"), [(5, RED, BLUE), (6, RED, BLUE), (7, BLUE, RED), (8, BLUE, RED)]
)
def test_quarter_turns_swap_width_and_height(orientation: int, above: tuple[int, ...], below: tuple[int, ...]) -> None:
    exif = Image.Exif()
    exif[pictures.ORIENTATION] = orientation
    picture = open_picture(saved(halves(), "JPEG", exif=exif, quality=95, dpi=(72, 72)), "x")
    assert (picture.columns, picture.rows, picture.width, picture.height) == (80, 120, 80.0, 120.0)
    image = drawn(picture)
    assert near(image.getpixel((150, 40)), above)
    assert near(image.getpixel((150, 160)), below)


@pytest.mark.parametrize(
    ("dpi", "size"),
    [
        ((72, 72), (120.0, 80.0)),
        ((144, 72), (60.0, 80.0)),
        (None, (90.0, 60.0)),  # 96 pixels per inch
        ((1, 1), (90.0, 60.0)),  # nobody means that
        ((1000, 72), (90.0, 60.0)),
    ],
)
def test_size_follows_a_credible_resolution(dpi: tuple[int, int] | None, size: tuple[float, float]) -> None:
    options = {"dpi": dpi} if dpi else {}
    picture = open_picture(saved(halves(), "JPEG", **options), "x")
    assert (picture.width, picture.height) == pytest.approx(size)


@pytest.mark.parametrize(
    ("size", "orientation", "expected"),
    [
        ((6000, 1500), 1, (2250, 562)),
        ((3000, 3000), 1, (750, 750)),
        ((1500, 6000), 6, (2250, 562)),
        ((6000, 1500), 6, (188, 750)),
        ((700, 500), 1, (700, 500)),
    ],
)
def test_large_photographs_are_reduced_to_what_print_needs(
    size: tuple[int, int], orientation: int, expected: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[pictures.ORIENTATION] = orientation
    picture = open_picture(saved(photograph(*size), "JPEG", exif=exif), "x")
    assert (picture.columns, picture.rows, picture.coding) == (*expected, "DCT")
    assert max(picture.columns / LARGEST[0], picture.rows / LARGEST[1]) * 72 <= PRINT_DPI + 1


def test_a_photograph_in_a_lossless_file_becomes_jpeg() -> None:
    assert open_picture(saved(photograph(800, 600)), "x").coding == "DCT"


def test_a_jpeg_file_keeps_its_quantization_and_loses_its_metadata() -> None:
    exif = Image.Exif()
    exif[0x010E] = "42.3601 N 71.0589 W"
    data = saved(photograph(400, 300), "JPEG", quality=61, exif=exif, comment=b"at home")
    samples = open_picture(data, "x").samples
    same = Image.open(BytesIO(samples))
    assert same.quantization == Image.open(BytesIO(data)).quantization
    assert b"42.3601" in data
    assert b"42.3601" not in samples
    assert b"at home" not in samples


def test_cmyk_without_a_profile_is_converted_as_viewers_do() -> None:
    image = Image.new("CMYK", (40, 40), (0, 255, 255, 0))
    assert_halves(open_picture(saved(image, "JPEG", quality=95), "x"), (255, 0, 0), (255, 0, 0))


@pytest.mark.skipif(not FOGRA39.is_file(), reason="no profile of CMYK is beside this checkout")
def test_cmyk_with_a_profile_is_converted_by_it() -> None:
    image = Image.new("CMYK", (40, 40), (255, 0, 0, 0))
    picture = open_picture(saved(image, "JPEG", quality=95, icc_profile=FOGRA39.read_bytes()), "x")
    assert_halves(picture, (0, 158, 227), (0, 158, 227))  # the cyan of coated paper, not that of screens


def test_colors_of_a_profile_are_converted() -> None:
    image = Image.new("RGB", (40, 40), (180, 0, 0))
    red, green, _ = drawn(open_picture(saved(image, icc_profile=wide_gamut()), "x")).getpixel((100, 100))
    assert red > 190  # more saturated than sRGB's red
    assert green == 0


def wide_gamut() -> bytes:
    """The profile of the output intent with the primaries of Display P3."""
    from brochure.pdf import color

    wide = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    original, name = dict(color.PRIMARIES), color._localized("sRGB")
    color.srgb_profile.cache_clear()
    color.PRIMARIES.update(wide)
    try:
        return color.srgb_profile().replace(name, color._localized("Wide"))
    finally:
        color.PRIMARIES.update(original)
        color.srgb_profile.cache_clear()


def test_a_broken_profile_is_ignored() -> None:
    assert_halves(open_picture(saved(halves(), icc_profile=b"no profile at all"), "x"))


def test_a_file_contains_a_picture_once() -> None:
    picture = open_picture(saved(halves(mode="RGBA").resize((50, 50))), "x")
    again = open_picture(saved(halves().resize((60, 50))), "x")
    data = page(*(Graphic(10.0 * n, 0.0, 9.0, 9.0, each) for n in range(8) for each in (picture, again)))
    assert len(re.findall(rb"/Subtype/Image", data)) == 2
    assert page(Graphic(0.0, 0.0, 9.0, 9.0, picture)).count(b"/Subtype/Image") == 1


def scans(count: int) -> bytes:
    data = saved(halves(8, 8), "JPEG", progressive=True)
    start = data.rindex(b"\xff\xda")
    return data[:start] + data[start:-2] * count + data[-2:]


GOOD = saved(photograph(64, 64))

HOSTILE = {
    "empty": (b"", "is not a PNG, JPEG or WebP picture"),
    "text": (b"<svg/>", "is not a PNG, JPEG or WebP picture"),
    "GIF": (saved(halves(), "GIF"), "is not a PNG, JPEG or WebP picture"),
    "TIFF": (saved(halves(), "TIFF"), "is not a PNG, JPEG or WebP picture"),
    "EPS, which would run Ghostscript": (saved(halves(), "EPS"), "is not a PNG, JPEG or WebP picture"),
    "many pixels": (png(20_000, 20_000, 8, 2, b""), "pixels"),
    "absurdly many": (png(2**31 - 1, 2**31 - 1, 8, 2, b""), "pixels"),
    "no pixels": (png(0, 0, 8, 2, b""), "PNG"),
    "a thread": (png(32, 5000, 1, 0, zlib.compress(b"\0\0\0\0\0" * 5000)), "too long and thin to print"),
    "a dot": (saved(halves(24, 24)), "24 × 24 pixels, too few to print"),
    "nothing to see": (saved(Image.new("RGBA", (90, 90))), "wholly transparent"),
    "half a PNG": (GOOD[: len(GOOD) // 2], "is damaged"),
    "half a JPEG": (saved(photograph(64, 64), "JPEG")[:700], "is damaged"),
    "half a WebP": (saved(photograph(64, 64), "WEBP")[:100], "it (is|has)"),
    "noise within a PNG": (png(64, 64, 8, 2, b"\x78\x9c" + b"x" * 1000), "is damaged"),
    "a thousand scans": (scans(1000), "more than 100 scans"),
    "a bomb of text": (png(8, 8, 8, 2, b"", (b"zTXt", b"a\0\0" + zlib.compress(bytes(1 << 28)))), "is damaged"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pictures_get_one_clear_error(case: str) -> None:
    data, expected = HOSTILE[case]
    with pytest.raises(PictureError, match=expected) as caught:
        open_picture(data, "team.png")
    message = str(caught.value)
    assert message.startswith("team.png: it ")
    assert "\n" not in message
    assert message.isprintable()


def test_a_large_file_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_BYTES", 10)
    with pytest.raises(PictureError, match="larger than"):
        open_picture(saved(halves()), "x")


def test_damaged_metadata_does_not_spoil_a_picture() -> None:
    data = saved(halves(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff garbage", quality=95)
    assert_halves(open_picture(data, "x"))
