from __future__ import annotations

from pathlib import Path

from brochure.profile import schema as module
from brochure.profile.schema import schema, schema_text


def test_the_committed_file_is_fresh() -> None:
    path = Path(module.__file__).with_name("profile.schema.json")
    assert path.read_text(encoding="utf-8") == schema_text(), f"run `brochure schema -o {path.name}` there"


def test_what_it_says() -> None:
    whole = schema()
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert whole["required"] == ["slug", "title"]
    assert whole["additionalProperties"] is False
    wage = whole["$defs"]["Wage"]["properties"]
    assert wage["period"]["enum"] == ["annual", "hourly", None]
    assert wage["value"]["anyOf"][0]["type"] == "number"
    assert wage["value"]["description"] == "US dollars per period."


def test_every_key_is_explained() -> None:
    whole = schema()
    for name, part in {"Profile": whole, **whole["$defs"]}.items():
        for key, value in part["properties"].items():
            assert value.get("description"), f"{name}.{key}"
