"""Files that would eat memory are refused before they are opened; those that would not are let through."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from brochure.sources.figures import guard
from brochure.sources.figures.guard import RefusedError, inspect

from . import workbooks
from .workbooks import by_hand

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        inspect(data)
    return str(refused.value)


def test_harmless_ones_pass(tmp_path: Path) -> None:
    inspect(by_hand(CELL))
    inspect(by_hand('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "<si><t>Bakers</t></si>"))
    inspect(workbooks.oews(tmp_path / "a.xlsx", [{}]).read_bytes())
    inspect(workbooks.projections(tmp_path / "b.xlsx").read_bytes())


@pytest.mark.parametrize(
    "cells",
    [
        CELL + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        CELL + '<row r="1000000"><c r="AF1000000"><v>2</v></c></row>',
        CELL + "<row r='1000000'><c r = 'af1000000'><v>2</v></c></row>",
        CELL + '<row r="99999999999"><c r="A99999999999"><v>2</v></c></row>',
        CELL + '<x:row r="900000"><x:c r="ABC5"><v>2</v></x:c></x:row>',
        CELL + '<row r="9000000"><c><v>2</v></c></row>',
        CELL + '<row r="2"><c r="ZZZZZZZZZZ2"><v>2</v></c></row>',
        '<row r="1">' + "<c><v>2</v></c>" * 10 + "</row>",
        CELL + '<row r="2"><c s="1"r="XFD1048576"><v>2</v></c></row>',
        CELL + '<row r="2"><c x="r=\'A1\'"><v>2</v></c></row>',
        CELL + '<row r="2"><c r="B2"r="XFD1048576"><v>2</v></c></row>',
        CELL + '<inputCells r="B2"/><row r="2"><c><v>2</v></c></row>',
        CELL + '<row r="2"><c r="&#65;2"><v>2</v></c></row>',
        CELL + '<row r="2"><c r="A2:XFD99999"><v>2</v></c></row>',
    ],
)
def test_far_cells(cells: str) -> None:
    assert "sheet" in refusal(by_hand(cells)) or "cells" in refusal(by_hand(cells))


def test_one_long_text_in_many_cells() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 20_001))
    data = by_hand(cells, f"<si><t>{'x' * 60_000}</t></si>")
    assert len(data) < 200_000
    assert "texts" in refusal(data)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><!-- --><v>0</v></c>',
        '<c r="A1" t="s"><v>&#48;</v></c>',
        '<c r="A1" t="s"><v>0</v><v>0</v></c>',
        '<c r="A1"t=s><v>0</v></c>',
        '<c r="A1" t="s"><v>7</v></c>',
        '<c r="A1" t="s"><v>99999999999</v></c>',
    ],
)
def test_texts_that_cannot_be_counted(cell: str) -> None:
    assert "text" in refusal(by_hand(f'<row r="1">{cell}</row>', "<si><t>a</t></si>"))


@pytest.mark.parametrize("strings", ["<si/><!-- <si> --><si/>", '<si/><x a="<si>"/><si/>', "<si/><x a = '<si>'/>"])
def test_strings_that_are_hidden(strings: str) -> None:
    assert "texts" in refusal(by_hand(CELL, strings))


def test_more_strings_than_there_can_be() -> None:
    data = by_hand(CELL, '<x uniqueCount="9999999999"/>')
    assert "claims" in refusal(data)


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_UNPACKED", 3_000_000)
    assert "unpacks" in refusal(by_hand(CELL, parts={"xl/bomb.xml": b"<a/>" * 1_000_000}))
    assert "unpacks" in refusal(by_hand(CELL, parts={f"xl/{n}.xml": b"<a/>" * 100_000 for n in range(9)}))


def test_sizes_that_are_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory says that a part unpacks to a few bytes; its data go on."""
    monkeypatch.setattr(guard, "MAX_UNPACKED", 3_000_000)
    content = b"<a/>" * 1_000_000
    data = by_hand(CELL, parts={"xl/bomb.xml": content})
    lied = data.replace(len(content).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    assert "unpacks" in refusal(lied)


def test_an_element_without_an_end() -> None:
    assert "no end" in refusal(by_hand(CELL, parts={"xl/a.xml": b"<a " + b"x" * 3_000_000}))


def test_what_is_no_workbook() -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("oesm24nat/national_M2024_dl.xlsx", b"")
    assert "unpack it" in refusal(archive.getvalue())
    assert "save it as .xlsx" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    for data in (b"", b"PK\x03\x04", b"<html></html>", by_hand(CELL)[:-30], b"PK\x05\x06" + bytes(18)):
        assert "workbook" in refusal(data)


def test_many_parts() -> None:
    assert "parts" in refusal(by_hand(CELL, parts={f"a{number}": b"" for number in range(1200)}))


def test_two_parts_of_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = by_hand(CELL, parts={"xl/workbook.xml": b"<workbook/>"})
    assert "one name" in refusal(data)


def _damaged(data: bytes) -> bytes:
    at = data.index(b"xl/worksheets/sheet1.xml") + 26
    return data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :]


def _packed_otherwise(_: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return data.getvalue()


@pytest.mark.parametrize("spoil", [_damaged, _packed_otherwise])
def test_damaged_parts(spoil: Callable[[bytes], bytes]) -> None:
    assert "part" in refusal(spoil(by_hand(CELL)))


def test_pieces_lose_nothing_and_cut_no_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "".join(f'<c r="A{row}" t="s"><v>{row % 7}</v></c>' for row in range(1, 500)).encode()
    for size in (97, 128, 1000):
        monkeypatch.setattr(guard, "_PIECE", size)
        chunks = [cells[at : at + size] for at in range(0, len(cells), size)]
        pieces = list(guard._pieces(iter(chunks)))
        assert b"".join(pieces) == cells
        assert sum(len(guard._SHARED_INDEX.findall(piece)) for piece in pieces) == 499


def test_any_bytes_are_refused_in_words() -> None:
    for seed in range(200):
        noise = zlib.compress(bytes([seed]) * seed)
        with pytest.raises(RefusedError):
            inspect(b"PK\x03\x04" + noise)
