"""O*NET goes into the store whole, whatever its format, and comes out by SOC code."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from tests import onet, workbooks
from tests.onet import Tables

from brochure.sources.store.adding import Added, Failed, Skipped, add, add_all
from brochure.sources.store.onet import Interests, Occupation, Skill, Task, Tool, Work, codes, of, release
from brochure.sources.store.reading import Store
from brochure.sources.store.schema import open_existing


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a store is to be."""
    return tmp_path / "figures.sqlite"


def work(place: Path, soc: str = "29-1141") -> Work:
    connection = open_existing(place)
    try:
        found = of(connection, soc)
    finally:
        connection.close()
    assert found is not None
    return found


def complaint(place: Path, *paths: Path, vintage: str | None = None) -> str:
    """The first failure; nothing is added."""
    outcomes = [item for item in add_all(place, *paths, vintage=vintage) if not isinstance(item, Skipped)]
    failed = [item for item in outcomes if isinstance(item, Failed)]
    assert not any(item.is_new for item in outcomes if isinstance(item, Added))
    return f"{failed[0].source}: {failed[0].reason}"


def test_a_release_is_read_by_soc_code(place: Path, tmp_path: Path) -> None:
    outcomes = list(add_all(place, onet.as_text(tmp_path / "onet", onet.tables())))
    assert [item.reason for item in outcomes if isinstance(item, Skipped) and "Work" in item.file] == [
        "a table of O*NET that is not kept"
    ]
    assert len([item for item in outcomes if isinstance(item, Added)]) == 10
    found = work(place)
    assert (found.release, found.code, found.title) == ("29.3", onet.NURSES, "Registered Nurses")
    assert found.interests == Interests("SIC", 3.66, 4.82, 1.31, 5.62, 2.28, 4.58)
    assert found.tasks == (
        Task("Watch patients.", True, None),
        Task("Give medicine.", True, None),
        Task('Write down what "no one" saw.', False, None),
        Task("Dance.", None, None),
    )
    assert found.skills == (
        Skill("Social Perceptiveness", 4.12, None),  # the level is suppressed
        Skill("Reading Comprehension", 3.5, 4.0),
        Skill("Programming", 1.1, None),  # the level is not relevant
    )
    assert found.tools == (Tool("Epic", True, True), Tool("Excel", True, False), Tool("Zebra records", False, False))
    assert found.titles == ("Staff Nurse", "Charge Nurse", "Cardiac Nurse")
    assert found.zone is not None
    assert (found.zone.number, found.zone.name, found.zone.svp) == (4, "Zone Four", "(7.0 to < 8.0)")
    assert found.related == (Occupation(onet.ACUTE, "Acute Care Nurses"), Occupation(onet.MIDWIVES, "Nurse Midwives"))
    assert found.specializations == (Occupation(onet.ACUTE, "Acute Care Nurses"),)


def test_what_is_not_rated_is_absent(place: Path, tmp_path: Path) -> None:
    list(add_all(place, onet.as_text(tmp_path / "onet", onet.tables())))
    found = work(place, "29-1299")
    assert (found.interests, found.tasks, found.skills, found.zone) == (None, (), (), None)
    connection = open_existing(place)
    assert (of(connection, "11-1011"), of(connection, "29-1141.0"), release(connection)) == (None, None, "29.3")
    assert codes(connection) == ("29-1141", "29-1161")
    connection.close()


def test_tasks_are_ordered_by_importance_where_it_is_published(place: Path, tmp_path: Path) -> None:
    parts: Tables = {**onet.tables(), "Task Ratings": onet.RATINGS}
    list(add_all(place, onet.as_text(tmp_path / "onet", parts)))
    assert work(place).tasks[:2] == (Task("Give medicine.", True, 4.9), Task("Watch patients.", True, 3.1))


