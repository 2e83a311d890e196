"""Whole brochures of three occupations in the styles that ship for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.layout import samples
from tests.layout.inspecting import dumped

from brochure.compose import Material, compose
from brochure.layout import layout
from brochure.profile.load import load_file
from brochure.resources import packaged_profiles


@pytest.mark.parametrize("name", ["cooks", "electricians", "health-info-tech"])
@pytest.mark.parametrize("style", ["classic", "large-print"])
def test_brochure_matches_its_golden(style: str, name: str, golden: Callable[[str, str], None]) -> None:
    loaded = samples.style(style)
    document = compose(Material(load_file(packaged_profiles() / f"{name}.yaml").profile), loaded)
    golden(dumped(layout(document, loaded)), f"{style}-{name}.txt")
