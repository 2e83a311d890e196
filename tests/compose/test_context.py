from __future__ import annotations

from dataclasses import replace

from brochure.compose.context import Context, ranked
from brochure.compose.vocabulary import Label
from brochure.profile.model import Amount, Employment, Growth, Profile, ProjectionRow, Projections, Wage
from brochure.profile.nesting import indents, whole

from .samples import SEVERAL, TYPICAL


def bars(**percents: float) -> list[Growth]:
    return [Growth(name=name.replace("_", " "), percent=percent) for name, percent in percents.items()]


def order(context: Context, *names: str, own: str = "") -> list[tuple[str, bool]]:
    rows = [Growth(name=name, percent=1) for name in names]
    return [(bar.name, mine) for bar, mine in ranked(context, rows, lambda bar: bar.name == own)]


def test_ranked_orders_own_parts_groups_and_all() -> None:
    names = ("Total, all occupations", "Air transportation workers", "Commercial pilots",
             "Aircraft pilots and flight engineers")  # fmt: skip
    assert order(Context.of(SEVERAL), *names) == [
        ("Aircraft pilots and flight engineers", True),
        ("Commercial pilots", True),
        ("Air transportation workers", False),
        ("Total, all occupations", False),
    ]


def test_ranked_has_parts_in_the_order_of_the_projections() -> None:
    names = ("Commercial pilots", "Airline pilots, copilots, and flight engineers")
    assert [name for name, _ in order(Context.of(SEVERAL), *names)] == [names[1], names[0]]


def test_statements_are_on_the_whole_first_then_in_the_order_of_the_projections() -> None:
    rows = tuple(ProjectionRow(title=title) for title in ("Dancers", "Choreographers"))
    profile = replace(
        SEVERAL,
        projections=Projections(base_year=2024, target_year=2034, rows=rows),
        wages=tuple(Wage(occupation=name, value=Amount(1)) for name in ("singers", "choreographers", "dancers", None)),
        employment=tuple(Employment(occupation=name, jobs=1) for name in ("choreographers", "dancers")),
    )
    context = Context.of(profile)
    assert context.parts == ("dancers", "choreographers", "singers")
    assert [wage.occupation for wage in context.profile.wages] == [None, "dancers", "choreographers", "singers"]
    assert [statement.occupation for statement in context.profile.employment] == ["dancers", "choreographers"]


def test_whole_profile_has_the_name_of_sentences_in_charts_and_tables() -> None:
    context = Context.of(TYPICAL)
    assert context.plural == "health information technicians"
    assert context.row_label(TYPICAL.title).text == "Health information technicians"
    assert context.row_label("Cooks, restaurant").text == "Restaurant cooks"
    assert Context.of(replace(TYPICAL, lang="fr")).row_label(TYPICAL.title).text == TYPICAL.title


def test_whole_has_its_own_name_in_charts_if_a_table_has_that_of_the_projections() -> None:
    official = "Aircraft pilots and flight engineers"
    context = Context.of(SEVERAL, keys=("pay", "job_outlook"))
    assert context.bar_label(official).text == "Airline and commercial pilots"
    assert context.row_label(official).text == "Airline and commercial pilots (aircraft pilots and flight engineers)"
    assert (
        context.bar_label("Commercial pilots") == context.row_label("Commercial pilots") == Label("Commercial pilots")
    )
    assert Context.of(SEVERAL, keys=("pay",)).bar_label(official).text == official
    assert SEVERAL.projections
    single = replace(SEVERAL, projections=replace(SEVERAL.projections, rows=SEVERAL.projections.rows[:1]))
    assert Context.of(single, keys=("pay", "job_outlook")).bar_label(official).text == official


def test_ranked_finds_its_own_bar_by_figure() -> None:
    context = Context.of(TYPICAL)
    assert order(context, "Total, all occupations", "Group", "Registrars", own="Registrars")[0] == ("Registrars", True)


def test_ranked_takes_the_first_bar_as_its_own_otherwise() -> None:
    context = Context.of(TYPICAL)
    assert order(context, "Total, all occupations", "Somebody", "Group") == [
        ("Somebody", True),
        ("Group", False),
        ("Total, all occupations", False),
    ]


def test_ranked_never_takes_all_occupations_as_its_own() -> None:
    assert order(Context.of(TYPICAL), "Total, all occupations") == [("Total, all occupations", False)]


def test_plural_falls_back_on_the_title() -> None:
    assert Context.of(replace(TYPICAL, names=None)).plural == "record keepers and health information technicians"
    assert Context.of(TYPICAL).plural == "health information technicians"


def test_growth_comes_from_the_chart_if_no_row_has_it() -> None:
    row = ProjectionRow(title="Cooks", base=10, change=1)
    projections = Projections(base_year=2024, target_year=2034, rows=(row,), comparisons=tuple(bars(Cooks=5)))
    assert Context.of(Profile(slug="cooks", title="Cooks", projections=projections)).growth == 5


def test_part() -> None:
    context = Context.of(SEVERAL)
    assert context.part("Commercial pilots") == "commercial pilots"
    assert context.part("Aircraft pilots and flight engineers") == ""
    assert context.part(None) == ""


def row(base: int | None, *, total: bool = False) -> ProjectionRow:
    return ProjectionRow(title=f"{base}", base=base, total=total)


def test_single_row_is_the_whole() -> None:
    only = row(206300)
    assert indents([only]) == (0,)
    assert whole([only]) is only


def test_parts_are_indented_under_their_total() -> None:
    rows = [row(434000, total=True), row(27000), row(407000)]
    assert indents(rows) == (0, 1, 1)
    assert whole(rows) is rows[0]


def test_totals_nest() -> None:
    rows = [row(1000, total=True), row(600, total=True), row(200), row(400), row(400, total=True), row(300), row(100)]
    assert indents(rows) == (0, 1, 2, 2, 1, 2, 2)


def test_parts_may_exceed_the_total_by_rounding() -> None:
    assert indents([row(300, total=True), row(100), row(100), row(200)]) == (0, 1, 1, 1)


def test_rounding_adds_up_over_parts() -> None:
    """Four times 150 jobs are 600, and in hundreds four times 200."""
    assert indents([row(600, total=True), row(200), row(200), row(200), row(200)]) == (0, 1, 1, 1, 1)


def test_two_totals_have_no_whole() -> None:
    rows = [row(50000, total=True), row(30000), row(20000), row(90000, total=True), row(90000)]
    assert indents(rows) == (0, 1, 1, 0, 1)
    assert whole(rows) is None


def test_rows_without_a_total_have_no_whole() -> None:
    assert whole([row(1), row(2)]) is None
    assert whole([]) is None


def test_part_with_unknown_jobs_belongs_to_the_total_above() -> None:
    assert indents([row(None, total=True), row(None), row(500)]) == (0, 1, 1)
