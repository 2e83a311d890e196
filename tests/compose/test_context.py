from __future__ import annotations

from dataclasses import replace

from brochure.compose.context import Context, ranked
from brochure.profile.model import Growth, Profile, ProjectionRow, Projections

from .samples import SEVERAL, TYPICAL


def bars(**percents: float) -> list[Growth]:
    return [Growth(name=name.replace("_", " "), percent=percent) for name, percent in percents.items()]


def order(context: Context, *names: str, own: str = "") -> list[tuple[str, bool]]:
    rows = [Growth(name=name, percent=1) for name in names]
    return [(bar.name, mine) for bar, mine in ranked(context, rows, lambda bar: bar.name == own)]


def test_own_then_parts_then_groups_then_everyone() -> None:
    names = ("Total, all occupations", "Air transportation workers", "Commercial pilots",
             "Aircraft pilots and flight engineers")  # fmt: skip
    assert order(Context.of(SEVERAL), *names) == [
        ("Aircraft pilots and flight engineers", True),
        ("Commercial pilots", True),
        ("Air transportation workers", False),
        ("Total, all occupations", False),
    ]


def test_a_bar_under_a_strange_name_is_own_by_its_figure() -> None:
    context = Context.of(TYPICAL)
    assert order(context, "Total, all occupations", "Group", "Registrars", own="Registrars")[0] == ("Registrars", True)


def test_or_else_the_first_bar_is_own() -> None:
    context = Context.of(TYPICAL)
    assert order(context, "Total, all occupations", "Somebody", "Group") == [
        ("Somebody", True),
        ("Group", False),
        ("Total, all occupations", False),
    ]


def test_everyone_alone_is_nobodys_own() -> None:
    assert order(Context.of(TYPICAL), "Total, all occupations") == [("Total, all occupations", False)]


def test_the_plural_falls_back_on_the_title() -> None:
    assert Context.of(replace(TYPICAL, names=None)).plural == "record keepers and health information technicians"
    assert Context.of(TYPICAL).plural == "health information technicians"


def test_growth_comes_from_the_chart_where_no_row_has_it() -> None:
    row = ProjectionRow(title="Cooks", base=10, change=1)
    projections = Projections(base_year=2024, target_year=2034, rows=(row,), comparisons=tuple(bars(Cooks=5)))
    assert Context.of(Profile(slug="cooks", title="Cooks", projections=projections)).growth == 5


def test_whose() -> None:
    context = Context.of(SEVERAL)
    assert context.whose("Commercial pilots") == ", commercial pilots"
    assert context.whose("Aircraft pilots and flight engineers") == ""
    assert context.whose(None) == ""
