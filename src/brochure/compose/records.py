"""Lists of figures in prose, ``**Construction**. Army: 13,916; Navy: 3,718``, set as tables.

Imported tables that fit no key of a profile are such lists, because the Markdown of sections has no tables. A line
above that names the rows tells them from other lists; a bold line above that is the caption. Lists of texts stay lists:
in narrow columns, they would take twice the space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from brochure.compose.amounts import MISSING
from brochure.compose.blocks import Cell, Column, DataTable, Row
from brochure.compose.text import tidy
from brochure.locale import Locale
from brochure.profile.markdown import MdBlock, MdBullets, MdParagraph, Text, plain_text

MIN_RECORDS = 3
MIN_COLUMNS = 2  # besides that of the names
MAX_NAME = 60  # characters of the name of the rows

_FIGURE = re.compile(r"[+−-]?\$?\d[\d,]*(?:\.\d+)?%?")
_SOURCE = re.compile(r"(?:source|note)s?:", re.IGNORECASE)
_TOTAL = re.compile(r"total\b", re.IGNORECASE)


class Records(NamedTuple):
    """A ``table`` that stands for the next ``blocks`` of a section."""

    table: DataTable
    blocks: int


class _Record(NamedTuple):
    """The name of a row, and its values by the names of their columns."""

    name: str
    values: dict[str, str]


def records(locale: Locale, blocks: Sequence[MdBlock]) -> Records | None:
    """The table of which the caption or the name of its rows is the first of ``blocks``; None if there is none.

    Its notes are in the language of ``locale``, which is that of the blocks.
    """
    caption = _bold(blocks[0]) if len(blocks) > MIN_COLUMNS else ""
    rest = blocks[1:] if caption else blocks
    name = _name(rest[0]) if len(rest) > 1 else ""
    found = _read(rest[1]) if name else ()
    if not found:
        return None
    sources = [_sentence_case(_plain(block)) for block in rest[2:3] if _SOURCE.match(_plain(block))]
    table = _table(locale, caption, name, found)
    if not all(column.kind == "number" for column in table.columns[1:]):
        return None
    table = table._replace(notes=(*table.notes, *sources))
    return Records(table, len(blocks) - len(rest) + 2 + len(sources))


def _plain(block: MdBlock) -> str:
    """The text of a paragraph on its own; empty if it is none."""
    return tidy(plain_text(block.text)) if isinstance(block, MdParagraph) else ""


def _bold(block: MdBlock) -> str:
    """The text of a paragraph that is bold as a whole."""
    is_bold = isinstance(block, MdParagraph) and all(run.bold and not run.href for run in block.text)
    return _plain(block) if is_bold else ""


def _name(block: MdBlock) -> str:
    """The text of a short line that ends without a full stop and has no styles."""
    if not isinstance(block, MdParagraph) or any(run.bold or run.italic or run.href for run in block.text):
        return ""
    text = _plain(block).removesuffix(":")
    return text if text[-1:].isalnum() and len(text) <= MAX_NAME else ""


def _sentence_case(note: str) -> str:
    """``SOURCE: U.S.`` as ``Source: U.S.``."""
    word, colon, rest = note.partition(":")
    return f"{word.capitalize()}{colon}{rest}"


def _read(block: MdBlock) -> tuple[_Record, ...]:
    """The records of a list; empty if it is none, or if an item is not a record."""
    if not isinstance(block, MdBullets) or len(block.items) < MIN_RECORDS:
        return ()
    found = [_record(item) for item in block.items]
    read = tuple(one for one in found if one)
    columns = {column for one in read for column in one.values}
    return read if len(read) == len(found) and len(columns) >= MIN_COLUMNS else ()


def _record(item: Text) -> _Record | None:
    """``**Construction**. Army: 13,916; Navy: 3,718``."""
    name, *rest = item
    details = "".join(run.text for run in rest)
    if not name.bold or any(run.bold or run.italic or run.href for run in rest) or not details.startswith(". "):
        return None
    pairs = [part.partition(": ") for part in details.removeprefix(". ").split("; ")]
    values = {tidy(column): tidy(value) for column, colon, value in pairs if colon and value}
    return _Record(tidy(name.text), values) if len(values) == len(pairs) else None


def _columns(found: Sequence[_Record]) -> list[str]:
    """The names of all columns, in an order that is that of each record."""
    names: list[str] = []
    for one in found:
        for before, name in pairwise(("", *one.values)):
            if name not in names:
                names.insert(names.index(before) + 1 if before else 0, name)
    return names


def _table(locale: Locale, caption: str, name: str, found: Sequence[_Record]) -> DataTable:
    """The table of ``found``; a value that is alone in its column, such as that of all totals, is a note."""
    counts = Counter(column for one in found for column in one.values)
    alone = [f"{column}: {one.values[column]}." for one in found for column in one.values if counts[column] == 1]
    names = [column for column in _columns(found) if counts[column] > 1]
    columns = (Column(name), *(Column(column, _kind([one.values.get(column) for one in found])) for column in names))
    rows = tuple(_row(one, names, is_total=one is found[-1] and bool(_TOTAL.match(one.name))) for one in found)
    has_gaps = any(name not in one.values for one in found for name in names)
    return DataTable(caption, columns, rows, (*alone, *((locale.say("brochure.none_note"),) if has_gaps else ())))


def _kind(values: Sequence[str | None]) -> Literal["text", "number"]:
    """The kind of a column: of numbers, if at least half of its values are."""
    known = [value for value in values if value]
    return "number" if 2 * len(list(filter(_FIGURE.fullmatch, known))) >= len(known) else "text"


def _row(record: _Record, names: Sequence[str], *, is_total: bool) -> Row:
    cells = [Cell(record.values.get(name, MISSING)) for name in names]
    return Row((Cell(record.name), *cells), "total" if is_total else "plain")
