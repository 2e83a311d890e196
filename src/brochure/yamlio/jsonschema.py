"""JSON Schema (draft 2020-12) of a declaration, from the same rules that the decoder uses.

What JSON Schema cannot express (figures that must agree, reserved names) is checked by the loader only.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

from brochure.yamlio.decode import DEFAULT_MAX_LENGTH
from brochure.yamlio.rules import Check, Doc, Matches, MaxLength, OneOf, Range, Reads, unwrapped

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_BASES: dict[type, dict[str, Any]] = {
    str: {"type": "string", "maxLength": DEFAULT_MAX_LENGTH},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}


def schema_file(kind: str) -> str:
    """The name of the file with the schema for a ``kind`` of file, ``profile`` or ``style``, in the same folder."""
    return f"{kind}.schema.json"


def editor_line(kind: str) -> str:
    """The comment that names the schema to YAML language servers, which resolve it from the file's own folder."""
    return f"# yaml-language-server: $schema={schema_file(kind)}"


def schema_of(declaration: type[Any], kind: str) -> dict[str, Any]:
    """The schema for a ``kind`` of file, decoded as ``declaration``; nested classes are in ``$defs`` by name.

    Its ``$id`` is a name, not an address.
    """
    definitions: dict[str, Any] = {}
    root = _object(declaration, definitions)
    head = {"$schema": DIALECT, "$id": f"urn:brochure:{kind}", "title": f"brochure {kind}"}
    return {**head, **root, "$defs": dict(sorted(definitions.items()))}


def _object(declaration: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    declared = fields(declaration)
    required = [field.name for field in declared if field.default is MISSING and field.default_factory is MISSING]
    properties = {}
    for field in declared:
        schema = _value(field.type, definitions)
        if field.name not in required:
            schema = _or_null(schema)
        if isinstance(field.default, str | bool | int | float):
            schema["default"] = field.default
        properties[field.name] = schema
    summary = " ".join((declaration.__doc__ or "").split())
    return {
        "description": summary,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value(declaration: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    base, rules = unwrapped(declaration)
    schema = next((dict(rule.schema) for rule in rules if isinstance(rule, Reads)), None)
    if schema is None:
        schema = _bare(base, definitions)
        for rule in reversed(rules):  # outer rules override inner ones
            schema |= _keywords(rule)
    descriptions = [rule.text for rule in rules if isinstance(rule, Doc)]
    return {"description": descriptions[0], **schema} if descriptions else schema


def _bare(base: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if get_origin(base) is tuple:
        return {"type": "array", "items": _value(get_args(base)[0], definitions)}
    if get_origin(base) is Literal:
        return {"enum": list(get_args(base))}
    if is_dataclass(base) and isinstance(base, type):
        if base.__name__ not in definitions:
            definitions[base.__name__] = _object(base, definitions)
        return {"$ref": f"#/$defs/{base.__name__}"}
    return dict(_BASES[base])


def _keywords(rule: Any) -> dict[str, Any]:
    """The JSON Schema keywords for a rule."""
    if isinstance(rule, Range):
        return {"minimum": rule.low, "maximum": rule.high}
    if isinstance(rule, MaxLength):
        return {"maxLength": rule.characters}
    if isinstance(rule, Matches):
        return {"pattern": f"^(?:{rule.pattern})$"}
    if isinstance(rule, OneOf):
        return {"enum": list(rule.values)} if rule.strict else {"examples": list(rule.values)}
    return dict(rule.schema) if isinstance(rule, Check) else {}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema, but null is allowed, too: how a file marks a value as missing."""
    schema = dict(schema)
    if "type" in schema and isinstance(schema["type"], str):
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
        return schema
    description = {"description": schema.pop("description")} if "description" in schema else {}
    if "anyOf" in schema:
        return {**description, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "enum" in schema:
        return {**description, "enum": [*schema["enum"], None]}
    return {**description, "anyOf": [schema, {"type": "null"}]}
