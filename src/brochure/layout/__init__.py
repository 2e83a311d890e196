"""From the document tree to placed pages.

In: a :class:`~brochure.compose.blocks.Document` and a :class:`~brochure.style.model.Style`. Out:
:class:`~brochure.layout.pages.Pages`: every item at its place, under its structure element, in reading order.

It breaks lines, sets tables and charts, fills and balances columns and repeats what pages repeat. It changes no
word, formats no number, and knows no PDF: of fonts it knows the metrics alone.
"""

from brochure.layout.brochure.document import layout

__all__ = ["layout"]
