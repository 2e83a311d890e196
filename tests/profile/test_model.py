from __future__ import annotations

import brochure
from brochure.profile.model import schema
from brochure.resources import packaged_profiles


def test_committed_schema_is_current() -> None:
    path = packaged_profiles() / "profile.schema.json"
    assert path.read_text(encoding="utf-8") == brochure.schema_text("profile"), "run `brochure schema -o profiles/`"


def test_schema_has_types_choices_and_required_keys() -> None:
    whole = schema()
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert whole["required"] == ["slug", "title"]
    assert whole["additionalProperties"] is False
    wage = whole["$defs"]["Wage"]["properties"]
    assert wage["period"]["enum"] == ["annual", "hourly", None]
    assert wage["value"]["anyOf"][0]["type"] == "number"
    assert wage["value"]["description"] == "US dollars per period."


def test_schema_describes_every_key() -> None:
    whole = schema()
    for name, part in {"Profile": whole, **whole["$defs"]}.items():
        for key, value in part["properties"].items():
            assert value.get("description"), f"{name}.{key}"
