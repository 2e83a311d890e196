"""Archives that are bombs, encrypted, damaged or have false sizes are refused."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from tests.workbooks import by_hand

from brochure.sources.workbooks import archive
from brochure.sources.workbooks.archive import Archive, RefusedError, explained

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def read(data: bytes) -> int:
    """Read all of an archive; the bytes that came out."""
    opened, total = Archive(BytesIO(data)), 0
    for name in opened.names:
        with opened.open(name) as part, explained():
            while piece := part.read(1 << 16):
                total += len(piece)
    return total


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        read(data)
    return str(refused.value)


def test_harmless_archive_is_opened() -> None:
    data = by_hand(CELL, parts={"xl/a.xml": b"<a/>" * 100_000})
    assert read(data) > 400_000
    assert Archive(BytesIO(data)).size("xl/a.xml") == 400_000


def test_archive_is_refused_when_it_is_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "200 times" in refusal(by_hand(CELL, parts={"xl/bomb.xml": b"<a/>" * 1_000_000}))
    monkeypatch.setattr(archive, "MAX_UNPACKED", 3_000_000)
    assert "unpacks to more than 3 MB" in refusal(by_hand(CELL, parts={f"{n}": b"<a/>" * 100_000 for n in range(9)}))


def test_false_size_is_detected() -> None:
    """The archive says that a part unpacks to a few bytes; its data go on."""
    content = b"<a/>" * 1_000_000
    data = by_hand(CELL, parts={"xl/bomb.xml": content})
    lied = data.replace(len(content).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    assert "damaged" in refusal(lied)


def test_archive_is_refused_when_it_has_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    many = by_hand(CELL, parts={f"a{number}": b"" for number in range(1200)})
    assert "parts" in refusal(many)
    monkeypatch.setattr(archive, "_MAX_DIRECTORY", 50_000)
    monkeypatch.setattr(zipfile, "ZipFile", None)  # it is not asked: it would keep a list of them all
    assert "list of parts is too long" in refusal(many)


def test_zip64_archive_is_refused() -> None:
    data = by_hand(CELL)
    end = data.rindex(b"PK\x05\x06")
    assert "ZIP64" in refusal(data[:end] + b"PK\x06\x07" + bytes(16) + data[end:])


def test_archive_is_refused_when_two_parts_have_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = by_hand(CELL, parts={"xl/workbook.xml": b"<workbook/>"})
    assert "same name" in refusal(data)


def test_missing_part_is_refused() -> None:
    with pytest.raises(RefusedError, match="missing"):
        Archive(BytesIO(by_hand(CELL))).open("xl/none.xml")


def test_file_is_refused_when_it_is_no_archive() -> None:
    for data in (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"",
        b"PK\x03\x04",
        b"<html></html>",
        by_hand(CELL)[:-30],
        b"PK\x05\x06" + bytes(18)[:9],
    ):
        assert "not a workbook" in refusal(data)


def _damaged(data: bytes) -> bytes:
    at = data.index(b"xl/worksheets/sheet1.xml") + 26
    return data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :]


def _locked(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01" + data[at + 1 :]


def _packed_otherwise(_: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("spoil", "message"), [(_damaged, "damaged"), (_locked, "password"), (_packed_otherwise, "unsupported compression")]
)
def test_damaged_or_encrypted_archive_is_refused(spoil: Callable[[bytes], bytes], message: str) -> None:
    assert message in refusal(spoil(by_hand(CELL)))


def test_any_bytes_are_refused_with_a_message() -> None:
    for seed in range(200):
        noise = zlib.compress(bytes([seed]) * seed)
        refusal(b"PK\x03\x04" + noise)
        refusal(noise + b"PK\x05\x06" + (noise * 22)[:16] + b"\0\0")
