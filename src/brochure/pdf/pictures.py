"""Opens pictures: PNG, JPEG and WebP files as what a PDF file contains, no finer than print needs.

In: the bytes of a file from anyone. Out: a :class:`~brochure.artwork.Picture`: upright, in sRGB, without metadata
(photographs often contain the place where they were taken). Pillow decodes; what it is given is limited beforehand, so
time and memory are bounded.

A JPEG file that needs no change keeps its quantization, so that nothing is lost. Others, and photographs that were
saved as PNG, become JPEG; drawings, screenshots and all pictures with few colors are stored without loss.
"""

from __future__ import annotations

import hashlib
import struct
import warnings
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING, Literal, NamedTuple

from brochure.artwork import MAX_BYTES, Picture
from brochure.errors import PictureError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 64_000_000
MIN_PIXELS = 25  # of each side: a quarter of an inch at the lowest resolution
MAX_RATIO = 50  # of the longer to the shorter side
MAX_SCANS = 100  # of a progressive JPEG file, which needs ten; each is a pass over the whole picture
PRINT_DPI = 300.0
DEFAULT_DPI = 96.0
QUALITY = 88  # of JPEG
PHOTOGRAPH = 4  # lossless samples that take this many times the space of JPEG are of a photograph
SMALL = 100_000  # bytes of lossless samples that are never replaced
REMEMBERED = 2  # files, which are kept whole: items of one profile are built one after another

FORMATS = ("PNG", "JPEG", "WEBP")
RESAVE = "save it as PNG or JPEG"

Coding = Literal["DCT", "Flate"]
Space = Literal["RGB", "Gray"]


def open_picture(data: bytes, name: str, largest: tuple[float, float]) -> Picture:
    """The picture in the file ``data``, no finer than print needs at the ``largest`` width and height in points.

    Raises :class:`PictureError`, which names the file as ``name``.
    """
    if len(data) > MAX_BYTES:
        raise PictureError(name, f"it is larger than {MAX_BYTES >> 20} MiB", "save it with fewer pixels")
    try:
        return _opened(data, largest)
    except _RefusedError as refused:
        raise PictureError(name, *refused.args) from None


class _RefusedError(Exception):
    """What is wrong with a file, and how to fix it."""


