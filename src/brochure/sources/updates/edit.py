"""Figures replaced in the text of a profile; every other byte stays: comments, order, quotes, spaces, line ends.

Nothing is written from data: a figure replaces the text of the old one's YAML node, and a table that is set apart moves
line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from brochure.profile.kinds import Amount, YearMonth
from brochure.sources.updates.changes import SUBJECT_KEYS, Change, Split, Value, last_first
from brochure.yamlio.editing import EditableText, EditError
from brochure.yamlio.nodes import Mapping, Scalar

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def edited(text: str, splits: Iterable[Split], changes: Sequence[Change]) -> str:
    """``text``, a whole file as decoded, with tables set apart and then figures replaced.

    Raises :class:`EditError`, and :class:`~brochure.errors.InputError` if the text is not YAML.
    """
    for split in last_first(splits):
        text = _set_apart(EditableText(text), split)
    return _spliced(EditableText(text), changes) if changes else text


# Figures


def _spliced(text: EditableText, changes: Sequence[Change]) -> str:
    places = sorted(_splice(text, change) for change in changes)
    raw = text.raw
    for start, end, new in reversed(places):
        raw = raw[: text.at(start)] + new + raw[text.at(end) :]
    return raw


def _splice(text: EditableText, change: Change) -> tuple[int, int, str]:
    """The start and end of the old figure, and its replacement."""
    node, new = text.node(change.path), change.new
    if isinstance(node, Mapping):  # {at_least: 239200}
        number = node.pairs[0][1]
        assert isinstance(number, Scalar)
        if isinstance(new, Amount) and new.at_least:
            return number.start.index, number.end.index, _amount(new.value, number.value)
        end = node.end if text.is_flow(node) else number.end
        return node.start.index, end.index, _written(new, number.value)
    if not isinstance(node, Scalar) or node.block:
        raise EditError(change.path, "a figure that is written on several lines cannot be replaced")
    written = _written(new, node.value)
    if not node.plain and isinstance(new, str | YearMonth):
        quote = text.source.text[node.start.index]
        written = f"{quote}{written}{quote}"
    return node.start.index, node.end.index, written


def _written(value: Value, old: str) -> str:
    """A value as YAML, in the style of the old one."""
    if value is None:
        return "null"
    if isinstance(value, Amount):
        number = _amount(value.value, old)
        return f"{{at_least: {number}}}" if value.at_least else number
    if isinstance(value, YearMonth):
        return str(value)
    return value if isinstance(value, str) else _number(value, old)


def _amount(value: float, old: str) -> str:
    """Dollars, with two digits of cents if there are any."""
    return _number(value, old, 0 if value == int(value) else 2)


def _number(value: float, old: str, min_decimals: int = 0) -> str:
    """A number with the decimals of the old one, or more if it needs them."""
    decimals = len(old.partition(".")[2]) if re.fullmatch(r"[-+]?[0-9]*\.[0-9]*", old) else 0
    needed = len(f"{value:.10f}".rstrip("0").partition(".")[2])
    return f"{value:.{max(decimals, needed, min_decimals)}f}"


# Tables


def _set_apart(text: EditableText, split: Split) -> str:
    """Move the lines of tables, with the comments above them, to a statement of their own below."""
    statement, listed = text.node(split.path), text.node(split.path[:-1])
    if not isinstance(statement, Mapping) or text.is_flow(statement) or text.is_flow(listed):
        raise EditError(split.path, f"{' and '.join(split.tables)} cannot be set apart on one line; write a key a line")
    lines: list[str] = _LINE.findall(text.raw)
    newline = "\r\n" if "\r\n" in text.raw else "\n"
    is_unterminated = not lines[-1].endswith(("\n", "\r"))
    if is_unterminated:
        lines[-1] += newline
    moved = [range(*_lines(text, statement, split, name, lines)) for name in split.tables]
    end = text.last_line(statement) + 1
    removed = {number for block in moved for number in block}
    kept = [line for number, line in enumerate(lines[:end]) if number not in removed]
    head = [line + newline for line in _head(text, statement, listed.start.column)]
    result = "".join([*kept, *head, *(lines[number] for block in moved for number in block), *lines[end:]])
    return result[: -len(newline)] if is_unterminated else result


def _lines(text: EditableText, statement: Mapping, split: Split, name: str, lines: Sequence[str]) -> tuple[int, int]:
    """The first line of a table, from 0, and the one after its last; comments right above it belong to it."""
    key, table = next(pair for pair in statement.pairs if pair[0].value == name)
    first = key.start.line
    if first == statement.start.line:
        raise EditError((*split.path, name), "a table on the line of the dash cannot be set apart; write as_of first")
    while first - 1 > statement.start.line and lines[first - 1].lstrip(" \t").startswith("#"):
        first -= 1
    return first, text.last_line(table) + 1


def _head(text: EditableText, statement: Mapping, dash: int) -> list[str]:
    """The start of the new statement: the subject keys of the old one, as they are written there."""
    column = statement.start.column
    keys = [
        text.between(key.start, value.end)
        for key, value in statement.pairs
        if key.value in SUBJECT_KEYS and isinstance(value, Scalar) and not value.is_null
    ]
    lead = " " * dash + "-"
    return [(lead if not number else "").ljust(column) + line for number, line in enumerate(keys)]
