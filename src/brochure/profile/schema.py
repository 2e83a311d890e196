"""The JSON Schema of profiles. ``profile.schema.json``, beside this module for editors, is what it returns."""

from __future__ import annotations

import json
from typing import Any

from brochure.profile.load import CONTENT_KEYS
from brochure.profile.model import Profile
from brochure.yamlio.jsonschema import schema_of


def schema() -> dict[str, Any]:
    """The schema; ``brochure schema`` prints it."""
    return {**schema_of(Profile, "profile"), "anyOf": [{"required": [key]} for key in CONTENT_KEYS]}


def schema_text() -> str:
    """The schema as the committed file has it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
