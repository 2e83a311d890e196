"""The handout: two sides of one sheet, with what matters most whole, and the rest left out and named.

In: :class:`~brochure.compose.short_form.ShortForm` and a style. Out: two :class:`~brochure.layout.pages.Page` objects.
"""

from brochure.layout.handout.document import layout_handout

__all__ = ["layout_handout"]