def test_formats_and_names_of_other_releases_mean_the_same(place: Path, tmp_path: Path) -> None:
    list(add_all(place, onet.as_text(tmp_path / "onet", onet.tables())))
    expected = work(place)
    list(add_all(tmp_path / "b", onet.as_excel(tmp_path / "excel", onet.tables())))
    assert work(tmp_path / "b") == expected
    archive = workbooks.packed(
        tmp_path / "db_31_0_csv.zip", *onet.as_csv(tmp_path / "csv", onet.later_tables()).iterdir()
    )
    outcomes = list(add_all(tmp_path / "c", archive))
    assert len([item for item in outcomes if isinstance(item, Added)]) == 11
    assert work(tmp_path / "c") == expected._replace(release="31.0")


def test_a_newer_release_replaces_an_older_one_and_not_the_other_way_around(place: Path, tmp_path: Path) -> None:
    add(place, workbooks.oews(tmp_path / "nation.xlsx", [{}]))
    older = onet.as_text(tmp_path / "older", onet.tables(), "27.0")
    list(add_all(place, older))
    newer = onet.as_text(tmp_path / "newer", onet.changed(onet.tables(), "Task Statements", 2, 2, "Watch."))
    first = next(item for item in add_all(place, newer) if isinstance(item, Added))
    assert [part.file for part in first.replaced][:2] == ["Occupation Data.txt", "Job Zone Reference.txt"]
    assert (work(place).release, work(place).tasks[0].text) == ("29.3", "Watch.")
    with Store(place) as opened:
        assert {holding.vintage for holding in opened.holdings()} == {"2024-05", "29.3"}
        assert opened.estimate("51-3011")
    assert "the store has O*NET 29.3, which is newer than 27.0" in complaint(place, older)


def test_a_store_of_an_earlier_version_gets_the_tables(place: Path, tmp_path: Path) -> None:
    add(place, workbooks.oews(tmp_path / "nation.xlsx", [{}]))
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA user_version = 1")
        assert not connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'onet%'").fetchall()
    with Store(place) as opened:
        assert (opened.work("29-1141"), opened.onet_release()) == (None, None)
    list(add_all(place, onet.as_text(tmp_path / "onet", onet.tables())))
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    with Store(place) as opened:
        assert opened.estimate("51-3011")
        assert opened.work("29-1141")


def test_the_same_release_in_another_format_must_be_the_same(place: Path, tmp_path: Path) -> None:
    list(add_all(place, onet.as_text(tmp_path / "onet", onet.tables())))
    again = list(add_all(place, onet.as_excel(tmp_path / "excel", onet.tables())))
    assert next(item.replaced[0].file for item in again if isinstance(item, Added)) == "Occupation Data.txt"
    parts = onet.changed(onet.tables(), "Interests", 3, 4, 1.5)
    assert "not those of Interests.xlsx, which is of the same release" in complaint(
        place, onet.as_text(tmp_path / "onet", parts)
    )
    assert work(place).interests == Interests("SIC", 3.66, 4.82, 1.31, 5.62, 2.28, 4.58)


def test_single_tables_need_a_release_and_the_occupations(place: Path, tmp_path: Path) -> None:
    folder = onet.as_csv(tmp_path / "some files", onet.tables())
    zones, occupations = folder / "interests.csv", folder / "occupation_data.csv"
    assert "give it with `vintage`, such as 29.3" in complaint(place, zones)
    assert "'2024-05' is not a release" in complaint(place, zones, vintage="2024-05")
    assert "Occupation Data of O*NET 29.3 is missing" in complaint(place, zones, vintage="29.3")
    assert len(list(add_all(place, zones, occupations, vintage="29.3"))) == 2  # in whatever order
    assert "is missing (the store has O*NET 29.3)" in complaint(place, folder / "skills.csv", vintage="30.1")
    assert isinstance(next(add_all(place, folder / "skills.csv", vintage="29.3")), Added)


