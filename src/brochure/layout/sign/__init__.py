"""Table-top signs: a sheet that is folded once and stands, with the same face on both sides.

In: :class:`~brochure.compose.poster.Poster`, the content of posters, and a style. Out: one page. It is designed for
Letter; on other paper the whole page is larger or smaller.
"""

from brochure.layout.sign.document import layout_sign

__all__ = ["layout_sign"]
