"""From placed pages to the bytes of a PDF file.

In: :class:`~brochure.layout.pages.Pages`, or one :class:`~brochure.layout.pages.PageFragment` after another. Out: a
PDF 1.7 file that conforms to both PDF/UA-1 and PDF/A-2a, the same bytes for the same pages. A character that is missing
from a face raises :class:`~brochure.errors.GlyphError`.

Items are drawn exactly where they are placed; this package does no layout and writes no text of its own. All text
is escaped by :mod:`~brochure.pdf.fonts` or :mod:`~brochure.pdf.objects`.
"""

from brochure.pdf.ahead import NOTHING, Ahead, write_ahead
from brochure.pdf.document import FileWriter, write

__all__ = ["NOTHING", "Ahead", "FileWriter", "write", "write_ahead"]
