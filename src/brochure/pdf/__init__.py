"""From placed pages to the bytes of a PDF file.

In: :class:`~brochure.layout.pages.Pages`, or one :class:`~brochure.layout.pages.PageFragment` after another. Out: a
PDF 1.7 file that conforms to both PDF/UA-1 and PDF/A-2a, the same bytes for the same pages. A character that is missing
from a face raises :class:`~brochure.errors.GlyphError`.

It draws what it is given where it is placed: it moves nothing, breaks nothing, and words nothing. Text enters
a file through the escaping of :mod:`~brochure.pdf.text` and :mod:`~brochure.pdf.objects` only.
"""

from brochure.pdf.document import FileWriter, write

__all__ = ["FileWriter", "write"]
