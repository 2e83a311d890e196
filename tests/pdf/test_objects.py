from __future__ import annotations

import io
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import StreamObject

from brochure.pdf.objects import PER_STREAM, Writer, compress, number, reference, runs_string, text_string
from brochure.profile.markdown import Run


class Memory(Writer):
    """A writer into memory."""

    def __init__(self) -> None:
        self.sink = io.BytesIO()
        super().__init__(self.sink)


def minimal(writer: Memory) -> bytes:
    pages = writer.add("<</Type/Pages/Kids[]/Count 0>>")
    writer.finish(writer.add(f"<</Type/Catalog/Pages {reference(pages)}>>"), writer.add("<</Producer(t)>>"))
    return writer.sink.getvalue()


def test_numbers_are_short() -> None:
    assert [number(v) for v in (12.5, 12.0, 0.0, -0.001, 0.126, -3.1, 100.0)] == [
        "12.5", "12", "0", "0", "0.13", "-3.1", "100",
    ]  # fmt: skip


@given(st.text())
def test_text_strings_read_back(text: str) -> None:
    text = text.encode("utf-16", "ignore").decode("utf-16")  # lone surrogates are no text
    writer = Memory()
    number = writer.add(f"<</T{text_string(text)}>>")
    read = PdfReader(io.BytesIO(minimal(writer))).get_object(number)
    assert read["/T"] == text  # type: ignore[index]


def test_languages_within_a_text_string_are_escape_sequences() -> None:
    runs = (Run("Pay: "), Run("Buzos", lang="es-US"), Run(" ñ", lang="es"), Run("x", lang="haw"), Run("."))
    escaped = b"\0P\0a\0y\0:\0 \0\x1besUS\0\x1b\0B\0u\0z\0o\0s\0\x1bes\0\x1b\0 \0\xf1\0x\0\x1benUS\0\x1b\0."
    assert runs_string(runs, "en-US") == f"<FEFF{escaped.hex().upper()}>"
    assert runs_string((Run("Pay "), Run("x", lang="en-US")), "en-US") == "(Pay x)"


def test_objects_fill_several_streams() -> None:
    writer = Memory()
    numbers = [writer.add(f"<</N {value}>>") for value in range(2 * PER_STREAM + 10)]
    stream = writer.stream(compress(b"between"))
    late = writer.reserve()
    writer.fill(late, "<</N -1>>")
    reader = PdfReader(io.BytesIO(minimal(writer)), strict=True)
    assert [reader.get_object(number)["/N"] for number in numbers] == list(range(len(numbers)))  # type: ignore[index]
    assert reader.get_object(late)["/N"] == -1  # type: ignore[index]
    read = reader.get_object(stream)
    assert isinstance(read, StreamObject)
    assert read.get_data() == b"between"


@pytest.mark.parametrize("data", [b"ends in\r", b"ends in\n", b"ends in\r\n", b""])
def test_the_end_of_a_stream_is_not_taken_for_an_end_of_line(data: bytes) -> None:
    """Validators strip one end of line before ``endstream`` and compare what is left with Length."""
    writer = Memory()
    writer.stream(data, compressed=False)
    written = re.search(rb"stream\n(.*?)\r\nendstream", minimal(writer), re.DOTALL)
    assert written
    assert written[1] == data


def test_a_released_number_is_given_out_again() -> None:
    writer = Memory()
    number = writer.reserve()
    writer.release(number)
    assert writer.reserve() == number


def test_the_identifier_follows_the_content() -> None:
    def identifier(text: str) -> bytes:
        writer = Memory()
        writer.stream(zlib.compress(text.encode()))
        found = re.search(rb"/ID\[<(\w+)>", minimal(writer))
        assert found
        return found[1]

    assert identifier("one") == identifier("one") != identifier("two")
