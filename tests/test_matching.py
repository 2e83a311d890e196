"""Names found by what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.matching import Name, NameIndex, distance

INDEX = NameIndex(
    [
        Name("Registered Nurses", 0, is_main=True),
        Name("RN", 0, is_main=False),
        Name("Nurse Midwives", 1, is_main=True),
        Name("Técnicos en información de salud", 2, is_main=True),
        Name("Physician Assistants", 3, is_main=True),
        Name("Registered Nurse Assistant", 3, is_main=False),
        Name("Nurse", 4, is_main=False),
        Name("Others", 4, is_main=True),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nurse", [(4, "Nurse", "exact"), (1, "Nurse Midwives", "prefix"), (0, "Registered Nurses", "words"),
                   (3, "Registered Nurse Assistant", "words")]),
        ("REGISTERED nurse", [(0, "Registered Nurses", "prefix"), (3, "Registered Nurse Assistant", "prefix")]),
        ("assist phys", [(3, "Physician Assistants", "words")]),
        ("tecnicos en informacion", [(2, "Técnicos en información de salud", "prefix")]),
        ("phsyician asistant", [(3, "Physician Assistants", "spelling")]),
        ("midwifes", [(1, "Nurse Midwives", "spelling")]),
        ("r", [(0, "Registered Nurses", "prefix")]),
        ("rx", []),
        ("", []),
        ("...", []),
    ],
)  # fmt: skip
def test_better_matches_come_first_and_spelling_last(text: str, found: list[tuple[int, str, str]]) -> None:
    assert [tuple(hit) for hit in INDEX.search(text, 10)] == found


def test_of_many_things_with_a_name_those_whose_main_name_matches_come_first() -> None:
    names = [("Cargo Agents", "Truck Driver"), ("Light Truck Drivers", "Truck Driver"),
             ("Heavy Truck Drivers", "Truck Driver"), ("Heavy Truck Drivers", "Local Truck Driver"),
             ("Clerks", "Trucking Clerk")]  # fmt: skip
    mains = list(dict.fromkeys(main for main, _ in names))
    index = NameIndex(
        Name(text, mains.index(main), is_main=text == main) for main, other in names for text in (main, other)
    )
    assert [mains[hit.of] for hit in index.search("truck driver", 10)] == [
        "Heavy Truck Drivers", "Light Truck Drivers", "Cargo Agents"
    ]  # fmt: skip
    assert mains[index.search("truck", 10)[-1].of] == "Clerks", "its word only begins so"


def test_a_limit_keeps_the_best() -> None:
    assert [hit.of for hit in INDEX.search("nurse", 2)] == [4, 1]


@pytest.mark.parametrize("text", ['"nurse', "nurse*", "(nurse)", "nurse:", "-nurse", "nurse;--"])
def test_a_query_has_no_syntax(text: str) -> None:
    assert INDEX.search(text, 10) == INDEX.search("nurse", 10)


@pytest.mark.parametrize("text", ["x" * 10_000, "nurse " * 10_000, "\0", "a\0b", "\ud800", "NEAR(a, b)", "' OR 1=1 --"])
def test_hostile_queries_are_harmless(text: str) -> None:
    assert len(INDEX.search(text, 10)) <= 4


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("nurse", "nurse", 0), ("nurse", "nrse", 1), ("nurse", "nusre", 1), ("nurse", "nuurse", 1), ("ab", "ba", 1),
     ("kitten", "sitting", 3), ("", "abc", 3)],
)  # fmt: skip
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 3) == distance(other, one, 3) == expected
    assert distance(one, other, expected - 1) >= expected


@given(st.text("abcñ", min_size=4, max_size=7), st.integers(0, 3))
def test_a_word_is_found_without_one_of_its_letters(word: str, at: int) -> None:
    hits = NameIndex([Name(f"{word}x", 0, is_main=True)]).search(word[:at] + word[at + 1 :] + "x", 1)
    assert hits or len(word) == 4, "words of three letters are too short"
