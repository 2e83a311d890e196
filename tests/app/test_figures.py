"""The figures store from Python: adding, looking, importing, updating."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import PROVO, UTAH

import brochure
from brochure.app import imports

BAKERS = """\
slug: bakers
title: Bakers
soc: ["51-3011"]   # as of 2018
wages:
  - {as_of: 2022-05, value: 34950}
"""


@pytest.fixture
def store(here: Path) -> Path:
    """The file of a store with figures of bakers, here."""
    workbooks.oews(here / "nation.xlsx", [{}])
    workbooks.oews(here / "areas.xlsx", [UTAH, PROVO])
    workbooks.projections(here / "occupation.xlsx")
    place = here / "figures.sqlite"
    brochure.add_data([here / "nation.xlsx", here / "areas.xlsx", here / "occupation.xlsx"], store=place)
    return place


def test_add_data(here: Path) -> None:
    workbooks.oews(here / "nation.xlsx", [{}])
    (here / "notes.xlsx").write_text("no workbook", encoding="utf-8")
    heard: list[brochure.Event] = []
    made = brochure.add_data(["nation.xlsx", "notes.xlsx"], store="figures.sqlite", progress=heard.append)
    assert [added.is_new for added in made.added] == [True]
    assert [Path(failed.source) for failed in made.failed] == [Path("notes.xlsx")]
    assert [type(event) for event in heard] == [brochure.Step, brochure.Message]
    assert not brochure.add_data(["nation.xlsx"], store="figures.sqlite").added[0].is_new
    with pytest.raises(brochure.RequestError, match="vintage"):
        brochure.add_data(["nation.xlsx"], vintage="May", store="figures.sqlite")


def test_list_data_and_find_areas(store: Path) -> None:
    assert [holding.dataset for holding in brochure.list_data(store)] == ["oews", "oews", "projections"]
    assert [known.area.title for known in brochure.find_areas("ut prov", store=store)] == [PROVO["AREA_TITLE"]]
    assert brochure.find_areas("nowhere", store=store) == ()


def test_import_figures(store: Path) -> None:
    made = brochure.import_figures(["51-3011"], output="sheets", store=store)
    assert [(profile.slug, profile.state) for profile in made.profiles] == [("bakers", "new")]
    assert brochure.check(["sheets/bakers.yaml"]).errors == 0
    again = brochure.import_figures(["51-3011"], output="sheets", store=store)
    assert (again.count("same"), again.hiding) == (1, ())
    with pytest.raises(brochure.RequestError):
        brochure.import_figures(store=store)


def test_import_ooh(here: Path) -> None:
    page = Path(imports.__file__).parents[3] / "tests" / "data" / "ooh" / "cooks.html"
    (here / "wrong.html").write_text("<p>no page of the handbook</p>", encoding="utf-8")
    heard: list[brochure.Event] = []
    made = brochure.import_ooh([page, "wrong.html"], output="ooh", progress=heard.append)
    assert {profile.slug: profile.state for profile in made.profiles} == {"cooks": "new", None: "failed"}
    assert brochure.load("ooh/cooks.yaml").title == "Cooks"
    assert [event.kind for event in heard if isinstance(event, brochure.Message)] == ["remark"]
    with pytest.raises(brochure.RequestError, match="no imported page has the slug or category potters"):
        brochure.import_ooh([page], output="ooh", only=["potters"])


def test_update(here: Path, store: Path) -> None:
    path = here / "profiles" / "bakers.yaml"
    path.write_text(BAKERS, encoding="utf-8")
    plan = brochure.plan_update(["bakers"], store=store)
    assert [each.state for each in plan.to_write] == ["not written"]
    assert path.read_text(encoding="utf-8") == BAKERS
    (updated,) = brochure.update(["bakers"], store=store).profiles
    assert (updated.state, updated.slug) == ("updated", "bakers")
    assert path.read_text(encoding="utf-8") == updated.text
    assert brochure.update(["bakers"], store=store).to_write == ()


def test_a_file_that_changed_since_the_plan_is_not_replaced(here: Path, store: Path) -> None:
    path = here / "profiles" / "bakers.yaml"
    path.write_text(BAKERS, encoding="utf-8")
    plan = brochure.plan_update(["bakers", "cooks"], store=store)
    path.write_text(f"{BAKERS}# mine\n", encoding="utf-8")
    done = brochure.write_update(plan)
    assert path.read_text(encoding="utf-8").endswith("# mine\n")
    assert done.profiles == ()
    assert [failed.path.stem for failed in done.failed] == ["cooks", "bakers"]


def test_no_profile_of_the_user() -> None:
    with pytest.raises(brochure.BrochureError):
        brochure.update(brochure.Selectors(everything=True), store="nowhere.sqlite")
