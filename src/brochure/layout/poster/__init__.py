"""The poster: one page whose upper part is a field of color with what can be read from across a room.

In: :class:`~brochure.compose.poster.Poster` and a style. Out: one :class:`~brochure.layout.pages.Page`. It is designed
for Tabloid; on other paper the whole page is larger or smaller.
"""

from brochure.layout.poster.document import layout_poster

__all__ = ["layout_poster"]
