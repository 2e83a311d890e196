"""What every page repeats, and what fills the last one."""

from __future__ import annotations

import pytest
from tests.layout.placing import STYLE, WIDE, items, width_of, words_of

from brochure.layout.page.frame import (
    ELLIPSIS,
    NOTE_LINE,
    continued_head,
    min_notes_height,
    note_lines,
    running_head,
)
from brochure.layout.pages import Stroke

ABOVE = STYLE.sizes.leading * 2 + STYLE.sizes.small  # of the title's baseline


@pytest.mark.parametrize("count", [3, 10])
def test_note_lines_are_evenly_spaced_below_their_title(count: int) -> None:
    box = note_lines("My notes", STYLE, WIDE, ABOVE + (count + 0.5) * NOTE_LINE)
    assert box
    (title,) = words_of(box)
    lines = [item.y1 for item in items(box) if isinstance(item, Stroke)]
    assert lines == pytest.approx([title.y + (index + 1) * NOTE_LINE for index in range(count)])


def test_note_lines_are_omitted_when_fewer_than_three_fit() -> None:
    assert note_lines("My notes", STYLE, WIDE, ABOVE + 2.9 * NOTE_LINE) is None
    assert min_notes_height(STYLE) == ABOVE + 3 * NOTE_LINE


def test_running_head_has_the_title_and_the_field_if_both_fit() -> None:
    left, right = words_of(running_head("Cooks", "Hospitality", STYLE, WIDE))
    assert (left.words, left.x, right.words) == (("Cooks",), 0.0, ("Hospitality",))
    assert right.x + width_of(right) == pytest.approx(WIDE)


@pytest.mark.parametrize(("title", "words"), [("Cooks " * 20, 20), ("Cooks " * 200, None)])
def test_running_head_leaves_out_the_field_before_it_shortens_the_title(title: str, words: int | None) -> None:
    (left,) = words_of(running_head(title.strip(), "Hospitality " * 12, STYLE, WIDE))
    assert left.words[0] == "Cooks"
    assert width_of(left) <= WIDE
    assert len(left.words) == words if words else left.words[-1].endswith(ELLIPSIS)


def test_running_head_of_one_text_may_be_at_either_side() -> None:
    (right,) = words_of(running_head("", "Cooks", STYLE, WIDE))
    assert right.x + width_of(right) == pytest.approx(WIDE)


def test_continued_head_has_a_level_rule_at_the_top() -> None:
    (rule,) = (item for item in items(continued_head("Pay, continued", STYLE, WIDE)) if isinstance(item, Stroke))
    assert (rule.x1, rule.x2) == (0, WIDE)
    assert rule.y1 == rule.y2 == rule.width / 2
