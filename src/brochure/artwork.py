"""Pictures, opened: what layout needs to place them, and what pdf needs to embed them.

:mod:`brochure.pdf` makes them from files. They are checked and normalized, and refer to nothing outside themselves.
Two of equal ``digest`` are the same, so a PDF file contains each only once.
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


Artwork = Picture
