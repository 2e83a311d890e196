"""Rows as JSON, ``{"rows": [{"Area": "Nevada", …}, …]}`` or the list alone, as a sheet whose header is their keys.

Services answer requests in this form, and people save the answer. Rows are objects of texts and numbers; a value that
is neither, such as a list, is a blank cell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any, NoReturn

from brochure.sources.workbooks.archive import RefusedError

SUFFIXES = (".json",)

_BOM = b"\xef\xbb\xbf"
_HEAD = 64
_MAX_SIZE = 32_000_000  # bytes; all occupations of all states have 15 MB
_MAX_COLUMNS = 256


def is_json(data: IO[bytes]) -> bool:
    """Whether an open file begins as a list or an object of JSON does."""
    head = data.read(_HEAD)
    data.seek(0)
    return head.removeprefix(_BOM).lstrip()[:1] in (b"{", b"[")


class JsonRows:
    """One sheet, named like the file. It raises :class:`RefusedError`."""

    def __init__(self, name: str, data: IO[bytes]) -> None:
        self._data = data
        self._found: tuple[list[str], list[dict[str, Any]]] | None = None
        self.sheets = {name: name}

    def rows(self, part: str) -> Iterator[tuple[int, list[object]]]:
        """The keys as row 0, then the rows by their place in the file, counted from 1."""
        del part
        keys, found = self._loaded()
        if keys:
            yield 0, list[object](keys)
        for number, row in enumerate(found, 1):
            yield number, [_cell(row.get(key)) for key in keys]

    def _loaded(self) -> tuple[list[str], list[dict[str, Any]]]:
        """The keys of all rows, in order, and the rows; parsed once."""
        if self._found is None:
            found = _rows(_parsed(self._data))
            keys = list(dict.fromkeys(key for row in found for key in row))
            if len(keys) > _MAX_COLUMNS:
                raise RefusedError(f"its rows have more than {_MAX_COLUMNS} keys")
            self._found = keys, found
        return self._found


def _parsed(data: IO[bytes]) -> object:
    data.seek(0)
    content = data.read(_MAX_SIZE + 1)
    if len(content) > _MAX_SIZE:
        raise RefusedError(f"it is JSON of more than {_MAX_SIZE // 1_000_000} MB")
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refused)
    except UnicodeDecodeError as error:
        raise RefusedError("it is not text in UTF-8") from error
    except json.JSONDecodeError as error:
        raise RefusedError(f"its JSON breaks off or has an error in line {error.lineno}") from error
    except (ValueError, RecursionError) as error:
        raise RefusedError("its JSON has numbers or nesting that no table has") from error


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)


def _rows(content: object) -> list[dict[str, Any]]:
    """The only list of objects at the top; none if there is no such list, as in files of settings."""
    parts = list(content.values()) if isinstance(content, dict) else [content]
    lists = [part for part in parts if isinstance(part, list) and part and all(isinstance(row, dict) for row in part)]
    return lists[0] if len(lists) == 1 else []


def _cell(value: object) -> object:
    is_cell = isinstance(value, str | int | float) and not isinstance(value, bool)
    return value if is_cell else ""
