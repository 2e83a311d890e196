"""The field design: a brochure of pages that are each composed as one picture, in the color of the career cluster.

In: :class:`~brochure.compose.short_form.ShortForm`, the content of short forms, or
:class:`~brochure.compose.long_form.LongForm`, the same with the text of all sections; and a style. Out: four pages, or
two for an occupation of which only figures are known: cover, the work, getting in, pay and future. The text stands
before the last of them. Books have the pages without feet, which have numbers of their own.
"""

from brochure.layout.field.document import bare_pages, layout_field
from brochure.layout.field.foot import foot

__all__ = ["bare_pages", "foot", "layout_field"]
