"""Lengths and paper as users type them."""

from __future__ import annotations

import pytest

from brochure.press.model import PAPERS, Paper, PressError, parse_length, parse_paper


@pytest.mark.parametrize(
    ("text", "points"), [("0.1mm", 0.2835), ("1in", 72), ("2.54 cm", 72), ("0.3pt", 0.3), (" 0PT ", 0)]
)
def test_parse_length_converts_to_points(text: str, points: float) -> None:
    assert parse_length(text) == pytest.approx(points, abs=0.001)


@pytest.mark.parametrize("text", ["", "0.1", "mm", "-1mm", "1e9mm", "1,5mm", "0.1 furlong", "1mm2mm", "nanmm"])
def test_parse_length_refuses_other_text_with_an_example(text: str) -> None:
    with pytest.raises(PressError, match=r"for example 0\.1mm"):
        parse_length(text)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("letter", (612, 792)),
        ("Tabloid", (792, 1224)),
        ("A4", (595.28, 841.89)),
        ("13x19in", (936, 1368)),
        ("19in x 13in", (936, 1368)),
        ("320x450mm", (907.09, 1275.59)),
        ("21cm×297mm", (595.28, 841.89)),
    ],
)
def test_parse_paper_accepts_names_and_sizes(text: str, sides: tuple[float, float]) -> None:
    paper = parse_paper(text)
    assert (paper.short, paper.long) == pytest.approx(sides, abs=0.01)


@pytest.mark.parametrize("text", ["", "a9", "13x19", "13in", "x", "13xin", "letter2", "13x19x1in"])
def test_parse_paper_refuses_other_text_with_the_names(text: str) -> None:
    with pytest.raises(PressError, match="letter, legal, tabloid, a5, a4, a3; or a size"):
        parse_paper(text)


@pytest.mark.parametrize("text", ["0.5x11in", "11x0in", "300x11in"])
def test_parse_paper_refuses_sizes_out_of_range(text: str) -> None:
    with pytest.raises(PressError, match="from 1 in to 200 in"):
        parse_paper(text)


def test_papers_are_named_by_their_keys_and_upright() -> None:
    assert all(paper.name == name for name, paper in PAPERS.items())
    assert all(isinstance(paper, Paper) and paper.short < paper.long for paper in PAPERS.values())
