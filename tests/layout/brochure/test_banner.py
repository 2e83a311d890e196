"""The head of page one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.placing import STYLE, width_of, words_of
from tests.layout.samples import document

from brochure.layout.brochure.banner import banner

LONG = "Arts, design, entertainment, sports, and media occupations · Life, physical, and social science · SOC 19-1013"
OVER = 0.03  # of the measure, at most: what letterspacing takes is estimated from the mean capital


@pytest.mark.parametrize("width", range(150, 510, 5))
def test_letterspaced_capitals_are_wrapped_as_wide_as_they_are(width: float) -> None:
    boxes = banner(replace(document(), eyebrow=LONG), STYLE, width, [], 1)
    rows = [words for box in boxes for words in words_of(box) if words.tracking]
    assert len(rows) > 1
    for row in rows:
        assert width_of(row) + row.tracking * len(" ".join(row.words)) <= width * (1 + OVER), row.words
