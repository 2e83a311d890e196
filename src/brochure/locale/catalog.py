"""The messages of one file, of which each section is parsed when it is first asked for.

A section is a top-level key with all that is below it, such as ``pay``. A brochure needs half of them, and of English
only one if it is in Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from brochure.yamlio.nodes import Mapping as MappingNode
from brochure.yamlio.nodes import Node, Scalar, parse
from brochure.yamlio.source import Source

_HEAD = re.compile(r"^([a-z_]+):$", re.MULTILINE)
"""The line that begins a section."""


class Catalog(Mapping[str, str]):
    """Messages by their dotted keys, ``pay.statement``, from the text of a file of messages.

    What is wrong with a section is known when it is read: InputError for its YAML, TypeError for a list.
    """

    __slots__ = ("_path", "_sections", "_texts")

    def __init__(self, source: Source) -> None:
        self._path = source.path
        heads = list(_HEAD.finditer(source.text))
        ends = [*(head.start() for head in heads[1:]), len(source.text)]
        self._texts = {head[1]: source.text[head.start() : end] for head, end in zip(heads, ends, strict=True)}
        self._sections: dict[str, dict[str, str]] = {}

    def section(self, name: str) -> Mapping[str, str]:
        """The messages whose keys begin with ``name``, with their whole keys; empty if there is no such section."""
        if name not in self._sections:
            found: dict[str, str] = {}
            if name in self._texts:
                _collect(parse(Source(self._texts[name], self._path)), "", found)
            self._sections[name] = found
        return self._sections[name]

    def __getitem__(self, key: str) -> str:
        return self.section(section_of(key))[key]

    def __iter__(self) -> Iterator[str]:
        for name in self._texts:
            yield from self.section(name)

    def __len__(self) -> int:
        return sum(len(self.section(name)) for name in self._texts)


def section_of(key: str) -> str:
    """The section of a dotted ``key``."""
    return key.partition(".")[0]


def _collect(node: Node, key: str, found: dict[str, str]) -> None:
    """Add the messages of ``node``, whose key is ``key``. Raises TypeError for anything but texts and mappings."""
    if isinstance(node, Scalar):
        found[key] = node.value
    elif isinstance(node, MappingNode):
        for name, child in node.pairs:
            _collect(child, f"{key}.{name.value}" if key else name.value, found)
    else:
        raise TypeError(f"{key} is a list")
