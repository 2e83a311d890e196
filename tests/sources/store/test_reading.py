"""Queries of the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from brochure.sources.figures.model import NATION, NOT_RELEASED, Area, AreaKind, Figure, Industry, Mark, Span, Vintage
from brochure.sources.store import schema
from brochure.sources.store.reading import Store, store_path
from brochure.sources.store.untrusted import StoreError

UTAH = Area(AreaKind.STATE, "49", "Utah", "UT")
PROVO = Area(AreaKind.METROPOLITAN, "39340", "Provo-Orem-Lehi, UT", "UT")
RETAIL = Industry("44-45", "sector", "5", "Retail Trade")
OLD, NEW = Vintage(2022, 5), Vintage(2024, 5)


def test_the_newest_national_estimate_is_the_default(store: Path) -> None:
    with Store(store) as opened:
        found = opened.estimate("51-3011")
    assert found is not None
    assert (found.vintage, found.area, found.soc, found.title, found.level) == (
        NEW,
        NATION,
        "51-3011",
        "Bakers",
        "detailed",
    )
    assert found.employment == Figure(223000.0)
    assert found.mean_wage_error == Figure(0.5)
    assert found.hourly.mean == Figure(18.2)
    assert [f.value for f in (found.annual.mean, found.annual.p10, found.annual.p25)] == [37860, 27250, 31620]
    assert [f.value for f in (found.annual.median, found.annual.p75, found.annual.p90)] == [36610, 41810, 48880]
    assert found.annual.is_published


def test_estimates_are_found_by_area_and_vintage_with_special_values(store: Path) -> None:
    with Store(store) as opened:
        utah = opened.estimate("51-3011", UTAH)
        old = opened.estimate("51-3011", UTAH, vintage=OLD)
        provo = opened.estimate("51-3011", PROVO, vintage=OLD)
        assert utah
        assert old
        assert provo
        assert utah.employment == NOT_RELEASED
        assert utah.annual.p90 == Figure(239200.0, Mark.AT_LEAST)
        assert old.annual.median == Figure(29000.0)
        assert provo.area.title == "Provo-Orem, UT"
        assert opened.estimate("51-3011", UTAH, vintage=Vintage(2020, 5)) is None
        assert opened.estimate("51-9999") is None
        assert opened.estimate("51-3011", Area(AreaKind.STATE, "39340", "", "")) is None


def test_a_code_that_is_broad_and_detailed_gives_the_detailed_row(store: Path) -> None:
    with Store(store) as opened:
        broad = opened.estimate("51-3011", level="broad")
        assert broad
        assert broad.level == "broad"
        assert opened.estimate("51-3011", level="major") is None
        major = opened.estimate("51-0000")
        assert major
        assert major.level == "major"


def test_industries_are_each_returned_once(store: Path) -> None:
    with Store(store) as opened:
        (retail,) = opened.industries("51-3011", vintage=NEW)
        assert (retail.industry, retail.level, retail.employment) == (RETAIL, "detailed", Figure(9000.0))
        assert opened.industries("51-3011", vintage=OLD) == ()
        assert opened.estimate("51-3011", industry=RETAIL) == retail


def test_projections_are_found_by_code_and_span(store: Path) -> None:
    with Store(store) as opened:
        bakers = opened.projection("51-3011")
        assert bakers
        assert (bakers.base, bakers.openings, bakers.parent) == (223_400, 31_200, "51-3000")
        assert opened.projection("51-3011", Span(2024, 2034)) == bakers
        assert opened.projection("51-3011", Span(2023, 2033)) is None
        assert opened.projection("99-9999") is None
        rows = opened.projections()
        assert [row.soc for row in rows] == ["00-0000", "51-0000", "51-3000", "51-3011", "29-1240"]
        assert rows[-1].wage == Figure(239200.0, Mark.AT_LEAST)
        assert opened.projections(Span(2023, 2033)) == ()


def test_vintages_spans_and_areas_are_listed(store: Path) -> None:
    with Store(store) as opened:
        assert opened.vintages() == (NEW, OLD)
        assert opened.vintages(UTAH) == (NEW, OLD)
        assert opened.vintages(Area(AreaKind.STATE, "01", "", "")) == ()
        assert opened.spans() == (Span(2024, 2034),)
        assert [holding.file for holding in opened.holdings()] == [
            "nation.xlsx", "sectors.xlsx", "areas.xlsx", "old.xlsx", "occupation.xlsx",
        ]  # fmt: skip


def test_values_are_passed_as_parameters(store: Path) -> None:
    with Store(store) as opened:
        assert opened.estimate("' OR 1=1 --") is None
        assert opened.projection("'; DROP TABLE projection; --") is None
        assert opened.projections()


def test_an_open_store_is_read_only(store: Path) -> None:
    with Store(store) as opened, pytest.raises(sqlite3.OperationalError):
        opened._connection.execute("DELETE FROM estimate")


def test_estimates_are_found_through_indexes(store: Path) -> None:
    """However many there are: no table is read through."""
    from brochure.sources.store import reading as module

    wanted = dict.fromkeys(
        ("soc_2018", "soc_2010", "soc_older", "kind", "code", "vintage", "level", "industry", "owner"), ""
    )
    with Store(store) as opened:
        for statement in (module._ESTIMATE + module._OF_ALL + module._NEWEST, module._ESTIMATE + module._BY_INDUSTRY):
            plan = [row[3] for row in opened._connection.execute(f"EXPLAIN QUERY PLAN {statement}", wanted)]
            assert not any(step.startswith("SCAN") for step in plan), plan
            assert "SEARCH estimate USING PRIMARY KEY (area=? AND occupation=?)" in plan


def test_a_missing_store_is_an_error_with_instructions(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="brochure data add"):
        Store(tmp_path / "none.sqlite")
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_not_a_store_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "figures.sqlite"
    for content in (b"", b"nonsense" * 1000):
        path.write_bytes(content)
        with pytest.raises(StoreError, match=r"figures\.sqlite"):
            Store(path)
        assert path.read_bytes() == content


@pytest.mark.parametrize(("version", "message"), [(schema.VERSION + 1, "newer brochure"), (0, "no longer supported")])
def test_stores_of_other_versions_are_refused(store: Path, version: int, message: str) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(StoreError, match=message):
        Store(store)


def test_the_path_of_the_store_comes_from_the_option_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BROCHURE_STORE", raising=False)
    assert store_path().name == "figures.sqlite"
    monkeypatch.setenv("BROCHURE_STORE", str(tmp_path / "a"))
    assert store_path() == tmp_path / "a"
    assert store_path(tmp_path / "b") == tmp_path / "b"
