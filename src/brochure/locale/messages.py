"""Messages: text with places for values, and parts that are left out if their values are missing.

``The median wage[ in {when}] was {value}.`` has two values. ``{When}`` is the same value with a capital first letter.
A part in brackets is left out if one of its values is missing. Text itself has neither braces nor brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from brochure.profile.markdown import Run, Text

Value = str | Text | None
"""Text for a place in a message; None or empty if it is missing."""


class Place(NamedTuple):
    """Where the value called ``name`` goes, with a capital first letter if it ``is_capital``."""

    name: str
    is_capital: bool


Part = str | Place


class Clause(NamedTuple):
    """Parts that stand together or, if the clause ``is_optional`` and a value is missing, not at all."""

    parts: tuple[Part, ...]
    is_optional: bool = False

    @property
    def names(self) -> frozenset[str]:
        return frozenset([part.name for part in self.parts if isinstance(part, Place)])


Message = tuple[Clause, ...]

_CLAUSES = re.compile(r"\[([^\[\]]*)\]")
_PLACES = re.compile(r"\{([A-Za-z_]+)\}")
_STRAY = re.compile(r"[][{}]")


def parsed(text: str) -> Message:
    """The message that ``text`` spells. Raises ValueError for unpaired braces or brackets."""
    clauses = []
    for at, piece in enumerate(_CLAUSES.split(text)):
        if piece:
            clauses.append(Clause(tuple(_parts(piece)), is_optional=at % 2 == 1))
    return tuple(clauses)


def _parts(text: str) -> Iterator[Part]:
    for at, piece in enumerate(_PLACES.split(text)):
        if at % 2:
            yield Place(piece[0].lower() + piece[1:], piece[0].isupper())
        elif piece:
            if _STRAY.search(piece):
                raise ValueError(f"unpaired brace or bracket: {piece}")
            yield piece


def required(message: Message) -> frozenset[str]:
    """The names of values that must not be missing."""
    return frozenset().union(*(clause.names for clause in message if not clause.is_optional))


def names(message: Message) -> frozenset[str]:
    """The names of all values."""
    return frozenset().union(*(clause.names for clause in message))


def filled(message: Message, values: Mapping[str, Value]) -> Text:
    """The message as runs; those without a language are merged.

    Raises KeyError if a value that is not optional was not given, or is missing.
    """
    runs: list[Run] = []
    for clause in message:
        if clause.is_optional and not all(map(values.get, clause.names)):
            continue
        for part in clause.parts:
            runs.extend(_runs(part, values))
    return merged(runs)


def _runs(part: Part, values: Mapping[str, Value]) -> Text:
    if isinstance(part, str):
        return (Run(part),)
    value = values[part.name]
    if not value:
        raise KeyError(part.name)
    runs = (Run(value),) if isinstance(value, str) else value
    return (runs[0]._replace(text=_capitalized(runs[0].text)), *runs[1:]) if part.is_capital else runs


def _capitalized(text: str) -> str:
    """``text`` with a capital first letter, unless a capital follows it, as in the names of eBay and eClinicalWorks."""
    return text if text[1:2].isupper() and text[:1].islower() else text[:1].upper() + text[1:]


def merged(runs: Iterable[Run]) -> Text:
    """``runs`` with neighbors of the same formatting and language as one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1][1:] == run[1:]:
            found[-1] = run._replace(text=found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)
