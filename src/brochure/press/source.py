"""Reads the file to impose: its pages as displayed, with any boxes, rotation and units.

Files are not trusted. Damage that qpdf cannot repair raises :class:`PressError`, and so does a stream that would
decompress to too much. Total time and memory are limited by :mod:`~brochure.press.guard`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from pikepdf.settings import get_qpdf_limits, set_qpdf_limits

from brochure.paper import PAPER_SIZES
from brochure.press.geometry import Matrix, Rect, Size
from brochure.press.model import PressError

MAX_PAGES = 20_000
MAX_UNPACKED = 32_000_000
"""Maximum bytes of one decompressed stream; only object streams and split contents are decompressed at all."""
_LETTER = Rect(0.0, 0.0, *PAPER_SIZES["letter"])  # the size that viewers assume for a page without a media box
_MIN_SIDE, _MAX_SIDE = 1.0, 20_000.0  # of a page, in points
_UNNAMED = re.compile(r"^stream <[^<>]*(<[^<>]*>)?[^<>]*>[: ]*")  # qpdf's name for a file that has none


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page. ``size`` is its size in points as displayed; ``matrix`` maps its own coordinates there; ``bleed``, in its
    own coordinates, is the printable area.
    """

    size: Size
    matrix: Matrix
    bleed: Rect
    object: Dictionary


@dataclass(frozen=True, slots=True)
class Source:
    """A PDF file: at least one page, and its title, which may be empty."""

    pages: tuple[SourcePage, ...]
    title: str
    pdf: Pdf


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Applies limits while a file is used, and converts errors to :class:`PressError` with ``name``."""
    previous: dict[str, Any] = get_qpdf_limits()
    set_qpdf_limits(
        flate_max_memory=MAX_UNPACKED,
        png_max_memory=MAX_UNPACKED,
        tiff_max_memory=MAX_UNPACKED,
        run_length_max_memory=MAX_UNPACKED,
    )
    try:
        yield
    except PressError as error:
        raise PressError(f"{name}: {error}") from error
    except Exception as error:  # the bindings raise nearly anything for damaged files
        said = _UNNAMED.sub("", str(error))
        reason = "".join(filter(str.isprintable, said))[:200] or type(error).__name__
        raise PressError(f"{name}: not a PDF file that can be read ({reason})") from error
    finally:
        set_qpdf_limits(**previous)


def read(file: BinaryIO) -> Source:
    """The pages of a seekable PDF file; call it within :func:`reading`."""
    file.seek(0)
    if b"%PDF-" not in file.read(1024):
        raise PressError("this is not a PDF file")
    file.seek(0)
    try:
        pdf = pikepdf.open(file)  # a stream without a name, so that messages are about objects and offsets only
    except pikepdf.PasswordError:
        raise PressError("it is encrypted with a password. Save a copy without one, and impose that") from None
    if not (pdf.allow.print_lowres or pdf.owner_password_matched):
        raise PressError("it forbids printing. Ask whoever made it for a copy that may be printed")
    count = len(pdf.pages)
    if not 0 < count <= MAX_PAGES:
        raise PressError(f"it has {count:,} pages; from 1 to {MAX_PAGES:,} can be imposed")
    pages = tuple(_page(page.obj, number) for number, page in enumerate(pdf.pages, 1))
    title = pdf.docinfo.get("/Title")
    return Source(pages, str(title) if isinstance(title, String) else "", pdf)


def _page(page: Dictionary, number: int) -> SourcePage:
    """A page as displayed: its trim box, or else its crop box, within the media box."""
    media = box(page.get("/MediaBox")) or _LETTER
    crop = _common(box(page.get("/CropBox")), media) or media
    shown = _common(box(page.get("/TrimBox")), crop) or crop
    bleed = _common(box(page.get("/BleedBox")), media) or shown
    unit = number_of(page.get("/UserUnit")) or 1.0
    turns = round((number_of(page.get("/Rotate")) or 0.0) / 90) % 4
    width, height = shown.width * unit, shown.height * unit
    if not _MIN_SIDE <= min(width, height) <= max(width, height) <= _MAX_SIDE:
        raise PressError(f"page {number} is {width:.6g} by {height:.6g} points large, which cannot be printed")
    size = Size(height, width) if turns % 2 else Size(width, height)
    return SourcePage(size, _upright(shown, turns, unit), bleed, page)


def _upright(shown: Rect, turns: int, unit: float) -> Matrix:
    """The matrix from a page's own coordinates to the displayed page, ``turns`` quarter turns clockwise."""
    a, b, c, d, e, f = (
        (1, 0, 0, 1, -shown.left, -shown.bottom),
        (0, -1, 1, 0, -shown.bottom, shown.right),
        (-1, 0, 0, -1, shown.right, shown.top),
        (0, 1, -1, 0, shown.top, -shown.left),
    )[turns]
    return a * unit, b * unit, c * unit, d * unit, e * unit, f * unit


def box(value: object) -> Rect | None:
    """A rectangle with its edges in order, or None if ``value`` is not a rectangle with an area."""
    edges = numbers_of(value, 4)
    if edges is None:
        return None
    x0, y0, x1, y1 = edges
    return _with_area(Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _common(one: Rect | None, other: Rect) -> Rect | None:
    """The intersection of two boxes, or None."""
    if one is None:
        return None
    left, bottom = max(one.left, other.left), max(one.bottom, other.bottom)
    return _with_area(Rect(left, bottom, min(one.right, other.right), min(one.top, other.top)))


def _with_area(rect: Rect) -> Rect | None:
    return rect if rect.width > 0 and rect.height > 0 else None


def numbers_of(value: object, count: int) -> list[float] | None:
    """The first ``count`` elements of an array, or None if they are not all finite numbers."""
    if not isinstance(value, Array) or len(value) < count:
        return None
    numbers = [number_of(value[index]) for index in range(count)]
    found = [number for number in numbers if number is not None]
    return found if len(found) == count else None


def number_of(value: object) -> float | None:
    """A finite number, or None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    return float(value) if math.isfinite(value) else None


def name_of(value: object) -> str:
    """``/Name`` as text; empty for anything else."""
    return str(value) if isinstance(value, Object) and isinstance(value, Name) else ""
