"""From placed pages to the bytes of a PDF file.

In: :class:`~brochure.layout.pages.Pages`, or :class:`~brochure.layout.pages.Leaves` one after the other. Out: a PDF
1.7 file that conforms to PDF/UA-1 and to PDF/A-2a at once, the same bytes for the same pages. A character that a face
lacks raises :class:`~brochure.errors.GlyphError`.

It draws what it is given where it is placed: it moves nothing, breaks nothing, and words nothing. Text enters
a file through the escaping of :mod:`~brochure.pdf.text` and :mod:`~brochure.pdf.objects` only.
"""

from brochure.pdf.document import FileWriter, write

__all__ = ["FileWriter", "write"]
