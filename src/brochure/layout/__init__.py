"""From the document tree to placed pages.

In: a :class:`~brochure.compose.blocks.Document` and a :class:`~brochure.style.model.Style`. Out:
:class:`~brochure.layout.pages.Pages`: every item at its place, under its structure element, in reading order.

It breaks lines, sets tables and charts, fills and balances columns, and adds running heads and feet. It changes no
words, formats no numbers, and knows nothing about PDF; of fonts it uses only the metrics.
"""

from brochure.layout.brochure.document import layout

__all__ = ["layout"]
