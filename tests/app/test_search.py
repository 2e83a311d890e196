"""Occupations found by their titles, in profiles and in the store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests import onet, workbooks

import brochure
from brochure.errors import BrochureError, RequestError

pytestmark = pytest.mark.usefixtures("here")

OWN = brochure.Selectors(shipped=False)


@pytest.fixture
def store(here: Path) -> Path:
    place = here / "figures.sqlite"
    workbooks.projections(here / "occupation.xlsx")
    onet.as_text(here / "db_29_3_text", onet.tables())
    assert brochure.add_data([here / "occupation.xlsx", here / "db_29_3_text"], store=place)
    return place


def found(text: str, selectors: brochure.Selectors = OWN, *, store: Path | None = None) -> list[tuple[str, str | None]]:
    return [(one.title, one.command) for one in brochure.search_titles(text, selectors, store=store).occupations]


def test_profiles_are_found_by_title_alias_slug_and_code() -> None:
    for text in ("commercial", "underwater", "DIVERS", "49-9092", "49-90"):
        assert found(text) == [("Commercial Divers", "brochure build divers")], text
    (one,) = brochure.search_titles("49-9092", OWN).occupations
    assert (one.slug, one.path, one.soc, one.match) == ("divers", Path("profiles/divers.yaml"), ("49-9092",), "exact")


def test_titles_of_the_store_say_how_to_make_a_profile(store: Path) -> None:
    titles = brochure.open_titles(OWN, store=store)
    assert (titles.profiles, titles.stored_titles > 5) == (2, True)
    (bakers,) = titles.search("bakers").occupations
    assert bakers.command == f"brochure import figures 51-3011 --store {store}"
    (nurses, *_) = titles.search("acute care").occupations
    assert (nurses.title, nurses.name, nurses.command) == ("Registered Nurses", "Acute Care Nurses", None)


def test_titles_of_the_store_lead_to_the_profile(store: Path, here: Path) -> None:
    text = "slug: enfermeros\ntitle: Enfermeros\nsoc: [29-1141]\nlang: es-US\nsections: {what_they_do: Cuidan.}\n"
    (here / "profiles" / "enfermeros.yaml").write_text(text, encoding="utf-8")
    assert found("registered nurse", store=store) == [("Enfermeros", "brochure build enfermeros")]
    filtered = brochure.Selectors(shipped=False, socs=("49",))
    assert found("nurse", filtered, store=store) == [], "only profiles that match the filters are searched"
    assert found("diver", filtered, store=store) == [("Commercial Divers", "brochure build divers")]


def test_job_titles_of_a_profile_are_searched_without_a_store(here: Path) -> None:
    path = here / "profiles" / "divers.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "titles: [Hull Inspectors]\n", encoding="utf-8")
    assert found("hull inspector") == [("Commercial Divers", "brochure build divers")]


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(RequestError, match="limit is 0"):
        brochure.search_titles("a", limit=0)


def test_a_forged_store_is_refused(store: Path) -> None:
    with closing(sqlite3.connect(store)) as forged, forged:
        forged.execute("UPDATE onet_title SET occupation = 999 WHERE title = (SELECT min(title) FROM onet_title)")
    with pytest.raises(BrochureError, match="title of no occupation"):
        found("nurse", store=store)
    with pytest.raises(BrochureError, match="no figures store"):
        found("nurse", store=store.with_name("none"))
