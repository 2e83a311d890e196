"""The changes that a small store makes to a profile: bakers and surgeons of May 2024, projected to 2034."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import RETAIL

from brochure.profile.model import (
    Amount,
    DetailedJobs,
    Employment,
    Growth,
    Pay,
    Profile,
    ProjectionRow,
    Projections,
    QuickFacts,
    Share,
    Wage,
    WageRow,
    YearMonth,
)
from brochure.sources.store.adding import add
from brochure.sources.store.reading import Store
from brochure.sources.updates.changes import Plan, applied, printed
from brochure.sources.updates.newest import Newest
from brochure.sources.updates.plan import plan
from brochure.yamlio.report import dotted

FOOD = {"OCC_CODE": "51-3000", "OCC_TITLE": "Food Makers", "O_GROUP": "minor", "A_MEDIAN": 38000, "H_MEDIAN": 18.27}
ALL = {"OCC_CODE": "00-0000", "OCC_TITLE": "All Occupations", "O_GROUP": "total", "A_MEDIAN": 49500, "H_MEDIAN": 23.8}
SMITHS = ("    Smiths", "51-4000", "Line item", 9.1, 9.2, 1, 1, 0.1, 1.1, 2, 0.9, "—", *workbooks.NOTHING)
SURGEONS = {
    "OCC_CODE": "29-1240", "OCC_TITLE": "Surgeons", "O_GROUP": "broad", "A_MEDIAN": "#", "H_MEDIAN": "#",
    "A_PCT10": "*", "A_PCT90": "#", "A_MEAN": 371280,
}  # fmt: skip


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newest]:
    folder = tmp_path_factory.mktemp("changes")
    place = folder / "figures.sqlite"
    add(place, workbooks.oews(folder / "nation.xlsx", [{}, FOOD, ALL, SURGEONS]))
    add(place, workbooks.oews(folder / "sectors.xlsx", [RETAIL | {"A_MEDIAN": 35000, "H_MEDIAN": 16.83}]))
    add(place, workbooks.oews(folder / "old.xlsx", [{"A_MEDIAN": 30000}], sheet="all_M2022_dl", notes=None))
    add(
        place,
        workbooks.projections(
            folder / "occupation.xlsx", (*workbooks.PROJECTIONS[:4], SMITHS, *workbooks.PROJECTIONS[4:])
        ),
    )
    with Store(place) as store:
        yield Newest(store)


OLD = YearMonth(year=2022, month=5)


def rows(*names: str) -> tuple[WageRow, ...]:
    return tuple(WageRow(name=name, value=Amount(1000 + number)) for number, name in enumerate(names))


BAKERS = Profile(
    slug="bakers",
    title="Bakers",
    soc=("51-3011",),
    quick_facts=QuickFacts(pay=Pay(annual=Amount(30_000), hourly=Amount(14.42))),
    wages=(
        Wage(
            as_of=OLD, value=Amount(30_000), p10=Amount(20_000), p90=Amount(40_000, at_least=True),
            industries=rows("Retail trade"), comparisons=rows("Bakers", "Food makers", "Total, all occupations"),
        ),
    ),
    employment=(Employment(as_of=2022, jobs=200_000, industries=(Share(name="Self-employed workers", percent=5),)),),
    projections=Projections(
        base_year=2022,
        target_year=2032,
        outlook="decline",
        openings_per_year=1,
        comparisons=(Growth(name="Bakers", percent=1), Growth(name="Total, all occupations", percent=1)),
        rows=(ProjectionRow(title="Bread makers", soc="51-3011", base=1, projected=1, change=0, percent=0),),
    ),
)  # fmt: skip


def told(made: Plan) -> list[str]:
    return [
        f"{dotted(each.path)} {each.name}: {printed(each.old, each.unit)} -> {printed(each.new, each.unit)}"
        for each in made.changes
    ]


def stays(made: Plan) -> list[str]:
    return [f"{dotted(each.path)}: {each.reason}" for each in made.missing]


def with_wage(profile: Profile = BAKERS, **changed: object) -> Profile:
    return replace(profile, wages=(replace(profile.wages[0], **changed),))  # type: ignore[arg-type]


def with_projections(**changed: object) -> Profile:
    assert BAKERS.projections
    return replace(BAKERS, projections=replace(BAKERS.projections, **changed))  # type: ignore[arg-type]


def test_every_newer_figure_is_planned(newest: Newest) -> None:
    made = plan(BAKERS, newest)
    assert told(made) == [
        "quick_facts.pay.annual : $30,000 -> $36,610",
        "quick_facts.pay.hourly : $14.42 -> $17.60",
        "wages[0].value : $30,000 -> $36,610",
        "wages[0].p10 : $20,000 -> $27,250",
        "wages[0].p90 : at least $40,000 -> $48,880",
        "wages[0].as_of : 2022-05 -> 2024-05",
        "wages[0].industries[0].value Retail trade: $1,000 -> $35,000",
        "wages[0].comparisons[0].value Bakers: $1,000 -> $36,610",
        "wages[0].comparisons[1].value Food makers: $1,001 -> $38,000",
        "wages[0].comparisons[2].value Total, all occupations: $1,002 -> $49,500",
        "employment[0].as_of : 2022 -> 2024",
        "employment[0].jobs : 200,000 -> 223,400",
        "employment[0].industries[0].percent Self-employed workers: 5% -> 8%",
        "projections.base_year : 2022 -> 2024",
        "projections.target_year : 2032 -> 2034",
        "projections.outlook : decline -> as fast as average",
        "projections.openings_per_year : 1 -> 31,200",
        "projections.comparisons[0].percent Bakers: 1% -> 3%",
        "projections.comparisons[1].percent Total, all occupations: 1% -> 6%",
        "projections.rows[0].base Bread makers: 1 -> 223,400",
        "projections.rows[0].projected Bread makers: 1 -> 230,100",
        "projections.rows[0].change Bread makers: 0 -> 6,700",
        "projections.rows[0].percent Bread makers: 0% -> 3%",
    ]
    assert (made.splits, made.missing) == ([], [])
    again = plan(applied(BAKERS, made.splits, made.changes), newest)
    assert again.is_empty
    assert not again.missing


def test_nothing_changes_without_newer_figures(newest: Newest) -> None:
    assert BAKERS.projections
    for month in (YearMonth(year=2024, month=5), YearMonth(year=2024), YearMonth(year=2025)):
        recent = replace(with_wage(as_of=month), employment=(replace(BAKERS.employment[0], as_of=2024),))
        recent = replace(recent, projections=replace(BAKERS.projections, base_year=2024, target_year=2034))
        made = plan(recent, newest)
        assert told(made) == stays(made) == []


@pytest.mark.parametrize("kind", ["wages", "projections"])
def test_a_store_with_only_wages_or_projections_changes_only_those(tmp_path: Path, kind: str) -> None:
    book = tmp_path / "book.xlsx"
    add(tmp_path / "s.sqlite", workbooks.oews(book, [{}]) if kind == "wages" else workbooks.projections(book))
    with Store(tmp_path / "s.sqlite") as store:
        made = plan(with_wage(industries=(), comparisons=()), Newest(store))
    kinds = {each.path[0] for each in made.changes} | {each.path[0] for each in made.missing}
    assert kinds == ({"quick_facts", "wages"} if kind == "wages" else {"employment", "projections"})


def test_figures_have_the_period_and_statistic_of_the_statement(newest: Newest) -> None:
    hourly = with_wage(period="hourly", p10=None, p90=None)
    assert "wages[0].value : $30000.00 -> $17.60" in [
        line.replace("30,000.00", "30000.00") for line in told(plan(hourly, newest))
    ]
    mean = with_wage(statistic="mean", p10=None, p90=None)
    assert "wages[0].value : $30,000 -> $37,860" in told(plan(mean, newest))
    assert "wages[0].comparisons[0].value Bakers: $1,000 -> $37,860" in told(plan(mean, newest))


def test_absent_figures_stay_absent(newest: Newest) -> None:
    bare = with_wage(p10=None, industries=(WageRow(name="Unknown trade"),), comparisons=())
    made = plan(bare, newest)
    assert [line for line in told(made) if line.startswith("wages")] == [
        "wages[0].value : $30,000 -> $36,610",
        "wages[0].p90 : at least $40,000 -> $48,880",
        "wages[0].as_of : 2022-05 -> 2024-05",
    ]
    assert made.missing == []


def test_a_table_with_a_missing_row_is_set_apart(newest: Newest) -> None:
    made = plan(with_wage(industries=rows("Retail trade", "Wholesale trade", "Bakeries")), newest)
    assert [(split.path, split.tables) for split in made.splits] == [(("wages", 0), ("industries",))]
    assert stays(made) == [
        "wages[1].industries: no figure for “Wholesale trade” and 1 more in the wages of May 2024",
    ]
    profile = applied(with_wage(industries=rows("Retail trade", "Bakeries")), made.splits, made.changes)
    assert [wage.as_of and wage.as_of.year for wage in profile.wages] == [2024, 2022]
    assert profile.wages[1].industries == rows("Retail trade", "Bakeries")
    again = plan(profile, newest)
    assert again.is_empty
    assert stays(again) == ["wages[1].industries: no figure for “Bakeries” in the wages of May 2024"]


def test_a_statement_without_its_own_figure_is_kept_whole(newest: Newest) -> None:
    surgeons = with_wage(replace(BAKERS, soc=("29-1240",)))
    made = plan(surgeons, newest)
    assert "wages[0]: the wages of May 2024 have no annual p10 for 29-1240" in stays(made)
    assert not [each for each in made.changes if each.path[0] == "wages"]
    top = plan(with_wage(surgeons, p10=None), newest)
    assert "wages[0].value : $30,000 -> at least $239,200" in told(top)
    assert "quick_facts.pay.annual : $30,000 -> at least $239,200" in told(top)


def test_a_headline_is_kept_if_half_of_it_is_not_published(newest: Newest) -> None:
    one = replace(BAKERS, wages=(), soc=("29-1240",))
    assert "quick_facts.pay.hourly : $14.42 -> at least $115.00" in told(plan(one, newest))
    dated = replace(BAKERS, wages=(*BAKERS.wages, replace(BAKERS.wages[0], as_of=YearMonth(year=2024, month=5))))
    assert not [each for each in plan(dated, newest).changes if each.path[0] == "quick_facts"]


def test_codes_missing_from_the_store_are_reported(newest: Newest) -> None:
    made = plan(with_wage(replace(BAKERS, title="Coders", soc=("29-2071",)), comparisons=()), newest)
    assert made.is_empty
    assert stays(made) == [
        "quick_facts.pay: 29-2071 is not in the wages of May 2024; another code may have replaced it",
        "wages[0]: 29-2071 is not in the wages of May 2024; another code may have replaced it",
        "employment[0]: 29-2071 is not in the projections of 2024-2034; another code may have replaced it",
        "projections: 29-2071 is not in the projections of 2024-2034; another code may have replaced it",
    ]


def test_several_codes_are_summed_but_medians_are_not(newest: Newest) -> None:
    several = replace(BAKERS, title="Makers", soc=("51-3011", "29-1240"), names=None)
    made = plan(several, newest)
    assert "employment[0].jobs : 200,000 -> 224,300" in told(made)
    assert "projections.openings_per_year : 1 -> 31,200" in told(made)
    assert "wages[0]: the survey has no figure for 51-3011, 29-1240 together, and a median cannot be summed" in stays(
        made
    )


def test_figures_are_kept_if_a_part_of_their_sum_is_missing(newest: Newest) -> None:
    made = plan(replace(BAKERS, title="Makers", soc=("51-3011", "29-2071")), newest)
    reason = "29-2071 is not in the projections of 2024-2034; another code may have replaced it"
    assert [line for line in stays(made) if line.startswith(("employment", "projections"))] == [
        f"employment[0]: {reason}",
        f"projections: {reason}",
    ]


def test_a_total_without_a_code_is_the_sum_of_the_rows_below(newest: Newest) -> None:
    total = ProjectionRow(title="Makers", base=1000, projected=1000, change=0, percent=0, total=True)
    parts = (
        ProjectionRow(title="Bakers", soc="51-3011", base=900),
        ProjectionRow(title="Surgeons", soc="29-1240", base=100),
    )
    made = plan(with_projections(rows=(total, *parts)), newest)
    assert [line for line in told(made) if "Makers" in line] == [
        "projections.rows[0].base Makers: 1,000 -> 224,300",
        "projections.rows[0].projected Makers: 1,000 -> 231,100",
        "projections.rows[0].change Makers: 0 -> 6,800",
        "projections.rows[0].percent Makers: 0% -> 3%",
    ]
    for wrong in ((replace(total, base=2000), *parts), (total, *parts, ProjectionRow(title="Others"))):
        made = plan(with_projections(rows=wrong), newest)
        assert not [each for each in made.changes if each.path[0] == "projections"]


def test_projections_change_as_a_whole_or_not_at_all(newest: Newest) -> None:
    made = plan(with_projections(comparisons=(Growth(name="Millers", percent=3),)), newest)
    assert stays(made) == ["projections: no figure for “Millers” in the projections of 2024-2034"]
    assert not [each for each in made.changes if each.path[0] == "projections"]


def test_an_outlook_with_the_same_meaning_is_kept(newest: Newest) -> None:
    made = plan(with_projections(outlook="about as fast as average"), newest)
    assert not [each for each in made.changes if each.unit == "words"]


def test_an_uncertain_outlook_is_removed(newest: Newest) -> None:
    made = plan(with_projections(rows=(), comparisons=()), newest)
    assert "projections.outlook : decline -> as fast as average" in told(made)
    unsure = replace(newest.tree["51-3011"], percent=4.5, base=1000, change=0)
    newest.tree["51-3011"], kept = unsure, newest.tree["51-3011"]
    try:
        made = plan(with_projections(rows=(), comparisons=()), newest)
    finally:
        newest.tree["51-3011"] = kept
    assert "projections.outlook : decline -> nothing" in told(made)
    assert stays(made) == ["projections.outlook: the Bureau's words for this growth in 2024-2034 are not certain"]


def test_percentages_have_tenths_if_the_profile_has_them(newest: Newest) -> None:
    made = plan(with_projections(comparisons=(Growth(name="Total, all occupations", percent=3.5),)), newest)
    assert "projections.comparisons[0].percent Total, all occupations: 3.5% -> 5.6%" in told(made)


def test_employment_is_updated_with_its_tables(newest: Newest) -> None:
    shares = (Share(name="Retail trade", percent=30), Share(name="Self-employed workers", percent=5))
    detailed = (DetailedJobs(name="Bakers", jobs=1), DetailedJobs(name="Millers"))
    made = plan(
        replace(BAKERS, employment=(Employment(as_of=2022, jobs=1, industries=shares, detailed=detailed),)), newest
    )
    assert [line for line in told(made) if line.startswith("employment")] == [
        "employment[0].as_of : 2022 -> 2024",
        "employment[0].jobs : 1 -> 223,400",
        "employment[0].detailed[0].jobs Bakers: 1 -> 223,400",
    ]
    assert [(split.path, split.tables) for split in made.splits] == [(("employment", 0), ("industries",))]
    assert stays(made) == [
        "employment[1].industries: the occupation table of the projections has no shares of industries"
    ]
    lacking = Employment(as_of=2022, jobs=1, detailed=(DetailedJobs(name="Millers", jobs=2),))
    assert stays(plan(replace(BAKERS, employment=(lacking,)), newest)) == [
        "employment[1].detailed: no figure for “Millers” in the projections of 2024-2034"
    ]
    alone = Employment(as_of=2022, industries=shares)
    made = plan(replace(BAKERS, employment=(alone,)), newest)
    assert (made.splits, stays(made)) == (
        [],
        ["employment[0].industries: the occupation table of the projections has no shares of industries"],
    )


def test_statements_of_several_occupations_are_updated_by_name(newest: Newest) -> None:
    one, two = BAKERS.wages[0], replace(BAKERS.wages[0], occupation="surgeons", p10=None, industries=(), comparisons=())
    makers = replace(BAKERS, wages=(replace(one, occupation="bakers", industries=rows("Mills")), two), title="Makers")
    made = plan(makers, newest)
    assert "wages[0].value : $30,000 -> $36,610" in told(made)
    assert "wages[2].value : $30,000 -> at least $239,200" in told(made)
    assert [split.path for split in made.splits] == [("wages", 0)]
    unknown = plan(replace(makers, wages=(replace(two, occupation="millers"),)), newest)
    assert "wages[0]: it is not clear which SOC code it means" in stays(unknown)


def test_statements_without_a_date_are_kept(newest: Newest) -> None:
    undated = replace(with_wage(as_of=None), employment=(replace(BAKERS.employment[0], as_of=None),))
    made = plan(undated, newest)
    assert [line.partition(",")[0] for line in stays(made)] == [
        "wages[0]: it has no month (as_of)",
        "employment[0]: it has no year (as_of)",
    ]
    assert "quick_facts.pay.annual : $30,000 -> $36,610" in told(made)


def test_a_profile_without_figures_has_no_changes(newest: Newest) -> None:
    made = plan(Profile(slug="a", title="A"), newest)
    assert (made.is_empty, made.missing) == (True, [])
