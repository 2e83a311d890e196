"""Page numbers: roman ones, and which side of a sheet a number stands on."""

from __future__ import annotations

_NUMERALS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """``4`` -> ``iv``."""
    out = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        out += numeral * count
    return out


def is_verso(number: int) -> bool:
    """Whether the page of that number is a left-hand one."""
    return number % 2 == 0
