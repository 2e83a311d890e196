"""Pay cards: as many as a sheet holds, to cut and to take away, of one occupation or of several.

In: :class:`~brochure.compose.cards.Deck`, the content of short forms, and a style for each. Out: a page a sheet.
"""

from brochure.layout.cards.document import layout_cards

__all__ = ["layout_cards"]
