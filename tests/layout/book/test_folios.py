from __future__ import annotations

import pytest

from brochure.layout.book.typesetter import is_verso, roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "i"),
        (4, "iv"),
        (9, "ix"),
        (14, "xiv"),
        (40, "xl"),
        (49, "xlix"),
        (90, "xc"),
        (444, "cdxliv"),
        (1990, "mcmxc"),
    ],
)
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_even_pages_are_left_hand_ones() -> None:
    assert [is_verso(number) for number in (1, 2, 3)] == [False, True, False]
