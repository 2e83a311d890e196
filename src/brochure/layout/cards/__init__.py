"""Pay cards: eight of one occupation on a sheet to cut, for people to take away.

In: :class:`~brochure.compose.short_form.ShortForm`, the content of short forms, and a style. Out: one page.
"""

from brochure.layout.cards.document import layout_cards

__all__ = ["layout_cards"]
