"""Characters of a profile that a style's faces cannot print."""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet

from brochure.errors import Diagnostic
from brochure.yamlio.nodes import Node, Path, Scalar, span_of, walk
from brochure.yamlio.report import dotted, part_span
from brochure.yamlio.text import RefusedError, clean

_NEVER_PRINTED = frozenset("\n\t")


def missing_glyphs(root: Node, coverage: AbstractSet[str]) -> tuple[Diagnostic, ...]:
    """An error for each character that ``coverage`` lacks, once for each text of the file that has it, in their order.

    The file may have other faults: texts are looked at as they stand in it.
    """
    source = root.source.text
    if "\\" not in source and not set(source) - coverage - _NEVER_PRINTED:
        return ()  # nothing spelled by an escape, and every character of the file is there
    return tuple(
        _diagnostic(path, node, character)
        for path, _, node in walk(root)
        if isinstance(node, Scalar)
        for character in sorted(set(_text(node)) - coverage - _NEVER_PRINTED)
    )


def _text(node: Scalar) -> str:
    try:
        return clean(node.value)
    except RefusedError:  # which is an error of its own
        return ""


def _diagnostic(path: Path, node: Scalar, character: str) -> Diagnostic:
    """At the character; where it is spelled by an escape or composed, at the text that has it."""
    name = unicodedata.name(character, "a character without a name")
    message = f"{dotted(path)}: no glyph for “{character}” (U+{ord(character):04X} {name})"
    hint = "write it otherwise, or choose a style whose faces have it"
    span = part_span(node, character) or span_of(node)
    return node.source.diagnostic(span, "error", "glyph", message, hint)
