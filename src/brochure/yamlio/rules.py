"""Rules that declarations carry in ``Annotated[...]`` in addition to types, and the JSON Schema of a declaration.

The decoder (:mod:`brochure.yamlio.decode`) and the schema use the same rules, so they cannot disagree. What JSON Schema
cannot express (figures that must agree, reserved names) is checked by the loader only.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal, NamedTuple, Union, get_args, get_origin

from brochure.yamlio.nodes import Node
from brochure.yamlio.report import Report, closest, shortened

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DEFAULT_MAX_LENGTH = 2000
"""Characters of a text without a :class:`MaxLength`."""


FILE_BELOW = r"(?!.*(?:^|/)\.)[^/\\:\x00-\x1f]+(?:/[^/\\:\x00-\x1f]+)*"
"""A path of a file in a folder or one within it, with slashes; it neither leaves the folder nor names hidden files."""

FILE_BELOW_SCHEMA = r"^(?!.*(?:^|/)\.)[^/\\:]+(?:/[^/\\:]+)*$"


class Bad:
    """The type of :data:`BAD`."""


BAD: Final = Bad()
"""Returned by a reader that has reported an error."""

Reader = Callable[[Node, Report], Any]
"""Decodes a node, which is never null; on errors, reports them and returns :data:`BAD`."""


class Doc(NamedTuple):
    """The meaning of the value and its unit; becomes the description in the schema."""

    text: str


class Range(NamedTuple):
    """The minimum and maximum of a number, both inclusive."""

    low: float
    high: float


class MaxLength(NamedTuple):
    """The maximum number of characters of a text."""

    characters: int


class Complaint(NamedTuple):
    """The problem that a rule found."""

    code: str
    message: str
    hint: str = ""


class Matches(NamedTuple):
    """Text that a regular expression must match in full; ``expected`` describes the format in words."""

    pattern: str
    expected: str

    def complaint(self, text: str) -> Complaint | None:
        if re.fullmatch(self.pattern, text):
            return None
        return Complaint("format", f"expected {self.expected}, found “{shortened(text)}”")


class OneOf(NamedTuple):
    """Text that must be one of ``values``; if not ``strict``, other text only gets a warning."""

    values: tuple[str, ...]
    expected: str
    strict: bool = True

    def complaint(self, text: str) -> Complaint | None:
        if text in self.values:
            return None
        meant = closest(text, self.values)
        hint = f"did you mean “{meant}”?" if meant else f"one of: {'; '.join(self.values)}"
        return Complaint("choice", f"“{shortened(text)}” is not {self.expected}", hint)


class Check:
    """A function that validates a text; ``schema`` is the part that JSON Schema can express."""

    def __init__(self, complaint: Callable[[str], Complaint | None], schema: Mapping[str, Any]) -> None:
        self.complaint = complaint
        self.schema = schema


class Reads:
    """A custom reader for a type whose YAML form differs from its fields."""

    def __init__(self, read: Reader, schema: Mapping[str, Any]) -> None:
        self.read = read
        self.schema = schema


class Shorthand(NamedTuple):
    """A mapping that can also be written as the value of its ``key`` alone."""

    key: str


class RenamedKey(NamedTuple):
    """The former name of a key, on its field. It is still accepted, with a warning."""

    old: str


class RenamedValue(NamedTuple):
    """The former name of one of the values of a ``Literal``. It is still accepted, with a warning."""

    old: str
    new: str


def unwrapped(declaration: Any) -> tuple[Any, tuple[Any, ...]]:
    """The bare type of a declaration, without ``Annotated`` and ``| None``, and its rules, outermost first."""
    rules: tuple[Any, ...] = ()
    while True:
        if get_origin(declaration) is Annotated:
            declaration, *found = get_args(declaration)
            rules += tuple(found)
        elif get_origin(declaration) in (types.UnionType, Union):
            (declaration,) = (part for part in get_args(declaration) if part is not type(None))
        else:
            return declaration, rules


def required_keys(declaration: type[Any]) -> tuple[str, ...]:
    """The fields of a class without a default."""
    return tuple(
        field.name for field in fields(declaration) if field.default is MISSING and field.default_factory is MISSING
    )


def schema_file(kind: str) -> str:
    """The name of the file with the schema for a ``kind`` of file, ``profile`` or ``style``, in the same folder."""
    return f"{kind}.schema.json"


def editor_line(kind: str) -> str:
    """The comment that names the schema to YAML language servers, which resolve it from the file's own folder."""
    return f"# yaml-language-server: $schema={schema_file(kind)}"


def schema_of(declaration: type[Any], kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) for a ``kind`` of file, decoded as ``declaration``.

    Nested classes are in ``$defs`` by name. The ``$id`` is a name, not an address.
    """
    definitions: dict[str, Any] = {}
    root = _object(declaration, definitions)
    head = {"$schema": DIALECT, "$id": f"urn:brochure:{kind}", "title": f"brochure {kind}"}
    return {**head, **root, "$defs": dict(sorted(definitions.items()))}


def _object(declaration: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    required = required_keys(declaration)
    properties = {}
    for field in fields(declaration):
        schema = _value(field.type, definitions)
        if field.name not in required:
            schema = _or_null(schema)
        if isinstance(field.default, str | bool | int | float):
            schema["default"] = field.default
        properties[field.name] = schema
    return {
        "description": " ".join((declaration.__doc__ or "").split()),
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _value(declaration: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    base, rules = unwrapped(declaration)
    schema = next((dict(rule.schema) for rule in rules if isinstance(rule, Reads)), None)
    if schema is None:
        schema = _bare(base, definitions)
        for key in [rule.key for rule in rules if isinstance(rule, Shorthand)]:
            alone = next(field.type for field in fields(base) if field.name == key)
            schema = {"anyOf": [_value(alone, definitions), schema]}
        for rule in reversed(rules):  # outer rules override inner ones
            schema |= _keywords(rule)
    descriptions = [rule.text for rule in rules if isinstance(rule, Doc)]
    return {"description": descriptions[0], **schema} if descriptions else schema


_BASES: dict[type, dict[str, Any]] = {
    str: {"type": "string", "maxLength": DEFAULT_MAX_LENGTH},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}


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
        return {"enum" if rule.strict else "examples": list(rule.values)}
    return dict(rule.schema) if isinstance(rule, Check) else {}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema, but null is allowed, too: how a file marks a value as missing."""
    schema = dict(schema)
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    if "type" in schema:
        schema["type"] = [schema["type"], "null"]
    elif "anyOf" in schema:
        schema["anyOf"] = [*schema["anyOf"], {"type": "null"}]
    elif "enum" not in schema:  # a reference
        description = {"description": schema.pop("description")} if "description" in schema else {}
        return {**description, "anyOf": [schema, {"type": "null"}]}
    return schema
