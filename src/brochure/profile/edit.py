"""Figures exchanged in the text of a profile, with every other byte kept: comments, order, quotes, blanks, line ends.

Nothing is written anew from data. A figure is spliced in at the place that the YAML node of the old one knows; a table
that is set apart moves line by line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from brochure.errors import BrochureError
from brochure.profile.changes import OF_STATEMENT, Change, Split, Value, last_first
from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.write import scalar
from brochure.yamlio import nodes
from brochure.yamlio.decode import Spans
from brochure.yamlio.nodes import Mapping, Node, Path, Scalar
from brochure.yamlio.report import dotted
from brochure.yamlio.source import Source

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class EditError(BrochureError):
    """A text in whose layout a change cannot be made without touching more than its figure."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{dotted(path)}: {message}")


def edited(text: str, splits: Iterable[Split], changes: Sequence[Change]) -> str:
    """``text``, the whole of a file as it is decoded, with tables set apart first and then figures exchanged.

    Raises :class:`EditError`, and :class:`~brochure.errors.InputError` where the text is no YAML.
    """
    for split in last_first(splits):
        text = _set_apart(_Text(text), split)
    return _spliced(_Text(text), changes) if changes else text


def renamed(text: str, slug: str) -> str:
    """``text``, the whole of a file as it is decoded, with another slug and every other character kept.

    Raises as :func:`edited`.
    """
    parsed, path = _Text(text), ("slug",)
    node = parsed.node(path)
    if not isinstance(node, Scalar) or node.block:
        raise EditError(path, "a slug on more than one line cannot be replaced; write it on the line of its key")
    return text[: parsed.at(node.start.index)] + scalar(slug) + text[parsed.at(node.end.index) :]


class _Text:
    """A text with its nodes. Their marks count in the text as it is parsed; :meth:`at` gives the place in the file."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.source = Source(raw, "<text>")
        self.spans = Spans(nodes.parse(self.source))
        self._mark = 1 if raw.startswith("\ufeff") else 0
        ends = re.finditer("\r\n", raw[self._mark :])
        self._double = [end.start() - before for before, end in enumerate(ends)]

    def at(self, index: int) -> int:
        """The parser sees no byte order mark, and one character for two at the end of a line."""
        return self._mark + index + bisect_left(self._double, index)

    def node(self, path: Path) -> Node:
        try:
            return self.spans.node(path)
        except KeyError:
            raise EditError(path, "the file has no such key") from None

    def is_flow(self, node: Node) -> bool:
        """Whether a list or mapping is written with brackets."""
        return not isinstance(node, Scalar) and self.source.text[node.start.index] in "[{"

    def said(self, start: nodes.Mark, end: nodes.Mark) -> str:
        return self.source.text[start.index : end.index]

    def last_line(self, node: Node) -> int:
        """The line, from 0, on which the last of ``node`` stands; a block's own mark lies behind comments after it."""
        if isinstance(node, Scalar) or self.is_flow(node):
            return node.end.line - (node.end.column == 0)
        parts = [child for _, child in node.pairs] if isinstance(node, Mapping) else node.items
        return self.last_line(parts[-1])


# Figures


def _spliced(text: _Text, changes: Sequence[Change]) -> str:
    places = sorted(_splice(text, change) for change in changes)
    raw = text.raw
    for start, end, new in reversed(places):
        raw = raw[: text.at(start)] + new + raw[text.at(end) :]
    return raw


def _splice(text: _Text, change: Change) -> tuple[int, int, str]:
    """Where the old figure begins and ends, and what comes in its place."""
    node, new = text.node(change.path), change.new
    if isinstance(node, Mapping):  # {at_least: 239200}
        number = node.pairs[0][1]
        assert isinstance(number, Scalar)
        if isinstance(new, Amount) and new.at_least:
            return number.start.index, number.end.index, _amount(new.value, number.value)
        end = node.end if text.is_flow(node) else number.end
        return node.start.index, end.index, _written(new, number.value)
    if not isinstance(node, Scalar) or node.block:
        raise EditError(change.path, "a figure that is written in several lines cannot be exchanged")
    written = _written(new, node.value)
    if not node.plain and isinstance(new, str | YearMonth):
        quote = text.source.text[node.start.index]
        written = f"{quote}{written}{quote}"
    return node.start.index, node.end.index, written


def _written(value: Value, old: str) -> str:
    """A value as YAML, dressed as the old one was."""
    if value is None:
        return "null"
    if isinstance(value, Amount):
        number = _amount(value.value, old)
        return f"{{at_least: {number}}}" if value.at_least else number
    if isinstance(value, YearMonth):
        return f"{value.year}" if value.month is None else f"{value.year}-{value.month:02}"
    return value if isinstance(value, str) else _number(value, old)


def _amount(value: float, old: str) -> str:
    """Dollars; cents, if any, in two digits."""
    return _number(value, old, 0 if value == int(value) else 2)


def _number(value: float, old: str, least: int = 0) -> str:
    """With as many decimals as the old number has, or more where the value needs them."""
    decimals = len(old.partition(".")[2]) if re.fullmatch(r"[-+]?[0-9]*\.[0-9]*", old) else 0
    needed = len(f"{value:.10f}".rstrip("0").partition(".")[2])
    return f"{value:.{max(decimals, needed, least)}f}"


# Tables


def _set_apart(text: _Text, split: Split) -> str:
    """Move the lines of tables, with the comments above them, below the statement, under a head of their own."""
    statement, listed = text.node(split.path), text.node(split.path[:-1])
    if not isinstance(statement, Mapping) or text.is_flow(statement) or text.is_flow(listed):
        raise EditError(split.path, f"{' and '.join(split.tables)} cannot be set apart on one line; write a key a line")
    lines: list[str] = _LINE.findall(text.raw)
    newline = "\r\n" if "\r\n" in text.raw else "\n"
    is_open = not lines[-1].endswith(("\n", "\r"))
    if is_open:
        lines[-1] += newline
    moved = [range(*_lines(text, statement, split, name, lines)) for name in split.tables]
    end = text.last_line(statement) + 1
    gone = {number for block in moved for number in block}
    kept = [line for number, line in enumerate(lines[:end]) if number not in gone]
    head = [line + newline for line in _head(text, statement, listed.start.column)]
    result = "".join([*kept, *head, *(lines[number] for block in moved for number in block), *lines[end:]])
    return result[: -len(newline)] if is_open else result


def _lines(text: _Text, statement: Mapping, split: Split, name: str, lines: Sequence[str]) -> tuple[int, int]:
    """The lines of a table, from 0, the second behind its last; comments right above it are its own."""
    key, table = next(pair for pair in statement.pairs if pair[0].value == name)
    first = key.start.line
    if first == statement.start.line:
        raise EditError((*split.path, name), "a table on the line of the dash cannot be set apart; write as_of first")
    while first - 1 > statement.start.line and lines[first - 1].lstrip(" \t").startswith("#"):
        first -= 1
    return first, text.last_line(table) + 1


def _head(text: _Text, statement: Mapping, dash: int) -> list[str]:
    """The beginning of the new statement: what the old one says of itself, in its own spelling."""
    column = statement.start.column
    said = [
        text.said(key.start, value.end)
        for key, value in statement.pairs
        if key.value in OF_STATEMENT and isinstance(value, Scalar) and not value.is_null
    ]
    lead = " " * dash + "-"
    return [(lead if not number else "").ljust(column) + line for number, line in enumerate(said)]
