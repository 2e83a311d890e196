"""Numbers of pages: wanted ones where spacing and fillers reach them, others with a reason."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.layout.plan.planning import HEIGHT, LINE, columns, figure, paper, section, text, wide

from brochure.layout.page.stack import Bands
from brochure.layout.plan.explain import explained
from brochure.layout.plan.fit import SPACINGS, Fitted, Fitter, Tried

PAGE = 2 * int(HEIGHT / LINE)  # lines of a page without a head


def body(pages: float, title: str = "Pay") -> Bands:
    """A section of paragraphs of five lines that takes about so many pages at normal spacing."""
    return section(columns(*(text(5) for _ in range(round(pages * PAGE * LINE / (5 * LINE + 6))))), title=title)


def fitted(pages: float, wanted: Sequence[int], fillers: Sequence[float] = ()) -> Fitted:
    extra = [body(size, f"Filler {number}") for number, size in enumerate(fillers)]
    fitter = Fitter([body(pages)], extra, paper(), has_tail=False)
    return fitter.fit(wanted) or fitter.natural(wanted)


def test_sections_are_brief_only_where_they_have_to_be() -> None:
    """The tightest extent is that of the brief forms, and a missed number counts them."""
    for size, pages, order in ((0.5, 4, [0, 1]), (0.9, 4, [0, 2]), (2.6, 6, [0, 1])):
        main, briefs = [body(3.3), body(size, "Help")], {1: body(0.4 * size, "Help in brief")}
        fitter = Fitter(main, [], paper(), has_tail=False, briefs=briefs)
        found = fitter.fit([pages])
        assert found is not None
        assert (len(found.plan.pages), found.order) == (pages, order)
        assert fitter.extent[0] < Fitter(main, [], paper(), has_tail=False).extent[0]
        assert fitter.extent[1] == Fitter(main, [], paper(), has_tail=False).extent[1]


@pytest.mark.parametrize("pages", [3.7, 3.8, 3.9, 4.05])
def test_spacing_reaches_four_pages(pages: float) -> None:
    found = fitted(pages, [4, 8])
    assert len(found.plan.pages) == 4
    assert not found.missed


def test_spacing_is_tight_when_there_is_much_and_loose_when_there_is_little() -> None:
    little, much = fitted(3.5, [4]).plan.spacing, fitted(4.05, [4]).plan.spacing
    assert little.gaps > 1 > much.gaps
    assert little.lead > 0 > much.lead


def test_fillers_are_chosen_while_they_fit() -> None:
    assert fitted(2.6, [4], [0.15, 0.15]).order == [0, 1, 2]
    assert fitted(3.9, [4], [0.3]).order == [0]


@pytest.mark.parametrize(("pages", "missed"), [(4.15, True), (4.3, True), (5.0, False), (3.0, False)])
def test_little_too_much_is_just_missed(pages: float, missed: bool) -> None:
    assert Fitter([body(pages)], [], paper(), has_tail=False).is_just_missed([4]) is missed


@pytest.mark.parametrize(("pages", "room"), [(3.0, True), (3.7, False)])
def test_pages_that_spacing_does_not_fill_have_room(pages: float, room: bool) -> None:
    fitter = Fitter([body(pages)], [], paper(), has_tail=False)
    found = fitter.fit([4])
    assert found is not None
    assert fitter.has_room(found) is room


@pytest.mark.parametrize(("title", "room"), [("Questions", True), ("Words", False)])
def test_only_the_longest_form_of_a_filler_takes_room(title: str, room: bool) -> None:
    fillers = [body(0.35, "Questions"), body(0.3, title)]
    fitter = Fitter([body(2.7)], fillers, paper(), has_tail=False)
    found = fitter.fit([4])
    assert found is not None
    assert fitter.has_room(found) is room


def test_lowest_wanted_number_is_chosen() -> None:
    assert len(fitted(3.9, [8, 4]).plan.pages) == 4


def test_number_is_even_when_no_wanted_one_is_reached_and_the_reason_is_given() -> None:
    found = fitted(5.4, [4, 8])
    assert len(found.plan.pages) == 6
    assert "too far from 4 or 8" in found.missed


def test_reason_is_that_of_all_settings_that_were_tried() -> None:
    compact = Fitter([body(4.3)], [], paper(), has_tail=False)
    tight, loose = compact.extent
    found = Fitter([body(5.9)], [], paper(), has_tail=False).natural([4, 8], [compact])
    assert tight < 4 < loose
    assert f"{tight:.1f} pages at the tightest" in found.missed
    assert "too far from 4 or 8" in Fitter([body(5.9)], [], paper(), has_tail=False).natural([4, 8]).missed


def test_reason_counts_the_pages_besides() -> None:
    fitter = Fitter([body(5.9)], [], paper(), has_tail=False)
    alone, besides = fitter.natural([4, 8]).missed, fitter.natural([4, 8], besides=3).missed
    assert "too far from 7 or 11" in besides
    assert float(besides.split()[3]) == pytest.approx(float(alone.split()[3]) + 3)


def test_explanation_has_what_was_tried_in_another_setting() -> None:
    tried: list[Tried] = []
    holes = section(wide(*(figure(0.63 * HEIGHT) for _ in range(5))))
    assert Fitter([holes], [], paper(), has_tail=False, density="compact", tried=tried).fit([4]) is None
    found = Fitter([body(5.4)], [], paper(), has_tail=False, tried=tried).natural([4])
    lines = explained(found)
    assert any(line.startswith("  tried: 4 pages, compact, ") and line.endswith("does not fit") for line in lines)
    assert "compact" not in lines[0]


def test_number_is_natural_when_none_is_wanted() -> None:
    found = fitted(5.7, [])
    assert len(found.plan.pages) == 6
    assert not found.missed


def test_short_document_keeps_to_one_page() -> None:
    assert len(fitted(0.5, [4, 8]).plan.pages) == 1


def test_explanation_names_pages_costs_and_what_was_tried() -> None:
    found = fitted(4.0, [4, 8], [0.2])
    lines = explained(found)
    assert lines[0].startswith("4 pages, cost ")
    assert [line for line in lines if line.startswith("  page 4: Pay (continued)")]
    assert [line for line in lines if line.startswith("  by kind: ")]
    assert sum(line.startswith("  tried: ") for line in lines) == len(found.tried) - 2


def test_spacings_go_from_tight_to_loose() -> None:
    assert list(SPACINGS) == sorted(SPACINGS)


@pytest.mark.parametrize(("share", "tried"), [(0.8, {5, 6}), (0.6, {4, 6})])
def test_smaller_numbers_are_tried_when_pages_have_holes(share: float, tried: set[int]) -> None:
    """Those that the figures could fill if they had no holes between them."""
    holes = section(wide(*(figure(share * HEIGHT) for _ in range(6))))
    found = Fitter([holes], [], paper(), has_tail=False).natural([])
    assert len(found.plan.pages) == 6
    assert {one.pages for one in found.tried} == tried


def test_lines_never_get_closer_than_the_minimum() -> None:
    free, loose = fitted(4.05, [4]), Fitter([body(4.05)], [], paper()._replace(min_line=LINE), has_tail=False)
    assert free.plan.spacing.lead < 0
    assert (loose.fit([4]) or loose.natural([4])).plan.spacing.lead >= 0


@pytest.mark.parametrize(("price", "pages"), [(100.0, 3), (-1.0, 4)])
def test_each_page_has_a_price_where_no_number_is_wanted(
    monkeypatch: pytest.MonkeyPatch, price: float, pages: int
) -> None:
    monkeypatch.setattr("brochure.layout.plan.fit.PAGE", price)
    figures = section(wide(*(figure(0.4 * HEIGHT) for _ in range(5)), text(30)))
    found = Fitter([figures], [], paper(), has_tail=False).natural([])
    assert {3, 4} == {one.pages for one in found.tried if one.cost is not None}
    assert len(found.plan.pages) == pages


def test_number_is_not_reached_when_it_costs_as_much_as_the_limit() -> None:
    def fitter() -> Fitter:
        return Fitter([body(3.9)], [], paper(), has_tail=False)

    found = fitter().fit([4])
    assert found is not None
    assert fitter().fit([4], found.cost) is None
    again = fitter().fit([4], found.cost + 0.01)
    assert again is not None
    assert again.plan.cost == found.plan.cost


def test_explanation_says_that_a_plan_was_given_up() -> None:
    found = fitted(3.9, [4])
    given_up = found._replace(tried=(Tried(4, 2, 3.0, is_cut=True), *found.tried))
    assert "  tried: 4 pages, spacing 3 steps tighter: cost 3.00 or more" in explained(given_up)
