"""Posters: one page whose upper part is a field of color with what can be read from across a room.

In: :class:`~brochure.compose.poster.Poster` or :class:`~brochure.compose.ranking.Ranking`, and a style. Out: one
:class:`~brochure.layout.pages.Page`. It is designed for Tabloid; on other paper the whole page is larger or smaller.
"""

from brochure.layout.poster.document import layout_poster
from brochure.layout.poster.ranking import layout_ranking

__all__ = ["layout_poster", "layout_ranking"]
