"""The faces that a file uses, and what a content stream needs to set words in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from brochure.pdf.fonts import fragments
from brochure.pdf.objects import number


class UsedFaces:
    """The faces that a file uses, and the characters used from each.

    The resource of a face has its name, so content does not depend on the file that it becomes part of.
    """

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[str, ...]]] = {}  # by face, in the order of first use
        self._characters: dict[str, set[str]] = {}  # of rows that were settled
        self._selections: dict[tuple[str, float], Selection] = {}

    def select(self, face: str, size: float) -> Selection:
        key = (face, size)
        if key not in self._selections:
            rows = self._rows.setdefault(face, [])
            operator = f"/{face} {number(size)} Tf"
            self._selections[key] = Selection(face, size, operator, fragments(face).__getitem__, rows.append)
        return self._selections[key]

    def settle(self) -> None:
        """Reduce the words noted so far to their characters."""
        for name, rows in self._rows.items():
            self._characters.setdefault(name, set()).update(*set().union(*rows))
            rows.clear()

    def add(self, characters: Mapping[str, AbstractSet[str]]) -> None:
        """Count ``characters`` of faces as used: those of content that was written elsewhere."""
        for face, used in characters.items():
            self._characters.setdefault(face, set()).update(used)

    def characters(self) -> dict[str, set[str]]:
        """The characters used from each face."""
        self.settle()
        return self._characters


class Selection(NamedTuple):
    """A face at a size: the operator that selects it, and functions to encode a word and to note used words."""

    face: str
    size: float
    operator: str
    fragment: Callable[[str], str]
    note: Callable[[tuple[str, ...]], None]


NO_FONT = Selection("", 0.0, "", str, lambda _words: None)
