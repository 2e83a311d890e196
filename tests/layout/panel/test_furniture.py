"""Lists, steps, boxes to tick, questions and ruled lines: their structure, and where each ends."""

from __future__ import annotations

from itertools import pairwise

from tests.layout.placing import STYLE, outline

from brochure.compose.blocks import Run
from brochure.compose.essentials import Quality, Step
from brochure.layout.pages import Element, Stroke, Words
from brochure.layout.panel.furniture import (
    MAX_NOTES,
    MIN_NOTES,
    NOTE_LINE,
    answered,
    bullets,
    heading,
    listed,
    notes,
    step_text,
    tick_box,
)
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts

TEXTS = Texts(STYLE)
WIDTH = 200.0
STYLES = (TEXTS.strong, TEXTS.small_strong, TEXTS.small)


def words(tray: Tray) -> list[str]:
    found = (item for placed in tray.variant().placed for content in placed.box.contents for item in content.items)
    return [" ".join(item.words) for item in found if isinstance(item, Words)]


def strokes(tray: Tray) -> list[Stroke]:
    found = (item for placed in tray.variant().placed for content in placed.box.contents for item in content.items)
    return [item for item in found if isinstance(item, Stroke)]


def test_items_hang_beside_squares() -> None:
    tray = Tray()
    items = bullets([(Run("Read drawings"),), (Run(""),), (Run("Bend pipes"),)], TEXTS, WIDTH)
    end = listed(items, tray, 0.0, 10.0, gap=4.0)
    assert end == 10.0 + 2 * (STYLE.sizes.leading + 4.0)
    assert words(tray) == ["Read drawings", "Bend pipes"]
    assert outline(tray.elements[0]).split().count("LBody") == 2


def test_a_step_has_a_title_and_where_these_are_known_a_time_and_a_text() -> None:
    for text, count in (((Run("All states require one."),), 3), ((), 2)):
        tray = Tray()
        body, end = step_text(Step("License", "2 years", text), STYLES, tray, (0.0, 0.0, WIDTH))
        assert len(body.children) == count
        assert end == tray.height


def test_a_box_to_tick_stands_beside_name_and_text() -> None:
    quality = Quality("Patience", "They wait for concrete to cure.")
    for text_style, tags in ((None, ["LI", "LBody"]), (TEXTS.small, ["LI", "LBody", "P", "P"])):
        tray = Tray()
        item, end = tick_box(quality, TEXTS.body, tray, (0.0, 0.0, WIDTH), text_style)
        assert outline(item).split() == tags
        assert len(strokes(tray)) == 4
        assert end >= STYLE.sizes.leading


def test_lines_for_answers_are_apart() -> None:
    tray = Tray()
    answered(["How long?", "How much?"], TEXTS, tray, (0.0, 0.0, WIDTH), answer=30.0)
    lines = [line.y1 for line in strokes(tray)]
    assert [below - above for above, below in pairwise(lines)] == [30.0 + STYLE.sizes.leading + 6.0]


def test_lines_for_notes_fill_their_room_within_limits() -> None:
    top = heading("My notes", TEXTS, Tray(), WIDTH)
    assert notes("My notes", TEXTS, WIDTH, top + NOTE_LINE * MIN_NOTES - 1) is None
    few = notes("My notes", TEXTS, WIDTH, top + NOTE_LINE * MIN_NOTES)
    most = notes("My notes", TEXTS, WIDTH, 1000.0)
    assert few is not None
    assert few.height == top + NOTE_LINE * MIN_NOTES
    assert most is not None
    assert most.height == top + NOTE_LINE * MAX_NOTES
    assert [element.tag for element in most.elements] == [Element("H2").tag]
