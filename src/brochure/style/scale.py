"""The same style set a little denser or looser, so that a document fills its pages, or larger as a whole."""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

from dataclasses import fields, replace
from typing import NamedTuple

from brochure.style.model import Sizes, Style


class Density(NamedTuple):
    """Factors of a style's lengths: of text, section headings and figures, the title, and the gaps between rows.

    ``name`` is empty for the style as designed.
    """

    name: str = ""
    text: float = 1.0
    display: float = 1.0
    title: float = 1.0
    row_gap: float = 1.0


COMPACT = Density("compact", text=0.955, display=0.91, title=0.82, row_gap=0.65)
DENSE = Density("dense", text=0.93, display=0.89, title=0.78, row_gap=0.55)
NORMAL = Density()
ROOMY = Density("roomy", text=1.05, row_gap=1.25)

_TEXT = ("body", "leading", "small_leading", "table", "table_leading", "subsection")
_MARGINS = ("margin_top", "margin_bottom", "margin_side", "gutter")
_DISPLAY = ("summary", "numeral", "section")


def at_density(style: Style, density: Density) -> Style:
    """``style`` with its type, tables and charts at ``density``; the running head and foot keep their sizes."""
    if density == NORMAL:
        return style
    sizes = style.sizes
    lengths = {name: round(getattr(sizes, name) * density.text, 2) for name in _TEXT}
    lengths["small"] = round(sizes.small * max(1.0, density.text), 2)  # small print does not become smaller
    lengths |= {name: round(getattr(sizes, name) * density.display, 2) for name in _DISPLAY}
    lengths["title"] = max(sizes.title_min, round(sizes.title * density.title, 2))
    lengths["row_gap"] = round(sizes.row_gap * density.row_gap, 2)
    return replace(style, sizes=replace(sizes, **lengths))


def as_tables(style: Style) -> Style:
    """``style`` with running text, and headings within it, in the type of tables."""
    sizes = style.sizes
    smaller = replace(sizes, body=sizes.table, leading=sizes.table_leading, subsection=sizes.table)
    return replace(style, sizes=smaller)


def enlarged(style: Style, factor: float) -> Style:
    """``style`` with its type, margins and gutter larger by ``factor``."""
    if factor == 1.0:
        return style
    sizes = {field.name: round(getattr(style.sizes, field.name) * factor, 2) for field in fields(Sizes)}
    margins = {name: getattr(style.page, name) * factor for name in _MARGINS}
    return replace(style, sizes=Sizes(**sizes), page=replace(style.page, **margins))