@lru_cache(maxsize=REMEMBERED)
def _opened(data: bytes, largest: tuple[float, float]) -> Picture:
    import PIL.Image  # noqa: PLC0415  12 ms, and only pictures need it

    if data.count(b"\xff\xda") > MAX_SCANS and data.startswith(b"\xff\xd8"):
        raise _RefusedError(f"it has more than {MAX_SCANS} scans", RESAVE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of doubtful metadata; sizes are checked here
            image = PIL.Image.open(BytesIO(data), formats=FORMATS)
            _check_size(*image.size)
            return _picture(image, largest, hashlib.blake2b(data, digest_size=16).hexdigest())
    except PIL.UnidentifiedImageError:
        raise _RefusedError("it is not a PNG, JPEG or WebP picture", RESAVE) from None
    except PIL.Image.DecompressionBombError:
        raise _RefusedError(f"it has more than {MAX_PIXELS:,} pixels", "save it with fewer") from None
    except _RefusedError:
        raise
    except Exception as error:  # Pillow raises whatever a damaged file causes
        raise _RefusedError("it is damaged", "save it again, or use another copy") from error


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        size = f"{width:,} × {height:,}"
        raise _RefusedError(f"it has {size} pixels; at most {MAX_PIXELS:,} are allowed", "save it with fewer")
    if min(width, height) < MIN_PIXELS:
        raise _RefusedError(f"it has {width:,} × {height:,} pixels, too few to print", "use a larger copy")
    if max(width, height) > MAX_RATIO * min(width, height):
        raise _RefusedError(f"it has {width:,} × {height:,} pixels, too long and thin to print", "crop it")


def _picture(image: Image, largest: tuple[float, float], digest: str) -> Picture:
    columns, rows = (round(length / 72 * PRINT_DPI) for length in largest)
    lossy = image.format != "PNG"
    across, down = _resolution(image)
    width, height = image.width / across * 72, image.height / down * 72
    side = max(columns, rows)  # enough for any orientation
    image.draft(None, _fitted(image.size, (side, side)))  # a large JPEG is decoded at a half, a quarter or an eighth
    image.load()  # before the orientation is read, which would hide its errors
    orientation = _orientation(image)
    if orientation in QUARTER_TURNS:
        width, height, columns, rows = height, width, rows, columns
    color, mask = _parts(_upright(_reduced(_plain(image), (columns, rows)), orientation))
    color = _in_srgb(color, image.info.get("icc_profile"))
    unchanged = color is image and image.format == "JPEG"
    encoded = _jpeg(image, "keep") if unchanged else _encoded(color, lossy=lossy)
    opacity = None if mask is None else _made(_lossless(mask), f"{digest} mask", width, height)
    return _made(encoded, digest, width, height)._replace(mask=opacity)


def _resolution(image: Image) -> tuple[float, float]:
    """Pixels per inch, horizontally and vertically, as the file says, or 96 if what it says cannot be true."""
    dpi = image.info.get("dpi", ())
    if len(dpi) == 2 and all(isfinite(value) and 10 <= value <= 10_000 for value in dpi):
        across, down = map(float, dpi)
        if 0.25 <= across / down <= 4:
            return across, down
    return DEFAULT_DPI, DEFAULT_DPI


ORIENTATION = 0x0112  # the tag of Exif, 1 if upright
QUARTER_TURNS = range(5, 9)


def _orientation(image: Image) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001  damaged metadata does not spoil the pixels
        return 1


def _upright(image: Image, orientation: int) -> Image:
    from PIL.Image import Transpose  # noqa: PLC0415

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(orientation)
    return image if turn is None else image.transpose(turn)


def _plain(image: Image) -> Image:
    """The picture in 8 bits, of mode 1, L, LA, P, RGB, RGBA or CMYK; modes with A have all its transparency."""
    if image.mode.startswith("I"):  # 16 bits of gray, which Pillow would clip
        return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode in ("LA", "RGBA", "CMYK"):
        return image
    if "transparency" in image.info:
        return image.convert("LA" if image.mode in ("1", "L") else "RGBA")
    return image if image.mode in ("1", "L", "P", "RGB") else image.convert("RGBA")


def _reduced(image: Image, largest: tuple[int, int]) -> Image:
    """The picture with at most ``largest`` columns and rows."""
    from PIL.Image import Resampling  # noqa: PLC0415

    size = _fitted(image.size, largest)
    if size == image.size:
        return image
    shades = image.convert({"1": "L", "P": "RGB"}[image.mode]) if image.mode in ("1", "P") else image
    return shades.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _fitted(size: tuple[int, int], largest: tuple[int, int]) -> tuple[int, int]:
    width, height = size
    scale = min(1.0, largest[0] / width, largest[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _parts(image: Image) -> tuple[Image, Image | None]:
    """Color, and opacity if any pixel is transparent."""
    if not image.mode.endswith("A"):
        return image, None
    mask = image.getchannel("A")
    if mask.getextrema() == (0, 0):
        raise _RefusedError("it is wholly transparent", "use another copy")
    color = image.convert(image.mode.removesuffix("A"))
    return color, None if mask.getextrema() == (255, 255) else mask


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """Color in sRGB. CMYK without a profile is converted as viewers do; a profile that does not fit is ignored."""
    if profile and image.mode in ("L", "P", "RGB", "CMYK"):
        from PIL import ImageCms  # noqa: PLC0415

        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if "srgb" in ImageCms.getProfileDescription(source).lower():
                return image
            plain = image.convert("RGB") if image.mode == "P" else image
            converted = ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
        else:
            if converted is not None:
                return converted.convert("L") if image.mode == "L" else converted
    return image.convert("RGB") if image.mode == "CMYK" else image


# Encoding


class _Encoded(NamedTuple):
    columns: int
    rows: int
    samples: bytes
    coding: Coding
    space: Space
    bits: int = 8
    palette: bytes = b""


def _made(encoded: _Encoded, digest: str, width: float, height: float) -> Picture:
    return Picture(digest, width, height, *encoded)


def _encoded(image: Image, *, lossy: bool) -> _Encoded:
    """JPEG if the file was ``lossy`` or the picture is a photograph, else without loss."""
    if image.mode not in ("L", "RGB"):
        return _lossless(image)
    if lossy:
        return _jpeg(image, QUALITY)
    exact = _lossless(image)
    if len(exact.samples) <= SMALL:
        return exact
    approximate = _jpeg(image, QUALITY)
    return approximate if len(approximate.samples) * PHOTOGRAPH < len(exact.samples) else exact


def _jpeg(image: Image, quality: int | Literal["keep"]) -> _Encoded:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, comment=b"")
    return _Encoded(*image.size, out.getvalue(), "DCT", "Gray" if image.mode == "L" else "RGB")


def _lossless(image: Image) -> _Encoded:
    """The rows that Pillow's PNG encoder filters and compresses."""
    out = BytesIO()
    bare = image.copy()
    bare.info = {}
    bare.save(out, "PNG", optimize=True)
    chunks = list(_chunks(out.getvalue()))
    bits = dict(chunks)[b"IHDR"][8]
    palette = dict(chunks).get(b"PLTE", b"")
    samples = b"".join([body for kind, body in chunks if kind == b"IDAT"])
    return _Encoded(*image.size, samples, "Flate", "RGB" if image.mode == "RGB" else "Gray", bits, palette)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and body of each chunk of a PNG file."""
    at = 8
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length
