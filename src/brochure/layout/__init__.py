"""From the document tree to placed pages.

In: a :class:`~brochure.compose.blocks.Document` and a :class:`~brochure.style.model.Style`. Out:
:class:`~brochure.layout.pages.Pages`: every item at its place, under its structure element, in reading order.

It breaks lines, sets tables and charts, fills and balances columns, and adds running heads and feet. It does not
change words, format numbers, or depend on PDF. It uses only the metrics of fonts.
"""

from brochure.layout.brochure.document import layout

__all__ = ["layout"]
