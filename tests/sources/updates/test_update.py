"""Prose that quotes old figures."""

from __future__ import annotations

from datetime import date

import pytest

from brochure.profile.load import load_text
from brochure.profile.model import Amount, YearMonth
from brochure.sources.updates.changes import Change, Unit, Value
from brochure.sources.updates.update import quotes

TEXT = """\
slug: welders
title: Welders 48,940
summary: In May 2022 the median was $48,940.
sections:
  pay: |
    The median was $48940, or
    23.53 an hour; some get $23.535, $148,940, 48,940.5 or 148,940. Not 48,940,000!
  job_outlook: >-
    Growth of 2
    percent, 2%, 12 percent, or 2 percentage points, is 457,300 jobs
    or 0.5 million.
similar:
  - {title: "Smiths 2%", duties: "Earn $23.53."}
"""


def found(old: Value, unit: Unit, new: Value) -> list[str]:
    loaded = load_text(TEXT, "welders.yaml", today=date(2026, 1, 1))
    change = Change(("wages", 0, "value"), unit, old, new, "Welders")
    return [f"{each.line}:{each.column}:{each.length}" for each in quotes(loaded, [change])]


@pytest.mark.parametrize(
    ("old", "unit", "new", "places"),
    [
        (Amount(48940), "annual", Amount(51000), ["3:37:7", "6:20:6"]),
        (Amount(23.53), "hourly", Amount(25), ["7:5:5", "13:40:6"]),
        (2.0, "percent", 3.0, ["9:15:13", "10:14:2"]),
        (457_300, "jobs", 460_000, ["10:57:7"]),
        (YearMonth(year=2022, month=5), "date", YearMonth(year=2024, month=5), ["3:17:4"]),
        (2022, "date", 2024, ["3:17:4"]),
        (Amount(23), "hourly", Amount(25), []),
        (24, "jobs", 25, []),
        ("decline", "words", None, []),
    ],
)
def test_quotes_are_reported_with_their_positions(old: Value, unit: Unit, new: Value, places: list[str]) -> None:
    assert found(old, unit, new) == places


def test_small_whole_dollars_need_a_dollar_sign_and_millions_match() -> None:
    text = "slug: a\ntitle: A\nsections:\n  pay: $23 or 23, in 2.8 million jobs\n"
    loaded = load_text(text, today=date(2026, 1, 1))
    changes = [
        Change(("a",), "hourly", Amount(23), Amount(24)),
        Change(("b",), "jobs", 2_805_100, 2_900_000),
    ]
    assert [each.column for each in quotes(loaded, changes)] == [8, 22]


def test_the_message_names_the_quote_and_the_new_value() -> None:
    loaded = load_text(TEXT, "welders.yaml", today=date(2026, 1, 1))
    change = Change(("wages", 0, "detailed", 1, "value"), "annual", Amount(48940), Amount(51000), "Smiths")
    assert str(quotes(loaded, [change])[0]) == (
        "welders.yaml:3:37: warning[quoted] summary: “$48,940”, "
        "but wages[0].detailed[1].value (Smiths) is now $51,000\n"
        "  summary: In May 2022 the median was $48,940.\n"
        "                                      ^^^^^^^\n"
        "  hint: change the text, or leave the figure to the sentences that a brochure makes"
    )
