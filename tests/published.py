"""The Bureau's own workbooks and pages, where they lie beside the checkout; they are not part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "shared" / "data"
BOOKS = (
    DATA / "oews" / "national_M2024_dl.xlsx",
    DATA / "oews" / "natsector_M2024_dl.xlsx",
    DATA / "oews" / "state_wa_M2022.xlsx",
    DATA / "oews" / "msa_wa_M2022.xlsx",
    DATA / "ep" / "occupation.xlsx",
)

needs_books = pytest.mark.skipif(
    not all(book.is_file() for book in BOOKS), reason="the published workbooks are not beside this checkout"
)
