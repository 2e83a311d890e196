"""Projections of states: what the rows of Projections Central become, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.official import PUBLISHED

from brochure.sources.figures.model import AreaKind, Coverage, Span
from brochure.sources.figures.soc import Classification
from brochure.sources.store.adding import Failed, Skipped, add, add_all
from brochure.sources.store.readers.base import Replaced
from brochure.sources.store.reading import Store
from brochure.sources.store.removing import remove
from brochure.sources.workbooks.workbook import WorkbookError

RAW = PUBLISHED / "projections-central" / "all-states-29-1141-2026-09-11.json"
NURSES = {
    "Area": "Nevada", "Title": "Registered Nurses", "Base": "24350", "Projected": "28440", "Change": "4080",
    "PercentChange": "16.8", "AvgAnnualOpenings": "1760", "STFIPS": "32",
    "StateURL": "https://nevadaworkforce.com/Projections", "OccCode": "29-1141", "BaseYear": "2024", "ProjYear": "2034",
}  # fmt: skip
NATION = NURSES | {
    "Area": " United States", "STFIPS": "0", "Base": "3391000", "Projected": "3557100", "Change": "166100",
    "PercentChange": "4.9", "AvgAnnualOpenings": "189100", "StateURL": "https://www.bls.gov/emp/",
}  # fmt: skip
LOGGERS = {
    "OccCode": "45-4029", "Title": "Logging Workers, All Other", "Base": "0", "Projected": "0", "Change": "0",
    "PercentChange": "25", "AvgAnnualOpenings": "0",
}  # fmt: skip


def saved(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"rows": rows}, indent=1), encoding="utf-8")
    return path


@pytest.fixture
def of_states(tmp_path: Path) -> Path:
    """A store with projections of Nevada alone."""
    store = tmp_path / "states.sqlite"
    added = add(store, saved(tmp_path / "states.json", NATION, NURSES, NURSES | LOGGERS))
    assert (added.holding.dataset, added.holding.vintage, added.holding.rows) == ("state-projections", "2024-2034", 2)
    assert added.holding.coverage == (Coverage(AreaKind.STATE, None, 1, 2),)
    return store


def test_texts_become_figures_and_the_row_of_the_nation_is_left_out(of_states: Path) -> None:
    with Store(of_states) as store:
        nurses = store.state_projection("29-1141", "NV")
        assert nurses
        assert (nurses.span, nurses.area, nurses.page) == (Span(2024, 2034), "Nevada", NURSES["StateURL"])
        assert (nurses.base, nurses.projected, nurses.percent, nurses.openings) == (24350, 28440, 16.8, 1760)
        assert store.state_projection("29-1111", "NV", of=Classification.SOC_2010) is None
        assert store.state_projection("29-1141", "WA") is None


def test_growth_of_no_one_is_left_out(of_states: Path) -> None:
    with Store(of_states) as store:
        loggers = store.state_projection("45-4029", "NV")
    assert loggers
    assert (loggers.base, loggers.projected, loggers.percent) == (0, 0, None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"PercentChange": "26.8"}, "24,350 to 28,440 people is not 26.8 percent"),
        ({"Projected": "28500"}, "a change of 4,080 do not agree"),
        ({"BaseYear": "2024.5"}, "BaseYear: '2024.5' is not a year"),
        ({"BaseYear": "2034"}, "BaseYear 2034 is not before ProjYear 2034"),
        ({"STFIPS": "3"}, "not the number of a state"),
        ({"OccCode": "29-1141.00"}, "not a SOC code"),
        ({"BaseYear": "2022", "ProjYear": "2032"}, "make a file of each"),
        ({"AvgAnnualOpenings": "many"}, "AvgAnnualOpenings: 'many' is not a number"),
        ({}, "29-1141 is repeated for Nevada"),
    ],
)
def test_a_bad_row_is_refused_and_nothing_of_the_file_is_stored(
    tmp_path: Path, of_states: Path, changed: dict[str, str], words: str
) -> None:
    new = NURSES | {"OccCode": "29-1171", "Title": "Nurse Practitioners"}
    with pytest.raises(WorkbookError, match=words) as caught:
        add(of_states, saved(tmp_path / "bad.json", new, NURSES, NURSES | changed))
    assert caught.value.row == 3
    with Store(of_states) as store:
        assert store.state_projection("29-1171", "NV") is None


def test_a_later_file_replaces_rows_of_the_same_years(tmp_path: Path, of_states: Path) -> None:
    corrected = NURSES | {"AvgAnnualOpenings": "1770"}
    assert add(of_states, saved(tmp_path / "new.json", corrected)).replaced == (Replaced("states.json", 1),)
    remove(of_states, ["states.json"])
    with Store(of_states) as store:
        assert store.state_projection("45-4029", "NV") is None
        nurses = store.state_projection("29-1141", "NV")
    assert nurses
    assert nurses.openings == 1770


def test_files_that_look_like_these_are_refused_with_words(tmp_path: Path) -> None:
    store, folder = tmp_path / "none.sqlite", tmp_path / "files"
    folder.mkdir()
    broken = saved(folder / "broken.json", NURSES)
    broken.write_bytes(broken.read_bytes()[:-30])
    saved(folder / "nation.json", NATION)
    saved(folder / "narrow.json", {key: value for key, value in NURSES.items() if key != "PercentChange"})
    (folder / "settings.json").write_text('{"rows": 3, "names": ["a"]}', encoding="utf-8")
    reasons = {item.source if isinstance(item, Failed) else item.file: item.reason
               for item in add_all(store, folder) if isinstance(item, Failed | Skipped)}  # fmt: skip
    assert "breaks off or has an error in line" in reasons["broken.json, sheet 'broken'"]
    assert "no row of a state" in reasons["nation.json, sheet 'nation'"]
    assert "rows have no PercentChange" in reasons["narrow.json, sheet 'narrow'"]
    assert "as Projections Central serves them are read" in reasons["settings.json"]
    assert not store.exists()


@pytest.mark.skipif(not RAW.is_file(), reason="the published file is not beside this checkout")
def test_stored_figures_are_those_of_the_file(tmp_path: Path) -> None:
    """Read once more, with nothing of ours between."""
    store = tmp_path / "nurses.sqlite"
    rows = json.loads(RAW.read_text(encoding="utf-8"))["rows"]
    assert add(store, RAW).holding.rows == len(rows) - 1  # the nation
    with Store(store) as opened:
        for postal, area in {"AL": "Alabama", "NV": "Nevada", "WA": "Washington", "WY": "Wyoming"}.items():
            (raw,) = (row for row in rows if row["Area"] == area)
            found = opened.state_projection("29-1141", postal)
            assert found
            assert (found.area, found.page) == (area, raw["StateURL"])
            assert [str(found.base), str(found.projected), f"{found.percent:g}", str(found.openings)] == [
                raw[key] for key in ("Base", "Projected", "PercentChange", "AvgAnnualOpenings")
            ]
