"""YAML text to a tree of nodes with marks. Nothing is resolved or evaluated: a scalar stays its characters.

Built from libyaml's events in one loop, not by recursion, so that depth is a number
to check and not a stack to overflow. Where PyYAML has no C library, its own parser
gives the same events, slower.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import yaml

from brochure.errors import InputError
from brochure.yamlio.source import Source, Span

MAX_DEPTH = 32
MAX_NODES = 50_000  # a long profile has 2,000

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Path = tuple[str | int, ...]

_Loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Mark(Protocol):
    """A place as PyYAML gives it: all three count from 0, ``index`` in characters of the text."""

    index: int
    line: int
    column: int


class Scalar:
    """``plain`` is False for quoted and block scalars; ``block`` is True for ``|`` and ``>``."""

    __slots__ = ("block", "end", "plain", "source", "start", "value")

    def __init__(self, source: Source, value: str, style: str | None, start: Mark, end: Mark) -> None:
        self.source = source
        self.value = value
        self.plain = not style
        self.block = style in ("|", ">")
        self.start = start
        self.end = end

    @property
    def is_null(self) -> bool:
        return self.plain and self.value in NULLS


class Sequence:
    __slots__ = ("end", "items", "source", "start")

    def __init__(self, source: Source, start: Mark) -> None:
        self.source = source
        self.start = start
        self.end = start
        self.items: list[Node] = []


class Mapping:
    """``pairs`` in the order of the file, duplicates included."""

    __slots__ = ("end", "pairs", "source", "start")

    def __init__(self, source: Source, start: Mark) -> None:
        self.source = source
        self.start = start
        self.end = start
        self.pairs: list[tuple[Scalar, Node]] = []

    def get(self, key: str) -> Node | None:
        """The first value of ``key``."""
        return next((node for name, node in self.pairs if name.value == key), None)


Node = Scalar | Sequence | Mapping


def parse(source: Source) -> Node:
    """The one document of ``source``.

    Raises :class:`InputError` with one diagnostic: after a fault of syntax nothing that follows can be trusted.
    """
    source.check_size()
    builder = _Builder(source)
    try:
        loader = _Loader(source.text)
        try:
            _build(loader, builder)
        finally:
            loader.dispose()
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        source.check_characters()
        raise _syntax_error(source, error) from None
    if builder.root is None:
        raise builder.refusal(None, "yaml", "the file is empty", "`brochure new SLUG` writes a profile to start from")
    return builder.root


def span_of(node: Node) -> Span:
    """Where the caret of ``node`` goes: under a scalar's first line, under a collection's first character."""
    start, end = node.start, node.end
    if not isinstance(node, Scalar) or node.block:
        return Span(start.line + 1, start.column + 1)
    if end.line == start.line:
        return Span(start.line + 1, start.column + 1, max(1, end.column - start.column))
    return Span(start.line + 1, start.column + 1, max(1, len(node.source.lines[start.line]) - start.column))


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar | None, Node]]:
    """Every node under ``node`` with its path and the key it stands under, in the order of the file."""
    if isinstance(node, Mapping):
        for key, child in node.pairs:
            yield (*path, key.value), key, child
            yield from walk(child, (*path, key.value))
    elif isinstance(node, Sequence):
        for index, child in enumerate(node.items):
            yield (*path, index), None, child
            yield from walk(child, (*path, index))


class _Builder:
    """Puts nodes where they belong. ``stack`` holds the open collections, outermost first."""

    __slots__ = ("count", "key", "keys", "root", "source", "stack")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.count = 0
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []  # the keys that wait for the open collections' values
        self.key: Scalar | None = None  # the key that waits in the innermost mapping

    def place(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise self.refusal(node.start, "limit", f"more than {MAX_NODES:,} values", "is this file a profile?")
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.__class__ is Sequence:
            parent.items.append(node)
        elif self.key is not None:
            parent.pairs.append((self.key, node))  # type: ignore[union-attr]
            self.key = None
        else:
            self.key = self._as_key(node)

    def open(self, node: Sequence | Mapping) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise self.refusal(node.start, "limit", f"more than {MAX_DEPTH} levels deep", "a profile has five")
        self.place(node)
        self.stack.append(node)
        self.keys.append(self.key)
        self.key = None

    def close(self, end: Mark) -> None:
        self.stack.pop().end = end
        self.key = self.keys.pop()

    def refusal(self, mark: Mark | None, code: str, message: str, hint: str, length: int = 1) -> InputError:
        span = Span(mark.line + 1, mark.column + 1, length) if mark else Span(1, 1)
        return InputError((self.source.diagnostic(span, "error", code, message, hint),))

    def _as_key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise self.refusal(
                node.start, "yaml", "a key must be text, not a list or mapping", "quote text that begins with [ or {"
            )
        if node.plain and node.value == "<<":
            raise self.refusal(node.start, "yaml", "merge keys (<<) are not supported", "write the keys out", 2)
        return node


def _build(loader: yaml.CSafeLoader | yaml.SafeLoader, builder: _Builder) -> None:
    """Feed the loader's events to ``builder``. The commonest events are asked for first."""
    source, place, get_event = builder.source, builder.place, loader.get_event
    documents = 0
    while True:
        event: Any = get_event()
        kind = event.__class__
        if kind is yaml.ScalarEvent and not (event.anchor or event.tag):
            place(Scalar(source, event.value, event.style, event.start_mark, event.end_mark))
        elif kind in _ENDS:
            builder.close(event.end_mark)
        elif kind in _COLLECTIONS and not (event.anchor or event.tag):
            builder.open(_COLLECTIONS[kind](source, event.start_mark))
        elif kind in _UNSUPPORTED:
            raise _refused_property(builder, event)
        elif kind is yaml.StreamEndEvent:
            return
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise builder.refusal(event.start_mark, "yaml", "a second document", "one file holds one profile", 3)


