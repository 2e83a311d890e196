r"""Text as a terminal may show it: no character that controls the terminal, hides, or turns others; and its width.

What may not be printed is spelled as JSON spells it (``\u001b``), so that JSON text stays valid and means the same.
"""

from __future__ import annotations

import re
from functools import cache

_ALL_CONTROLS = "\x00-\x1f"
_CONTROLS_WITHOUT_LAYOUT = "\x00-\x08\x0b-\x1f"  # neither tab nor line feed
# First other controls, line ends, and what is no character; then what turns the direction of text, and what nobody
# sees. Not the joiners U+200C and U+200D, which Persian, Hindi and emoji are spelled with, nor the signs that Arabic
# puts before numbers, which are visible.
_OTHERS = (
    "\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
    "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)


def visible(line: str) -> str:
    """``line`` as one line that is safe to print: what is not, line ends and tabs included, is spelled out."""
    return line if line.isprintable() else _unsafe(_ALL_CONTROLS).sub(_spelled, line)


def visible_text(text: str) -> str:
    """The same for text of several lines, whose line ends and tabs are meant."""
    return _unsafe(_CONTROLS_WITHOUT_LAYOUT).sub(_spelled, text)


def width(text: str) -> int:
    """How many columns ``text`` takes: Chinese, Japanese and Korean characters and emoji take two, accents none."""
    if text.isascii():
        return len(text)
    from wcwidth import width as measured  # noqa: PLC0415  (the tables of Unicode, and most text is ASCII)

    return measured(text)


def padded(text: str, columns: int) -> str:
    """``text`` with spaces after it up to ``columns``."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """``text`` within ``columns``, with an ellipsis where some of it is left out."""
    if width(text) <= columns:
        return text
    if text.isascii():
        return text[: max(columns - 1, 0)].rstrip() + "…"
    from wcwidth import clip  # noqa: PLC0415

    return clip(text, 0, max(columns - 1, 0)).rstrip() + "…"


@cache
def _unsafe(controls: str) -> re.Pattern[str]:
    """What may not be printed, with those of the ``controls``; compiled when first needed: most lines are printable."""
    return re.compile(f"[{controls}{_OTHERS}]")


def _spelled(found: re.Match[str]) -> str:
    r"""``\u001b``; two of these for a character beyond the first 65,536, as in JSON."""
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index : index + 2].hex()}" for index in range(0, len(units), 2))
