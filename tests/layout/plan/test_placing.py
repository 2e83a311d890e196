"""Placed plans: pages are filled to the foot, columns end together, and nothing overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.layout import samples
from tests.layout.plan.planning import HEIGHT, LINE, column_ends, columns, figure, frame, placed, plan, section, text

from brochure.layout.page.flow import Flow
from brochure.layout.plan.placing import place


def test_columns_end_together_when_gaps_can_grow() -> None:
    blocks = [text(3) for _ in range(9)]
    flow = placed(section(columns(*blocks)))
    left, right = column_ends(flow, 0, [box for block in blocks for box in block])
    assert abs(left - right) < LINE / 2  # they end a line apart by themselves


def test_pages_end_at_the_foot_when_gaps_can_grow() -> None:
    blocks = [text(7) for _ in range(14)]
    flow = placed(section(columns(*blocks)), section(columns(figure(300.0))))
    ends = column_ends(flow, 0, [box for block in blocks for box in block])
    assert min(ends) == pytest.approx(60.0, abs=LINE)
    assert len(flow.pages) == 2


@pytest.mark.parametrize(("spare", "is_filled"), [(0.0, False), (90.0, True)])
def test_last_page_ends_at_the_foot_if_little_is_left(spare: float, is_filled: bool) -> None:
    blocks = [text(4) for _ in range(18)]
    body = section(columns(*blocks))
    found = plan(body)
    (page,) = found.pages
    assert LINE < page.left < 90
    flow = Flow(frame(), samples.style())
    place(found, [body], flow, spare)
    assert (flow.room < LINE) is is_filled


def test_boxes_of_a_column_do_not_overlap() -> None:
    blocks = [text(4) for _ in range(40)]
    flow = placed(section(columns(*blocks, figure(200.0), text(30))))
    for page in flow.pages:
        for x in {one.x for one in page}:
            tops = sorted(((one.y, one.box.height) for one in page if one.x == x), reverse=True)
            assert all(y - height >= below - 0.05 for (y, height), (below, _) in pairwise(tops))
            assert tops[-1][0] - tops[-1][1] >= 60.0 - 0.05
            assert tops[0][0] <= 60.0 + HEIGHT


def test_bookmarks_point_to_sections() -> None:
    flow = placed(section(columns(text(80))), section(columns(text(60)), title="Outlook"))
    assert [(entry.title, entry.page) for entry in flow.outline] == [("Pay", 0), ("Outlook", 1)]
