"""Numbers that line up: where the digits of a printed figure end and what hangs outside them."""

from __future__ import annotations

import re
from functools import lru_cache

_FIGURE = re.compile(r"([+\-−–$€£<>≤≥~ \u00a0]*\d[\d,]*)((?:\.\d+)?[ \u00a0\u202f]?%?)([+*†‡¹²³]*)")


@lru_cache(maxsize=4096)
def parted(text: str) -> tuple[str, str, str] | None:
    """``text`` in the part left of the decimal point, the rest of the figure, and what hangs after it.

    >>> parted("$24.50+")
    ('$24', '.50', '+')

    None where ``text`` is no figure.
    """
    match = _FIGURE.fullmatch(text)
    return (match[1], match[2], match[3]) if match else None
