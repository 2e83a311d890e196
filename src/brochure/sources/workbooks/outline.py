"""A workbook as readers see it before they read it: the first rows of each sheet, and what is around the file."""

from __future__ import annotations

from typing import NamedTuple

from brochure.sources.workbooks.workbook import Row, Sheet, Workbook, WorkbookError

_HEADER_ROWS = 6


class UnneededError(WorkbookError):
    """A table of a known publisher that has nothing that is kept."""


class Around(NamedTuple):
    """What is known of a file besides its content."""

    place: str = ""
    """The name of the folder or archive that it is in; ``""`` if it was named by itself."""
    read_me: str = ""
    """The beginning of the text file beside it that describes it, if there is one."""
    vintage: str | None = None
    """What the user says: the month or the release of files that do not contain it."""


class Head(NamedTuple):
    """A sheet and its first rows, with their numbers."""

    sheet: Sheet
    rows: list[tuple[int, Row]]


class Outline(NamedTuple):
    """A workbook; ``heads`` has every sheet in order."""

    file: str
    heads: tuple[Head, ...]
    around: Around


def outlined(workbook: Workbook, around: Around = Around()) -> Outline:  # noqa: B008  immutable
    """Raises :class:`~.workbook.WorkbookError`."""
    heads = tuple(Head(sheet, sheet.first_rows(_HEADER_ROWS)) for sheet in workbook.sheets())
    return Outline(workbook.file, heads, around)
