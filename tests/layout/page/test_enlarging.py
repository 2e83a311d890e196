"""What is laid out at one size and printed at another."""

from __future__ import annotations

import pytest
from tests.layout import samples
from tests.layout.inspecting import sizes

from brochure.compose.material import Material
from brochure.compose.short_form import short_form
from brochure.layout.field import layout_field
from brochure.layout.handout import layout_handout
from brochure.profile.load import load_file
from brochure.resources import packaged_profiles
from brochure.style.fit import enlargement, on_page

CONTENT = short_form(Material(load_file(packaged_profiles() / "cooks.yaml").profile))
TWICE = "1190.56ptx1683.78pt"
"""Twice as wide and high as A4."""


def test_type_gaps_and_bookmarks_grow_alike() -> None:
    for name, lay_out in (("field", layout_field), ("handout", layout_handout)):
        large = on_page(samples.style(name), TWICE)
        single = on_page(samples.style(name), "a4")
        assert enlargement(large) == pytest.approx(2.0)
        one, two = lay_out(CONTENT, single), lay_out(CONTENT, large)
        for small_page, large_page in zip(one.pages, two.pages, strict=True):
            assert (large_page.width, large_page.height) == (1190.56, 1683.78)
            assert [(2 * x, 2 * y) for x, y, *_ in small_page.placed] == [(x, y) for x, y, *_ in large_page.placed]
            assert {2 * size for size in sizes(small_page)} == sizes(large_page)
        assert [2 * entry.y for entry in one.outline] == [entry.y for entry in two.outline]
