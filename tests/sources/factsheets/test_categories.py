"""The handbook's groups."""

from __future__ import annotations

import pytest

from brochure.sources.factsheets.categories import category_of


@pytest.mark.parametrize(
    ("soc", "category"),
    [("15-1252", "Computer and Information Technology"), ("15-2051", "Math"), ("31-9097", "Healthcare"),
     ("27-2011", "Entertainment and Sports"), ("27-9011", None), ("55-1011", None), ("", None)],
)  # fmt: skip
def test_groups(soc: str, category: str | None) -> None:
    assert category_of(soc) == category
