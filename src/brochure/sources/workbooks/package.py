"""The parts of a workbook: which are its sheets, what they are called, where their texts are."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from brochure.sources.workbooks.archive import Archive, RefusedError
from brochure.sources.workbooks.cells import MAX_STRINGS, Row, elements, rows, shared_strings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CONTENT_TYPES = "[Content_Types].xml"
"""The part that tells a workbook from other archives."""

_MAX_PART = 4_000_000  # bytes of a part that lists others


@dataclass(frozen=True, slots=True)
class _Relation:
    """That a part has to do with another; ``kind`` ends in ``/worksheet``, ``/sharedStrings`` and the like."""

    kind: str
    target: str


class Package:
    """A workbook (``.xlsx``), open. All that is asked of it raises :class:`~.archive.RefusedError`."""

    def __init__(self, data: IO[bytes]) -> None:
        self._archive = Archive(data)
        if CONTENT_TYPES not in self._archive.names:
            raise RefusedError("this is an archive, but not a workbook (.xlsx)")
        book = next((item.target for item in self._relations("").values() if item.kind.endswith("/officeDocument")), "")
        relations = self._relations(book)
        self.sheets = {
            name: relations[number].target
            for name, number in self._sheets(book)
            if number in relations and relations[number].kind.endswith("/worksheet")
        }
        """The parts of the sheets, by name, in their order."""
        texts = [item.target for item in relations.values() if item.kind.endswith("/sharedStrings")]
        self._strings = self._shared_strings(texts[0]) if texts else []

    def rows(self, part: str) -> Iterator[tuple[int, Row]]:
        """The rows of a sheet with their numbers."""
        with self._archive.open(part) as opened:
            yield from rows(opened, self._strings)

    def _shared_strings(self, part: str) -> list[str]:
        if self._archive.size(part) > MAX_STRINGS:
            raise RefusedError(f"its texts are more than {MAX_STRINGS // 1_000_000} MB")
        with self._archive.open(part) as opened:
            return shared_strings(opened)

    def _sheets(self, book: str) -> Iterator[tuple[str, str]]:
        """The names of sheets, and of the relations that lead to them."""
        for sheet in self._elements(book, "sheet"):
            yield sheet.get("name", ""), next((v for k, v in sheet.items() if k.endswith("}id")), "")

    def _relations(self, part: str) -> dict[str, _Relation]:
        folder, name = posixpath.split(part)
        return {
            item.get("Id", ""): _Relation(
                item.get("Type", ""), posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))[1:]
            )
            for item in self._elements(posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship")
            if item.get("TargetMode") != "External"
        }

    def _elements(self, part: str, name: str) -> Iterator[Element]:
        if self._archive.size(part) > _MAX_PART:
            raise RefusedError(f"the part {part[:80]!r} is too large")
        with self._archive.open(part) as opened:
            yield from elements(opened, name)
