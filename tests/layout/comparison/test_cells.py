"""The contents of cells."""

from __future__ import annotations

from tests.layout.placing import NARROW, STYLE, words_of

from brochure.compose.blocks import QrLink
from brochure.layout.comparison.cells import Cells
from brochure.layout.text.labels import label_styles


def test_link_begins_at_the_top_left_of_its_cell_when_it_is_too_long_for_a_code() -> None:
    link = QrLink("Official page", "https://example.org/" + "x" * 3000, "example.org", "QR code")
    cells = Cells(STYLE, 0)
    (box,) = cells.entry(link, NARROW, [], beside=False, units=cells.code_units([link]))
    note = label_styles(STYLE).note
    assert [(words.x, words.y) for words in words_of(box)] == [
        (0.0, note.baseline),
        (0.0, note.baseline + note.leading),
    ]
    assert box.height == 2 * note.leading
