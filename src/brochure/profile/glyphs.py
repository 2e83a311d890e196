"""Finds characters for which a style's faces have no glyph."""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet

from brochure.errors import Diagnostic
from brochure.yamlio.nodes import Node, Path, Scalar, span_of, walk
from brochure.yamlio.report import dotted, part_span
from brochure.yamlio.text import RefusedError, clean

_NEVER_PRINTED = frozenset("\n\t")


def missing_glyphs(root: Node, coverage: AbstractSet[str]) -> tuple[Diagnostic, ...]:
    """An error for each character that ``coverage`` lacks, once for each text that contains it, in file order.

    The file may have other problems: raw scalars are examined.
    """
    source = root.source.text
    if "\\" not in source and not set(source) - coverage - _NEVER_PRINTED:
        return ()  # no escapes, and every character of the file is covered
    return tuple(
        _diagnostic(path, node, character)
        for path, _, node in walk(root)
        if isinstance(node, Scalar)
        for character in sorted(set(_text(node)) - coverage - _NEVER_PRINTED)
    )


def _text(node: Scalar) -> str:
    try:
        return clean(node.value)
    except RefusedError:  # reported separately
        return ""


def _diagnostic(path: Path, node: Scalar, character: str) -> Diagnostic:
    """A diagnostic at the character, or at its text if the character is escaped or composed there."""
    name = unicodedata.name(character, "an unnamed character")
    message = f"{dotted(path)}: no glyph for “{character}” (U+{ord(character):04X} {name})"
    hint = "rephrase it, or choose a style whose faces have the glyph"
    span = part_span(node, character) or span_of(node)
    return node.source.diagnostic(span, "error", "glyph", message, hint)
