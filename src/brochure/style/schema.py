"""The JSON Schema of styles. ``style.schema.json``, next to this module, is its committed copy for editors."""

from __future__ import annotations

import json
from typing import Any

from brochure.style.model import Style
from brochure.yamlio.jsonschema import schema_of


def schema() -> dict[str, Any]:
    """The schema. Only ``name`` is required, because other keys can come from the style that is extended."""
    whole = schema_of(Style, "style")
    for definition in whole["$defs"].values():
        del definition["required"]
    extends = {"description": "The style that this one is based on, by name or path.", "type": ["string", "null"]}
    return {**whole, "properties": {"extends": extends, **whole["properties"]}, "required": ["name"]}


def schema_text() -> str:
    """The text of the committed file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
