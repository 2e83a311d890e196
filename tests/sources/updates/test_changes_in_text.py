"""Changes applied to the text of a file: every other byte stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import as_yaml, profiles

from brochure.profile.load import load_text
from brochure.profile.model import Amount, Profile, Wage, WageRow, YearMonth
from brochure.profile.write import to_plain, to_yaml
from brochure.sources.updates.changes import Change, Split, applied, edited
from brochure.yamlio.spans import EditError

TODAY = date(2026, 1, 1)

TEXT = """\
# Welders; figures of the Bureau
slug: welders   # as the file
title: 'Welders'
wages:
  - occupation: null
    as_of: "2022-05"   # the survey
    # in dollars
    value: 48940
    p10:   35510
    p90:
      # as good as it gets
      at_least: 208000
    # seen in the survey
    industries:
      - {name: Manufacturing,   value: 48000} # most
      - name: "Construction; private"
        value: {at_least: 208000}
    detailed: [{name: Welders, value: 48940}]

  # the others
  - as_of: 2022
    period: hourly
    value: 12.50
sections:
  pay: |
    Welders earn 48940 dollars.
"""


def change(path: str, new: Any) -> tuple[Change, ...]:
    """A change at a dotted path; what is old is not looked at."""
    parts = tuple(int(part) if part.isdigit() else part for part in path.split("."))
    return (Change(parts, "annual", None, new),)


@pytest.mark.parametrize(
    ("path", "new", "before", "after"),
    [
        ("wages.0.value", Amount(51000), "value: 48940\n", "value: 51000\n"),
        ("wages.0.value", Amount(51000.5), "value: 48940\n", "value: 51000.50\n"),
        ("wages.0.p10", Amount(239200, at_least=True), "p10:   35510", "p10:   {at_least: 239200}"),
        ("wages.0.p90", Amount(239200, at_least=True), "at_least: 208000\n", "at_least: 239200\n"),
        ("wages.0.p90", Amount(99000), "gets\n      at_least: 208000", "gets\n      99000"),
        ("wages.0.industries.0.value", Amount(1), "value: 48000} # most", "value: 1} # most"),
        ("wages.0.industries.0.value", Amount(2, at_least=True), "value: 48000}", "value: {at_least: 2}}"),
        ("wages.0.industries.1.value", Amount(52000), "value: {at_least: 208000}", "value: 52000"),
        ("wages.0.detailed.0.value", Amount(50000), "value: 48940}]", "value: 50000}]"),
        ("wages.0.as_of", YearMonth(year=2024, month=5), 'as_of: "2022-05"  ', 'as_of: "2024-05"  '),
        ("wages.1.as_of", YearMonth(year=2024, month=5), "as_of: 2022\n", "as_of: 2024-05\n"),
        ("wages.1.value", Amount(13), "value: 12.50", "value: 13.00"),
        ("wages.1.value", Amount(13.255), "value: 12.50", "value: 13.255"),
        ("title", "Smiths", "title: 'Welders'", "title: 'Smiths'"),
        ("title", None, "title: 'Welders'", "title: null"),
    ],
)  # fmt: skip
def test_one_figure_is_replaced(path: str, new: Any, before: str, after: str) -> None:
    assert TEXT.count(before) == 1
    assert edited(TEXT, (), change(path, new)) == TEXT.replace(before, after)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_byte_order_marks_and_line_ends_are_kept(mark: str, newline: str) -> None:
    text = mark + TEXT.replace("\n", newline)
    changes = [*change("wages.0.value", Amount(1)), *change("wages.1.value", Amount(2222.5))]
    expected = text.replace("value: 48940" + newline, "value: 1" + newline).replace("12.50", "2222.50")
    assert edited(text, (), changes) == expected


SET_APART = """\
wages:
  - occupation: null
    as_of: "2022-05"   # the survey
    # in dollars
    value: 48940
    p10:   35510
    p90:
      # as good as it gets
      at_least: 208000
    detailed: [{name: Welders, value: 48940}]
  - as_of: "2022-05"
    # seen in the survey
    industries:
      - {name: Manufacturing,   value: 48000} # most
      - name: "Construction; private"
        value: {at_least: 208000}

  # the others
  - as_of: 2022
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_table_moves_with_its_comments(newline: str) -> None:
    text = TEXT.replace("\n", newline)
    found = edited(text, [Split(("wages", 0), ("industries",))], ())
    assert SET_APART.replace("\n", newline) in found
    assert found.startswith(text[: text.index("wages")])
    assert found.endswith(text[text.index("  # the others") :])


def test_two_tables_are_set_apart_in_a_file_without_a_final_newline() -> None:
    text = (
        "slug: a\nwages:\n-   as_of: 2022\n    occupation: 'b'\n    detailed: []\n    value: 1000\n"
        "    industries: [{name: c, value: 2000},\n      {name: d}]\n    comparisons:\n    - {name: e}"
    )
    expected = (
        "slug: a\nwages:\n-   as_of: 2022\n    occupation: 'b'\n    detailed: []\n    value: 1000\n"
        "-   as_of: 2022\n    occupation: 'b'\n"
        "    industries: [{name: c, value: 2000},\n      {name: d}]\n    comparisons:\n    - {name: e}"
    )
    assert edited(text, [Split(("wages", 0), ("industries", "comparisons"))], ()) == expected


