"""Syntax errors have the same message and position with both parsers of PyYAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from brochure.errors import InputError
from brochure.yamlio import nodes
from brochure.yamlio.nodes import parse
from brochure.yamlio.source import Source

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]

FAULTS = [
    ("a: 'never closed\n", "1:4 these quotes are never closed"),
    ('a: "never\n  closed\nb: c\n', "1:4 these quotes are never closed"),
    ("a: 'one\n---\nb", "1:4 these quotes are never closed"),
    ('a: "C:\\path"\n', "1:7 \\p is not an escape that YAML knows, or is incomplete"),
    ('a: "\\xZZ"\n', "1:5 \\x is not an escape that YAML knows, or is incomplete"),
    ("a: [b, c\n", "1:4 [ is never closed"),
    ("a: {b: c\n", "1:4 { is never closed"),
    ("a: [b, c\nd: e\n", "2:2 a comma is missing here, or ] before it (line 1 has the [)"),
    ("a: {b: c\nd: e\n", "2:2 a comma is missing here, or } before it (line 1 has the {)"),
    ("a: [b,, c]\n", "1:7 a comma where a value belongs"),
    ("a: [b]]\n", "1:7 ] closes nothing"),
    ("a: }\n", "1:4 } closes nothing"),
    ("a:\n\tb: c\n", "2:1 a tab where only spaces are allowed"),
    ("a: b\n\tc\n", "2:1 a tab where only spaces are allowed"),
    ("a: @home\n", "1:4 text cannot begin with @"),
    ("a: `b`\n", "1:4 text cannot begin with `"),
    ("a: %13\n", "1:4 text cannot begin with %"),
    ("a: & b\n", "1:4 text cannot begin with &"),
    ("a: !x!y z\n", "1:4 text cannot begin with !"),
    ("a: |x\n  b\n", "1:4 | begins a block of lines; nothing may follow it on its line"),
    ("a: Note: b\n", "1:8 a colon in text without quotes"),
    ("a:\n  b: c\n   d: e\n", "3:5 `d` appears to continue the text above it"),
    ("a:b\nc: d\n", "2:2 `a` in the line above has no value"),
    ("a: - b\n", "1:4 a list cannot begin on the line of its key"),
    ("a:\n  b: c\n  - d\n", "3:3 a list item among keys"),
    ("a: b\nc\nd: e\n", "2:1 this line has no key"),
    ("a: 'it's fine'\n", "1:8 text after the closing '"),
    ('a: "it"s fine"\n', '1:8 text after the closing "'),
    ("a: [b, c] d\n", "1:11 text after the closing ]"),
    ("a:\n    b: c\n  d: e\n", "3:3 this does not fit the lines above"),
    ("a: b\n...\nc\n", "3:1 this does not fit the lines above"),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_syntax_error_names_the_mistake_and_its_position(
    text: str, expected: str, parser: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "_Loader", parser)
    with pytest.raises(InputError) as caught:
        parse(Source(text, "x"))
    (problem,) = caught.value.diagnostics
    assert f"{problem.line}:{problem.column} {problem.message}" == expected
    assert problem.code == "yaml"
    assert problem.hint


@given(st.text(st.sampled_from(list("ab:-?,[]{}'\"\\|>&*!%@` \t\n#."))))
def test_syntax_error_is_always_at_a_position_in_the_file(text: str) -> None:
    for parser in PARSERS:
        nodes_loader, nodes._Loader = nodes._Loader, parser
        try:
            parse(Source(text, "x"))
        except InputError as error:
            (problem,) = error.diagnostics
            assert 1 <= problem.line <= text.count("\n") + 1
            assert 1 <= problem.column <= len(text.split("\n")[problem.line - 1]) + 1
        finally:
            nodes._Loader = nodes_loader
