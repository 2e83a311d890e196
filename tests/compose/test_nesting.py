from __future__ import annotations

from brochure.compose.nesting import indents, whole
from brochure.profile.model import ProjectionRow


def row(base: int | None, *, total: bool = False) -> ProjectionRow:
    return ProjectionRow(title=f"{base}", base=base, total=total)


def test_one_row_is_the_whole() -> None:
    only = row(206300)
    assert indents([only]) == (0,)
    assert whole([only]) is only


def test_parts_stand_under_their_total() -> None:
    rows = [row(434000, total=True), row(27000), row(407000)]
    assert indents(rows) == (0, 1, 1)
    assert whole(rows) is rows[0]


def test_totals_within_a_total() -> None:
    rows = [row(1000, total=True), row(600, total=True), row(200), row(400), row(400, total=True), row(300), row(100)]
    assert indents(rows) == (0, 1, 2, 2, 1, 2, 2)


def test_parts_may_be_off_by_rounding() -> None:
    assert indents([row(300, total=True), row(100), row(100), row(200)]) == (0, 1, 1, 1)


def test_two_totals_beside_each_other_are_no_whole() -> None:
    rows = [row(50000, total=True), row(30000), row(20000), row(90000, total=True), row(90000)]
    assert indents(rows) == (0, 1, 1, 0, 1)
    assert whole(rows) is None


def test_rows_without_a_total_are_no_whole() -> None:
    assert whole([row(1), row(2)]) is None
    assert whole([]) is None


def test_unknown_jobs_belong_to_the_total_above() -> None:
    assert indents([row(None, total=True), row(None), row(500)]) == (0, 1, 1)
