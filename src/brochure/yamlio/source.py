"""The text of one file, checked for size and encoding, and positions in it.

Lines and columns count from 1, columns in characters. Line ends are normalized, so positions do not depend on the
system that wrote the file.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from brochure.errors import Diagnostic, InputError, NotFoundError, Severity
from brochure.inputs import name_objection, read_input

MAX_BYTES = 1 << 20

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # byte order marks
_MAX_REPLACED = 20  # characters
_MAX_QUOTED = 500  # characters of a source line in a message

# The characters that YAML does not consider printable.
_UNPRINTABLE = "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"

# libyaml counts these as line ends but editors do not; as spaces they cannot shift line numbers.
_FOREIGN_LINE_ENDS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})


class Span(NamedTuple):
    """Part of one line, where the caret goes."""

    line: int
    column: int
    length: int = 1


class Source:
    """The text of a file; ``path`` is used in messages only."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.text = _normalized(text)

    @classmethod
    def from_bytes(cls, data: bytes, path: str) -> Source:
        """Decode UTF-8, with or without a byte order mark. Raises :class:`InputError`."""
        if len(data) > MAX_BYTES:
            raise _too_large("file", path)
        try:
            return cls(data.decode("utf-8"), path)
        except UnicodeDecodeError as error:
            raise _not_utf8(data, error.start, path) from None

    @classmethod
    def from_file(cls, path: Path | str) -> Source:
        """Read a file. Raises NotFoundError if it does not exist, or InputError."""
        return cls.from_bytes(read_file(Path(path)), str(path))

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def check_size(self) -> None:
        """Raises :class:`InputError` if the text is too long for a profile or style."""
        if len(self.text) > MAX_BYTES:
            raise _too_large("text", self.path)

    def check_characters(self) -> None:
        """Raises :class:`InputError` for the first character that YAML does not allow.

        The parser rejects these, too, but with less helpful messages; so this is called only after it has.
        """
        if found := re.search(_UNPRINTABLE, self.text):
            raise InputError((self._unprintable(found.start()),))

    @classmethod
    def repaired(cls, path: Path | str) -> tuple[Source, tuple[Diagnostic, ...]] | None:
        """A file with ``?`` for invalid characters, so that the rest can be checked, and the diagnostics for them.

        None if there are so many that it is hardly text. Raises as :meth:`from_file` does.
        """
        data = read_input(Path(path), MAX_BYTES)
        faults: list[Diagnostic] = []
        try:
            cls.from_bytes(data, str(path))
        except InputError as error:
            faults += error.diagnostics
        source = cls(data.decode("utf-8", "replace").replace("\ufffd", "?"), str(path))
        found = [match.start() for match in re.finditer(_UNPRINTABLE, source.text)]
        if len(found) > _MAX_REPLACED or data.startswith(_UTF_16):
            return None
        faults += map(source._unprintable, found)
        return cls(re.sub(_UNPRINTABLE, "?", source.text), str(path)), tuple(faults)

    def span(self, start: int, length: int = 1) -> Span:
        """The position of the character with index ``start``."""
        line = self.text.count("\n", 0, start) + 1
        return Span(line, start - self.text.rfind("\n", 0, start), length)

    def diagnostic(self, span: Span, severity: Severity, code: str, message: str, hint: str = "") -> Diagnostic:
        """A diagnostic with its source line."""
        exists = span.line <= len(self.lines) and span.column <= _MAX_QUOTED
        quoted = self.lines[span.line - 1][:_MAX_QUOTED] if exists else ""
        return Diagnostic(self.path, span.line, span.column, severity, code, message, hint, quoted, span.length)

    def _unprintable(self, index: int) -> Diagnostic:
        code = ord(self.text[index])
        if code == 0:
            what, hint = "NUL character", "the file may be cut off, or UTF-16: save it as UTF-8 text"
        elif 0xD800 <= code <= 0xDFFF:
            what, hint = f"half of a character (surrogate U+{code:04X})", "type the character again"
        else:
            what, hint = f"control character U+{code:04X}", "delete it"
        return self.diagnostic(self.span(index), "error", "text", what, hint)


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises NotFoundError if it does not exist, or InputError.

    Of one that is larger than :data:`MAX_BYTES`, there is one byte more than that.
    """
    try:
        data = read_input(path, MAX_BYTES)
    except FileNotFoundError:
        raise NotFoundError(f"no such file: {path}") from None
    except OSError as error:
        raise InputError((unreadable(path, error.strerror or str(error)),)) from None
    if reason := name_objection(path):  # it becomes part of brochure names, manifests and links
        raise InputError((unreadable(path, reason),))
    return data


def unreadable(path: Path | str, reason: str) -> Diagnostic:
    """The diagnostic for a file that exists but cannot be read."""
    return Diagnostic(str(path), 1, 1, "error", "file", f"cannot be read: {reason}")


def _normalized(text: str) -> str:
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(map(text.__contains__, "\x85\u2028\u2029")):
        text = text.translate(_FOREIGN_LINE_ENDS)
    return text


def _too_large(what: str, path: str) -> InputError:
    message, hint = f"the {what} is larger than 1 MiB", "a profile is some 15 KB; is this one?"
    return InputError((Diagnostic(path, 1, 1, "error", "limit", message, hint),))


def _not_utf8(data: bytes, start: int, path: str) -> InputError:
    if data.startswith(_UTF_16):
        line, column = 1, 1
        message, hint = "the file is UTF-16, not UTF-8", "save it as UTF-8"
    else:
        line = data.count(b"\n", 0, start) + 1
        before = data[data.rfind(b"\n", 0, start) + 1 : start]
        column = len(before.decode("utf-8", "replace").removeprefix("\ufeff")) + 1
        message = f"byte 0x{data[start]:02X} is not UTF-8"
        hint = "save the file as UTF-8 (it may be Windows-1252 or Latin-1)"
    return InputError((Diagnostic(path, line, column, "error", "encoding", message, hint),))
