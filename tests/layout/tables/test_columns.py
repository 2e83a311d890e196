from __future__ import annotations

import pytest

from brochure.layout.tables.columns import parted


@pytest.mark.parametrize(("text", "parts"), [
    ("206,300", ("206,300", "", "")),
    ("$24.50+", ("$24", ".50", "+")),
    ("−12.5%", ("−12", ".5%", "")),
    ("+13 %", ("+13", " %", "")),
    ("—", None),
    ("not published", None),
    ("29-2071", None),
    ("2016–26", None),
])  # fmt: skip
def test_parts(text: str, parts: tuple[str, str, str] | None) -> None:
    assert parted(text) == parts
