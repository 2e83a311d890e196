"""Parses YAML text into a tree of nodes with marks. Nothing is resolved or evaluated: a scalar stays text.

The tree is built from libyaml's events in one loop, without recursion, so that deep nesting is a number to check
rather than a stack overflow. If PyYAML lacks libyaml, its own parser gives the same events, more slowly.
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
    """A position as PyYAML reports it; all three count from 0, ``index`` in characters of the text."""

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
    """The single document in ``source``.

    Raises :class:`InputError` with one diagnostic: nothing after a syntax error can be trusted.
    """
    source.check_size()
    builder = _Builder(source)
    try:
        builder.read(source.text)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        from brochure.yamlio.syntax import furthest, syntax_error  # noqa: PLC0415 (most files are valid)

        source.check_characters()
        _check_depth(source, furthest(error))
        raise syntax_error(source, error) from None
    if builder.root is None:
        raise builder.refusal(None, "the file is empty", "`brochure new SLUG` writes a profile to start from")
    return builder.root


def _check_depth(source: Source, end: int) -> None:
    """Raises :class:`InputError` if the text up to ``end``, where the parser stopped, is nested too deeply.

    Parsers read ahead of the events they emit, and newer ones have their own depth limit; ours must take precedence so
    that the message is the same for all versions.
    """
    try:
        _Builder(source).read(source.text[:end])
    except InputError as error:
        if error.diagnostics[0].code == "limit":
            raise
    except yaml.YAMLError:
        pass


def span_of(node: Node) -> Span:
    """Where the caret for ``node`` goes: a scalar's first line, or a collection's first character."""
    start, end = node.start, node.end
    line, column = start.line + 1, start.column + 1
    if not isinstance(node, Scalar) or node.block:
        return Span(line, column)
    last = end.column if end.line == start.line else len(node.source.lines[start.line])
    return Span(line, column, max(1, last - start.column))


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar | None, Node]]:
    """Every node below ``node`` with its path and its key (None for list items), in file order."""
    if isinstance(node, Mapping):
        for key, child in node.pairs:
            yield (*path, key.value), key, child
            yield from walk(child, (*path, key.value))
    elif isinstance(node, Sequence):
        for index, child in enumerate(node.items):
            yield (*path, index), None, child
            yield from walk(child, (*path, index))


class _Builder:
    """Builds the tree. ``stack`` holds the open collections, outermost first."""

    __slots__ = ("count", "key", "root", "source", "stack")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.count = 0
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.key: Scalar | None = None  # of the innermost mapping, until its value comes

    def read(self, text: str) -> None:
        """Add the nodes of ``text``. The most common events are tested first."""
        loader = _Loader(text)
        source, place, get_event = self.source, self.place, loader.get_event
        documents = 0
        try:
            while True:
                event: Any = get_event()
                kind = event.__class__
                if kind is yaml.ScalarEvent and not (event.anchor or event.tag):
                    place(Scalar(source, event.value, event.style, event.start_mark, event.end_mark))
                elif kind in _ENDS:
                    self.stack.pop().end = event.end_mark
                elif kind in _COLLECTIONS and not (event.anchor or event.tag):
                    self.open(_COLLECTIONS[kind](source, event.start_mark))
                elif kind in _UNSUPPORTED:
                    raise self._unsupported(event)
                elif kind is yaml.StreamEndEvent:
                    return
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        raise self.refusal(
                            event.start_mark, "a second document", "one file holds one profile", length=3
                        )
        finally:
            loader.dispose()

    def open(self, node: Sequence | Mapping) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise self.refusal(node.start, f"more than {MAX_DEPTH} levels deep", "a profile has five", code="limit")
        self.place(node)
        self.stack.append(node)

    def place(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise self.refusal(node.start, f"more than {MAX_NODES:,} values", "is this file a profile?", code="limit")
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

    def _as_key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            hint = "quote text that begins with [ or {"
            raise self.refusal(node.start, "a key must be text, not a list or mapping", hint)
        if node.plain and node.value == "<<":
            raise self.refusal(node.start, "merge keys (<<) are not supported", "write the keys out", length=2)
        return node

    def _unsupported(self, event: Any) -> InputError:
        if event.__class__ is yaml.AliasEvent:
            what, character = f"aliases (*{event.anchor})", "*"
        elif event.anchor:
            what, character = f"anchors (&{event.anchor})", "&"
        else:
            what, character = "tags (!…)", "!"
        return self.refusal(event.start_mark, f"{what} are not supported", f"quote text that begins with {character}")

    def refusal(self, mark: Mark | None, message: str, hint: str, *, code: str = "yaml", length: int = 1) -> InputError:
        span = Span(mark.line + 1, mark.column + 1, length) if mark else Span(1, 1)
        return InputError((self.source.diagnostic(span, "error", code, message, hint),))


_COLLECTIONS: dict[type, type[Mapping | Sequence]] = {
    yaml.MappingStartEvent: Mapping,
    yaml.SequenceStartEvent: Sequence,
}
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_UNSUPPORTED = frozenset({yaml.AliasEvent, yaml.ScalarEvent, *_COLLECTIONS})  # the latter with an anchor or a tag
