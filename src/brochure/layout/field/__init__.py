"""The field design: a brochure of pages that are each composed as one picture, in the color of the career cluster.

In: :class:`~brochure.compose.short_form.ShortForm`, the content of short forms, and a style. Out: four pages, or two
for an occupation of which only figures are known: cover, the work, getting in, pay and future. For
:class:`~brochure.compose.long_form.LongForm`, :mod:`brochure.layout.field.long` has the text of all sections before the
last of them; it is a module of its own because it takes the planner of brochures. Books have the pages without feet.
"""

from brochure.layout.field.document import layout_field

__all__ = ["layout_field"]
