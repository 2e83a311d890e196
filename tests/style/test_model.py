from __future__ import annotations

from pathlib import Path

import brochure
from brochure.style import model


def test_committed_schema_is_current() -> None:
    path = Path(model.__file__).with_name("style.schema.json")
    assert path.read_text(encoding="utf-8") == brochure.schema_text("style")
