"""Finding areas by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import workbooks

from brochure.errors import NotFoundError
from brochure.sources.figures.model import Vintage
from brochure.sources.store.adding import add
from brochure.sources.store.areas import find_area, known_areas, search_areas
from brochure.sources.store.reading import Store


def test_every_area_is_known_once_by_its_newest_name(store: Path) -> None:
    with Store(store) as opened:
        known = known_areas(opened)
    assert [item.area.title for item in known] == ["U.S.", "Utah", "Provo-Orem-Lehi, UT"]
    assert known[2].vintages == (Vintage(2024, 5), Vintage(2022, 5))


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("provo", ["Provo-Orem-Lehi, UT"]),
        ("LEH orem", ["Provo-Orem-Lehi, UT"]),
        ("ut", ["Utah", "Provo-Orem-Lehi, UT"]),
        ("39340", ["Provo-Orem-Lehi, UT"]),
        ("u.s.", ["U.S."]),
        ("nowhere", []),
        ("…", []),
    ],
)
def test_search_matches_words_states_and_codes(store: Path, words: str, titles: list[str]) -> None:
    with Store(store) as opened:
        assert [item.area.title for item in search_areas(opened, words)] == titles


@pytest.mark.parametrize(
    ("name", "title"),
    [("Utah", "Utah"), ("provo orem lehi ut", "Provo-Orem-Lehi, UT"), ("49", "Utah"), ("orem", "Provo-Orem-Lehi, UT")],
)
def test_a_title_code_or_unique_word_finds_the_area(store: Path, name: str, title: str) -> None:
    with Store(store) as opened:
        assert find_area(opened, name).area.title == title


def test_no_match_and_several_matches_are_errors(store: Path) -> None:
    with Store(store) as opened:
        with pytest.raises(NotFoundError) as raised:
            find_area(opened, "Prova")
        assert raised.value.close == ("Provo-Orem-Lehi, UT",)
        with pytest.raises(NotFoundError, match="several") as raised:
            find_area(opened, "UT")
        assert raised.value.close == ("Utah", "Provo-Orem-Lehi, UT")
        with pytest.raises(NotFoundError, match="data areas"):
            find_area(opened, "")


def add_metro(store: Path, tmp_path: Path, year: int, *areas: tuple[str, str]) -> None:
    rows = [{"AREA": code, "AREA_TITLE": title, "AREA_TYPE": "4", "PRIM_STATE": title[-2:]} for code, title in areas]
    add(store, workbooks.oews(tmp_path / f"{year}.xlsx", rows, sheet=f"MSA_M{year}_dl", notes=None))


def test_a_renamed_area_is_found_by_its_former_name(tmp_path: Path) -> None:
    """Its code has changed with its name; the newest survey decides, within a state."""
    place = tmp_path / "s"
    add_metro(place, tmp_path, 2023, ("17460", "Cleveland-Elyria, OH"), ("17420", "Cleveland, TN"))
    with Store(place) as opened, pytest.raises(NotFoundError, match="several areas match “Cleveland”"):
        find_area(opened, "Cleveland")
    add_metro(place, tmp_path, 2024, ("17410", "Cleveland, OH"))
    with Store(place) as opened:
        assert find_area(opened, "Cleveland OH").area.code == "17410"
        assert find_area(opened, "Cleveland-Elyria").area.code == "17460"
        with pytest.raises(NotFoundError) as raised:
            find_area(opened, "Cleveland")
    assert str(raised.value).splitlines()[1:] == ["  Cleveland, OH  (May 2024)", "  Cleveland, TN  (May 2023)"]
    assert raised.value.close == ("Cleveland, OH", "Cleveland, TN")


def test_an_area_whose_code_changed_is_found(store: Path, tmp_path: Path) -> None:
    """New England's areas had codes of their own until May 2023."""
    bangor = {"AREA_TITLE": "Bangor, ME", "AREA_TYPE": "4", "PRIM_STATE": "ME"}
    old = workbooks.oews(tmp_path / "old.xlsx", [bangor | {"AREA": "70750"}], sheet="MSA_M2022_dl", notes=None)
    add(store, old)
    add(store, workbooks.oews(tmp_path / "new.xlsx", [bangor | {"AREA": "12620"}]))
    with Store(store) as opened:
        assert [find_area(opened, name).area.code for name in ("Bangor, ME", "bangor", "70750")] == [
            "12620", "12620", "70750",
        ]  # fmt: skip
        assert [item.area.code for item in search_areas(opened, "bangor")] == ["12620", "70750"]
