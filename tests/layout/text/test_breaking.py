"""Line breaking: no line too long, no word lost, no one-word last line, even spacing where justified."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.compose.blocks import Run
from brochure.fonts.metrics import face
from brochure.layout.text.breaking import Measured, balanced, even, greedy, halves, optimum, ragged
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


@pytest.mark.parametrize("width", range(14000, 36000, 500))
def test_ragged_avoids_a_last_line_of_one_word_in_prose(width: int) -> None:
    tokens, m = measured(PROSE, width)
    last = rows(ragged(m, width), tokens)[-1]
    assert len(last.split()) > 1


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
def test_last_line_is_not_one_word(set_lines: Callable[[Measured, float], list[int]]) -> None:
    text = words_of(*LINES, 2000)
    assert greedy(text, MEASURE) == [10, 20, 21]
    breaks = set_lines(text, MEASURE)
    assert len(breaks) == 3
    assert breaks[-1] - breaks[-2] > 1


@pytest.mark.parametrize("set_lines", [ragged, optimum])
def test_last_line_is_not_shorter_than_a_sixth_of_the_measure(
    set_lines: Callable[[Measured, float], list[int]],
) -> None:
    """Two words of 50 take 350 with their space, which is too little; two of 500 take 1250, a fifth of the measure."""
    tiny = set_lines(words_of(*LINES, 50, 50), MEASURE)
    assert tiny[-1] - tiny[-2] > 2
    assert set_lines(words_of(*LINES, 500, 500), MEASURE) == [10, 20, 22]


def test_ragged_keeps_a_last_line_of_one_word_when_only_another_line_would_help() -> None:
    text = words_of(3000, 2500, 5600, 5600, 1000)
    assert greedy(text, 6000) == ragged(text, 6000) == [2, 3, 4, 5]


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
    tokens, _ = measured("state-of-the-art and/or one—two", 90000)
    assert tokens.texts == ["state-", "of-", "the-", "art", "and/", "or", "one—", "two"]
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


def test_balanced_keeps_greedy_lines_when_a_word_needs_the_full_measure() -> None:
    text = words_of(*[400.0] * 5, 3000, 400)
    assert balanced(text, 3000) == greedy(text, 3000) == [5, 6, 7]
