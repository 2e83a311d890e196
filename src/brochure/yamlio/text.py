"""Normalizes every text as it is read.

Invisible break hints are dropped, unusual spaces become ordinary or no-break spaces, and letters are composed (NFC).
Control characters, lone surrogates and bidirectional controls, which make text appear other than it is, are rejected.
"""

from __future__ import annotations

import re

_DROPPED = "\xad\u200b\u2060\ufeff"  # soft hyphen, zero width space, word joiner, byte order mark
_NO_BREAK = "\u2007\u2008\u2009\u200a\u202f"  # figure, punctuation, thin, hair and narrow spaces
_SPACES = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u205f\u3000"
_NO_BREAK_HYPHEN = "\u2011"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"

_MAP = str.maketrans(
    dict.fromkeys(_DROPPED, "")
    | dict.fromkeys(_NO_BREAK, "\xa0")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_LINE_ENDS, "\n")
    | {_NO_BREAK_HYPHEN: "-"}
)

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_REFUSED = f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_BIDI}\ud800-\udfff\ufffe\uffff]"
_BLANKS = re.compile("[ \t\n]+")


class RefusedError(ValueError):
    """Text has a character that is not allowed."""

    def __init__(self, character: str) -> None:
        self.character = character
        super().__init__(f"character U+{ord(character):04X} is not allowed in text")


def clean(text: str) -> str:
    """Text of any number of lines, normalized. Raises :class:`RefusedError`."""
    if _NO_BREAK_HYPHEN in text or not text.replace("\n", "").isprintable():  # the others to change are not printable
        if found := re.search(_REFUSED, text):
            raise RefusedError(found[0])
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_MAP)
    return text if text.isascii() else _composed(text)


def without_refused(text: str) -> str:
    """Text without the characters that :func:`clean` rejects, for sources that the user cannot correct."""
    return text if text.isascii() and text.isprintable() else re.sub(_REFUSED, "", text)


def clean_line(text: str) -> str:
    """As :func:`clean`, on one line: runs of white space become one space, and none is left at the ends."""
    if text.isascii() and text.isprintable():  # nearly all text
        text = text.strip()
        return _BLANKS.sub(" ", text) if "  " in text else text
    return _BLANKS.sub(" ", clean(text)).strip()


def _composed(text: str) -> str:
    from unicodedata import is_normalized, normalize  # noqa: PLC0415 (loads 1 MB; most text is ASCII)

    return text if is_normalized("NFC", text) else normalize("NFC", text)
