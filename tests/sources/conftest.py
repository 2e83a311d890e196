"""A store of two vintages, areas and industries, and a set of projections."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import PROVO, RETAIL, UTAH

from brochure.sources.store.adding import add


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The file of the store."""
    place = tmp_path / "data" / "figures.sqlite"
    files = tmp_path / "files"
    books = [
        workbooks.oews(files / "nation.xlsx", [{"O_GROUP": "broad"}, {}, {"OCC_CODE": "51-0000", "O_GROUP": "major"}]),
        workbooks.oews(
            files / "sectors.xlsx", [RETAIL | {"O_GROUP": "broad", "TOT_EMP": 9000}, RETAIL | {"TOT_EMP": 9000}]
        ),
        workbooks.oews(files / "areas.xlsx", [UTAH | {"TOT_EMP": "**", "A_PCT90": "#"}, PROVO | {"A_MEDIAN": 35000}]),
        workbooks.oews(
            files / "old.xlsx",
            [{"A_MEDIAN": 30000}, UTAH | {"A_MEDIAN": 29000}, PROVO | {"AREA_TITLE": "Provo-Orem, UT"}],
            sheet="all_M2022_dl",
            notes=None,
        ),
        workbooks.projections(files / "occupation.xlsx"),
    ]
    for book in books:
        assert add(place, book).is_new
    return place
