"""Columns: aligned as a terminal shows them, and no wider than it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import wcwidth

from brochure.cli.terminal import aligned, print_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = [
    ("cooks", "35-2011", "Cooks"),
    ("operators", "47-5011 +3", "Operators of machines that have a title of many words"),
]
LONG = "technicians-who-have-a-slug-that-takes-most-of-the-line"


def columns(text: str, lines: Sequence[str]) -> list[int]:
    """Where ``text`` begins on each line that has it, in columns of a terminal."""
    return [wcwidth.width(line[: line.index(text)]) for line in lines if text in line]


def test_without_a_width_nothing_is_cut() -> None:
    assert aligned([*ROWS, (LONG, "-", "T")]) == [
        f"{'cooks':{len(LONG)}}  35-2011     Cooks",
        f"{'operators':{len(LONG)}}  47-5011 +3  {ROWS[1][2]}",
        f"{LONG}  -           T",
    ]


def test_a_very_long_cell_moves_its_own_line_alone() -> None:
    longest, longer = "x" * 80, "y" * 81
    assert aligned([*ROWS, (longer, "-", "T")])[:2] == aligned(ROWS)
    assert aligned([*ROWS, (longer, "-", "T")])[2] == f"{longer}  -           T"
    assert aligned([*ROWS, (longest, "-", "T")])[0] == f"{'cooks':80}  35-2011     Cooks"
    assert aligned([(longer, "-", "T")]) == [f"{longer}  -  T"]


def test_the_last_cell_is_cut_to_the_width() -> None:
    assert aligned(ROWS, 50) == [
        "cooks      35-2011     Cooks",
        "operators  47-5011 +3  Operators of machines that…",
    ]


def test_a_long_first_cell_stays_whole_on_a_line_of_its_own() -> None:
    lines = aligned([*ROWS, (LONG, "51-9080", "Technicians")], 60)
    assert lines[2:] == [LONG, "           51-9080     Technicians"]
    assert columns("5", [lines[0], lines[3]]) == [12, 11]


@pytest.mark.parametrize("width", [10, 24, 40, 80])
@pytest.mark.parametrize("title", ["日本の伝統料理を作る料理人のための長い題名", "Cafe\u0301 " * 20, "👩‍🚀" * 30])
def test_wide_and_combining_characters_are_aligned_and_fit(title: str, width: int) -> None:
    lines = aligned([("寿司職人", "-", title), ("cooks", "35-2011", "Cooks")], width)
    assert len(set(columns("3", lines) + columns("- ", lines))) == 1
    assert all(wcwidth.width(line) <= max(width, 22) for line in lines)


def test_only_a_terminal_has_an_edge(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    print_columns(ROWS, fits=True)
    assert ROWS[1][2] in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    print_columns(ROWS, fits=True)
    assert max(map(len, capsys.readouterr().out.splitlines())) == 40


def test_no_rows_are_no_lines() -> None:
    assert aligned([], 80) == []
