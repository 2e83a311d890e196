"""Numbers with their nouns, the same in messages, steps and documents; and the sentences of a text."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”’)]*(?=\s+[A-Z“\"(])")


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 brochure``, ``1,200 brochures``; ``plural`` where an s does not make it."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of ``text`` begins and ends, without the space between them.

    A period after a single letter is that of an abbreviation: ``U.S. Army``.
    """
    spans = []
    start = 0
    for found in _SENTENCE_END.finditer(text):
        spans.append((start, found.end()))
        start = found.end()
    spans.append((start, len(text)))
    trimmed = ((start + len(text[start:end]) - len(text[start:end].lstrip()), end) for start, end in spans)
    return [(start, end) for start, end in trimmed if start < end]
