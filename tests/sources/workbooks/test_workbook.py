"""The parts of a workbook, and the rows of cells in a sheet's XML; hostile input is refused as it is read."""

from __future__ import annotations

import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from itertools import pairwise

import pytest
from tests.workbooks import by_hand

from brochure.sources.workbooks import workbook
from brochure.sources.workbooks.archive import RefusedError
from brochure.sources.workbooks.workbook import Package, Row, rows, shared_strings

ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
STRINGS = "<si><t>Bakers</t></si>"
RELATIONS = "xl/_rels/workbook.xml.rels"


def changed(part: str, change: Callable[[str], str]) -> BytesIO:
    """A workbook of one sheet with one text, one of whose parts is not as it should be."""
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(by_hand(ROW, STRINGS))) as whole, zipfile.ZipFile(data, "w") as made:
        for name in whole.namelist():
            text = whole.read(name).decode()
            made.writestr(name, change(text) if name == part else text)
    return data


def rows_of(data: BytesIO) -> list[tuple[int, list[object]]]:
    opened = Package(data)
    return [row for part in opened.sheets.values() for row in opened.rows(part)]


def test_sheets_have_names_and_shared_strings() -> None:
    opened = Package(BytesIO(by_hand(ROW, STRINGS)))
    assert opened.sheets == {"S": "xl/worksheets/sheet1.xml"}
    assert list(opened.rows("xl/worksheets/sheet1.xml")) == [(1, ["Bakers"])]


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml"])
def test_target_of_a_part_may_be_absolute_or_relative(target: str) -> None:
    data = changed(RELATIONS, lambda text: text.replace("worksheets/sheet1.xml", target))
    assert rows_of(data) == [(1, ["Bakers"])]


def test_parts_that_are_no_sheets_are_skipped() -> None:
    chart = changed(RELATIONS, lambda text: text.replace("/worksheet", "/chartsheet", 1))
    assert rows_of(chart) == []
    outside = changed(RELATIONS, lambda text: text.replace("<Relationship ", '<Relationship TargetMode="External" ', 1))
    assert rows_of(outside) == []


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
def test_workbook_is_refused_when_its_parts_are_broken(part: str, old: str, new: str) -> None:
    def spoil(text: str) -> str:
        head, found, tail = text.rpartition(old)
        assert found
        return head + new + tail

    with pytest.raises(RefusedError):
        rows_of(changed(part, spoil))


@pytest.mark.parametrize(("limit", "message"), [("MAX_STRINGS", "its texts are larger"), ("_MAX_PART", "too large")])
def test_part_is_refused_when_too_large_for_memory(monkeypatch: pytest.MonkeyPatch, limit: str, message: str) -> None:
    monkeypatch.setattr(workbook, limit, 50)
    with pytest.raises(RefusedError, match=message):
        rows_of(BytesIO(by_hand(ROW, STRINGS)))


NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TEXTS = ["Bakers", "Cooks"]


def read(inside: str, head: str = "") -> list[tuple[int, Row]]:
    xml = f"{head}<worksheet {NAMESPACE}><cols><col/></cols><sheetData>{inside}</sheetData></worksheet>"
    return list(rows(BytesIO(xml.encode()), TEXTS))


def refusal(inside: str, head: str = "") -> str:
    with pytest.raises(RefusedError) as refused:
        read(inside, head)
    return str(refused.value)


def cells(inside: str) -> Row:
    ((_, row),) = read(f'<row r="1">{inside}</row>')
    return row


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>18.25</v></c>', 18.25),
        ('<c r="A1" t="n"><v>1.5E3</v></c>', 1500.0),
        ('<c r="A1" s="7" t="s"><v>1</v></c>', "Cooks"),
        ('<c t="s" r="A1"><v>0</v></c>', "Bakers"),
        ('<c r="A1" t="str"><f>B1&amp;C1</f><v>made</v></c>', "made"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2.0),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A1" t="inlineStr"><is><t>*</t></is></c>', "*"),
        ('<c r="A1" t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c>', "a b"),
        ('<c r="A1" s="1"/>', ""),
        ('<c r="A1" t="s"><v/></c>', ""),
        ('<c r="A1"><!-- a remark --><v>3</v></c>', 3.0),
    ],
)
def test_cell_has_the_value_of_its_type(cell: str, value: object) -> None:
    (found,) = cells(cell)
    assert found == value
    assert type(found) is type(value)


def test_cells_have_the_columns_of_their_references() -> None:
    assert cells('<c r="B1"><v>1</v></c><c r="AF1"><v>2</v></c>') == ["", 1.0, *[""] * 29, 2.0]
    assert cells("<c><v>1</v></c><c><v>2</v></c>") == [1.0, 2.0]
    assert cells('<c r="C1"><v>1</v></c><c><v>2</v></c>') == ["", "", 1.0, 2.0]
    assert cells('<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>') == [2.0, 1.0]


def test_rows_without_numbers_follow_the_previous_one() -> None:
    assert [number for number, _ in read('<row r="2"/><row/><row r="9"/>')] == [2, 3, 9]


