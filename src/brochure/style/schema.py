"""The JSON Schema of styles. ``style.schema.json``, beside this module for editors, is what it returns."""

from __future__ import annotations

import json
from typing import Any

from brochure.style.model import Style
from brochure.yamlio.jsonschema import schema_of


def schema() -> dict[str, Any]:
    """The schema. Only ``name`` is required, for what a style lacks may come from the one it extends."""
    whole = schema_of(Style, "style")
    for definition in whole["$defs"].values():
        del definition["required"]
    extends = {"description": "A style, by name or path, that this one differs from.", "type": ["string", "null"]}
    return {**whole, "properties": {"extends": extends, **whole["properties"]}, "required": ["name"]}


def schema_text() -> str:
    """The schema as the committed file has it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
