"""The head of page one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.placing import STYLE, WIDE, width_of, words_of
from tests.layout.samples import document

from brochure.fonts.metrics import face
from brochure.layout.brochure.banner import STEP, banner, fit_title

LONG = "Arts, design, entertainment, sports, and media occupations · Life, physical, and social science · SOC 19-1013"
OVER = 0.03  # of the measure, at most: what letterspacing takes is estimated from the mean capital


@pytest.mark.parametrize("width", range(150, 510, 5))
def test_letterspaced_capitals_are_wrapped_as_wide_as_they_are(width: float) -> None:
    boxes = banner(replace(document(), eyebrow=LONG), STYLE, width, [], 1)
    rows = [words for box in boxes for words in words_of(box) if words.tracking]
    assert len(rows) > 1
    for row in rows:
        assert width_of(row) + row.tracking * len(" ".join(row.words)) <= width * (1 + OVER), row.words


@pytest.mark.parametrize("words", range(6, 10))
def test_a_title_is_no_smaller_than_it_must_be_for_two_lines(words: int) -> None:
    title, display = " ".join(["Technicians"] * words), face(STYLE.faces.display)
    size, rows = fit_title(title, display, 60.0, 10.0, WIDE)
    assert len(rows) == 2
    assert 10.0 < size < 60.0
    larger = size / STEP
    assert len(fit_title(title, display, larger, larger, WIDE)[1]) > 2
