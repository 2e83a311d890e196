from __future__ import annotations

import brochure
from brochure.resources import packaged_styles


def test_committed_schema_is_current() -> None:
    path = packaged_styles() / "style.schema.json"
    assert path.read_text(encoding="utf-8") == brochure.schema_text("style"), (
        "run `brochure schema --of style -o styles/`"
    )
