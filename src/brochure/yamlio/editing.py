"""The text of a YAML file with the places of its nodes, to change parts of it and keep every other character."""

from __future__ import annotations

import re
from bisect import bisect_left

from brochure.errors import BrochureError
from brochure.yamlio.decode import Spans
from brochure.yamlio.nodes import Mapping, Mark, Node, Path, Scalar, parse
from brochure.yamlio.report import dotted
from brochure.yamlio.source import Source


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