def test_elements_may_have_any_namespace_prefix() -> None:
    inside = '<x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c></x:row>'
    xml = f"<x:worksheet {NAMESPACE.replace('xmlns', 'xmlns:x')}><x:sheetData>{inside}</x:sheetData></x:worksheet>"
    assert list(rows(BytesIO(xml.encode()), TEXTS)) == [(1, ["Cooks"])]


def test_shared_strings_join_runs_without_phonetic_hints() -> None:
    inside = "<si><t>a</t></si><si><r><t>b</t></r><r><t xml:space='preserve'> c</t></r><rPh><t>x</t></rPh></si><si/>"
    assert shared_strings(BytesIO(f"<sst {NAMESPACE}>{inside}</sst>".encode())) == ["a", "b c", ""]


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="1048577"/>',
        '<row r="99999999999"/>',
        '<row r="0"/>',
        '<row r="5"/><row r="5"/>',
        '<row r="5"/><row r="4"/>',
        '<row r="-1"/>',
        '<row r="1"><c r="XFD1"/></row>',
        '<row r="1"><c r="ZZZZZZZZZZ1"/></row>',
        '<row r="1"><c r="?1"/></row>',
        '<row r="1">' + "<c/>" * 257 + "</row>",
        '<row r="1"><c t="s"><v>2</v></c></row>',
        '<row r="1"><c t="s"><v>-1</v></c></row>',
        '<row r="1"><c t="s"><v>99999999999999999999</v></c></row>',
        '<row r="1"><c><v>lots</v></c></row>',
        "<row><c></row>",
        "<row>" + "<a>" * 400,
        '<row r="1">' + "<c/>" * 250 + "<x/>" * 200_000 + "</row>",
        "<x/>" * 200_000 + "<row/>",
    ],
)
def test_sheet_is_refused_when_malformed_or_oversized(inside: str) -> None:
    assert refusal(inside)


SHEET = f"<worksheet {NAMESPACE}><sheetData>{{}}</sheetData></worksheet>"
TEXT = SHEET.format('<row><c t="str"><v>{}</v></c></row>')
LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in pairwise("abcdefghij")
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (LAUGHS + TEXT.format("&j;"), "document type|not well-formed"),
        (LAUGHS + SHEET.format("<row x='&j;'/>"), "not well-formed"),
        ("<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + TEXT.format("&a;"), "document type"),
        ("<!DOCTYPE a [<!ENTITY % a SYSTEM 'file:///etc/hostname'>%a;]>" + TEXT.format("x"), "document type"),
        ("<!DOCTYPE a SYSTEM 'file:///etc/hostname'>" + TEXT.format("x"), "document type"),
        (TEXT.format("&undeclared;"), "not well-formed"),
    ],
)
def test_sheet_is_refused_when_it_declares_entities(xml: str, message: str) -> None:
    with pytest.raises(RefusedError, match=message):
        list(rows(BytesIO(xml.encode()), []))


def test_external_dtd_is_never_fetched() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.dtd"
        for head in (f"<!DOCTYPE a SYSTEM '{address}'>", f"<!DOCTYPE a [<!ENTITY % a SYSTEM '{address}'>%a;]>"):
            with pytest.raises(RefusedError):
                list(rows(BytesIO((head + TEXT.format("x")).encode()), []))
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("declared", "written"),
    [("utf-8", "latin-1"), ("utf-8", "utf-16"), ("x-nonsense", "utf-8"), ("ascii", "utf-8"), ("utf-16", "utf-8")],
)
def test_wrong_encoding_is_refused_or_read_correctly(declared: str, written: str) -> None:
    """Refused in words, or read as what it is."""
    xml = f"<?xml version='1.0' encoding='{declared}'?>" + TEXT.format("caf\u00e9")
    with suppress(RefusedError):
        assert list(rows(BytesIO(xml.encode(written)), [])) == [(1, ["caf\u00e9"])]


FAR = """
from pathlib import Path
from brochure.sources.workbooks.workbook import rows

class Long:
    '''Rows of one text in many cells, made as it is read.'''
    def __init__(self):
        self.number, self.rest = 0, b'<worksheet><sheetData>'
    def read(self, size):
        while len(self.rest) < size and self.number < 60_000:
            self.number += 1
            self.rest += b'<row r="%d"><c r="A%d" t="s"><v>0</v></c><c r="IV%d"/></row>' % ((self.number * 17,) * 3)
            if self.number == 60_000:
                self.rest += b'</sheetData></worksheet>'
        piece, self.rest = self.rest[:size], self.rest[size:]
        return piece

def peak():  # of this process alone; getrusage would begin with the peak of the one that started it
    lines = Path('/proc/self/status').read_text().splitlines()
    return int(next(line for line in lines if line.startswith('VmHWM')).split()[1])

before = peak()
count = sum(1 for _ in rows(Long(), ['x' * 60_000]))
print(count, peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory from /proc")
def test_memory_does_not_grow_with_a_sheet() -> None:
    """60,000 rows that are far apart, whose cells share a long text: 3.6 GB if it were copied."""
    told = subprocess.run([sys.executable, "-c", FAR], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    count, grown = map(int, told.split())
    assert count == 60_000
    assert grown < 5_000  # KiB; 1,500 as it is, 8,900 if rows were only emptied
