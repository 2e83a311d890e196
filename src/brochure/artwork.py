"""Pictures and drawings, opened: what layout needs to place them, and what pdf needs to embed them.

:mod:`brochure.pdf` makes them from files, :mod:`brochure.layout.icons` from outlines that ship. They are checked and
normalized, and refer to nothing outside themselves. Two of equal ``digest`` are the same, so a PDF file contains each
only once; it is hexadecimal, because names in the file are made of it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

MAX_BYTES = 64 << 20
"""The largest file of a picture."""


class Picture(NamedTuple):
    """Pixels in sRGB, upright, encoded as a PDF file contains them.

    ``width`` and ``height`` are in points at the resolution of the picture's file, ``columns`` and ``rows`` are the
    numbers of encoded pixels, ``bits`` those of each component. ``samples`` are a JPEG file (``DCT``), or rows with
    PNG's filters, compressed (``Flate``). ``palette`` has three bytes for each color if the samples are indexes.
    ``mask`` is the opacity as a gray picture.
    """

    digest: str
    width: float
    height: float
    columns: int
    rows: int
    samples: bytes
    coding: Literal["DCT", "Flate"] = "Flate"
    space: Literal["RGB", "Gray"] = "RGB"
    bits: int = 8
    palette: bytes = b""
    mask: Picture | None = None


Matrix = tuple[float, float, float, float, float, float]
"""The first two columns of an affine transformation, as in PDF: (x, y) becomes (ax + cy + e, bx + dy + f)."""

UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Segment(NamedTuple):
    """A step of a path: PDF's operator for it (move, line, Bézier curve, close), and 2, 2, 6 or 0 coordinates."""

    operator: Literal["m", "l", "c", "h"]
    coordinates: tuple[float, ...] = ()


Path = tuple[Segment, ...]


class Clip(NamedTuple):
    """Only what is inside ``path`` is visible."""

    path: Path
    even_odd: bool = False


class Pen(NamedTuple):
    """How a path is stroked. Colors are ``#rrggbb``, opacities from 0 to 1, ``cap`` and ``join`` as PDF numbers them.

    ``dash`` has lengths of dashes and gaps in turn, and begins at ``phase``.
    """

    color: str
    width: float
    opacity: float = 1.0
    cap: int = 0
    join: int = 0
    miter: float = 10.0
    dash: tuple[float, ...] = ()
    phase: float = 0.0


class Outline(NamedTuple):
    """A path, filled with the color ``fill`` unless it is empty, then stroked with ``pen``.

    ``matrix`` applies to both path and pen.
    """

    path: Path
    fill: str = ""
    opacity: float = 1.0
    even_odd: bool = False
    pen: Pen | None = None
    matrix: Matrix = UNCHANGED
    clips: tuple[Clip, ...] = ()


class Gradient(NamedTuple):
    """A path filled with colors that change along a line, or from one circle to another, and go on beyond them.

    ``coordinates`` are the ends of the line, or center and radius of both circles; ``matrix`` applies to them.
    ``stops`` are colors at offsets, the first 0, the last 1, each greater than the one before.
    """

    path: Path
    coordinates: tuple[float, ...]
    stops: tuple[tuple[float, str], ...]
    matrix: Matrix = UNCHANGED
    opacity: float = 1.0
    even_odd: bool = False
    clips: tuple[Clip, ...] = ()


class Lettering(NamedTuple):
    """Text in a face that ships; ``matrix`` applies to text that begins at the origin with its baseline on the x axis.

    ``face`` and ``size`` are as in :class:`~brochure.layout.pages.Words`.
    """

    text: str
    face: str
    size: float
    color: str
    opacity: float = 1.0
    matrix: Matrix = UNCHANGED
    clips: tuple[Clip, ...] = ()


class Layer(NamedTuple):
    """Items that are transparent as a whole: where they overlap, those below do not show through."""

    items: tuple[DrawingItem, ...]
    opacity: float
    clips: tuple[Clip, ...] = ()


DrawingItem = Outline | Gradient | Lettering | Layer


class Drawing(NamedTuple):
    """Items in drawing order; coordinates are in points, from the bottom left corner, y upward.

    What is outside ``width`` and ``height`` is invisible.
    """

    digest: str
    width: float
    height: float
    items: tuple[DrawingItem, ...]


Artwork = Picture | Drawing
