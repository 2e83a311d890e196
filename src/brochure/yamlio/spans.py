"""Where values are in the text of a file: positions by path, and the text around a value for edits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping

from brochure.errors import BrochureError
from brochure.yamlio.nodes import Mapping, Mark, Node, Path, Scalar, parse, span_of, walk
from brochure.yamlio.report import dotted
from brochure.yamlio.source import Source, Span


class Spans(AbstractMapping[Path, Span]):
    """The position of every value, by path (``("wages", 0, "p10")``), computed on first use.

    The position of a list or mapping is that of its key; the position of a list item is its first character.
    """

    def __init__(self, root: Node) -> None:
        self.root = root
        self._nodes: dict[Path, tuple[Scalar | None, Node]] = {}

    def node(self, path: Path) -> Node:
        """The node at ``path``. Raises KeyError if the file has no such value."""
        return self._table[path][1]

    def nearest(self, path: Path) -> Path:
        """``path``, or its nearest ancestor that exists in the file."""
        while path and path not in self._table:
            path = path[:-1]
        return path

    def __getitem__(self, path: Path) -> Span:
        key, node = self._table[path]
        return span_of(node if key is None or isinstance(node, Scalar) else key)

    def __iter__(self) -> Iterator[Path]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    @property
    def _table(self) -> dict[Path, tuple[Scalar | None, Node]]:
        if not self._nodes:
            self._nodes[()] = (None, self.root)
            for path, key, node in walk(self.root):
                self._nodes.setdefault(path, (key, node))
        return self._nodes


class EditError(BrochureError):
    """A change that would affect more of the text than one value."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{dotted(path)}: {message}")


class EditableText:
    """A file's text and its nodes, whose marks are indexes of the parsed text; :meth:`at` converts them.

    Raises :class:`~brochure.errors.InputError` for text that is not YAML.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.source = Source(raw, "<text>")
        self.spans = Spans(parse(self.source))
        self._mark = 1 if raw.startswith("\ufeff") else 0
        ends = re.finditer("\r\n", raw[self._mark :])
        self._double = [end.start() - before for before, end in enumerate(ends)]

    def at(self, index: int) -> int:
        """An index in the file: the parser does not count a byte order mark, and counts CRLF as one character."""
        return self._mark + index + bisect_left(self._double, index)

    def node(self, path: Path) -> Node:
        """The node at ``path``. Raises :class:`EditError`."""
        try:
            return self.spans.node(path)
        except KeyError:
            raise EditError(path, "the file has no such key") from None

    def is_flow(self, node: Node) -> bool:
        """Whether a list or mapping is written in brackets."""
        return not isinstance(node, Scalar) and self.source.text[node.start.index] in "[{"

    def between(self, start: Mark, end: Mark) -> str:
        """The parsed text between two marks."""
        return self.source.text[start.index : end.index]

    def last_line(self, node: Node) -> int:
        """The last line of ``node``, from 0; a block's own mark also includes comments after it."""
        if isinstance(node, Scalar) or self.is_flow(node):
            return node.end.line - (node.end.column == 0)
        parts = [child for _, child in node.pairs] if isinstance(node, Mapping) else node.items
        return self.last_line(parts[-1])
