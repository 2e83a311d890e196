"""Rules that declarations carry in ``Annotated[...]`` in addition to types.

The decoder (:mod:`brochure.yamlio.decode`) and the JSON Schema (:mod:`brochure.yamlio.jsonschema`) use the same rules,
so they cannot disagree.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from brochure.yamlio.nodes import Node
from brochure.yamlio.report import Report


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


class Matches(NamedTuple):
    """Text that a regular expression must match in full; ``expected`` describes the format in words."""

    pattern: str
    expected: str


class OneOf(NamedTuple):
    """Text that must be one of ``values``; if not ``strict``, other text only gets a warning."""

    values: tuple[str, ...]
    expected: str
    strict: bool = True


class RenamedKey(NamedTuple):
    """The former name of a key, on its field. It is still accepted, with a warning."""

    old: str


class RenamedValue(NamedTuple):
    """The former name of one of the values of a ``Literal``. It is still accepted, with a warning."""

    old: str
    new: str


class Complaint(NamedTuple):
    """The problem that a :class:`Check` found."""

    code: str
    message: str
    hint: str = ""


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
