"""Fact sheets quote O*NET, with its release among the sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import onet, workbooks
from tests.workbooks import NOTHING

from brochure.profile.kinds import Amount
from brochure.profile.onet import Interests, RelatedOccupation, Skill, Specialization, Tool
from brochure.sources.factsheets.sheets import FactSheets, fact_sheets, is_fact_sheet
from brochure.sources.results import Ready
from brochure.sources.store.adding import add_all
from brochure.sources.store.reading import Store

NEEDS = ("Bachelor's degree", "None", "None", "—")
ROWS: tuple[tuple[object, ...], ...] = (
    ("Total, all occupations", "00-0000", "Summary", 900.1, 950.2, 100, 100, 50.1, 3.1, 6, 99.9, 49500, *NOTHING),
    ("  Registered nurses", "29-1141", "Line item", 300, 306, 4, 4, 6, 2, "—", 31.2, 93600, *NEEDS),
    ("  Nurse midwives", "29-1161", "Line item", 10, 11, 4, 4, 1, 10, "—", 1.2, 128790, *NEEDS),
    ("  Bakers", "51-3011", "Line item", 230, 237.4, 4, 4, 7.4, 3.2, 3, 31.2, 36610, *NEEDS),
)


@pytest.fixture
def sheets(tmp_path: Path) -> Iterator[FactSheets]:
    place = tmp_path / "figures.sqlite"
    midwives = {"OCC_CODE": "29-1161", "OCC_TITLE": "Nurse Midwives", "A_MEDIAN": 128790, "A_PCT90": "#"}
    wages = workbooks.oews(tmp_path / "nation.xlsx", [midwives])
    folder = onet.as_text(tmp_path / "onet", onet.tables())
    list(add_all(place, wages, workbooks.projections(tmp_path / "occupation.xlsx", ROWS), folder))
    with Store(place) as opened:
        yield FactSheets(opened)


def test_a_fact_sheet_has_what_onet_knows(sheets: FactSheets) -> None:
    profile = sheets.profile("29-1141")
    assert profile.interests == Interests(
        code="SIC", realistic=3.66, investigative=4.82, artistic=1.31, social=5.62, enterprising=2.28, conventional=4.58
    )
    assert profile.tasks == ("Watch patients.", "Give medicine.", 'Write down what "no one" saw.', "Dance.")
    assert profile.skills[0] == Skill(name="Social Perceptiveness", importance=4.12)
    assert profile.tools[1:] == (Tool(name="Excel", hot=True), Tool(name="Zebra records"))
    assert profile.titles == ("Staff Nurse", "Charge Nurse", "Cardiac Nurse")
    assert profile.job_zone == 4
    assert profile.specializations == (Specialization(title="Acute Care Nurses", code=onet.ACUTE),)
    assert profile.related == (
        RelatedOccupation(
            title="Nurse Midwives", soc="29-1161", slug="nurse-midwives", education="Bachelor's degree",
            pay=Amount(128790), growth=10,
        ),
    )  # fmt: skip
    assert profile.similar == ()
    source = profile.sources[-1]
    assert (source.title, source.url) == ("O*NET 29.3 Database", "https://www.onetcenter.org/database.html")


def test_an_occupation_that_onet_does_not_have_has_similar_ones_of_its_group(sheets: FactSheets) -> None:
    profile = sheets.profile("51-3011")
    assert (profile.tasks, profile.interests, profile.related) == ((), None, ())
    assert "O*NET" not in str(profile.sources[-1].title)


def test_the_file_of_a_fact_sheet_is_recognized_with_and_without_onet(sheets: FactSheets) -> None:
    for soc, end in (("29-1141", "O*NET 29.3 Database."), ("51-3011", "Employment Projections 2024 to 2034.")):
        (ready,) = fact_sheets(sheets, [soc])
        assert isinstance(ready, Ready)
        assert ready.text.splitlines()[1].endswith(f"; {end}" if soc == "29-1141" else end)
        assert is_fact_sheet(ready.text.encode())