_COLLECTIONS: dict[type, type[Mapping | Sequence]] = {
    yaml.MappingStartEvent: Mapping,
    yaml.SequenceStartEvent: Sequence,
}
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_UNSUPPORTED = frozenset({yaml.AliasEvent, yaml.ScalarEvent, *_COLLECTIONS})  # the latter with an anchor or a tag


def _refused_property(builder: _Builder, event: Any) -> InputError:
    mark: Mark = event.start_mark
    if event.__class__ is yaml.AliasEvent:
        return builder.refusal(
            mark, "yaml", f"aliases (*{event.anchor}) are not supported", "quote text that begins with *"
        )
    if event.anchor:
        return builder.refusal(
            mark, "yaml", f"anchors (&{event.anchor}) are not supported", "quote text that begins with &"
        )
    return builder.refusal(mark, "yaml", "tags (!…) are not supported", "quote text that begins with !")


# The beginning of libyaml's or PyYAML's message, what it comes from most often.
_SYNTAX_HINTS = (
    ("mapping values are not allowed", "put text that holds a colon and a space in quotes"),
    ("found character '\\t'", "indent with spaces, not tabs"),
    ("found character that cannot start", "put text that begins with @, ` or % in quotes"),
    ("found a tab", "indent with spaces, not tabs"),
    ("did not find expected key", "check the indentation, and that quotes are closed"),
    ("did not find expected ',' or", "close the bracket, and put text that holds a comma or a bracket in quotes"),
    ("did not find expected '-'", "check the indentation of this list"),
    ("could not find expected ':'", "write `key: value`; check the indentation"),
    ("found unexpected end of stream", "close the quotes"),
    ("found unexpected ':'", "put text that holds a colon in quotes"),
    ("found undefined tag handle", "put text that begins with ! in quotes"),
    ("found unknown escape", "in double quotes write \\\\ for a backslash, or use single quotes"),
    ("did not find expected alphabetic", "put text that begins with & or * in quotes"),
)


def _syntax_error(source: Source, error: Exception) -> InputError:
    problem: str = getattr(error, "problem", None) or str(error).partition("\n")[0]
    context = getattr(error, "context", None)
    marks = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    # A quote that is never closed is found at the end of the file; it is wrong where it opens.
    mark = (marks[1] if problem.startswith("found unexpected end of stream") else None) or marks[0] or marks[1]
    hint = next((hint for start, hint in _SYNTAX_HINTS if problem.startswith(start)), "")
    if mark and source.text[mark.index : mark.index + 1] == "\t":
        hint = "indent with spaces, not tabs"
    message = f"{problem} ({context})" if context else problem
    span = _clamped(source, mark) if mark else Span(1, 1)
    return InputError((source.diagnostic(span, "error", "yaml", message, hint),))


def _clamped(source: Source, mark: Mark) -> Span:
    """The mark's place, or the end of the text where the mark stands after it."""
    line = min(mark.line, len(source.lines) - 1)
    column = mark.column if line == mark.line else len(source.lines[line])
    return Span(line + 1, min(column, len(source.lines[line])) + 1)
