from __future__ import annotations

import os
from pathlib import Path

import pytest

from brochure.errors import InputError, NotFoundError
from brochure.yamlio.source import MAX_BYTES, Source, Span


def test_line_ends_and_byte_order_mark_are_normalized() -> None:
    source = Source.from_bytes(b"\xef\xbb\xbfa\r\nb\rc\n", "x")
    assert source.text == "a\nb\nc\n"
    assert source.lines == ["a", "b", "c", ""]


def test_unusual_line_ends_become_spaces() -> None:
    assert Source("a\x85b\u2028c\u2029d", "x").text == "a b c d"


def test_span_counts_lines_and_columns_from_one() -> None:
    source = Source("ab\ncdé\n", "x")
    assert source.span(0) == Span(1, 1, 1)
    assert source.span(5, 2) == Span(2, 3, 2)
    assert source.span(6) == Span(2, 4, 1)


def test_bytes_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(InputError, match=r"x:2:3: error\[encoding\] byte 0xE9 is not UTF-8"):
        Source.from_bytes("é\né ".encode() + b"\xe9", "x")


def test_file_or_text_is_refused_when_it_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(InputError, match="larger than 1 MiB"):
        Source.from_file(path)
    Source.from_bytes(b"#" * MAX_BYTES, "x").check_size()
    with pytest.raises(InputError, match="larger than 1 MiB"):
        Source("#" * (MAX_BYTES + 1), "x").check_size()


def test_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        Source.from_file(tmp_path / "none")


def test_diagnostic_has_the_source_line_and_prints_it_escaped() -> None:
    diagnostic = Source("a\x1b[31m\u202e b", "x\x1b").diagnostic(Span(1, 2), "error", "text", "bad \x07", "")
    assert diagnostic.source == "a\x1b[31m\u202e b"
    assert str(diagnostic) == ("x\\u001b:1:2: error[text] bad \\u0007\n  a\\u001b[31m\\u202e b\n   ^^^^^^")


def test_diagnostic_quotes_nothing_after_the_end() -> None:
    assert Source("a", "x").diagnostic(Span(7, 1), "error", "yaml", "m").source == ""


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_file_is_refused_when_its_name_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    try:
        path.write_bytes(b"title: Cooks\n")
    except OSError:
        pytest.skip("this file system has text for names")
    with pytest.raises(InputError, match=r"error\[file\] cannot be read: its name is not valid text; rename it"):
        Source.from_file(path)