@pytest.mark.parametrize(
    ("name", "row", "column", "cell", "message"),
    [
        ("Interests", 1, 4, 6.9, "the high points of Registered Nurses, and of 1 in all, are not the highest"),
        ("Interests", 1, 4, 7.1, "row 2: datavalue: '7.1' is not a number from 1 to 7"),
        ("Interests", 6, 3, "IH", "Registered Nurses: it has 5 of the six interests"),
        ("Skills", 1, 4, 4.9, "row 2: datavalue: 4.9 is outside of its confidence interval; it was changed"),
        ("Skills", 1, 4, "#REF!", "row 2: datavalue: '#REF!' is not a number from 1 to 5"),
        ("Skills", 1, 9, "", ""),
        ("Task Statements", 1, 0, "29-1141", "row 2: '29-1141' is not an O*NET-SOC code"),
        ("Task Statements", 1, 0, "29-9999.00", "row 2: 29-9999.00 is not in the table Occupation Data"),
        ("Task Statements", 1, 3, "Hard", "'Hard' is neither Core nor Supplemental"),
        ("Task Statements", 0, 2, "Text", "it has not the columns of O*NET's tasks: 'task' missing"),
        ("Job Zones", 1, 1, 6, "jobzone: '6' is not a number from 1 to 5"),
        ("Technology Skills", 1, 4, "maybe", "hottechnology: 'maybe' is neither Y nor N"),
        ("Related Occupations", 1, 2, "Near", "'Near' is not one of Primary-Short"),
    ],
)  # fmt: skip
def test_changed_files_are_refused(
    place: Path, tmp_path: Path, name: str, row: int, column: int, cell: object, message: str
) -> None:
    folder = onet.as_text(tmp_path / "onet", onet.changed(onet.tables(), name, row, column, cell))
    if not message:
        assert any(isinstance(item, Added) for item in add_all(place, folder))
        return
    assert message in complaint(place, folder)
    assert not place.exists()


def test_half_releases_are_refused(place: Path, tmp_path: Path) -> None:
    for missing, message in (
        ("Occupation Data", "the table Occupation Data of O*NET 29.3 is missing, which all others need"),
        ("Job Zone Reference", "onet: the table Job Zone Reference is missing"),
    ):
        parts = onet.tables()
        del parts[missing]
        folder = onet.as_text(tmp_path / missing / "onet", parts)
        assert message in complaint(place, folder)
    parts = onet.tables()
    del parts["Skills"][-1]
    assert "skills is not complete: it has 1 occupations, and that of" in complaint(
        place, onet.as_text(tmp_path / "onet", parts)
    )
    parts = onet.tables()
    parts["Occupation Data"][1:] = []
    assert "column headers, but no rows" in complaint(place, onet.as_text(tmp_path / "none", parts))
    assert not place.exists()


def test_titles_belong_to_their_codes(place: Path, tmp_path: Path) -> None:
    folder = onet.as_excel(tmp_path / "excel", onet.tables())
    rows = [["O*NET-SOC Code", "Title", "Job Zone"], [onet.NURSES, "Nurse Midwives", 4]]
    workbooks.write(folder / "Job Zones.xlsx", {"Job Zones": rows})
    assert "'Nurse Midwives' is not the title of 29-1141.00, Registered Nurses" in complaint(place, folder)


def test_an_archive_may_contradict_what_the_user_says(place: Path, tmp_path: Path) -> None:
    archive = tmp_path / "db_30_1_text.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for file in onet.as_text(tmp_path / "onet", onet.tables()).iterdir():
            if file.name != "Read Me.txt":
                made.write(file, f"db_30_1_text/{file.name}")
    outcomes = list(add_all(place, archive, vintage="29.3"))
    assert any(isinstance(item, Failed) and "says O*NET 30.1, not 29.3" in item.reason for item in outcomes)
    assert not place.exists()
    list(add_all(place, archive))
    assert work(place).release == "30.1"
