"""The parts of a workbook, found through what they have to do with each other."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from tests.workbooks import by_hand

from brochure.sources.workbooks import workbook
from brochure.sources.workbooks.archive import RefusedError
from brochure.sources.workbooks.workbook import Package

ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
TEXTS = "<si><t>Bakers</t></si>"
RELATIONS = "xl/_rels/workbook.xml.rels"


def changed(part: str, change: Callable[[str], str]) -> BytesIO:
    """A workbook of one sheet with one text, one of whose parts is not as it should be."""
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(by_hand(ROW, TEXTS))) as whole, zipfile.ZipFile(data, "w") as made:
        for name in whole.namelist():
            text = whole.read(name).decode()
            made.writestr(name, change(text) if name == part else text)
    return data


def rows(data: BytesIO) -> list[tuple[int, list[object]]]:
    opened = Package(data)
    return [row for part in opened.sheets.values() for row in opened.rows(part)]


def test_sheets_and_texts() -> None:
    opened = Package(BytesIO(by_hand(ROW, TEXTS)))
    assert opened.sheets == {"S": "xl/worksheets/sheet1.xml"}
    assert list(opened.rows("xl/worksheets/sheet1.xml")) == [(1, ["Bakers"])]


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml"])
def test_ways_to_name_a_part(target: str) -> None:
    data = changed(RELATIONS, lambda text: text.replace("worksheets/sheet1.xml", target))
    assert rows(data) == [(1, ["Bakers"])]


def test_what_is_no_sheet_is_left_out() -> None:
    chart = changed(RELATIONS, lambda text: text.replace("/worksheet", "/chartsheet", 1))
    assert rows(chart) == []
    outside = changed(RELATIONS, lambda text: text.replace("<Relationship ", '<Relationship TargetMode="External" ', 1))
    assert rows(outside) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("_rels/.rels", "/officeDocument", "/x"),
        ("_rels/.rels", "xl/workbook.xml", "xl/none.xml"),
        (RELATIONS, "worksheets/sheet1.xml", "../../../../etc/passwd"),
        (RELATIONS, "sharedStrings.xml", "none.xml"),
        ("xl/workbook.xml", "</workbook>", ""),
    ],
)
def test_broken_ones(part: str, old: str, new: str) -> None:
    def spoil(text: str) -> str:
        head, found, tail = text.rpartition(old)
        assert found
        return head + new + tail

    with pytest.raises(RefusedError):
        rows(changed(part, spoil))


@pytest.mark.parametrize(("limit", "message"), [("MAX_STRINGS", "its texts are larger"), ("_MAX_PART", "too large")])
def test_parts_that_are_held_in_memory_are_small(monkeypatch: pytest.MonkeyPatch, limit: str, message: str) -> None:
    monkeypatch.setattr(workbook, limit, 50)
    with pytest.raises(RefusedError, match=message):
        rows(BytesIO(by_hand(ROW, TEXTS)))
