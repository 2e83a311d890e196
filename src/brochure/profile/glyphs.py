"""Characters of a profile that a style's faces cannot print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass

from brochure.errors import Diagnostic
from brochure.profile.load import Loaded
from brochure.profile.markdown import Markdown
from brochure.yamlio.nodes import Path, Scalar
from brochure.yamlio.report import dotted, part_span
from brochure.yamlio.source import Span

_NEVER_PRINTED = frozenset("\n\t")


def missing_glyphs(loaded: Loaded, coverage: AbstractSet[str]) -> tuple[Diagnostic, ...]:
    """An error for each character that ``coverage`` lacks, once for each field that has it."""
    if "\\" not in loaded.source and not set(loaded.source) - coverage - _NEVER_PRINTED:
        return ()  # nothing spelled by an escape, and every character of the file is there
    found = []
    for path, text in _texts(loaded.profile):
        lacking = set(text) - coverage - _NEVER_PRINTED
        found += [_diagnostic(loaded, path, character) for character in sorted(lacking)]
    return tuple(found)


def _texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text within ``value``, in the order of the declarations."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Markdown):
        yield path, value.source
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), (*path, field.name))


def _diagnostic(loaded: Loaded, path: Path, character: str) -> Diagnostic:
    name = unicodedata.name(character, "a character without a name")
    message = f"{dotted(path)}: no glyph for “{character}” (U+{ord(character):04X} {name})"
    hint = "write it otherwise, or choose a style whose faces have it"
    return loaded.spans.root.source.diagnostic(_place(loaded, path, character), "error", "glyph", message, hint)


def _place(loaded: Loaded, path: Path, character: str) -> Span:
    """Where the character stands; where it is spelled by an escape or composed, the text that has it."""
    nearest = loaded.spans.nearest(path)
    node = loaded.spans.node(nearest)
    exact = part_span(node, character) if isinstance(node, Scalar) else None
    return exact or loaded.spans[nearest]
