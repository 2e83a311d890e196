"""Workbooks of the old kind (``.xls``): their cells, and what is refused before xlrd sees it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

import pytest
from tests import xls

from brochure.sources.workbooks import compound
from brochure.sources.workbooks import xls as reader
from brochure.sources.workbooks.archive import RefusedError
from brochure.sources.workbooks.xls import XlsPackage

ROWS = [["OCC_CODE", "TOT_EMP", "HOURLY"], ["11-1011", 248760, True], [], ["", 22.33, "#"]]
GOOD = xls.workbook({"national_dl": ROWS, "Notes": [["May 2013"]]})


def opened(data: bytes) -> XlsPackage:
    return XlsPackage(BytesIO(data))


def read(data: bytes) -> list[tuple[int, list[object]]]:
    """All rows of all sheets."""
    package = opened(data)
    return [row for name in package.sheets for row in package.rows(name)]


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        read(data)
    return str(refused.value)


def test_cells_are_read_by_sheet() -> None:
    package = opened(GOOD)
    assert list(package.sheets) == ["national_dl", "Notes"]
    assert list(package.rows("national_dl")) == [
        (1, ["OCC_CODE", "TOT_EMP", "HOURLY"]), (2, ["11-1011", 248760.0, True]), (3, []), (4, ["", 22.33, "#"]),
    ]  # fmt: skip
    assert list(package.rows("Notes")) == [(1, ["May 2013"])]


def test_large_file_lists_its_sectors_in_several_places() -> None:
    """From 7 MB on, the header has no room for the list."""
    large = xls.compound(xls.stream({"S": xls.number(0, 0, 1.5)}), size=16_000_000)
    assert read(large) == [(1, [1.5])]


def of(cells: bytes, more: bytes = b"") -> bytes:
    return xls.compound(xls.stream({"S": cells}, more=more))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "not a workbook"),
        (GOOD[:200], "incomplete"),
        (GOOD[:1024], "damaged"),
        (xls.compound(b"", "WordDocument"), "not a workbook"),
        (xls.compound(b"", "EncryptedPackage"), "protected with a password"),
        (xls.compound(b"", "Book"), "before 1997"),
        (xls.compound(xls.begin(xls.GLOBALS, 0x500) + xls.record(xls.EOF)), "before 1997"),
        (of(b"", xls.record(0x2F, bytes(6))), "protected with a password"),
        (of(xls.number(0, 256, 1.0)), "more than 256 columns"),
        (of(xls.number(0, 0, 1.0)[:-4]), "damaged"),
        (of(xls.record(xls.TEXT, struct.pack("<HHHI", 0, 0, 0, 9))), "damaged"),
        (of(xls.begin(xls.WORKSHEET) * 3), "damaged"),
    ],
)  # fmt: skip
def test_other_files_are_refused(data: bytes, message: str) -> None:
    assert message in refusal(data)


def test_sheets_that_share_records_are_refused() -> None:
    """Sixty names of one sheet would have it read sixty times."""
    twice = xls.record(xls.SHEET, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"T")
    assert "damaged" in refusal(of(b"", twice * 2))
    astray = xls.record(xls.SHEET, struct.pack("<IBBBB", 77, 0, 0, 1, 0) + b"T")
    assert "damaged" in refusal(of(b"", astray))


def test_defined_names_are_not_evaluated() -> None:
    """Each of these doubles the text of the one before, which would fill any memory."""
    text = b"\x17\x01\x00a"  # "a"

    def doubled(index: int) -> bytes:
        name = b"\x23" + struct.pack("<HH", index, 0)
        return name + name + b"\x08"

    formulas = [text, *(doubled(index) for index in range(1, 40))]
    names = b"".join(
        xls.record(0x18, struct.pack("<HBBHHHBBBB", 0, 0, 1, len(formula), 0, 0, 0, 0, 0, 0) + b"\0n" + formula)
        for formula in formulas
    )
    assert list(opened(of(xls.number(0, 0, 1.0), names)).rows("S")) == [(1, [1.0])]


def directory_of(data: bytes) -> int:
    """Where the directory begins."""
    return 512 * (1 + int.from_bytes(data[48:52], "little"))


def loops() -> Iterator[bytes]:
    """Files whose chains of sectors, or whose tree of the directory, never end."""
    directory = directory_of(GOOD)
    data = bytearray(GOOD)
    struct.pack_into("<I", data, 512 + 4 * (directory // 512 - 1), directory // 512 - 1)  # the directory follows itself
    yield bytes(data)
    data = bytearray(GOOD)
    struct.pack_into("<II", data, 68, 3, 9)  # the list of lists is in the stream
    yield bytes(data)


@pytest.mark.parametrize("data", list(loops()), ids=["directory", "lists"])
def test_endless_chains_are_refused(data: bytes) -> None:
    assert refusal(data)


def test_tree_of_the_directory_is_not_walked() -> None:
    """In a forged file each entry may lead to the next one twice, forty times over."""
    data, at = bytearray(GOOD), directory_of(GOOD)
    struct.pack_into("<III", data, at + 128 + 68, 0, 0, 0)
    assert list(opened(bytes(data)).sheets) == ["national_dl", "Notes"]


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_XLS", 4096)
    assert "larger than" in refusal(GOOD)
    monkeypatch.undo()
    monkeypatch.setattr(compound, "_MAX_ENTRIES", 1)
    assert "directory" in refusal(GOOD)


def test_any_changed_byte_gives_rows_or_a_refusal() -> None:
    for at in range(0, len(GOOD), 37):
        data = bytearray(GOOD)
        data[at] ^= 0xFF
        with suppress(RefusedError):
            read(bytes(data))
