"""Positions by path, and places in the text of a file with any line ends and byte order mark."""

from __future__ import annotations

import pytest

from brochure.errors import InputError
from brochure.yamlio.nodes import parse
from brochure.yamlio.source import Source, Span
from brochure.yamlio.spans import EditableText, EditError, Spans

TEXT = "a: 1\nlist:\n  - x: two   # not the value\n    y: [3, 4]\n\nlast: five\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_at_finds_each_scalar_in_the_file(mark: str, newline: str) -> None:
    raw = mark + TEXT.replace("\n", newline)
    text = EditableText(raw)
    for path, value in ((("a",), "1"), (("list", 0, "x"), "two"), (("list", 0, "y", 1), "4"), (("last",), "five")):
        node = text.node(path)
        assert raw[text.at(node.start.index) : text.at(node.end.index)] == value
        assert text.between(node.start, node.end) == value


def test_is_flow_and_last_line() -> None:
    text = EditableText(TEXT)
    assert text.is_flow(text.node(("list", 0, "y")))
    assert not text.is_flow(text.node(("list",)))
    assert text.last_line(text.node(("list",))) == 3, "without the blank line after it"


def test_node_raises_when_the_key_is_missing() -> None:
    with pytest.raises(EditError, match=r"list\[1\]: the file has no such key"):
        EditableText(TEXT).node(("list", 1))


def test_editable_text_raises_when_it_is_not_yaml() -> None:
    with pytest.raises(InputError):
        EditableText("a: [")


def test_spans_map_paths_to_positions() -> None:
    spans = Spans(parse(Source("a:\n  - b: cd\n", "x")))
    assert spans["a", 0, "b"] == Span(2, 8, 2)
    assert spans["a",] == Span(1, 1, 1)
    assert list(spans) == [(), ("a",), ("a", 0), ("a", 0, "b")]
    assert len(spans) == 4
    with pytest.raises(KeyError):
        spans["b",]
