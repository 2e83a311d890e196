from __future__ import annotations

import pytest
import yaml

from brochure.errors import InputError
from brochure.yamlio import nodes
from brochure.yamlio.nodes import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, parse, span_of, walk
from brochure.yamlio.report import dotted
from brochure.yamlio.source import Source


@pytest.fixture(params=["C", "Python"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test runs on both of PyYAML's parsers."""
    if request.param == "C" and not yaml.__with_libyaml__:
        pytest.skip("PyYAML without its C library")
    monkeypatch.setattr(nodes, "_Loader", yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader)


pytestmark = pytest.mark.usefixtures("_parser")


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items]


def refusal(text: str) -> str:
    with pytest.raises(InputError) as caught:
        parse(Source(text, "x.yaml"))
    (diagnostic,) = caught.value.diagnostics
    return f"{diagnostic.line}:{diagnostic.column} {diagnostic.code} {diagnostic.message}"


def test_scalars_stay_text() -> None:
    text = "a: 010\nb: [no, ~, 1e3]\nc: {d: 2016-05-01, 'e': \"f\"}\ng: |\n  h\n\n  i\nj: >-\n  k\n  l\n"
    assert plain(parse(Source(text, "x"))) == {
        "a": "010",
        "b": ["no", "~", "1e3"],
        "c": {"d": "2016-05-01", "e": "f"},
        "g": "h\n\ni\n",
        "j": "k l",
    }


def test_flow_and_block_collections_nest() -> None:
    text = "- - a\n  - b: [c, {d: e}]\n    f:\n    - g\n- {h: [i]}\n"
    assert plain(parse(Source(text, "x"))) == [["a", {"b": ["c", {"d": "e"}], "f": ["g"]}], {"h": ["i"]}]


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a: bc\n", "a", (1, 4, 2)),
        ("é𝄞: 'x y'\n", "é𝄞", (1, 5, 5)),
        ("a: |\n  text\n", "a", (1, 4, 1)),
        ("a: one\n  two\n", "a", (1, 4, 3)),
        ("a:\n- b\n- c: d\n", "a[1].c", (3, 6, 1)),
        ("a:\n", "a", (1, 3, 1)),
    ],
)
def test_span_of_is_where_the_caret_goes(text: str, path: str, expected: tuple[int, int, int]) -> None:
    (found,) = [node for at, _, node in walk(parse(Source(text, "x"))) if dotted(at) == path]
    span = span_of(found)
    assert (span.line, span.column, span.length) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &b c\n", "1:4 yaml anchors (&b) are not supported"),
        ("a: *b\n", "1:4 yaml aliases (*b) are not supported"),
        ("a: !b c\n", "1:4 yaml tags (!…) are not supported"),
        ("a: !!int 1\n", "1:4 yaml tags (!…) are not supported"),
        ("!!map {a: b}\n", "1:1 yaml tags (!…) are not supported"),
        ("<<: {a: b}\n", "1:1 yaml merge keys (<<) are not supported"),
        ("a: b\n---\nc: d\n", "2:1 yaml a second document"),
        ("[a]: b\n", "1:1 yaml a key must be text, not a list or mapping"),
        ("", "1:1 yaml the file is empty"),
        ("a: \x07\n", "1:4 text control character U+0007"),
        ("[" * (MAX_DEPTH + 1), f"1:{MAX_DEPTH + 1} limit more than {MAX_DEPTH} levels deep"),
        ("[" * 100_000, f"1:{MAX_DEPTH + 1} limit more than {MAX_DEPTH} levels deep"),
        ("a: " + "[" * 100_000, f"1:{MAX_DEPTH + 3} limit more than {MAX_DEPTH} levels deep"),
    ],
)
def test_parse_refuses_unsupported_yaml(text: str, expected: str) -> None:
    assert refusal(text) == expected


def test_quoted_keys_may_have_any_text() -> None:
    assert plain(parse(Source("'<<': a\n'&b': c\n", "x"))) == {"<<": "a", "&b": "c"}


def test_depth_is_accepted_up_to_the_limit() -> None:
    parse(Source("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x"))


def test_our_depth_limit_takes_precedence_over_the_parsers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that fails on text it has read ahead, before its first event."""
    parser: type = nodes._Loader

    class Impatient(parser):  # type: ignore[misc]
        def __init__(self, text: str) -> None:
            super().__init__(text)
            self.gives_up = len(text) > MAX_DEPTH + 10

        def get_event(self) -> object:
            if self.gives_up:
                mark = yaml.Mark("", MAX_DEPTH + 10, 0, MAX_DEPTH + 10, None, None)
                raise yaml.MarkedYAMLError("thinking", None, "too much", mark)
            return super().get_event()

    monkeypatch.setattr(nodes, "_Loader", Impatient)
    assert refusal("[" * 500) == f"1:{MAX_DEPTH + 1} limit more than {MAX_DEPTH} levels deep"
    assert refusal("[" + " " * 500).startswith(f"1:{MAX_DEPTH + 11} yaml ")


@pytest.mark.parametrize("unit", ["[", "{", "- ", "? ", "{a: ", "[a, ", "!", "&", "*", "|", '"', "%", "#", "\t", "\n"])
def test_repeated_text_is_refused_in_linear_time(unit: str) -> None:
    with pytest.raises(InputError):
        parse(Source(unit * 20_000, "x"))


def test_parse_refuses_too_many_values() -> None:
    assert refusal("- a\n" * (MAX_NODES + 5)).endswith(f"limit more than {MAX_NODES:,} values")


def test_duplicate_keys_are_kept_for_the_decoder() -> None:
    root = parse(Source("a: 1\na: 2\n", "x"))
    assert isinstance(root, Mapping)
    assert [plain(value) for _, value in root.pairs] == ["1", "2"]
    first = root.get("a")
    assert first is not None
    assert plain(first) == "1"
    assert root.get("b") is None