def test_a_statement_that_ends_in_a_block_scalar_is_split() -> None:
    text = "wages:\n- as_of: 2022\n  industries: [{name: a}]\n  occupation: |\n    b\n- as_of: 2023\n"
    found = edited(text, [Split(("wages", 0), ("industries",))], ())
    assert load_text(f"slug: a\ntitle: A\n{found}", today=TODAY).profile.wages == (
        Wage(as_of=YearMonth(year=2022), occupation="b"),
        Wage(as_of=YearMonth(year=2022), occupation="b", industries=(WageRow(name="a"),)),
        Wage(as_of=YearMonth(year=2023)),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wages: [{as_of: 2022, industries: [{name: a}]}]\n", "write a key a line"),
        ("wages:\n  - {as_of: 2022, industries: [{name: a}]}\n", "write a key a line"),
        ("wages:\n  - industries: [{name: a}]\n    as_of: 2022\n", "write as_of first"),
    ],
)
def test_a_layout_that_cannot_be_split_is_refused(text: str, message: str) -> None:
    with pytest.raises(EditError, match=message):
        edited(text, [Split(("wages", 0), ("industries",))], ())


def test_a_missing_figure_is_not_written() -> None:
    with pytest.raises(EditError, match=r"wages\[1\]\.p10: the file has no such key"):
        edited(TEXT, (), change("wages.1.p10", Amount(9000)))
    with pytest.raises(EditError, match="several lines"):
        edited("title: |\n  Welders\n", (), change("title", "Smiths"))


@given(profiles(), st.sampled_from(("dump", "ours", "json")))
def test_no_changes_leave_the_text_unchanged(plain: dict[str, Any], layout: str) -> None:
    text = _laid_out(plain, layout)
    assert edited(text, (), ()) == text


@given(profiles(), st.sampled_from(("dump", "ours", "json")), st.data())
def test_the_edited_text_loads_as_the_changed_profile(plain: dict[str, Any], layout: str, data: st.DataObject) -> None:
    """Some figures and dates of any profile, in any layout; and back again gives the same profile."""
    text = _laid_out(plain, layout)
    profile = load_text(text, today=TODAY).profile
    changes = [each for group in _possible(profile, data) if data.draw(st.booleans()) for each in group]
    splits = () if layout == "json" else _splits(profile, data)
    once = edited(text, splits, [_shifted(each, splits) for each in changes])
    assert _loaded(once) == applied(profile, splits, [_shifted(each, splits) for each in changes])
    if not splits:
        back = [Change(each.path, each.unit, each.new, each.old) for each in changes]
        assert _loaded(edited(once, (), back)) == profile
        assert _without_figures(once) == _without_figures(text)


def _laid_out(plain: dict[str, Any], layout: str) -> str:
    if layout == "json":
        return json.dumps(plain, ensure_ascii=False)
    return as_yaml(plain) if layout == "dump" else to_yaml(load_text(as_yaml(plain), today=TODAY).profile, "ours")


def _loaded(text: str) -> Profile:
    return load_text(text, today=TODAY).profile


def _without_figures(text: str) -> str:
    """``text`` without the characters that figures are made of."""
    text = text.replace('"at_least"', "").replace("at_least", "")
    return "".join(c for c in text if c not in "0123456789.-{}: \n")


def _possible(profile: Profile, data: st.DataObject) -> Iterator[list[Change]]:
    """Changes that can be made or left; those of a group go together, as pay and its percentiles do."""
    for number, wage in enumerate(profile.wages):
        assert wage.as_of
        yield [Change(("wages", number, "as_of"), "date", wage.as_of, replace(wage.as_of, year=2025))]
        pay = [(name, getattr(wage, name)) for name in ("value", "p10", "p90")]
        yield [Change(("wages", number, name), "annual", old, _scaled(old, data)) for name, old in pay]
        for place, row in enumerate(wage.industries):
            path = ("wages", number, "industries", place, "value")
            yield [Change(path, "annual", row.value, _scaled(row.value, data))]
    for number, statement in enumerate(profile.employment):
        assert statement.jobs is not None
        yield [Change(("employment", number, "jobs"), "jobs", statement.jobs, statement.jobs + 100)]


def _scaled(amount: Amount | None, data: st.DataObject) -> Amount:
    """Another amount; all grow alike, so that percentiles stay in order."""
    assert amount is not None
    return Amount(amount.value + 100, at_least=data.draw(st.booleans()))


def _splits(profile: Profile, data: st.DataObject) -> tuple[Split, ...]:
    numbers = [number for number, wage in enumerate(profile.wages) if wage.industries]
    return tuple(Split(("wages", number), ("industries",)) for number in numbers if data.draw(st.booleans()))


def _shifted(each: Change, splits: tuple[Split, ...]) -> Change:
    """The change as it counts after the splits; of a table that is set apart, in its new place."""
    if each.path[0] != "wages":
        return each
    number = int(each.path[1])
    before = sum(int(split.path[1]) < number for split in splits)
    moved = "industries" in each.path and any(split.path[1] == number for split in splits)
    return replace(each, path=("wages", number + before + moved, *each.path[2:]))


def test_the_strategy_gives_statements_to_split() -> None:
    plain = {"slug": "a", "title": "A", "wages": [{"as_of": "2022-05", "industries": [{"name": "B", "value": 20000}]}]}
    profile = load_text(as_yaml(plain), today=TODAY).profile
    found = edited(as_yaml(plain), [Split(("wages", 0), ("industries",))], ())
    assert (
        to_plain(_loaded(found))["wages"]
        == to_plain(applied(profile, [Split(("wages", 0), ("industries",))], ()))["wages"]
    )
