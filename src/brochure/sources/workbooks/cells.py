"""The XML of a sheet as rows of cells, one row in memory at a time.

lxml streams the rows, and each is freed once it is used, so memory does not depend on where a cell claims to be. Input
that never ends is refused: a row, and anything between two rows, has a maximum size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

from lxml import etree

from brochure.sources.workbooks.archive import RefusedError, explained

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Row = list[object]

MAX_COLUMNS = 256
MAX_ROWS = 1_048_576  # the limit of spreadsheet programs
MAX_STRINGS = 64_000_000  # bytes of shared strings, which stay in memory; all data of May 2024 have 0.2 MB
_NEXT = -1  # the column of a cell without a reference: right of the one before
_MAX_GAP = 1 << 18  # bytes between two elements


class _BoundedReader:
    """A part as lxml reads it, at most :data:`_MAX_GAP` bytes between two calls of ``reset``."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self._pending = 0

    def read(self, size: int = -1, /) -> bytes:
        with explained():
            data = self._inner.read(size)
        self._pending += len(data)
        if self._pending > _MAX_GAP + size:
            raise RefusedError("one of its XML elements is too long")
        return data

    def reset(self) -> None:
        self._pending = 0


def elements(part: IO[bytes], name: str) -> Iterator[Element]:
    """The elements called ``name``, in any namespace; each is freed when the next is requested.

    Raises :class:`RefusedError` for XML that is not well-formed, declares a document type, or has too long an element.
    """
    reader = _BoundedReader(part)
    events = etree.iterparse(
        reader, events=("end",), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    first = True
    try:
        for _, element in events:
            if first and element.getroottree().docinfo.internalDTD is not None:
                raise RefusedError("it declares a document type, which workbooks never do")
            first = False
            yield element
            reader.reset()
            _free(element)
    except etree.XMLSyntaxError as error:
        raise RefusedError(f"its XML is not well-formed: {error.msg}") from None


def _free(element: Element) -> None:
    """Free an element, and those before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while parent[0] is not element:
            del parent[0]


def shared_strings(part: IO[bytes]) -> list[str]:
    """The strings that cells refer to by index."""
    return [_text(element) for element in elements(part, "si")]


def rows(part: IO[bytes], strings: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Rows with their numbers, which count from 1; empty rows, and empty cells at the end of a row, may be left out.

    A cell is a string, a float, a bool, or ``""`` if it is empty.
    """
    columns: dict[str, int] = {}
    number = 0
    for element in elements(part, "row"):
        number = _number(element, number)
        yield number, _row(element, strings, columns)


def _number(element: Element, before: int) -> int:
    stated = element.get("r")
    number = before + 1 if stated is None else int(stated) if stated.isdecimal() and len(stated) < 8 else 0
    if not before < number <= MAX_ROWS:
        raise RefusedError(f"a row {(stated or str(number))[:20]!r} after row {before:,}")
    return number


def _row(element: Element, strings: Sequence[str], columns: dict[str, int]) -> Row:
    row: Row = []
    for cell in element:
        # A sheet has millions of cells, so this loop avoids calls.
        column = columns.get(cell.get("r", "").rstrip("0123456789"))
        if column is None:
            column = _learned(cell.get("r", ""), columns)
        if column != len(row):
            if column == _NEXT:
                column = len(row)
            if column >= MAX_COLUMNS:
                raise RefusedError(f"it is more than {MAX_COLUMNS} columns wide, which no sheet of figures is")
            row += [""] * (column + 1 - len(row))
            row[column] = _value(cell, strings)
        else:
            row.append(_value(cell, strings))
    return row


def _learned(reference: str, columns: dict[str, int]) -> int:
    letters = reference.rstrip("0123456789")
    column = columns[letters] = _column(letters) if letters else _NEXT
    return column


def _column(letters: str) -> int:
    """The index of a column: A is 0, AF 31."""
    number = 0
    for letter in letters[:6].upper():
        if not "A" <= letter <= "Z":
            raise RefusedError(f"a cell in the column {letters[:10]!r}")
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, strings: Sequence[str]) -> object:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(map(_text, cell))
    if not len(cell):
        return ""
    # A formula precedes its value.
    text = (cell[0] if len(cell) == 1 else next((child for child in cell if _is(child, "v")), cell)).text
    if text is None:
        return ""
    try:
        if kind == "n":
            return float(text)
        if kind == "s" and text.isdecimal():
            return strings[int(text)]
    except (ValueError, IndexError):
        kind = "s"
    if kind == "s":
        raise RefusedError(f"the cell {cell.get('r', '')[:20]} holds {text[:40]!r}, which does not match its type")
    return text == "1" if kind == "b" else text


def _text(element: Element) -> str:
    """Text, or its runs, without phonetic hints."""
    parts = []
    for child in element:
        if _is(child, "t"):
            parts.append(child.text or "")
        elif _is(child, "r"):
            parts += [run.text or "" for run in child if _is(run, "t")]
    return "".join(parts)


def _is(element: Element, name: str) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag.endswith(name) and tag.rpartition("}")[2] == name
