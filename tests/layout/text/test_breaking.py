"""Line breaking: no line too long, no word lost, no one-word last line, even spacing where justified."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.compose.blocks import Run
from brochure.fonts.metrics import face
from brochure.layout.text.breaking import (
    MIN_LAST_LINE,
    MIN_SHORTENED,
    Measured,
    balanced,
    even,
    greedy,
    halves,
    optimum,
    ragged,
)
from brochure.layout.text.words import SOFT_HYPHEN, Tokens, tokenize

REGULAR = face("Lato-Regular")
FACES = (REGULAR, face("Lato-Bold"), face("Lato-Italic"), face("Lato-BoldItalic"))
PROSE = (
    "Electronic health records are spreading, and the job is changing with them. Technicians have to know the "
    "software or be ready to learn it, keep to the rules on its security and privacy, and look into electronic data "
    "to find ways in which healthcare information could be better than it is today, which takes patience and care."
)
words = st.text("abcdefghij-", min_size=1, max_size=30)
paragraphs = st.lists(words, min_size=1, max_size=80).map(" ".join)


def measured(text: str, width: float, lang: str | None = None) -> tuple[Tokens, Measured]:
    tokens = tokenize((Run(text),), FACES, width, lang)
    return tokens, tokens.measured()


def rows(breaks: list[int], tokens: Tokens) -> list[str]:
    return [" ".join(tokens.words(a, b, hyphen=b < len(tokens.texts))) for a, b in pairwise([0, *breaks])]


def letters(lines: list[str]) -> str:
    """What ``lines`` say without spaces and added hyphens."""
    return "".join(lines).replace(" ", "").replace(SOFT_HYPHEN, "")


@given(paragraphs, st.floats(3000, 30000))
def test_greedy_fits_the_width_and_keeps_every_letter(text: str, width: float) -> None:
    tokens, m = measured(text, width)
    breaks = greedy(m, width)
    assert breaks[-1] == len(tokens.texts)
    assert all(m.ends[b - 1] - m.starts[a] <= width + 0.1 for a, b in pairwise([0, *breaks]))
    assert letters(rows(breaks, tokens)) == text.replace(" ", "")


@given(paragraphs, st.floats(3000, 30000))
def test_optimum_keeps_every_letter(text: str, width: float) -> None:
    tokens, m = measured(text, width)
    assert letters(rows(optimum(m, width), tokens)) == text.replace(" ", "")


@given(paragraphs, st.floats(3000, 30000))
def test_ragged_never_takes_more_lines_than_greedy(text: str, width: float) -> None:
    _, m = measured(text, width)
    assert len(ragged(m, width)) == len(greedy(m, width))


def widths(m: Measured, breaks: list[int]) -> list[float]:
    return [m.ends[after - 1] - m.starts[first] for first, after in pairwise([0, *breaks])]


@given(paragraphs, st.floats(3000, 30000))
def test_ragged_makes_no_line_shorter_than_lines_are_without_it(text: str, width: float) -> None:
    _, m = measured(text, width)
    lines, natural = widths(m, ragged(m, width))[:-1], widths(m, greedy(m, width))[:-1]
    assert not lines or min(lines) >= min(MIN_SHORTENED * width, *natural)


@pytest.mark.parametrize("width", range(14000, 36000, 500))
def test_ragged_avoids_runts_in_prose_without_short_lines(width: int) -> None:
    _, m = measured(PROSE, width)
    *lines, last = widths(m, ragged(m, width))
    assert last >= MIN_LAST_LINE * width
    assert min(lines) >= min(MIN_SHORTENED * width, *widths(m, greedy(m, width))[:-1])


def words_of(*widths: float) -> Measured:
    """Words of ``widths``, with spaces of 250 between them that a line may end at."""
    starts, at = [], 0.0
    for width in widths:
        starts.append(at)
        at += width + 250
    ends = [start + width for start, width in zip(starts, widths, strict=True)]
    count = len(widths)
    return Measured(starts, ends, [False, *[True] * (count - 1)], [True] * count, [False] * count, 250, 300)


MEASURE = 6250.0
LINES = (400.0,) * 20  # two lines of ten words that fill the measure without stretching


@pytest.mark.parametrize("set_lines", [ragged, optimum])
@pytest.mark.parametrize(("last", "is_runt"), [((400, 200), False), ((400, 0), True), ((700,), True), ((50, 50), True)])
def test_last_line_is_not_shorter_than_an_eighth_of_the_measure(
    last: tuple[float, ...], set_lines: Callable[[Measured, float], list[int]], *, is_runt: bool
) -> None:
    text = words_of(*LINES, *last)
    full = [10, 20, 20 + len(last)]
    assert greedy(text, MEASURE) == full
    breaks = set_lines(text, MEASURE)
    assert len(breaks) == 3
    assert (breaks != full) == is_runt
    assert text.ends[-1] - text.starts[breaks[-2]] >= MIN_LAST_LINE * MEASURE


@pytest.mark.parametrize(("left", "gets_one"), [(5550, True), (5500, True), (5450, False)])
def test_single_word_gets_another_if_the_line_above_is_nearly_full_without_it(left: float, *, gets_one: bool) -> None:
    text = words_of(*[400.0] * 10, left, 450, 1500)
    assert greedy(text, MEASURE) == [10, 12, 13]
    assert ragged(text, MEASURE) == [10, 11 if gets_one else 12, 13]
    assert ragged(words_of(*[400.0] * 10, left, 450, 700, 550), MEASURE) == [10, 12, 14]


def test_runt_gets_words_from_the_line_above_only() -> None:
    assert ragged(words_of(*LINES, 500), MEASURE) == [10, 19, 21]


def test_runt_gets_no_word_whose_line_would_be_visibly_short() -> None:
    text = words_of(3000, 2500, 500)
    assert greedy(text, 6000) == ragged(text, 6000) == [2, 3]
    as_long_as_possible = words_of(3000, 1850, 400, 300, 100)
    assert greedy(as_long_as_possible, 6050) == [3, 5]
    assert ragged(as_long_as_possible, 6050) == [2, 5]


def test_lines_are_narrower_if_the_line_above_a_runt_has_no_word_to_give() -> None:
    text = words_of(2500, 2500, 600, 4800, 900, 600)
    assert greedy(text, MEASURE) == [3, 5, 6]
    assert MIN_SHORTENED * MEASURE > 4800
    assert ragged(text, MEASURE) == [2, 4, 6]


def test_runt_gets_no_part_of_a_word() -> None:
    whole = words_of(*LINES, 500)
    parted = whole._replace(spaced=[*whole.spaced[:19], False, True])
    assert greedy(parted, MEASURE) == [10, 20, 21]
    assert parted.spaced[ragged(parted, MEASURE)[-2]]


def spread(m: Measured, breaks: list[int], width: float) -> float:
    """The widest space of a justified setting, in spaces; hyphens counted."""
    worst = 0.0
    for first, after in pairwise([0, *breaks[:-1]]):
        gaps = sum(m.spaced[first + 1 : after])
        natural = m.ends[after - 1] - m.starts[first] + (m.hyphen if m.soft[after - 1] else 0)
        worst = max(worst, abs(width - natural) / (m.space * max(gaps, 1)))
    return worst


@pytest.mark.parametrize("width", range(20000, 34000, 1000))
def test_optimum_is_at_least_as_even_as_greedy(width: int) -> None:
    _, m = measured(PROSE, width)
    assert spread(m, optimum(m, width), width) <= spread(m, greedy(m, width), width) + 0.01


def test_hyphenation_evens_spacing_when_columns_are_narrow() -> None:
    width = 14000.0
    _, plain = measured(PROSE, width)
    tokens, parted = measured(PROSE, width, "en-US")
    breaks = optimum(parted, width)
    assert spread(parted, breaks, width) < spread(plain, optimum(plain, width), width)
    hyphenated = [row for row in rows(breaks, tokens) if row.endswith(SOFT_HYPHEN)]
    assert hyphenated
    assert " ".join(rows(breaks, tokens)).replace(SOFT_HYPHEN + " ", "") == PROSE


def test_ragged_keeps_a_word_together_when_it_has_two_runs() -> None:
    text = (Run("the credential called "), Run("(RHIT)", bold=True), Run(", which many ask for"))
    for width in range(5000, 20000, 250):
        tokens = tokenize(text, FACES, width, None)
        breaks = ragged(tokens.measured(), width)
        lines = [" ".join(tokens.words(a, b, hyphen=False)) for a, b in pairwise([0, *breaks])]
        assert not any(line.startswith(",") for line in lines)


def test_tokenize_splits_words_after_hyphens_dashes_and_slashes() -> None:
    tokens, _ = measured("state-of-the-art and/or one—two a 2-year program", 90000)
    assert tokens.texts == ["state-", "of-the-", "art", "and/", "or", "one—", "two", "a", "2-year", "program"]
    assert not any(tokens.soft)


def test_tokenize_splits_a_word_between_letters_when_it_is_wider_than_the_measure() -> None:
    tokens, m = measured("x" * 100, 5000)
    assert "".join(tokens.texts) == "x" * 100
    assert all(e - s <= 5000 for s, e in zip(m.starts, m.ends, strict=True))


def test_even_makes_lines_of_similar_length() -> None:
    _, m = measured("word " * 5, 1e6)
    four = m.ends[3] + 1
    assert greedy(m, four) == [4, 5]
    assert even(m, four) == [3, 5]


@given(paragraphs, st.floats(3000, 30000))
def test_even_takes_as_many_lines_as_greedy(text: str, width: float) -> None:
    _, m = measured(text, width)
    breaks = even(m, width)
    assert len(breaks) == len(greedy(m, width))
    assert all(m.ends[b - 1] - m.starts[a] <= width + 0.02 for a, b in pairwise([0, *breaks]))


def test_balanced_makes_two_lines_as_even_as_possible() -> None:
    text = words_of(900, 400, 400, 400)
    assert greedy(text, 2300) == [3, 4]
    assert balanced(text, 2300) == [2, 4]
    assert halves(text) == (2, 1550)


def test_halves_breaks_only_before_breakable_tokens() -> None:
    text = words_of(900, 400, 400, 400)._replace(breakable=[True, True, False, True])
    assert halves(text) == (1, 1700)


def test_balanced_narrows_three_lines_when_the_last_would_be_one_word() -> None:
    text = words_of(*[400.0] * 11)
    assert greedy(text, 3000) == [5, 10, 11]
    assert balanced(text, 3000) == [4, 8, 11]


def test_balanced_makes_more_than_two_lines_even() -> None:
    text = words_of(*[400.0] * 9)
    assert greedy(text, 2400) == [4, 8, 9]
    assert balanced(text, 2400) == [3, 6, 9]


def test_balanced_keeps_greedy_lines_when_a_word_needs_the_full_measure() -> None:
    text = words_of(*[400.0] * 5, 3000, 400)
    assert balanced(text, 3000) == greedy(text, 3000) == [5, 6, 7]
