"""The PDF file as numbered objects: object streams, a cross-reference stream, and the string syntaxes.

ReportLab writes every object as text of its own with a line in a classic cross-reference table; a structure
tree, some hundred small dictionaries, then takes three times the room. Object streams (ISO 32000-1, 7.5.7)
put them where they compress.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from itertools import accumulate

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PER_STREAM = 256  # objects in one object stream: an index then fits one byte of the cross-reference
LEVEL = 4  # of content: a third faster than 6 and 2 % larger
Row = tuple[int, int, int]  # a cross-reference entry: kind, then offset and 0 (1), or object stream and index (2)
ROW = struct.Struct(">BIB")
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
    """Collects objects by number; :meth:`finish` writes the file.

    A body is the object's text, ASCII only. Numbers may be reserved and filled later, so that objects can
    refer to each other.
    """

    def __init__(self) -> None:
        self._bodies: list[str | bytes] = [""]  # by object number; bytes are streams; 0 is the free list's head

    def reserve(self) -> int:
        self._bodies.append("")
        return len(self._bodies) - 1

    def release(self, number: int) -> None:
        """Give back the number that was reserved last and not used."""
        assert number == len(self._bodies) - 1
        del self._bodies[number]

    def fill(self, number: int, body: str) -> None:
        self._bodies[number] = body

    def add(self, body: str) -> int:
        self._bodies.append(body)
        return len(self._bodies) - 1

    def stream(self, data: bytes, entries: str = "", *, compressed: bool = True) -> int:
        """A stream object of ``data``, which the caller has passed through :func:`compress` where ``compressed``."""
        head = f"<<{entries}{'/Filter/FlateDecode' if compressed else ''}/Length {len(data)}>>stream\n"
        self._bodies.append(b"%b%b\r\nendstream" % (head.encode("ascii"), data))
        return len(self._bodies) - 1

    def finish(self, root: int, info: int) -> bytes:
        """The whole file, with ``root`` the catalog and ``info`` the information dictionary."""
        homes, packed = self._pack(), 0
        chunks, rows, offset = [HEADER], [(0, 0, 0)], len(HEADER)
        for number, body in enumerate(self._bodies[1:], 1):
            if isinstance(body, str):
                rows.append((2, homes[packed // PER_STREAM], packed % PER_STREAM))
                packed += 1
                continue
            chunk = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            chunks.append(chunk)
            rows.append((1, offset, 0))
            offset += len(chunk)
        rows.append((1, offset, 0))
        chunks.append(self._cross_reference(rows, root, info, b"".join(chunks)))
        chunks.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(chunks)

    def _pack(self) -> list[int]:
        """Put the objects that are not streams into object streams, by number; returns the numbers of those."""
        plain = [(number, body) for number, body in enumerate(self._bodies) if number and isinstance(body, str)]
        homes = []
        for start in range(0, len(plain), PER_STREAM):
            numbers, bodies = zip(*plain[start : start + PER_STREAM], strict=True)
            ends = accumulate([len(body) + 1 for body in bodies], initial=0)
            head = " ".join([f"{number} {offset}" for number, offset in zip(numbers, ends, strict=False)])
            data = "\n".join([head, *bodies]).encode("ascii")
            homes.append(self.stream(compress(data), f"/Type/ObjStm/N {len(numbers)}/First {len(head) + 1}"))
        return homes

    def _cross_reference(self, rows: list[Row], root: int, info: int, content: bytes) -> bytes:
        """The cross-reference stream; the file's identifier is a digest of all that precedes it."""
        identifier = hashlib.blake2b(content, digest_size=16).hexdigest()
        data = compress(b"".join(_predicted(rows)))
        head = (
            f"<</Type/XRef/Size {len(rows)}/W[1 4 1]/Root {reference(root)}/Info {reference(info)}"
            f"/ID[<{identifier}><{identifier}>]/Filter/FlateDecode"
            f"/DecodeParms<</Predictor 12/Columns {ROW.size}>>/Length {len(data)}>>"
        )
        return b"%d 0 obj\n%b" % (len(rows) - 1, head.encode("ascii")) + b"stream\n" + data + b"\r\nendstream\nendobj\n"


def _predicted(rows: list[Row]) -> list[bytes]:
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
