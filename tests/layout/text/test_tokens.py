"""Pairs that no line ends between, in running text and in labels."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.layout.placing import wrap

from brochure.fonts.metrics import face
from brochure.layout.text.breaking import optimum, ragged
from brochure.layout.text.tokens import is_bound, tokenize
from brochure.profile.markdown import Run

REGULAR, BOLD = face("Lato-Regular"), face("Lato-Bold")
FACES = (REGULAR, BOLD, REGULAR, BOLD)
PAIRS = ("4 percent,", "May 2024.", "August 28,", "$1.5 million", "9 a.m.", "5 years", "a year", "per hour)")
LOOSE = ("may 2024", "percent of", "2024 May", "or 4", "May be", "a yearling", "4 people", "data year")


@pytest.mark.parametrize(("pair", "bound"), [(p, True) for p in PAIRS] + [(p, False) for p in LOOSE])
def test_what_belongs_together(pair: str, bound: bool) -> None:
    first, second = pair.split(" ")
    assert is_bound(first, second) is bound


def lines(text: tuple[Run, ...], width: float, break_lines: object = ragged) -> list[str]:
    tokens = tokenize(text, FACES, width, None)
    found, first = [], 0
    for after in break_lines(tokens.measured(), width):  # type: ignore[operator]
        found.append(" ".join(tokens.words(first, after, hyphen=False)))
        first = after
    return found


TEXT = "The median wage was $38,040 in May 2024, up 4 percent, or a bit over $3 an hour, says 1 survey in 2 years."


@pytest.mark.parametrize("break_lines", [ragged, optimum])
def test_no_line_ends_between_them_where_they_fit(break_lines: object) -> None:
    runs = (Run(TEXT),), (Run(TEXT[:36]), Run(TEXT[36:], bold=True)), (Run(TEXT[:35], bold=True), Run(TEXT[35:]))
    for text in runs:
        for width in range(6_000, 30_000, 130):
            found = lines(text, float(width), break_lines)
            assert " ".join(found) == TEXT
            for above, below in pairwise(found):
                assert not is_bound(above.rpartition(" ")[2], below.partition(" ")[0]), found


def test_no_line_of_a_label_ends_between_them_and_none_is_too_wide() -> None:
    for width in range(30, 300, 3):
        found = wrap(TEXT, BOLD, 10.0, float(width))
        assert all(BOLD.text_width(line, 10.0) <= width + 0.02 for line in found if " " in line), found
        for above, below in pairwise(found):
            pair = above.rpartition(" ")[2], below.partition(" ")[0]
            assert not is_bound(*pair) or BOLD.text_width(" ".join(pair), 10.0) > width, found


def test_a_pair_wider_than_the_measure_is_parted() -> None:
    assert wrap("May 2024", REGULAR, 10.0, 30.0) == ["May", "2024"]
    assert lines((Run("May 2024"),), 3_000.0) == ["May", "2024"]
