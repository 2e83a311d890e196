"""Places of nodes in the text of a file, whatever its line ends and byte order mark."""

from __future__ import annotations

import pytest

from brochure.errors import InputError
from brochure.yamlio.editing import EditableText, EditError

TEXT = "a: 1\nlist:\n  - x: two   # not the value\n    y: [3, 4]\n\nlast: five\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_scalar_is_found_in_the_file(mark: str, newline: str) -> None:
    raw = mark + TEXT.replace("\n", newline)
    text = EditableText(raw)
    for path, value in ((("a",), "1"), (("list", 0, "x"), "two"), (("list", 0, "y", 1), "4"), (("last",), "five")):
        node = text.node(path)
        assert raw[text.at(node.start.index) : text.at(node.end.index)] == value
        assert text.between(node.start, node.end) == value


def test_flow_and_last_line() -> None:
    text = EditableText(TEXT)
    assert text.is_flow(text.node(("list", 0, "y")))
    assert not text.is_flow(text.node(("list",)))
    assert text.last_line(text.node(("list",))) == 3, "without the blank line after it"


def test_a_key_that_is_missing() -> None:
    with pytest.raises(EditError, match=r"list\[1\]: the file has no such key"):
        EditableText(TEXT).node(("list", 1))


def test_text_that_is_not_yaml() -> None:
    with pytest.raises(InputError):
        EditableText("a: [")
