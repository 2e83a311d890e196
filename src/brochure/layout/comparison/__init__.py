"""A comparison on a landscape sheet: charts at the top, then a column for each occupation.

Input: a :class:`~brochure.compose.comparison.model.Comparison`, a style and a paper size. Output: pages, as for a
brochure. Type is never smaller than the style's: overflow continues on another page below the same headers. If there
is room, the whole sheet is enlarged.
"""

from brochure.layout.comparison.sheet import layout_comparison, paper_of

__all__ = ["layout_comparison", "paper_of"]
