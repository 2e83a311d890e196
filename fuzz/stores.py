"""``python -m fuzz.stores``: runs every command that reads a figures store on stores with changed bytes, values and
schemas.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import workbooks

from brochure.sources.store.adding import add
from fuzz.frame import Command, Fuzzer, Item, Sample, main
from fuzz.mutate import HOSTILE, NUMBERS, some_bytes
from fuzz.workbooks import ROWS

TOKENS = (
    b"SQLite format 3\x00",
    b"CREATE TABLE",
    b"\x00\x00\x00\x01",
    b"\xff\xff\xff\xff",
    b"INTEGER",
    b"\x0d",
    b"\x05",
)
ENDLESS = "WITH RECURSIVE n AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT * FROM n"
SCHEMA = (
    "DROP TABLE {table}",
    "ALTER TABLE {table} RENAME TO other",
    "ALTER TABLE {table} DROP COLUMN {column}",
    "ALTER TABLE {table} RENAME COLUMN {column} TO other",
    "DROP TABLE {table}; CREATE VIEW {table} AS " + ENDLESS,
    "ALTER TABLE {table} RENAME TO o; CREATE VIEW {table} AS SELECT a.* FROM o a, o b, o c, o d, o e, o f, o g, o h",
    "ALTER TABLE {table} RENAME TO other; CREATE VIEW {table} AS SELECT *, load_extension('x') FROM other",
    "CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM {table}; END",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = 0",
    "PRAGMA application_id = 1",
    "PRAGMA encoding = 'UTF-16'; VACUUM",
    "DELETE FROM {table}",
    "UPDATE {table} SET {column} = zeroblob(30000000)",
)
BAKERS = b"""slug: bakers
title: Bakers
soc: ["51-3011"]
wages:
  - {as_of: 2022-05, statistic: median, period: annual, value: 29000}
employment:
  - {as_of: 2022, jobs: 200000}
sections:
  what_they_do: |
    Bakers bake.
"""
STORE = ("--store", "s.sqlite")
COMMANDS = (
    ("data", "list", *STORE),
    ("data", "areas", "u", *STORE),
    ("build", "bakers.yaml", "--area", "Utah", *STORE, "-o", "o.pdf"),
    ("update", "bakers.yaml", "--yes", *STORE),
    ("import", "figures", "51-3011", "--into", "made", *STORE),
    ("data", "add", "new.xlsx", *STORE),
)


def samples() -> tuple[Sample, ...]:
    """A store of wages and projections."""
    with TemporaryDirectory() as folder:
        store = Path(folder, "s.sqlite")
        add(store, workbooks.oews(Path(folder, "wages.xlsx"), ROWS))
        add(store, workbooks.projections(Path(folder, "occupation.xlsx")))
        return (Sample(store.name, store.read_bytes()),)


def _newer() -> bytes:
    """A workbook that is not in the store yet."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "new.xlsx")
        return workbooks.oews(path, [{"A_MEDIAN": 40000}], sheet="all_M2023_dl", notes=None).read_bytes()


NEWER = _newer()


def make(chance: random.Random, samples: Sequence[Sample]) -> Item:
    """A store, and every command that opens one."""
    data = chance.choice(samples).data
    if chance.random() < 0.7:
        data = _by_statements(chance, data)
    if chance.random() < 0.4:
        data = some_bytes(chance, data, TOKENS)
    return _item(data)


def _item(store: bytes) -> Item:
    files = {"s.sqlite": store, "bakers.yaml": BAKERS, "new.xlsx": NEWER}
    return Item(files, tuple(map(Command, COMMANDS)))


def _by_statements(chance: random.Random, data: bytes) -> bytes:
    """The store after some hostile SQL statements."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "s.sqlite")
        path.write_bytes(data)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for _ in range(chance.randint(1, 5)):
                _run(chance, connection)
        return path.read_bytes()


def _run(chance: random.Random, connection: sqlite3.Connection) -> None:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    if not tables:
        return
    table = chance.choice(tables)
    column = chance.choice([row[1] for row in connection.execute(f"PRAGMA table_info({table})")])
    try:
        if chance.random() < 0.4:
            connection.executescript(chance.choice(SCHEMA).format(table=table, column=column))
        else:
            connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (_value(chance),))
    except (sqlite3.Error, OverflowError):
        pass  # a store that cannot be made


def _value(chance: random.Random) -> object:
    """A value for a column."""
    numbers = [number for number in NUMBERS if isinstance(number, float) or abs(number) < 2**63]
    hostile = chance.choice(HOSTILE).encode("utf-8", "ignore")
    text = chance.choice((hostile.decode(), "2024-13", "9999-01", "nation", "detailed", "#", "-1", "3.5"))
    return chance.choice((None, chance.choice(numbers), text, text, hostile, b"\xff\xfe\x00"))


FUZZER = Fuzzer("stores", __doc__, samples, make, warm_up=_item(samples()[0].data))

if __name__ == "__main__":
    main(FUZZER, 200)
