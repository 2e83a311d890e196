"""Numbers with their nouns, the same in messages, steps and documents."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 brochure``, ``1,200 brochures``; ``plural`` where an s does not make it."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
