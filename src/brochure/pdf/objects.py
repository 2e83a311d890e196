"""The PDF file as numbered objects: object streams, a cross-reference stream, and the string syntaxes.

ReportLab writes every object as text of its own with a line in a classic cross-reference table; a structure
tree, some hundred small dictionaries, then takes three times the room. Object streams (ISO 32000-1, 7.5.7)
put them where they compress.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from array import array
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PER_STREAM = 256  # objects in one object stream: an index then fits one byte of the cross-reference
LEVEL = 4  # of content: a third faster than 6 and 2 % larger
Row = tuple[int, int, int]  # a cross-reference entry: kind, then offset and 0 (1), or object stream and index (2)
ROW = struct.Struct(">BIB")
IN_FILE = -1  # in place of an index: the object stands in the file by itself
NEXT_IN_STREAM = b"\x02" + ROW.pack(0, 0, 1)  # PNG "up" row: as the one above, with the index one higher

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
    """``text`` as a PDF text string: a literal where it is plain ASCII, else UTF-16BE in hexadecimal."""
    if text.isascii() and text.isprintable():  # control characters mean other things in PDFDocEncoding
        return f"({text.translate(_ESCAPES)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def reference(number: int) -> str:
    return f"{number} 0 R"


class Writer:
    """Takes objects by number and writes them to a sink; :meth:`finish` ends the file.

    A body is the object's text, ASCII only. Numbers may be reserved and filled later, so that objects can
    refer to each other. What is complete leaves memory with every :meth:`flush`; of an object that is written
    its place alone is kept, six bytes.
    """

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._digest = hashlib.blake2b(digest_size=16)
        self._offset = 0
        self._bodies: dict[int, str | bytes] = {}  # of what is not written; bytes are streams; empty: reserved
        self._homes = array("I", [0])  # by object number: the number of its object stream, or else its offset
        self._indexes = array("h", [IN_FILE])  # in its object stream; 0 is the head of the free list
        self._emit(HEADER)

    def reserve(self) -> int:
        return self.add("")

    def release(self, number: int) -> None:
        """Give back the number that was reserved last and not used."""
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
        """A stream object of ``data``, which the caller has passed through :func:`compress` where ``compressed``."""
        return self.add(_stream(data, f"{entries}{'/Filter/FlateDecode' if compressed else ''}"))

    def flush(self) -> None:
        """Write what is complete, but for a last few objects that do not fill an object stream."""
        self._write(at_least=PER_STREAM)

    def finish(self, root: int, info: int) -> int:
        """End the file, with ``root`` the catalog and ``info`` the information dictionary; returns its size, bytes."""
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
        """Write all streams, then the other objects, in object streams of no fewer than ``at_least``."""
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
        self._homes.append(self._offset)  # its own place
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
    """``rows`` as differences to the row above (PNG filter "up"), so that they compress to next to nothing."""
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
