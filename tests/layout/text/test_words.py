"""Where words may end a line: never without a sign that they go on, nor between two that belong together."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout import samples
from tests.layout.parting import bare_breaks
from tests.layout.placing import wrap
from tests.pairing import in_turn

from brochure.app.build import load
from brochure.compose import Material, compose
from brochure.compose.comparison import compare
from brochure.fonts.metrics import face
from brochure.layout import layout
from brochure.layout.comparison import layout_comparison
from brochure.layout.pages import Element
from brochure.layout.text.breaking import optimum, ragged
from brochure.layout.text.labels import TextStyle
from brochure.layout.text.words import SOFT_HYPHEN, bound_words, by_default_in, is_address, parts, tokenize
from brochure.profile.kinds import Amount
from brochure.profile.markdown import Run, read_markdown
from brochure.profile.model import (
    DetailedJobs,
    Employment,
    Growth,
    Profile,
    Projections,
    QuickFacts,
    Sections,
    Share,
    SimilarOccupation,
    Source,
    Wage,
    WageRow,
    WebLink,
)  # fmt: skip
from brochure.style.fit import on_page

PROFILES = sorted((Path(__file__).parents[3] / "profiles").glob("*.yaml"))
STYLES = ("classic", "large-print")
SIZES = ("letter", "a4")
TEXT_STYLE = TextStyle(face("Lato-Regular"), 10.0, 13.0, "#000000")


@pytest.mark.parametrize(
    ("word", "limit", "expected"),
    [
        ("short", 9, "short"),
        ("Electroencephalographically", 12, "Electroen~cephalo~graphically"),
        ("ELECTROENCEPHALOGRAPHICALLY", 12, "ELECTROEN~CEPHALO~GRAPHICALLY"),
        ("part-of-speech", 9, "part-|of-speech"),
        ("and/or", 9, "and/|or"),
        ("neuro-electroencephalographic", 12, "neuro-|electroen~cephalo~graphic"),
        ("xxxxxxxxxxxxxxxxxx", 9, "xxxxxxxx~xxxxxxxx~xx"),
        ("1,234,567,890", 5, "1,234|,567,|890"),
        ("29-1216", 9, "29-1216"),
        ("2024–34", 9, "2024–|34"),
        ("bls.gov/ooh/cooks.htm", 21, "bls.gov/ooh/cooks.htm"),
        ("bls.gov/ooh/cooks.htm", 20, "bls.gov/|ooh/|cooks.htm"),
        ("https://www.bls.gov/ooh/", 20, "https://www.bls.gov/|ooh/"),
        ("(bls.gov/ooh/).", 9, "(bls.gov/|ooh/)."),
        ("bls.gov/ooh/dancers-and-choreographers.htm", 20, "bls.gov/|ooh/|dancers-|and-|choreographers.htm"),
        ("onetonline.org/link/summary/29-1229.04", 20, "onetonline.org/|link/|summary/|29-1229.04"),
        ("apprenticeship.gov", 15, "apprenticeship.|gov"),
        ("bls.gov/choreographers.htm", 16, "bls.gov/|choreographers.|htm"),
        ("bls.gov/choreographers.htm", 14, "bls.gov/|choreographer|s.|htm"),
        ("example.org/a?b=cd_e&f=g", 9, "example.|org/|a?|b=|cd_|e&|f=|g"),
        (
            "careeronestop.org/a/careeronestop-videos.aspx?videocode=27209100",
            24,
            "careeronestop.org/|a/|careeronestop-|videos.|aspx?|videocode=|27209100",
        ),
    ],
)
def test_parts_splits_a_word_at_marks_and_syllables(word: str, limit: int, expected: str) -> None:
    found = "".join(text + ("~" if soft else "|") for text, soft in parts(word, len, limit, "en-US"))
    assert found.rstrip("|") == expected


@given(st.text("aeinrst-/.@:A0", min_size=1, max_size=60), st.integers(2, 30))
def test_parts_keep_every_letter_and_fit(word: str, limit: int) -> None:
    found = parts(word, len, limit, "en-US")
    assert "".join(text for text, _ in found) == word
    assert all(len(text) + soft <= limit for text, soft in found)
    assert not found[-1][1]


def test_is_address_recognizes_web_and_email_addresses() -> None:
    assert all(map(is_address, ("apprenticeship.gov", "bls.gov/ooh", "a@b.org", "https://x", "www.x", "x.org?a=b")))
    assert not any(map(is_address, ("and/or", "U.S.", "a.m.", "e.g.", "$1.50", "end.", "24/7", "K–12")))


@given(st.text("ab1./-_?&=#", min_size=1, max_size=40), st.integers(4, 30))
def test_address_never_breaks_before_a_mark(path: str, limit: int) -> None:
    found = [text for text, _ in parts(f"bls.gov/{path}", len, limit, "en-US")]
    longest = max(map(len, re.findall(r"[\W_]+", path)), default=0)
    assert longest >= limit - 1 or all(text[0].isalnum() for text in found)


def test_place_adds_no_space_after_an_added_hyphen() -> None:
    text = "Electroencephalographic work"
    label = TEXT_STYLE.wrap(text, 60.0)
    lines = label.lines
    assert lines[0].endswith(SOFT_HYPHEN)
    placed = label.place(0.0, 0.0)
    assert [item.trail for item in placed[:-1]] == [not line.endswith(SOFT_HYPHEN) for line in lines[:-1]]
    read = "".join(" ".join(item.words).rstrip(SOFT_HYPHEN) + " " * item.trail for item in placed)
    assert read.split() == text.split()


def test_address_that_fits_on_a_line_begins_a_new_one() -> None:
    text = (Run("It is described at length and in detail at bls.gov/ooh/dancers-and-choreographers.htm."),)
    address = text[0].text.rpartition(" ")[2]
    for width in range(int(REGULAR.text_width(address, 1000)) + 1, 40_000, 500):
        assert any(address in line for line in lines(text, float(width)))


@in_turn("path style size", PROFILES, STYLES * 2, SIZES)
def test_brochure_breaks_no_word_without_a_mark(path: Path, style: str, size: str) -> None:
    chosen = samples.style(style)
    assert list(bare_breaks(layout(compose(Material(load(path)), chosen), on_page(chosen, size)).pages)) == []


@pytest.mark.parametrize("paper", ["letter", "a4", "tabloid", "a3"])
@pytest.mark.parametrize("style", STYLES)
def test_comparison_breaks_no_word_without_a_mark(style: str, paper: str) -> None:
    for start in (0, 6):
        comparison = compare([load(path) for path in PROFILES[start : start + 6]])
        pages = layout_comparison(comparison, samples.style(style), paper).pages  # type: ignore[arg-type]
        assert list(bare_breaks(pages)) == []


LONG_WORDS = {
    "syllables": "Otorhinolaryngologists and Electroencephalographic Neurophysiotherapists",
    "no patterns": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "one letter": "x" * 60,
    "capitals": "ELECTROENCEPHALOGRAPHICALLY",
    "figures in it": "A1B2C3D4E5F6G7H8I9J0K1L2M3N4O5P6",
    "an address": "https://www.apprenticeship.gov/apprenticeship-job-finder-for-all",
}
ADDRESSES = (
    "https://www.apprenticeship.gov/apprenticeship-job-finder", "https://apprenticeship.gov",
    "https://www.careeronestop.org/Toolkit/occupation-profile.aspx?keyword=Neurophysiotherapists&location=UNITED%20STATES",
    "https://example.org/verylongnamewithoutanypointatall",
)  # fmt: skip


@cache
def everywhere(word: str) -> Profile:
    """A profile that has ``word`` in every place where there are words."""
    return Profile(
        slug="x",
        title=f"{word} and Cooks",
        category=word,
        summary=f"They {word} all day.",
        aliases=(word,),
        quick_facts=QuickFacts(education=word, experience=word, training=word),
        wages=(
            Wage(
                value=Amount(40000), p10=Amount(20000), p90=Amount(90000), occupation=word,
                industries=(WageRow(name=word, value=Amount(1000)),),
                comparisons=(WageRow(name=word, value=Amount(1000)),),
            ),
        ),
        employment=(
            Employment(
                jobs=50, occupation=word, industries=(Share(name=word, percent=50.0), Share(name="B", percent=5.0)),
                detailed=(DetailedJobs(name=word, jobs=10),),
            ),
        ),
        projections=Projections(
            base_year=2024, target_year=2034,
            comparisons=(Growth(name=word, percent=4.0), Growth(name="C", percent=-4.0)),
        ),
        similar=(SimilarOccupation(title=word, duties=f"They {word} it", education=word),),
        links=tuple(WebLink(title=f"{word} page", url=url) for url in ADDRESSES),
        sources=(Source(publisher=word, title=word, url=ADDRESSES[0]),),
        sections=Sections(what_they_do=read_markdown(f"They {word} in {ADDRESSES[0]}.\n\n### {word}\n\n- {word}")),
    )  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("word", LONG_WORDS.values(), ids=LONG_WORDS)
def test_long_words_are_broken_with_a_mark(word: str, style: str) -> None:
    chosen = samples.style(style)
    for size in SIZES:
        assert list(bare_breaks(layout(compose(Material(everywhere(word)), chosen), on_page(chosen, size)).pages)) == []
    sheet = compare([everywhere(word), everywhere(f"{word} too"), everywhere("Short")])
    assert list(bare_breaks(layout_comparison(sheet, chosen, "letter").pages)) == []


def test_bare_breaks_finds_breaks_without_a_mark() -> None:
    """The test of the tests."""
    element = Element("P")
    lines = samples.broken(("apprenticeship.g", "ov"), element)
    assert list(bare_breaks(lines)) == ["apprenticeship.g|ov"]
    assert list(bare_breaks(samples.broken(("apprentice" + SOFT_HYPHEN, "ship"), element))) == []
    assert list(bare_breaks(samples.broken(("apprenticeship.", "gov"), element))) == []


REGULAR, BOLD = face("Lato-Regular"), face("Lato-Bold")
FACES = (REGULAR, BOLD, REGULAR, BOLD)
PAIRS = (
    "4 percent,", "May 2024.", "August 28,", "$1.5 million", "9 a.m.", "5 years", "a year", "per hour)",
    "40 por", "5 años", "al año.", "por hora", "2 millones", "de 2024", "2,000 horas",
)  # fmt: skip
LOOSE = (
    "may 2024", "percent of", "2024 May", "or 4", "May be", "a yearling", "4 people", "data year",
    "de 24", "el año", "por 5",
)  # fmt: skip


@pytest.mark.parametrize(("pair", "bound"), [(p, True) for p in PAIRS] + [(p, False) for p in LOOSE])
def test_bound_words_recognizes_pairs(pair: str, bound: bool) -> None:
    first, second = pair.split(" ")
    assert list(bound_words([first, second])) == [1] * bound


def test_bound_words_finds_overlapping_pairs() -> None:
    assert list(bound_words(["On", "May", "9", "a.m.", "she", "paid", "3", "percent", "a", "year"])) == [2, 3, 7, 9]
    assert list(bound_words(["May", "be", "a", "yearning"])) == []


def lines(text: tuple[Run, ...], width: float, break_lines: object = ragged) -> list[str]:
    tokens = tokenize(text, FACES, width, None)
    found, first = [], 0
    for after in break_lines(tokens.measured(), width):  # type: ignore[operator]
        found.append(" ".join(tokens.words(first, after, hyphen=False)))
        first = after
    return found


TEXT = "The median wage was $38,040 in May 2024, up 4 percent, or a bit over $3 an hour, says 1 survey in 2 years."


@pytest.mark.parametrize("break_lines", [ragged, optimum])
def test_lines_do_not_end_between_bound_words_when_they_fit(break_lines: object) -> None:
    runs = (Run(TEXT),), (Run(TEXT[:36]), Run(TEXT[36:], bold=True)), (Run(TEXT[:35], bold=True), Run(TEXT[35:]))
    for text in runs:
        for width in range(6_000, 30_000, 130):
            found = lines(text, float(width), break_lines)
            assert " ".join(found) == TEXT
            for above, below in pairwise(found):
                assert not list(bound_words([above.rpartition(" ")[2], below.partition(" ")[0]])), found


def test_wrap_keeps_bound_words_together_when_they_fit() -> None:
    for width in range(30, 300, 3):
        found = wrap(TEXT, BOLD, 10.0, float(width))
        assert all(BOLD.text_width(line, 10.0) <= width + 0.02 for line in found if " " in line), found
        for above, below in pairwise(found):
            pair = [above.rpartition(" ")[2], below.partition(" ")[0]]
            assert not list(bound_words(pair)) or BOLD.text_width(" ".join(pair), 10.0) > width, found


def test_bound_words_are_split_when_they_are_wider_than_the_measure() -> None:
    assert wrap("May 2024", REGULAR, 10.0, 30.0) == ["May", "2024"]
    assert lines((Run("May 2024"),), 3_000.0) == ["May", "2024"]


def test_bound_words_in_spanish() -> None:
    text = "De mayo de 2024 a 2034, un 13 por ciento o $24.50 por hora, al año, por Ana"
    words = text.split()
    assert [words[at - 1 : at + 1] for at in bound_words(words)] == [
        ["mayo", "de"], ["de", "2024"], ["13", "por"], ["por", "ciento"], ["$24.50", "por"],
        ["por", "hora,"], ["al", "año,"],
    ]  # fmt: skip


def test_words_without_a_language_are_divided_as_in_the_document() -> None:
    word, width = "administrativos", REGULAR.text_width("administrati-", 10.0) + 0.5
    assert wrap(word, REGULAR, 10.0, width)[0] == f"administra{SOFT_HYPHEN}"
    with by_default_in("es-US"):
        assert wrap(word, REGULAR, 10.0, width)[0] == f"administrati{SOFT_HYPHEN}"


def test_first_bound_word_stays_on_the_line_above_when_the_pair_is_too_wide() -> None:
    """No other word is pushed to a line of its own."""
    width = REGULAR.text_width("May 2016", 10.0)
    assert wrap("In May 2016", REGULAR, 10.0, width - 0.5) == ["In May", "2016"]
    assert wrap("In May 2016", REGULAR, 10.0, width + 0.5) == ["In", "May 2016"]
