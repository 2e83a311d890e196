"""The words of finished files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

if TYPE_CHECKING:
    from pathlib import Path

_LINE_END_HYPHENS = re.compile("[\x02\ufffe]")
"""What versions of PDFium give for a hyphen at the end of a line."""


def text_of(file: bytes | Path) -> str:
    """The words of a PDF file, a space between them."""
    pages = (leaf.get_textpage().get_text_bounded() for leaf in pdfium.PdfDocument(file))
    return " ".join(_LINE_END_HYPHENS.sub("-", " ".join(pages)).split())
