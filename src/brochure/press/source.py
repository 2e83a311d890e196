"""Reading the file to impose: its pages as they are shown, whatever boxes, rotation and units they have.

Files come from anywhere, so nothing in them is believed: what pypdf cannot read ends in a :class:`PressError`, and what
would take unbounded time or memory is refused.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from time import monotonic

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, IndirectObject, NumberObject, PdfObject

from brochure.press.geometry import Rect, Size
from brochure.press.paper import PressError
from brochure.press.placing import Matrix

MAX_BYTES = 500_000_000
MAX_PAGES = 20_000
MAX_UNPACKED = 32_000_000
"""Bytes that one stream may unpack to; only streams of objects and divided contents are unpacked at all."""
MAX_SECONDS = 60.0
"""For all of reading; a book of 1,800 pages takes 2."""
_SIDES = (1.0, 20_000.0)  # points that the side of a page may have


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page. ``size`` is in points as it is shown; ``matrix`` takes its own coordinates there; ``bleed``, in its own
    coordinates, is what of it may be printed.
    """

    size: Size
    matrix: Matrix
    bleed: Rect
    object: PageObject


@dataclass(frozen=True, slots=True)
class Source:
    """A PDF file read: ``pages`` at least one, ``title`` empty if it has none."""

    pages: tuple[SourcePage, ...]
    title: str
    catalog: DictionaryObject


class _Reader(PdfReader):
    """Gives up after :data:`MAX_SECONDS`. pypdf searches the whole file for each object that is not where the file
    says, so that a few megabytes of references to nothing would take it hours.
    """

    def __init__(self, data: bytes) -> None:
        self._end = monotonic() + MAX_SECONDS
        super().__init__(BytesIO(data), root_object_recovery_limit=100)

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        if monotonic() > self._end:
            raise PressError("reading it takes too long")
        return super().get_object(indirect_reference)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Around :func:`read` and around writing, when pypdf reads the rest of the file ``name``: its errors as ours, no
    chatter.
    """
    chatter = logging.getLogger("pypdf")
    level = chatter.level
    chatter.setLevel(logging.CRITICAL)  # what it mends on the way is nothing to act on
    try:
        with apply_configuration(zlib_maximum_output_length=MAX_UNPACKED, lzw_maximum_output_length=MAX_UNPACKED):
            yield
    except PressError as error:
        raise PressError(f"{name}: {error}") from error
    except Exception as error:  # broken files make pypdf raise nearly anything, a RecursionError too
        reason = "".join(filter(str.isprintable, str(error)))[:200] or type(error).__name__
        raise PressError(f"{name}: not a PDF file that can be read ({reason})") from error
    finally:
        chatter.setLevel(level)


def read(data: bytes) -> Source:
    """The pages of a PDF file, under :func:`reading`."""
    if len(data) > MAX_BYTES:
        raise PressError(f"it is larger than {MAX_BYTES // 1_000_000:,} MB")
    if b"%PDF-" not in data[:1024]:
        raise PressError("this is not a PDF file")
    try:
        reader = _Reader(data)
    except DependencyError:
        raise PressError(_ENCRYPTED) from None
    if reader.is_encrypted:
        raise PressError(_ENCRYPTED)
    count = len(reader.pages)
    if not 0 < count <= MAX_PAGES:
        raise PressError(f"it has {count:,} pages; from 1 to {MAX_PAGES:,} can be imposed")
    pages = tuple(_page(page, number) for number, page in enumerate(reader.pages, 1))
    return Source(pages, _title(reader), reader.root_object)


_ENCRYPTED = "the file is encrypted. Save a copy without a password, and impose that"


def _title(reader: PdfReader) -> str:
    return (reader.metadata.title or "") if reader.metadata else ""


def _page(page: PageObject, number: int) -> SourcePage:
    """What is shown of a page: its trim box if it has one, or else its crop box, within the medium."""
    media = _box(page, "/MediaBox")
    if media is None:
        raise PressError(f"page {number} has no size")
    crop = _common(_box(page, "/CropBox"), media) or media
    trim = _common(_box(page, "/TrimBox"), crop)
    shown = trim or crop
    bleed = _common(_box(page, "/BleedBox"), media) or shown
    unit = _number(page.get("/UserUnit")) or 1.0
    turns = round((_number(page.get("/Rotate")) or 0.0) / 90) % 4
    width, height = shown.width * unit, shown.height * unit
    if not _SIDES[0] <= min(width, height) <= max(width, height) <= _SIDES[1]:
        raise PressError(f"page {number} is {width:.6g} by {height:.6g} points large, which cannot be printed")
    size = Size(height, width) if turns % 2 else Size(width, height)
    return SourcePage(size, _upright(shown, turns, unit), bleed, page)


def _upright(box: Rect, turns: int, unit: float) -> Matrix:
    """From a page's own coordinates to the page as it is shown: ``turns`` quarters clockwise, lower left at 0, 0."""
    a, b, c, d, e, f = (
        (1, 0, 0, 1, -box.left, -box.bottom),
        (0, -1, 1, 0, -box.bottom, box.right),
        (-1, 0, 0, -1, box.right, box.top),
        (0, 1, -1, 0, box.top, -box.left),
    )[turns]
    return a * unit, b * unit, c * unit, d * unit, e * unit, f * unit


def _box(page: PageObject, key: str) -> Rect | None:
    """A box with its edges in order, or None if there is none that has an area."""
    value = _resolved(page.get(key))
    if not isinstance(value, ArrayObject) or len(value) < 4:
        return None
    x0, y0, x1, y1 = (_number(edge) for edge in value[:4])
    if x0 is None or y0 is None or x1 is None or y1 is None:
        return None
    return _with_area(Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _common(box: Rect | None, other: Rect) -> Rect | None:
    """What two boxes have in common, or None."""
    if box is None:
        return None
    left, bottom = max(box.left, other.left), max(box.bottom, other.bottom)
    return _with_area(Rect(left, bottom, min(box.right, other.right), min(box.top, other.top)))


def _with_area(box: Rect) -> Rect | None:
    return box if box.width > 0 and box.height > 0 else None


def _number(value: PdfObject | None) -> float | None:
    """A finite number, or None for anything else."""
    value = _resolved(value)
    return float(value) if isinstance(value, (NumberObject, FloatObject)) and math.isfinite(value) else None


def _resolved(value: PdfObject | None) -> PdfObject | None:
    return None if value is None else value.get_object()
