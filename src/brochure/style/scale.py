"""The same style in slightly smaller or larger type."""

from __future__ import annotations

from dataclasses import replace

from brochure.style.model import Style


def scaled(style: Style, factor: float) -> Style:
    """``style`` with the type of text and tables multiplied by ``factor``; titles and numerals keep their size."""
    sizes = style.sizes
    small = {name: round(getattr(sizes, name) * factor, 2) for name in _TEXT}
    return replace(style, sizes=replace(sizes, **small))


_TEXT = ("body", "leading", "small", "small_leading", "table", "table_leading", "subsection")
