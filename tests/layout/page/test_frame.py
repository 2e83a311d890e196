"""What every page repeats, and what fills the last one."""

from __future__ import annotations

import pytest
from tests.layout.placing import STYLE, WIDE, items, words_of

from brochure.layout.page.frame import NOTE_LINE, continued_head, min_notes_height, note_lines
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


def test_continued_head_has_a_level_rule_at_the_top() -> None:
    (rule,) = (item for item in items(continued_head("Pay, continued", STYLE, WIDE)) if isinstance(item, Stroke))
    assert (rule.x1, rule.x2) == (0, WIDE)
    assert rule.y1 == rule.y2 == rule.width / 2
