r"""Text made safe for a terminal, and its width in columns.

Control characters, invisible characters and bidirectional controls are escaped as in JSON (``\u001b``), so that JSON
output stays valid and keeps its meaning.
"""

from __future__ import annotations

import re
from functools import cache

_ALL_CONTROLS = "\x00-\x1f"
_CONTROLS_WITHOUT_LAYOUT = "\x00-\x08\x0b-\x1f"  # neither tab nor line feed
# First line: other controls, line separators and noncharacters. Other lines: bidirectional and invisible characters.
# The joiners U+200C and U+200D are left alone because Persian, Hindi and emoji need them; Arabic number signs are
# left alone because they are visible.
_OTHERS = (
    "\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
    "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)


def visible(line: str) -> str:
    """``line`` as one line that is safe to print; unsafe characters, line ends and tabs included, are escaped."""
    return line if line.isprintable() else _unsafe(_ALL_CONTROLS).sub(_spelled, line)


def visible_text(text: str) -> str:
    """The same for text of several lines: line feeds and tabs are kept."""
    return _unsafe(_CONTROLS_WITHOUT_LAYOUT).sub(_spelled, text)


def width(text: str) -> int:
    """The number of columns that ``text`` takes: East Asian characters and emoji take two, combining accents none."""
    if text.isascii():
        return len(text)
    from wcwidth import width as measured  # noqa: PLC0415  (loads Unicode tables; most text is ASCII)

    return measured(text)


def padded(text: str, columns: int) -> str:
    """``text``, padded with spaces to ``columns``."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """``text``, cut to ``columns`` with an ellipsis if it is wider."""
    if width(text) <= columns:
        return text
    if text.isascii():
        return text[: max(columns - 1, 0)].rstrip() + "…"
    from wcwidth import clip  # noqa: PLC0415

    return clip(text, 0, max(columns - 1, 0)).rstrip() + "…"


@cache
def _unsafe(controls: str) -> re.Pattern[str]:
    """Characters that must not be printed, ``controls`` included. Compiled on first use: most lines are printable."""
    return re.compile(f"[{controls}{_OTHERS}]")


def _spelled(found: re.Match[str]) -> str:
    r"""``\u001b``; a surrogate pair for a character above U+FFFF, as in JSON."""
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index : index + 2].hex()}" for index in range(0, len(units), 2))
