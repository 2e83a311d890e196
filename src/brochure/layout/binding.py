"""Words that no line ends between: a number and its unit, a month and its day or year, ``a year``.

Such a pair is parted only where both together are wider than the measure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brochure.compose.numbers import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_UNITS = "percent|million|billion|trillion|years?|months?|weeks?|days?|hours?|minutes?|feet|inches|miles|pounds|degrees"
BOUND = re.compile(
    rf"\d[)+]? (?:(?:{_UNITS})\b|[ap]\.m\.)|\b(?:{'|'.join(MONTHS)}) \d"
    r"|(?:^|(?<= ))(?:an?|per) (?:year|hour|month|week)\b"
)
"""Finds such a pair in a text, or in two words with a space between them."""


def is_bound(first: str, second: str) -> bool:
    """Whether no line should end between these neighbors."""
    return BOUND.search(f"{first} {second}") is not None


def bound(words: Sequence[str], measure: Callable[[str], float], limit: float) -> list[str]:
    """``words``, those that belong together as one with its space, where that is not wider than ``limit``."""
    out = [words[0]]
    for word in words[1:]:
        pair = f"{out[-1]} {word}"
        if is_bound(out[-1].rpartition(" ")[2], word) and measure(pair) <= limit:
            out[-1] = pair
        else:
            out.append(word)
    return out
