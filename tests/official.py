"""The official pages and workbooks that tests run on.

Small extracts are part of the checkout (``tests/data``). The files as they were published are not; where a folder of
them is beside the checkout, the same tests run on them, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

EXTRACTS = Path(__file__).parent / "data"
PUBLISHED = Path(__file__).parents[2] / "shared" / "data"
WORKBOOKS = (
    "oews/national_M2024_dl.xlsx",
    "oews/natsector_M2024_dl.xlsx",
    "oews/state_wa_M2022.xlsx",
    "oews/msa_wa_M2022.xlsx",
    "ep/occupation.xlsx",
)

needs_published = pytest.mark.skipif(
    not all((PUBLISHED / name).is_file() for name in WORKBOOKS),
    reason="the published files are not beside this checkout",
)


@dataclass(frozen=True, slots=True)
class Official:
    """A folder of official files, and how much is in them."""

    folder: Path
    rows: tuple[int, ...]
    """Of each of ``WORKBOOKS``."""
    page_count: int
    detailed: int
    """Occupations in the projections that are no sums of others."""

    @property
    def workbooks(self) -> tuple[Path, ...]:
        return tuple(self.folder / name for name in WORKBOOKS)

    @property
    def pages(self) -> tuple[Path, ...]:
        """Pages of the Occupational Outlook Handbook."""
        return tuple(sorted((self.folder / "ooh").glob("*.html")))

    @property
    def feed(self) -> Path:
        """The same pages in the layout of the XML compilation."""
        return self.folder / "ooh-feed.xml"

    @property
    def career_page(self) -> Path:
        return self.folder / "career-page-health-info-tech.txt"

    @property
    def is_whole(self) -> bool:
        return self.folder == PUBLISHED


SETS = (
    pytest.param(Official(EXTRACTS, (430, 1779, 235, 2079, 350), 6, 255), id="extracts"),
    pytest.param(
        Official(PUBLISHED, (1403, 16434, 775, 6145, 1113), 60, 832),
        id="published",
        marks=[needs_published, pytest.mark.slow],
    ),
)
