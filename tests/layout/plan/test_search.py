"""Where pages end: whole sections, no stranded lines, text before figures that do not fit, and linear time."""

from __future__ import annotations

from typing import Literal

import pytest
from tests.layout.plan.planning import (
    HEIGHT,
    LINE,
    columns,
    figure,
    heading,
    pages_of,
    paper,
    placed,
    plan,
    rows,
    search,
    section,
    text,
    wide,
)

from brochure.layout.pages import Box
from brochure.layout.plan.model import Spacing
from brochure.layout.plan.search import Search, costs_by_kind
from brochure.layout.plan.weights import MIN_LINES, SHORT_END, WEIGHTS


def test_text_fills_the_column_when_a_figure_does_not_fit() -> None:
    lead, chart, after, more = text(25), figure(250.0), text(8), text(30)
    flow = placed(section(columns(lead, chart, after, more)), count=1)
    assert pages_of(flow, lead + after) == [0] * 33
    assert pages_of(flow, chart) == [1]


def test_figure_never_precedes_the_text_that_introduces_it() -> None:
    lead, chart, after = text(3), figure(400.0), text(60)
    flow = placed(section(columns(lead, chart, after)))
    order = [id(one.box) for page in flow.pages for one in page]
    assert order.index(id(lead[-1])) < order.index(id(chart[0]))


def test_columns_are_even_when_a_figure_can_move() -> None:
    """A chart as tall as all the text: beside it, not above it."""
    flow = placed(section(columns(text(2), figure(160.0), heading() + text(8))))
    (only,) = flow.pages
    ends: dict[float, float] = {}
    for one in only:
        if one.box.block or one.box.is_line:
            ends[one.x] = min(ends.get(one.x, 1000.0), one.y - one.box.height)
    left, right = (ends[x] for x in sorted(ends))
    assert abs(left - right) < 60


def test_section_begins_on_a_new_page_when_it_would_begin_at_the_foot() -> None:
    block = text(40)
    flow = placed(section(columns(text(78))), section(columns(block)))
    assert set(pages_of(flow, block)) == {1}


@pytest.mark.parametrize(("lines", "page"), [(MIN_LINES[1] + 1.1, 0), (MIN_LINES[1] - 0.1, 1)])
def test_section_begins_on_a_page_when_enough_lines_fit(lines: float, page: int) -> None:
    above = wide([Box(HEIGHT - 30.0 - 50.0 - lines * LINE, (), block="text")])
    block = text(60)
    assert pages_of(placed(section(above), section(columns(block)), count=1), block)[0] == page


def test_section_that_fits_a_page_is_not_split_for_a_few_lines() -> None:
    """It would end a few lines below the top of the next page."""
    first, block = text(20), text(2 * int((HEIGHT - 30.0) / LINE) - 34)
    found = plan(section(columns(first)), section(columns(block)))
    ends = [sum(one.piece.height for one in page.blocks) for page in found.pages]
    assert len(ends) == 1 or ends[-1] > SHORT_END - 2 * LINE


def test_end_of_a_section_is_not_short() -> None:
    """Two lines too many: enough others go to the next page with them."""
    block = text(2 * int((HEIGHT - 30.0) / LINE) + 2)
    found = plan(section(columns(block)), section(columns(text(30)), title="Outlook"))
    assert found.pages[1].blocks[0].piece.height > SHORT_END - LINE


def test_table_is_not_split_when_it_fits_on_the_next_page() -> None:
    table = rows(12)
    flow = placed(section(columns(text(74))), section(wide(table), title="Similar"), section(columns(text(30))))
    assert len(set(pages_of(flow, table))) == 1


def test_table_is_not_split_although_that_would_fill_the_foot() -> None:
    """Three rows fit below the text, and enough rows would follow on the next page."""
    table = rows(20, 12.0)
    assert pages_of(placed(section(wide(text(37), table)), count=1), table) == [1] * 22


def test_table_taller_than_a_page_is_split() -> None:
    table = rows(50)
    flow = placed(section(wide(table)))
    assert sorted(set(pages_of(flow, table))) == [0, 1]


@pytest.mark.parametrize("height", [HEIGHT - 10, HEIGHT + 100])
def test_document_may_end_with_a_box_that_no_page_holds_below_the_name_of_its_section(height: float) -> None:
    found = plan(section(wide(text(4), figure(height))), count=1)
    assert [len(page.blocks) for page in found.pages] == [1, 1]
    assert "last page" in dict(found.pages[-1].costs)


def test_box_taller_than_a_page_is_placed() -> None:
    tall, block = figure(HEIGHT * 1.5), text(4)
    flow = placed(section(wide(text(3), tall)), section(columns(block)))
    assert pages_of(flow, tall) < pages_of(flow, block[:1])


def test_plan_of_nothing_has_one_empty_page() -> None:
    assert [page.blocks for page in plan().pages] == [()]


def test_no_plan_has_more_than_the_maximum_number_of_pages() -> None:
    body = section(columns(text(200)))
    pages = len(plan(body).pages)
    assert search(body).best(pages) is not None
    assert search(body).best(pages - 1) is None


def test_wide_spacing_takes_more_room() -> None:
    body = section(columns(*(text(3) for _ in range(120))))
    tight, loose = (search(body, spacing=Spacing(gaps, lead)).best() for gaps, lead in ((0.7, -0.5), (1.5, 1.0)))
    assert tight is not None
    assert loose is not None
    assert len(tight.pages) < len(loose.pages)


