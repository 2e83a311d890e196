"""What is said of many is one line, with a few names and a count."""

from __future__ import annotations

import pytest

from brochure.app.events import Remarks


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("a", "a"),
        ("ab", "a and b"),
        ("abc", "a, b and c"),
        ("abcd", "a, b, c and 1 other"),
        ("abcde", "a, b, c and 2 others"),
        ("x" * 2000, "x"),
    ],
)
def test_few_are_named(names: str, words: str) -> None:
    remarks = Remarks()
    for name in names:
        remarks.add(name, "no space left")
    assert list(remarks) == [(words, "no space left")]


def test_very_many_are_counted() -> None:
    remarks = Remarks()
    for number in range(2_000):
        remarks.add(f"n{number}", "no space left")
    assert list(remarks) == [("n0, n1, n2 and 1,997 others", "no space left")]


def test_remark_about_one_item_uses_its_exact_text() -> None:
    remarks = Remarks()
    remarks.add("a", "wages stay", "wages[0] stay")
    remarks.add("a", "wages stay", "wages[1] stay")
    remarks.add("a", "jobs stay", "employment[0].jobs stay")
    remarks.add("b", "jobs stay", "employment[2].jobs stay")
    assert list(remarks) == [("a", "wages[0] stay"), ("a", "wages[1] stay"), ("a and b", "jobs stay")]


def test_only_the_first_different_remarks_are_kept() -> None:
    remarks = Remarks(kept=2)
    for number in (1, 2, 3, 1, 4):
        remarks.add(f"n{number}", f"wrong in line {number}")
    remarks.add("m1", "wrong in line 1")
    assert list(remarks) == [("n1 and m1", "wrong in line 1"), ("n2", "wrong in line 2")]
    assert remarks.others == 2
