"""Every kind of cost is charged by some plan: a weight of zero, or a cost that is forgotten, is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from tests.layout.plan.planning import HEIGHT, columns, figure, lead, paper, plan, rows, section, text, wide

from brochure.layout.page.stack import Bands
from brochure.layout.plan.model import Plan, Spacing
from brochure.layout.plan.search import Search, costs_by_kind
from brochure.layout.plan.weights import WEIGHTS, Kind, Weights


def with_fillers(*main: Bands, above: float = 0.0, has_tail: bool = False, lines: int = 12) -> Plan:
    fillers = [section(columns(text(lines)), title="Questions")]
    found = Search(main, paper(2, above), Spacing(), fillers, has_tail=has_tail).best()
    assert found is not None
    return found


def plans() -> Iterator[Plan]:
    """Plans with faults that no other plan avoids; the comments name the costs."""
    after = section(wide(text(30)), title="After")
    yield plan(section(wide(text(20))), section(wide(figure(500.0)), title="After"), count=1)  # foot, stretch
    yield plan(section(wide(text(42))), section(wide(text(5)), title="After"), count=1)  # last page
    yield plan(section(wide(text(20), rows(50))), count=1)  # split figure, continued
    yield plan(section(wide(text(10), figure(540.0), text(3))), after, count=1)  # moved figure, split text
    yield plan(section(columns(text(3), figure(200.0))))  # columns
    yield plan(section(wide(lead(4), figure(560.0))), count=1)  # parted figure
    yield plan(section(columns(figure(200.0))))  # lone figure
    yield plan(section(wide(text(4), figure(480.0), figure(60.0))), after, count=1)  # short end
    yield with_fillers(section(columns(text(40))), above=HEIGHT - 40.0)  # cover
    yield with_fillers(section(columns(text(80))), lines=40)  # omission
    yield with_fillers(
        section(columns(text(60))), section(wide(figure(300.0))), section(columns(text(4))), has_tail=True
    )  # displaced
    yield with_brief()


def with_brief() -> Plan:
    """A table that fits on the page only as text."""
    main, brief = [section(wide(text(20))), section(wide(figure(300.0)))], section(wide(text(5)))
    found = Search(main, paper(1), Spacing(), briefs={1: brief}).best(1)
    assert found is not None
    return found


def test_every_kind_of_cost_is_charged() -> None:
    charged = {kind for found in plans() for kind, cost in costs_by_kind(found).items() if cost > 0}
    assert charged == set(get_args(Kind))


def test_no_weight_is_zero() -> None:
    """Those without a kind of their own add to another: few rows to a split figure, shortening to an omission."""
    assert all(weight > 0 for weight in WEIGHTS)
    assert {kind.replace(" ", "_") for kind in get_args(Kind)} == {*Weights._fields} - {"few_rows", "shortening"}
