"""The guess of a document's height agrees with what setting it gives."""

from __future__ import annotations

import pytest
from tests.layout import samples

from brochure.layout.brochure.sections import bands
from brochure.layout.page.frame import frame_of
from brochure.layout.plan.estimate import estimated_height
from brochure.paper import PageSize
from brochure.style.fit import on_page


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("count", [300, 600, 900])
def test_guess_is_near_the_height_of_the_boxes(size: PageSize, count: int) -> None:
    style, document = samples.style(), samples.full(count)
    frame = frame_of(on_page(style, size))
    height = 0.0
    for section in document.sections:
        measured = bands(section, style, "en-US", frame, [])
        height += measured.head.before + measured.head.height
        height += sum(band.stack().height / (1 if band.wide else 2) for band in measured.bands)
    assert estimated_height(document.sections, style, frame) == pytest.approx(height, rel=0.12)
