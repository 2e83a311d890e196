"""The handout in large print: four sides of two sheets, or two of one sheet, for readers with low vision.

In: :class:`~brochure.compose.short_form.ShortForm` and a style. Out: four pages; two for an occupation of which only
figures are known, if they fill no more. Type becomes larger where there is room, and never smaller than the style's.
"""

from brochure.layout.large_handout.document import layout_large_handout

__all__ = ["layout_large_handout"]
