"""``python -m fuzz.workbooks``: adds workbooks of wages and projections with changed cells, XML or archives to a
figures store.
"""

from __future__ import annotations

import random
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import workbooks, xls

from fuzz.frame import Command, Fault, Fuzzer, Item, Outcome, Sample, main
from fuzz.mutate import HOSTILE, NUMBERS, some_bytes

STORE = ("--store", "s.sqlite")
TOKENS = (
    *b"<row> </row> <c> </c> <v> </v> <t> </t> </sheetData> &amp; &#0; &a; <![CDATA[ ]]> <!--".split(),
    *b"r='A1' r='XFD1048576' r='ZZZZZZ99999999' t='s' t='inlineStr' t='b' <v>#</v> <v>*</v> <v>**</v>".split(),
    *(
        b"<c><c>",
        b"xmlns='x'",
        b"\x1b",
        b"<v>NaN</v>",
        b"<v>999999999</v>",
        b"<v>1e400</v>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"<row r='1048576'>",
        b"<is>" * 300,
    ),
)
WORDS = ("#", "*", "**", "—", "-", ">=$239,200", "2024", "99-9999", "00-0000", "51-3011", "U.S.", "detailed", "total")
ROWS: tuple[Mapping[str, object], ...] = (
    {},
    workbooks.UTAH | {"A_MEDIAN": "#", "TOT_EMP": "**"},
    workbooks.PROVO,
    workbooks.RETAIL,
)
"""Of wages of one occupation."""
EXPORT = (
    b'"Occupation Title","Occupation Code","Employment 2024","Employment 2034","Employment Change, 2024-2034",'
    b'"Employment Percent Change, 2024-2034","Occupational Openings, 2024-2034 Annual Average",'
    b'"Median Annual Wage 2024","Typical Entry-Level Education",'
    b'"Work Experience in a Related Occupation","Typical on-the-job Training"\n'
    b'"Bakers    * Pastry Chef","=""51-3011""","150,000.0","165,000.0","15,000.0","10.0","31.2",">=239,200",'
    b'"None","None","None"\n'
)
"""One occupation with everybody in it, as the Bureau's web tool exports it."""


def samples() -> tuple[Sample, ...]:
    """Small workbooks of both kinds, and both in one archive."""
    with TemporaryDirectory() as folder:
        wages = workbooks.oews(Path(folder, "wages.xlsx"), ROWS)
        jobs = workbooks.projections(Path(folder, "occupation.xlsx"))
        both = workbooks.packed(Path(folder, "both.zip"), wages, jobs)
        books = [Sample(path.name, path.read_bytes()) for path in (wages, jobs, both)]
    rows = [[(workbooks.BAKERS | dict(row)).get(head, "") for head in workbooks.OEWS_HEADS] for row in ROWS]
    old = xls.workbook({"national_M2013_dl": [workbooks.OEWS_HEADS, *rows]})
    return (*books, Sample("old.xls", old), Sample("export.csv", EXPORT))


def make(chance: random.Random, samples: Sequence[Sample]) -> Item:
    """Add a workbook to a new store, then query it."""
    sample = chance.choice(samples)
    change: Callable[[random.Random, Sample], Sample] = chance.choice((_archive, _parts, _parts, _cells, _cells))
    return _item((change if sample.data.startswith(b"PK") else _bytes)(chance, sample))


def _item(sample: Sample) -> Item:
    adding = Command(("data", "add", sample.name, *STORE))
    asking = (("data", "list", *STORE), ("data", "areas", "u", *STORE), ("import", "figures", "51-3011", *STORE))
    return Item({sample.name: sample.data}, (adding, *map(Command, asking)))


def _bytes(chance: random.Random, sample: Sample) -> Sample:
    """Bytes of an old workbook or of a table as text."""
    tokens = (b'"', b',"=""', b"\n", b"\x09\x08", b"\xff\xff\xff\xff")
    return Sample(sample.name, some_bytes(chance, sample.data, tokens))


def _archive(chance: random.Random, sample: Sample) -> Sample:
    """The bytes of the archive itself."""
    return Sample(sample.name, some_bytes(chance, sample.data, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"../x")))


def _parts(chance: random.Random, sample: Sample) -> Sample:
    """The content or the name of some members."""
    out = BytesIO()
    warnings.simplefilter("ignore")  # two members of one name are meant
    with zipfile.ZipFile(BytesIO(sample.data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.sample(old.namelist(), k=min(2, len(old.namelist())))
        for name in old.namelist():
            data = old.read(name)
            if name not in chosen:
                _put(new, name, data)
            elif chance.random() < 0.85:
                _put(new, name, some_bytes(chance, data, TOKENS))
            else:
                _put(new, chance.choice(("x", "../" + name, name.upper(), "/" + name)), data)
    return Sample(sample.name, out.getvalue())


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a member without a date, so that a seed always gives the same bytes."""
    archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def _cells(chance: random.Random, _sample: Sample) -> Sample:
    """Cells and heads of tables."""
    with TemporaryDirectory() as folder:
        if chance.random() < 0.5:
            heads: list[object] = [*workbooks.OEWS_HEADS]
            rows: list[dict[str, object]] = [deepcopy(dict(row)) for row in ROWS] * chance.choice((1, 1, 3))
            for _ in range(chance.randint(1, 8)):
                chance.choice(rows)[chance.choice(workbooks.OEWS_HEADS)] = _cell(chance)
            _change_list(chance, heads)
            notes = chance.choice((workbooks.NOTES, None, ("May 1850", "#")))
            path = workbooks.oews(Path(folder, "w.xlsx"), rows, heads=[str(head) for head in heads], notes=notes)
        else:
            table = [list(row) for row in workbooks.PROJECTIONS]
            heads = [*workbooks.PROJECTION_HEADS]
            for _ in range(chance.randint(1, 8)):
                row = chance.choice(table)
                row[chance.randrange(len(row))] = _cell(chance)
            _change_list(chance, heads)
            path = workbooks.projections(Path(folder, "w.xlsx"), table, heads=[str(head) for head in heads])
        return Sample(path.name, path.read_bytes())


def _cell(chance: random.Random) -> object:
    """A valid value of a cell: text of at most 32,767 characters without surrogates, or a number."""
    if chance.random() < 0.3:
        return chance.choice([number for number in NUMBERS if abs(number) < 1e300])
    text = chance.choice(WORDS) if chance.random() < 0.5 else chance.choice(HOSTILE)
    return text.encode("utf-8", "ignore").decode()[:30_000]


def _change_list(chance: random.Random, heads: list[object]) -> None:
    if chance.random() < 0.3:
        heads[chance.randrange(len(heads))] = chance.choice((_cell(chance), heads[0]))
    if chance.random() < 0.1:
        del heads[chance.randrange(len(heads))]


def inspect(folder: Path, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Check that the store exists only if something was added, and that it lists added files."""
    adding, listing, *_ = outcomes
    if adding.code == 2 and (folder / "s.sqlite").exists():
        yield Fault("data add: exit code 2 after a store was written", adding.command)
    if adding.code == 0 and listing.code != 0:
        yield Fault("data list refuses what data add made", listing.command)


FUZZER = Fuzzer("workbooks", __doc__, samples, make, inspect, warm_up=_item(samples()[0]))

if __name__ == "__main__":
    main(FUZZER, 1_000)
