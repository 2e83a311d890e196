"""The text of one file, checked for size and encoding, and the places in it.

Lines and columns count from 1, columns in characters. Line ends are normalised
on the way in, so a place is the same whatever system wrote the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from brochure.errors import Diagnostic, InputError, NotFoundError, Severity
from brochure.inputs import name_objection, read_input

MAX_BYTES = 1 << 20

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how such a file begins
_MAX_MENDED = 20  # characters

_SHOWN = 500  # characters of a source line that a message quotes

# What YAML does not call printable.
_UNPRINTABLE = "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"

# libyaml counts these as line ends and editors do not: as spaces they cannot shift a place.
_FOREIGN_LINE_ENDS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line: where the caret goes."""

    line: int
    column: int
    length: int = 1


class Source:
    """A file's text; ``path`` is only a name for messages."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.text = _normalised(text)

    @classmethod
    def from_bytes(cls, data: bytes, path: str) -> Source:
        """Decode UTF-8 (a byte order mark is fine). Raises :class:`InputError`."""
        if len(data) > MAX_BYTES:
            raise _refusal(path, "limit", "the file is larger than 1 MiB", "a profile is some 15 KB; is this one?")
        try:
            return cls(data.decode("utf-8"), path)
        except UnicodeDecodeError as error:
            raise _not_utf8(data, error.start, path) from None

    @classmethod
    def from_file(cls, path: Path | str) -> Source:
        """Read a file. Raises NotFoundError where there is none, or InputError."""
        try:
            data = read_input(Path(path), MAX_BYTES)
        except FileNotFoundError:
            raise NotFoundError(f"no such file: {path}") from None
        except OSError as error:
            raise InputError((unreadable(path, error.strerror or str(error)),)) from None
        if reason := name_objection(Path(path)):  # it would go into names of brochures, manifests and links
            raise InputError((unreadable(path, reason),))
        return cls.from_bytes(data, str(path))

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def check_size(self) -> None:
        """Raises :class:`InputError` for a text that is no profile or style by its length."""
        if len(self.text) > MAX_BYTES:
            raise _refusal(self.path, "limit", "the text is larger than 1 MiB", "a profile is some 15 KB; is this one?")

    def check_characters(self) -> None:
        """Raises :class:`InputError` for the first character that YAML does not allow.

        The parser refuses them itself, and says less; so this is asked only when it has.
        """
        if found := re.search(_UNPRINTABLE, self.text):
            raise InputError((self._unprintable(found.start()),))

    @classmethod
    def mended(cls, path: Path | str) -> tuple[Source, tuple[Diagnostic, ...]] | None:
        """A file with ``?`` for what is not UTF-8 or not allowed, to look for its other faults, and these faults.

        None where there are so many that it is hardly text. Raises as :meth:`from_file`.
        """
        data = read_input(Path(path), MAX_BYTES)
        faults: list[Diagnostic] = []
        try:
            cls.from_bytes(data, str(path))
        except InputError as error:
            faults += error.diagnostics
        source = cls(data.decode("utf-8", "replace").replace("\ufffd", "?"), str(path))
        found = [match.start() for match in re.finditer(_UNPRINTABLE, source.text)]
        if len(found) > _MAX_MENDED or data.startswith(_UTF_16):
            return None
        faults += map(source._unprintable, found)
        return cls(re.sub(_UNPRINTABLE, "?", source.text), str(path)), tuple(faults)

    def span(self, start: int, length: int = 1) -> Span:
        """The place of the character with index ``start``."""
        line = self.text.count("\n", 0, start) + 1
        return Span(line, start - self.text.rfind("\n", 0, start), length)

    def diagnostic(self, span: Span, severity: Severity, code: str, message: str, hint: str = "") -> Diagnostic:
        """A diagnostic with the source line it speaks of."""
        shown = self.lines[span.line - 1] if span.line <= len(self.lines) and span.column <= _SHOWN else ""
        return Diagnostic(self.path, span.line, span.column, severity, code, message, hint, shown[:_SHOWN], span.length)

    def _unprintable(self, index: int) -> Diagnostic:
        code = ord(self.text[index])
        if code == 0:
            what, hint = "NUL character", "the file may be cut off, or UTF-16: save it as UTF-8 text"
        elif 0xD800 <= code <= 0xDFFF:
            what, hint = f"half of a character (surrogate U+{code:04X})", "type the character again"
        else:
            what, hint = f"control character U+{code:04X}", "delete it"
        return self.diagnostic(self.span(index), "error", "text", what, hint)


def unreadable(path: Path | str, reason: str) -> Diagnostic:
    """The problem of a file that exists and cannot be read."""
    return Diagnostic(str(path), 1, 1, "error", "file", f"cannot be read: {reason}")


def _normalised(text: str) -> str:
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(map(text.__contains__, "\x85\u2028\u2029")):
        text = text.translate(_FOREIGN_LINE_ENDS)
    return text


def _refusal(path: str, code: str, message: str, hint: str) -> InputError:
    return InputError((Diagnostic(path, 1, 1, "error", code, message, hint),))


def _not_utf8(data: bytes, start: int, path: str) -> InputError:
    if data.startswith(_UTF_16):
        return _refusal(path, "encoding", "the file is UTF-16, not UTF-8", "save it as UTF-8")
    line = data.count(b"\n", 0, start) + 1
    before = data[data.rfind(b"\n", 0, start) + 1 : start]
    column = len(before.decode("utf-8", "replace").removeprefix("\ufeff")) + 1
    message = f"byte 0x{data[start]:02X} is not UTF-8"
    hint = "save the file as UTF-8 (it may be Windows-1252 or Latin-1)"
    return InputError((Diagnostic(path, line, column, "error", "encoding", message, hint),))
