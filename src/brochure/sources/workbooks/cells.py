"""The XML of a sheet as rows of cells, one row in memory at a time.

Rows come out of lxml as they are read, and are forgotten. Nothing else of a sheet is kept: where a cell claims to be
costs nothing, and texts that many cells share are one object. What has no end is refused: a row, or whatever stands
between two rows, may have so many bytes and no more.
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
MAX_ROWS = 1_048_576  # as many as spreadsheet programs have
MAX_STRINGS = 64_000_000  # bytes of the shared texts, all of which are kept; all data of May 2024 have 0.2 MB
_NEXT = -1  # the place of a cell that does not say where it is: behind the one before
_LEASH = 1 << 18  # bytes between two elements that are waited for


class _Leash:
    """A part as lxml reads it; ``let_go`` says that what was read has been dealt with."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self._waiting = 0

    def read(self, size: int = -1, /) -> bytes:
        with explained():
            data = self._inner.read(size)
        self._waiting += len(data)
        if self._waiting > _LEASH + size:
            raise RefusedError("something in it has no end")
        return data

    def let_go(self) -> None:
        self._waiting = 0


def elements(part: IO[bytes], name: str) -> Iterator[Element]:
    """The elements of a name, in any namespace; each is forgotten when the next is asked for.

    Raises :class:`RefusedError` for XML that is broken, declares a document type, or lets wait too long for an element.
    """
    leash = _Leash(part)
    events = etree.iterparse(
        leash, events=("end",), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    first = True
    try:
        for _, element in events:
            if first and element.getroottree().docinfo.internalDTD is not None:
                raise RefusedError("it declares a document type, which workbooks never do")
            first = False
            yield element
            leash.let_go()
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise RefusedError(f"its XML is broken: {error.msg}") from None


def _forget(element: Element) -> None:
    """Free what has been read, and what stood before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while parent[0] is not element:
            del parent[0]


def shared_strings(part: IO[bytes]) -> list[str]:
    """The texts that cells name by their number."""
    return [_text(element) for element in elements(part, "si")]


def rows(part: IO[bytes], strings: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Rows with their numbers, which count from 1; rows that are not there, and cells behind the last, are left out.

    A cell is a text, a number (float), a truth value, or ``""`` where there is none.
    """
    places: dict[str, int] = {}
    number = 0
    for element in elements(part, "row"):
        number = _number(element, number)
        yield number, _row(element, strings, places)


def _number(element: Element, before: int) -> int:
    said = element.get("r")
    number = before + 1 if said is None else int(said) if said.isdecimal() and len(said) < 8 else 0
    if not before < number <= MAX_ROWS:
        raise RefusedError(f"a row {(said or str(number))[:20]!r} after row {before:,}")
    return number


def _row(element: Element, strings: Sequence[str], places: dict[str, int]) -> Row:
    row: Row = []
    for cell in element:
        # A sheet has millions of cells, and nearly all go this way: no calls that can be spared.
        place = places.get(cell.get("r", "").rstrip("0123456789"))
        if place is None:
            place = _learned(cell.get("r", ""), places)
        if place != len(row):
            if place == _NEXT:
                place = len(row)
            if place >= MAX_COLUMNS:
                raise RefusedError(f"it is more than {MAX_COLUMNS} columns wide, which no sheet of figures is")
            row += [""] * (place + 1 - len(row))
            row[place] = _value(cell, strings)
        else:
            row.append(_value(cell, strings))
    return row


def _learned(name: str, places: dict[str, int]) -> int:
    letters = name.rstrip("0123456789")
    place = places[letters] = _place(letters) if letters else _NEXT
    return place


def _place(letters: str) -> int:
    """The place of a column: A is 0, AF 31."""
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
    # A formula stands before its value.
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
        raise RefusedError(f"the cell {cell.get('r', '')[:20]} holds {text[:40]!r}, which is not what it says")
    return text == "1" if kind == "b" else text


def _text(element: Element) -> str:
    """A text, or the runs of one; how it is pronounced is left out."""
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
