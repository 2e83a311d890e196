"""Faces of users: a name that brings its font program along, wherever it goes.

A style names its faces, layout sets text in them by name, and pdf embeds them by name, at times in other processes.
So the name of a face that does not ship contains a digest of its program, and registers the program in every process
in which it is made or unpickled.
"""

from __future__ import annotations

import hashlib
from typing import Self

_programs: dict[str, bytes] = {}


class OwnFace(str):
    """The name of a face whose font file is ``program``; ``title`` is its PostScript name."""

    __slots__ = ()

    def __new__(cls, title: str, program: bytes) -> Self:
        name = str.__new__(cls, f"{title}-{hashlib.blake2b(program, digest_size=6).hexdigest()}")
        _programs.setdefault(str(name), program)
        return name

    def __reduce__(self) -> tuple[type[OwnFace], tuple[str, bytes]]:
        return OwnFace, (title_of(self), _programs[self])


def title_of(name: str) -> str:
    """The PostScript name in the ``name`` of an own face."""
    return name.rpartition("-")[0]


def own_program(name: str) -> bytes | None:
    """The font file of the face called ``name``; None if that is no face of a user."""
    return _programs.get(name)
