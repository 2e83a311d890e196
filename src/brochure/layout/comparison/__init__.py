"""A comparison on a landscape sheet: charts on top, then a column for each occupation.

In: a :class:`~brochure.compose.comparison.model.Comparison`, a style and a paper. Out: pages like those of a brochure.
Type is never smaller than the style's: what does not fit continues on another page under the same headers. If there
is room, the whole sheet is enlarged.
"""

from brochure.layout.comparison.sheet import SHEET_SIZES, layout_comparison, paper_of

__all__ = ["SHEET_SIZES", "layout_comparison", "paper_of"]
