"""Typing faults of imported prose are corrected; addresses, figures and code are not touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.profile.markdown import Run, plain_text
from brochure.sources.typing_faults import corrected, corrected_line


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the workers’’ pay, it''s low", "the workers’ pay, it’s low"),
        ("cook , bake ; fry .", "cook, bake; fry."),
        ("keep a log.To plot", "keep a log. To plot"),
        ("cook,, bake, , and fry..", "cook, bake, and fry."),
        ("( or bake )", "(or bake)"),
        ("cook -- bake --- fry--eat", "cook—bake—fry—eat"),
        ("cook - bake – fry — eat — all", "cook—bake—fry—eat—all"),
        ("a few (say two) - or “three” – “four”", "a few (say two)—or “three”—“four”"),
    ],
)
def test_faults_are_corrected(typed: str, meant: str) -> None:
    assert corrected_line(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "home- and community-based, full-time, K–12",
        "4 - 5 years, 2024 – 34, $10 -- $20, 35-2011",
        "see https://a.example/x--y or www.b.example/a..b and a--b@c.example",
        "use --help, `a -- b`, <a , b>",
        "wait ... and see, U.S. Army, U.S., e.g., Ph.D.",
        "Amazon.Com is, at bls.gov. The, node.js, .NET",
        "the cooks’ ’90s, rock ’n’ roll, “so he said”",
    ],
)
def test_other_text_is_unchanged(text: str) -> None:
    assert corrected_line(text) == text


@given(st.lists(st.text("ab ,.-—’()'A\"", max_size=6), max_size=6))
def test_faults_are_found_where_runs_meet(texts: list[str]) -> None:
    runs = tuple(Run(text, bold=bool(n % 2)) for n, text in enumerate(texts))
    assert plain_text(corrected(runs)) == corrected_line("".join(texts))
    assert all(run.text for run in corrected(runs)) or corrected(runs) == runs


def test_styles_are_kept() -> None:
    runs = (Run("Cooks", bold=True), Run(" , who "), Run("bake - ", italic=True), Run("or fry"))
    assert corrected(runs) == (
        Run("Cooks", bold=True),
        Run(", who "),
        Run("bake—", italic=True),
        Run("or fry"),
    )


@pytest.mark.parametrize("character", "a .,-—(’`<@")
def test_it_takes_linear_time(character: str) -> None:
    """A search that takes the square of the length would be at it for hours."""
    assert corrected_line(character * 300_000 + " so cook , bake").endswith("so cook, bake")
