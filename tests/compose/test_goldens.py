from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brochure.compose import Material, compose

from .outline import dump
from .samples import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from brochure.style.model import Style


@pytest.mark.parametrize("name", SAMPLES)
def test_document_matches_its_golden(name: str, style: Style, golden: Callable[[str, str], None]) -> None:
    golden(dump(compose(Material(SAMPLES[name]), style)), f"{name}.txt")
