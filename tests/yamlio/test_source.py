from __future__ import annotations

import os
from pathlib import Path

import pytest

from brochure.errors import InputError, NotFoundError
from brochure.yamlio.source import MAX_BYTES, Source, Span


def test_line_ends_and_byte_order_mark() -> None:
    source = Source.from_bytes(b"\xef\xbb\xbfa\r\nb\rc\n", "x")
    assert source.text == "a\nb\nc\n"
    assert source.lines == ["a", "b", "c", ""]


def test_line_ends_that_editors_do_not_know() -> None:
    assert Source("a\x85b\u2028c\u2029d", "x").text == "a b c d"


def test_span() -> None:
    source = Source("ab\ncdé\n", "x")
    assert source.span(0) == Span(1, 1, 1)
    assert source.span(5, 2) == Span(2, 3, 2)
    assert source.span(6) == Span(2, 4, 1)


def test_not_utf8() -> None:
    with pytest.raises(InputError, match=r"x:2:3: error\[encoding\] byte 0xE9 is not UTF-8"):
        Source.from_bytes("é\né ".encode() + b"\xe9", "x")


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(InputError, match="larger than 1 MiB"):
        Source.from_file(path)
    Source.from_bytes(b"#" * MAX_BYTES, "x").check_size()
    with pytest.raises(InputError, match="larger than 1 MiB"):
        Source("#" * (MAX_BYTES + 1), "x").check_size()


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        Source.from_file(tmp_path / "none")


def test_a_problem_has_the_line_as_it_is_and_can_be_printed() -> None:
    diagnostic = Source("a\x1b[31m\u202e b", "x\x1b").diagnostic(Span(1, 2), "error", "text", "bad \x07", "")
    assert diagnostic.source == "a\x1b[31m\u202e b"
    assert str(diagnostic) == ("x\\u001b:1:2: error[text] bad \\u0007\n  a\\u001b[31m\\u202e b\n   ^^^^^^")


def test_a_place_after_the_end_quotes_nothing() -> None:
    assert Source("a", "x").diagnostic(Span(7, 1), "error", "yaml", "m").source == ""


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    try:
        path.write_bytes(b"title: Cooks\n")
    except OSError:
        pytest.skip("this file system has text for names")
    with pytest.raises(InputError, match=r"error\[file\] cannot be read: its name is not valid text; rename it"):
        Source.from_file(path)
