"""The PDF file as numbered objects: object streams, a cross-reference stream, strings and numbers.

A structure tree consists of hundreds of small dictionaries. In object streams (ISO 32000-1, 7.5.7) they are
compressed together and take a third of the space that separate objects with a classic cross-reference table need.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from brochure.profile.markdown import Text

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PER_STREAM = 256  # objects in an object stream, so that an index fits one byte of the cross-reference stream
LEVEL = 4  # compression level of content: a third faster than 6, and 2% larger
Row = tuple[int, int, int]  # a cross-reference entry: kind, then offset and 0 (1), or object stream and index (2)
ROW = struct.Struct(">BIB")
IN_FILE = -1  # instead of an index: the object is not in an object stream
NEXT_IN_STREAM = b"\x02" + ROW.pack(0, 0, 1)  # PNG "up" row: like the one above, with the index one higher
REMEMBERED_NUMBERS = 200_000
_CODE = 2  # letters of the code of a language or country

_ESCAPES = str.maketrans(
    {
        "\\": r"\\",
        "(": r"\(",
        ")": r"\)",
    }
)


def compress(data: bytes, level: int = LEVEL) -> bytes:
    return zlib.compress(data, level)


def text_string(text: str) -> str:
    """``text`` as a PDF text string: a literal string if it is printable ASCII, else UTF-16BE in hexadecimal."""
    if text.isascii() and text.isprintable():  # PDFDocEncoding maps control characters differently
        return f"({text.translate(_ESCAPES)})"
    return f"<FEFF{_utf16(text)}>"


def runs_string(runs: Text, lang: str) -> str:
    """``runs`` as one text string inside something in the language ``lang``.

    An escape sequence names the language wherever it changes (ISO 32000-1, 7.9.2.2): two letters of the language, and
    two of the country, as single bytes. A language without such letters is not named.
    """
    if all(run.lang in {None, lang} for run in runs):
        return text_string("".join([run.text for run in runs]))
    parts, before = [], lang
    for run in runs:
        if (own := run.lang or lang) != before:
            parts.append(_language_escape(own))
            before = own
        parts.append(_utf16(run.text))
    return f"<FEFF{''.join(parts)}>"


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _language_escape(lang: str) -> str:
    """The escape sequence for ``lang`` in hexadecimal: ``en-US`` -> ESC enUS ESC."""
    primary, *subtags = lang.split("-")
    country = next((tag.upper() for tag in subtags if len(tag) == _CODE and tag.isalpha()), "")
    code = f"{primary.lower()}{country}"
    return f"001B{code.encode('ascii').hex().upper()}001B" if len(primary) == _CODE else ""


class _Numbers(dict[int, str]):
    """Hundredths as decimal text: 1250 -> ``12.5``; cached, because coordinates recur."""

    def __missing__(self, hundredths: int) -> str:
        if len(self) >= REMEMBERED_NUMBERS:
            self.clear()
        self[hundredths] = text = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
        return text


NUMBERS = _Numbers()


def number(value: float) -> str:
    """``value`` with at most two decimals and no exponent."""
    return NUMBERS[round(value * 100)]


def reference(number: int) -> str:
    return f"{number} 0 R"


class Writer:
    """Takes objects by number and writes them to a sink; :meth:`finish` ends the file.

    A body is the object's text, in ASCII. Numbers can be reserved and filled later, so that objects can refer to
    each other. Every :meth:`flush` writes complete objects and frees their memory, except six bytes for each location.
    """

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._digest = hashlib.blake2b(digest_size=16)
        self._offset = 0
        self._bodies: dict[int, str | bytes] = {}  # not yet written; bytes are streams; empty: reserved
        self._homes = array("I", [0])  # by object number: the number of its object stream, or else its offset
        self._indexes = array("h", [IN_FILE])  # in its object stream; 0 is the head of the free list
        self._emit(HEADER)

    def reserve(self) -> int:
        return self.add("")

    def release(self, number: int) -> None:
        """Release ``number``, which must be the last one reserved and unused."""
        assert number == len(self._homes) - 1
        del self._bodies[number], self._homes[-1], self._indexes[-1]

    def fill(self, number: int, body: str) -> None:
        self._bodies[number] = body

    def add(self, body: str | bytes) -> int:
        number = len(self._homes)
        self._bodies[number] = body
        self._homes.append(0)
        self._indexes.append(IN_FILE)
        return number

    def stream(self, data: bytes, entries: str = "", *, compressed: bool = True) -> int:
        """Add a stream object of ``data``; if ``compressed``, the caller has passed it through :func:`compress`."""
        return self.add(_stream(data, f"{entries}{'/Filter/FlateDecode' if compressed else ''}"))

    def flush(self) -> None:
        """Write complete objects, except the last few that do not fill an object stream."""
        self._write(at_least=PER_STREAM)

    def finish(self, root: int, info: int) -> int:
        """Finish the file with catalog ``root`` and information dictionary ``info``; returns its size in bytes."""
        self._write(at_least=1)
        assert not self._bodies, f"reserved and never filled: {sorted(self._bodies)}"
        start = self._offset
        self._emit(self._cross_reference(root, info))
        self._emit(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._offset

    def _emit(self, chunk: bytes) -> None:
        self._sink.write(chunk)
        self._digest.update(chunk)
        self._offset += len(chunk)

    def _write(self, at_least: int) -> None:
        """Write all streams, then the other objects in object streams of at least ``at_least`` objects."""
        bodies = self._bodies
        streams = [(number, body) for number, body in bodies.items() if isinstance(body, bytes)]
        for number, body in streams:
            self._write_stream(number, body)
        plain = [(number, body) for number, body in bodies.items() if body and isinstance(body, str)]
        for start in range(0, len(plain), PER_STREAM):
            pack = plain[start : start + PER_STREAM]
            if len(pack) >= at_least:
                self._write_pack(pack)

    def _write_stream(self, number: int, body: bytes) -> None:
        self._homes[number] = self._offset
        self._emit(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        del self._bodies[number]

    def _write_pack(self, pack: list[tuple[int, str]]) -> None:
        """Write the objects of ``pack`` as one object stream."""
        numbers, bodies = zip(*pack, strict=True)
        ends = accumulate([len(body) + 1 for body in bodies], initial=0)
        head = " ".join([f"{number} {offset}" for number, offset in zip(numbers, ends, strict=False)])
        data = "\n".join([head, *bodies]).encode("ascii")
        home = self.reserve()
        for index, number in enumerate(numbers):
            self._homes[number], self._indexes[number] = home, index
            del self._bodies[number]
        entries = f"/Type/ObjStm/N {len(numbers)}/First {len(head) + 1}/Filter/FlateDecode"
        self._write_stream(home, _stream(compress(data), entries))

    def _cross_reference(self, root: int, info: int) -> bytes:
        """The cross-reference stream; the file's identifier is a digest of all that precedes it."""
        identifier = self._digest.hexdigest()
        self._homes.append(self._offset)  # its own offset
        self._indexes.append(IN_FILE)
        data = compress(b"".join(_predicted(self._rows())))
        head = (
            f"<</Type/XRef/Size {len(self._homes)}/W[1 4 1]/Root {reference(root)}/Info {reference(info)}"
            f"/ID[<{identifier}><{identifier}>]/Filter/FlateDecode"
            f"/DecodeParms<</Predictor 12/Columns {ROW.size}>>/Length {len(data)}>>"
        )
        own = len(self._homes) - 1
        return b"%d 0 obj\n%b" % (own, head.encode("ascii")) + b"stream\n" + data + b"\r\nendstream\nendobj\n"

    def _rows(self) -> Iterator[Row]:
        yield 0, 0, 0
        for home, index in islice(zip(self._homes, self._indexes, strict=True), 1, None):
            yield (1, home, 0) if index == IN_FILE else (2, home, index)


def _stream(data: bytes, entries: str) -> bytes:
    head = f"<<{entries}/Length {len(data)}>>stream\n"
    return b"%b%b\r\nendstream" % (head.encode("ascii"), data)


def _predicted(rows: Iterable[Row]) -> list[bytes]:
    """``rows`` as differences from the row above (PNG filter "up"), which compress to almost nothing."""
    predicted, above = [], (0, 0, 0)
    for row in rows:
        kind, place, index = row
        if kind == 2 and above == (2, place, index - 1):
            predicted.append(NEXT_IN_STREAM)
        else:
            pairs = zip(ROW.pack(*row), ROW.pack(*above), strict=True)
            predicted.append(b"\x02" + bytes([(this - that) & 255 for this, that in pairs]))
        above = row
    return predicted
