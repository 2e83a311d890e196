"""Objects from one PDF file into another: each once, with all that it refers to, its streams as they are packed."""

from __future__ import annotations

from copy import copy

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

_NOT_FOR_PRINT = ("/Metadata", "/PieceInfo", "/StructParent", "/StructParents")
"""Keys of streams that speak of the document that was. Of streams only: elsewhere they may be names of resources."""


class Copier:
    """Copies into ``writer``. pypdf's own ``clone`` copies a stream again for every array that refers to it, such as a
    color profile, and descends by recursion, which a hostile file can make too deep.
    """

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._copies: dict[int, PdfObject] = {}  # by the number of the object that was copied
        self._open: list[ArrayObject | DictionaryObject] = []  # copies whose children are still those of the old file

    def copy(self, value: PdfObject) -> PdfObject:
        """``value`` for the new file. References in it are to the new file, where what they refer to is, too."""
        result = self._copy(value)
        while self._open:
            parent = self._open.pop()
            if isinstance(parent, DictionaryObject):
                for key in list(parent):
                    parent[key] = self._copy(parent.raw_get(key))
            else:
                parent[:] = [self._copy(child) for child in parent]
        return result

    def add(self, value: PdfObject) -> IndirectObject:
        """Make ``value``, which belongs to the new file, an object of its own."""
        return self._writer._add_object(value)  # noqa: SLF001  pypdf's documentation uses it; there is no other way

    def _copy(self, value: PdfObject) -> PdfObject:
        """``value``, its children not yet copied."""
        if not isinstance(value, IndirectObject):
            return self._twin(value)
        if value.idnum not in self._copies:
            # References to references end here, too; numbers and names move into what refers to them.
            found = value.get_object()
            twin = NullObject() if found is None else self._twin(found)
            self._copies[value.idnum] = self.add(twin) if twin is not found else twin
        return self._copies[value.idnum]

    def _twin(self, value: PdfObject) -> PdfObject:
        """A shallow copy of an array, dictionary or stream, to be seen to later; other objects never change."""
        if not isinstance(value, (ArrayObject, DictionaryObject)):
            return value
        twin = copy(value)
        if isinstance(twin, StreamObject):
            for key in _NOT_FOR_PRINT:
                twin.pop(key, None)
        self._open.append(twin)
        return twin


def name(text: str) -> NameObject:
    """``/Text``."""
    return NameObject(f"/{text}")