def test_filler_stands_where_a_page_would_end_blank() -> None:
    """The table does not fit below the text, but the questions do."""
    main = [section(columns(text(60))), section(wide(figure(300.0)), title="Similar"), section(columns(text(4)))]
    found = Search(main, paper(), Spacing(), [section(columns(text(12)), title="Questions")], has_tail=True).best()
    assert found is not None
    assert [[block.section for block in page.blocks] for page in found.pages] == [[0, 3], [1, 2]]


def test_filler_stands_before_the_tail() -> None:
    main = [section(columns(text(20))), section(columns(text(4)), title="Sources")]
    fillers = [section(columns(text(8)), title="Questions"), section(columns(text(8)), title="Words")]
    found = Search(main, paper(), Spacing(), fillers, has_tail=True).best()
    assert found is not None
    assert [block.section for block in found.pages[0].blocks] == [0, 2, 3, 1]


def test_one_form_of_a_filler_is_chosen_the_longest_that_fits() -> None:
    forms = [section(columns(text(lines)), title="Questions") for lines in (24, 12)]
    for lines, chosen in ((20, 1), (60, 2)):
        found = Search([section(columns(text(lines)))], paper(), Spacing(), forms).best(1)
        assert found is not None
        assert [block.section for block in found.pages[0].blocks] == [0, chosen]


def test_brief_form_takes_the_place_of_a_section_that_does_not_fit() -> None:
    """It is between the others, and the fillers still stand before the tail."""
    full, brief, tail = section(wide(figure(200.0))), section(columns(text(8))), section(columns(text(4)))
    filler = section(columns(text(8)), title="Questions")
    for lines, order in ((20, [0, 1, 3, 2]), (40, [0, 4, 3, 2])):
        main = [section(columns(text(lines))), full, tail]
        found = Search(main, paper(), Spacing(), [filler], has_tail=True, briefs={1: brief}).best(1)
        assert found is not None
        assert [block.section for block in found.pages[0].blocks] == order


def test_brief_form_goes_on_on_the_next_page() -> None:
    main = [section(columns(text(60))), section(wide(figure(590.0))), section(columns(text(4)))]
    found = Search(main, paper(), Spacing(), briefs={1: section(columns(text(60)))}).best(2)
    assert found is not None
    assert [[block.section for block in page.blocks] for page in found.pages] == [[0, 3], [3, 2]]


def test_filler_adds_no_page() -> None:
    found = Search([section(columns(text(70)))], paper(), Spacing(), [section(columns(text(40)))]).best()
    assert found is not None
    assert [block.section for page in found.pages for block in page.blocks] == [0]


class Counting(Box):
    """A box that counts how often its height is looked at."""

    looks = 0

    @property  # type: ignore[misc]
    def before(self) -> float:
        Counting.looks += 1
        return 6.0

    @before.setter
    def before(self, _value: float) -> None:
        """It is always the same."""


def counting(height: float, lines: int, block: Literal["text", "figure"]) -> list[Box]:
    return [Counting(height, (), block="" if i else block) for i in range(lines)]


@pytest.mark.parametrize(
    "blocks",
    [
        [counting(LINE, 3, "text")],
        [counting(LINE, 3, "text"), counting(HEIGHT * 0.7, 1, "figure"), counting(LINE, 8, "text")],
        [counting(HEIGHT * 0.7, 1, "figure")],
    ],
    ids=["text", "text that overtakes figures", "figures"],
)
@pytest.mark.no_cover
def test_plan_reads_only_nearby_boxes(blocks: list[list[Box]]) -> None:
    looks = []
    for times in (200, 800):
        Counting.looks = 0
        found = search(section(columns(*(blocks * times)))).best()
        looks.append(Counting.looks)
        assert found is not None
    assert looks[1] <= 4.4 * looks[0]


def test_cover_costs_the_same_however_much_is_blank() -> None:
    """The key figures go to its foot."""
    for above in (HEIGHT - 40.0, HEIGHT - 90.0):
        found = Search([section(columns(text(40)))], paper(1, above), Spacing()).best()
        assert found is not None
        assert not found.pages[0].blocks
        assert costs_by_kind(found)["cover"] == WEIGHTS.cover


def test_plan_that_costs_as_much_as_the_limit_is_given_up() -> None:
    sections = section(columns(text(70))), section(wide(figure(300.0)))
    cost = plan(*sections).cost
    assert cost > 0
    below, above = search(*sections), search(*sections)
    assert below.best(limit=cost) is None
    assert below.is_cut
    found = above.best(limit=cost + 0.01)
    assert found is not None
    assert found.cost == cost


def test_search_with_a_higher_limit_finds_what_one_before_gave_up() -> None:
    sections = section(columns(text(70))), section(wide(figure(300.0))), section(columns(text(50)))
    both, alone = search(*sections), search(*sections)
    best = alone.best()
    assert best is not None
    assert both.best(limit=0.01 * best.cost) is None
    assert both.best(len(best.pages)) == alone.best(len(best.pages))


def test_what_does_not_fit_is_not_given_up_for_its_cost() -> None:
    long = search(section(columns(text(200))))
    assert long.best(1) is None
    assert not long.is_cut


def test_limit_forces_nothing_onto_a_page() -> None:
    """The only good end costs too much, which is no reason to break a figure out of it."""
    found = search(section(columns(text(70))), section(wide(figure(HEIGHT - 40.0)))).best(limit=0.5)
    assert found is None
