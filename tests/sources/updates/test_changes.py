"""Changes applied to a profile, and printed values."""

from __future__ import annotations

import pytest

from brochure.profile.model import (
    Amount,
    DetailedJobs,
    Employment,
    Profile,
    ProjectionRow,
    Projections,
    Share,
    Wage,
    WageRow,
    YearMonth,
)
from brochure.sources.updates.changes import Change, Split, Unit, Value, applied, as_it_is, printed

OLD, NEW = YearMonth(year=2022, month=5), YearMonth(year=2024, month=5)
TABLE = (WageRow(name="Construction", value=Amount(50_000)),)
PROFILE = Profile(
    slug="divers",
    title="Divers",
    wages=(
        Wage(occupation="welders", as_of=OLD, value=Amount(40_000), industries=TABLE, detailed=TABLE),
        Wage(as_of=OLD, period="hourly", statistic="mean", value=Amount(20), industries=TABLE),
    ),
    employment=(
        Employment(as_of=2022, jobs=100, industries=(Share(name="Ports", percent=60),)),
        Employment(as_of=2022, jobs=7, detailed=(DetailedJobs(name="Others", jobs=7),)),
    ),
    projections=Projections(
        base_year=2022, target_year=2032, rows=(ProjectionRow(title="Divers", base=100, percent=1),)
    ),
)


def test_a_change_replaces_only_its_figure() -> None:
    changes = [
        Change(("wages", 1, "industries", 0, "value"), "hourly", Amount(50_000), Amount(115, at_least=True)),
        Change(("projections", "rows", 0, "percent"), "percent", 1.0, 4.5),
    ]
    found = applied(PROFILE, (), changes)
    assert found.wages[1].industries[0] == WageRow(name="Construction", value=Amount(115, at_least=True))
    assert found.projections
    assert found.projections.rows == (ProjectionRow(title="Divers", base=100, percent=4.5),)
    assert applied(found, (), [Change(each.path, each.unit, each.new, each.old) for each in changes]) == PROFILE


def test_paths_after_splits_map_back_to_the_existing_profile() -> None:
    splits = [Split(("wages", 2), ("industries",)), Split(("wages", 0), ("detailed",)), Split(("employment", 0), ())]
    after = [("wages", number, "value") for number in range(6)]
    assert [as_it_is(path, splits)[1] for path in after] == [0, 0, 1, 2, 2, 3]
    assert as_it_is(("wages", 5, "industries", 7, "value"), splits) == ("wages", 3, "industries", 7, "value")
    assert as_it_is(("employment", 1), splits) == ("employment", 0)
    for path in (("projections", "rows", 3, "base"), ("quick_facts", "pay"), ("projections",), ("similar", 4)):
        assert as_it_is(path, splits) == path


def test_tables_are_set_apart_with_their_date() -> None:
    splits = [Split(("wages", 0), ("industries",)), Split(("wages", 1), ("industries",))]
    splits.append(Split(("employment", 0), ("industries",)))
    found = applied(PROFILE, splits, [Change(("wages", 2, "as_of"), "date", OLD, NEW)])
    assert [(wage.as_of, wage.occupation, wage.value, wage.industries, wage.detailed) for wage in found.wages] == [
        (OLD, "welders", Amount(40_000), (), TABLE),
        (OLD, "welders", None, TABLE, ()),
        (NEW, None, Amount(20), (), ()),
        (OLD, None, None, TABLE, ()),
    ]
    assert [(wage.period, wage.statistic) for wage in found.wages[2:]] == [("hourly", "mean")] * 2
    assert [(each.as_of, each.jobs, len(each.industries)) for each in found.employment] == [
        (2022, 100, 0),
        (2022, None, 1),
        (2022, 7, 0),
    ]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Amount(48_780), "annual", "$48,780"),
        (Amount(23), "hourly", "$23.00"),
        (Amount(239_200, at_least=True), "annual", "at least $239,200"),
        (206_300, "jobs", "206,300"),
        (-600, "jobs", "-600"),
        (13.0, "percent", "13%"),
        (-4.5, "percent", "-4.5%"),
        (2024, "date", "2024"),
        (NEW, "date", "2024-05"),
        (YearMonth(year=2024), "date", "2024"),
        ("decline", "words", "decline"),
        (None, "words", "nothing"),
    ],
)
def test_values_are_printed_with_their_unit(value: Value, unit: Unit, text: str) -> None:
    assert printed(value, unit) == text
