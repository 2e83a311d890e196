"""What a declaration says beyond its type: rules for ``Annotated[...]`` in the contract's dataclasses.

The loader (:mod:`brochure.yamlio.decode`) and the JSON Schema (:mod:`brochure.yamlio.jsonschema`)
read the same rules, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from brochure.yamlio.nodes import Node
from brochure.yamlio.report import Report


class Bad:
    """The type of :data:`BAD`."""


BAD: Final = Bad()
"""What a reader returns where it reported an error."""

Reader = Callable[[Node, Report], Any]
"""Reads a node, which is never null; reports what is wrong and then returns :data:`BAD`."""


class Doc(NamedTuple):
    """What the value means, with its unit; the schema's description."""

    text: str


class Range(NamedTuple):
    """The least and greatest that a number may be."""

    low: float
    high: float


class MaxLength(NamedTuple):
    """The most characters that a text may have."""

    characters: int


class Matches(NamedTuple):
    """Text that a regular expression matches as a whole; ``expected`` says it in words."""

    pattern: str
    expected: str


class OneOf(NamedTuple):
    """Text that is one of ``values``; with ``strict`` False others are allowed and only doubted."""

    values: tuple[str, ...]
    expected: str
    strict: bool = True


class Complaint(NamedTuple):
    """What a :class:`Check` found."""

    code: str
    message: str
    hint: str = ""


class Check:
    """A function that says what is wrong with a text, if anything; ``schema`` is the part JSON Schema can say."""

    def __init__(self, complaint: Callable[[str], Complaint | None], schema: Mapping[str, Any]) -> None:
        self.complaint = complaint
        self.schema = schema


class Reads:
    """A reader of its own, for a type that is written otherwise than its fields say."""

    def __init__(self, read: Reader, schema: Mapping[str, Any]) -> None:
        self.read = read
        self.schema = schema
