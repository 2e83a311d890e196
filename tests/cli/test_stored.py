"""``brochure data show`` and ``remove``: what the store has of an occupation, and files that are no longer wanted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import onet, workbooks
from tests.workbooks import PROVO, UTAH

if TYPE_CHECKING:
    from tests.cli.conftest import Run

NURSES = {"OCC_CODE": "29-1141", "OCC_TITLE": "Registered Nurses", "A_PCT90": "#", "H_MEDIAN": "**"}


@pytest.fixture(autouse=True)
def store(here: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    place = here / "figures.sqlite"
    monkeypatch.setenv("BROCHURE_STORE", str(place))
    workbooks.oews(here / "nation.xlsx", [{}, NURSES])
    workbooks.oews(here / "areas.xlsx", [UTAH, PROVO | NURSES | {"TOT_EMP": "**"}])
    workbooks.projections(here / "occupation.xlsx")
    onet.as_text(here / "db_29_3_text", onet.tables())
    assert run("data", "add", "nation.xlsx", "areas.xlsx", "occupation.xlsx", "db_29_3_text").exit_code == 0
    return place


def test_show_an_occupation(run: Run) -> None:
    shown = run("data", "show", "29-1141", "--area", "provo")
    assert shown.exit_code == 0
    for line in (
        "29-1141            Registered Nurses",
        "wages May 2024     U.S., 223,000 jobs",
        "  annual           10% $27,250, median $36,610, 90% at least $239,200",
        "wages May 2024     Provo-Orem-Lehi, UT, not released jobs",
        "  interests        SIC (realistic 3.66, investigative 4.82,",
        "  job zone         4 (Zone Four)",
        "  tasks            Watch patients.",
        "  specializations  Acute Care Nurses",
    ):
        assert line in shown.stdout, shown.stdout
    assert "projections 2024-2034" in run("data", "show", "51-3011").stdout


def test_show_as_json(run: Run) -> None:
    found = json.loads(run("data", "show", "29-1141", "--json").stdout)
    assert found.keys() == {
        "soc", "title", "wages", "local_wages", "projections", "state_projections", "onet", "spanish_title",
    }  # fmt: skip
    assert found["wages"]["annual"]["p90"] == {"at least": 239200}
    assert found["wages"]["hourly"]["median"] == "not released"
    assert found["onet"]["tasks"][0] == {"text": "Watch patients.", "is_core": True, "importance": None}
    assert found["projections"] is None
    bakers = json.loads(run("data", "show", "51-3011", "--area", "Utah", "--json").stdout)
    assert (bakers["projections"]["base"], bakers["local_wages"][0]["area"]) == (223400, "Utah")


def test_what_is_not_there(run: Run) -> None:
    for arguments, message in (
        (("show", "11-1011"), "the store has nothing of 11-1011"),
        (("show", "nurse"), "'nurse' is not a SOC code, such as 29-1141"),
        (("show", "29-1141", "--area", "atlantis"), "no area matches"),
        (("remove", "nothing.xlsx", "areas.xlsx"), "the store has no file or vintage 'nothing.xlsx'"),
    ):
        result = run("data", *arguments)
        assert (result.exit_code, message in result.stderr) == (2, True), result.stderr


def test_remove_files_and_vintages(run: Run) -> None:
    assert (
        "areas.xlsx: wages May 2024, 1 state and 1 metropolitan, SOC 2018, 2 rows: removed"
        in run("data", "remove", "areas.xlsx").stderr
    )
    assert run("data", "areas", "utah").exit_code == 1
    removed = json.loads(run("data", "remove", "Interests.txt", "2024-2034", "--json").stdout)
    assert len(removed) == 11  # all ten tables of O*NET, and the projections
    assert [entry["file"] for entry in json.loads(run("data", "list", "--json").stdout)] == ["nation.xlsx"]
    assert run("data", "show", "29-1141").stdout.count("O*NET") == 0
    assert run("data", "add", "areas.xlsx", "occupation.xlsx", "db_29_3_text").exit_code == 0
    assert "O*NET 29.3" in run("data", "show", "29-1141").stdout
