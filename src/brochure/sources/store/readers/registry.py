"""The readers of all kinds of files, and which of them reads a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.sources.figures.model import Holding
from brochure.sources.store.datasets import OEWS, ONET, PROJECTIONS, SPANISH_TITLES, STATE_PROJECTIONS
from brochure.sources.store.readers import oews, onet, projections, spanish_titles, state_projections
from brochure.sources.store.readers.base import Description, Reader, Table
from brochure.sources.workbooks.outline import Around, outlined
from brochure.sources.workbooks.workbook import Workbook, WorkbookError

READERS: dict[str, Reader] = {
    OEWS.key: oews,
    PROJECTIONS.key: projections,
    ONET.key: onet,
    STATE_PROJECTIONS.key: state_projections,
    SPANISH_TITLES.key: spanish_titles,
}
"""The reader of each dataset."""


class UnknownWorkbookError(WorkbookError):
    """A valid workbook that no reader recognizes."""


def recognize(workbook: Workbook, around: Around = Around()) -> Table:  # noqa: B008  immutable
    """The one table of official figures in a workbook.

    Raises :class:`UnknownWorkbookError` for any other workbook, and
    :class:`~brochure.sources.workbooks.workbook.WorkbookError` for one with an unsupported layout or contradictions.
    """
    outline = outlined(workbook, around)
    tables = [table for reader in READERS.values() for table in reader.recognize(outline)]
    if not tables:
        raise UnknownWorkbookError(workbook.file, _unknown([head.sheet.name for head in outline.heads]))
    if len(tables) > 1:
        raise tables[1].sheet.error("the second sheet of figures in one workbook; make a workbook of each")
    return tables[0]


def describe(holding: Holding) -> Description:
    """What a file in the store is, in words."""
    return READERS[holding.dataset].describe(holding)


def _unknown(sheets: Sequence[str]) -> str:
    listed = ", ".join(repr(name[:40]) for name in sheets[:5])
    return (
        "neither a workbook of the wage survey (OEWS, with the columns OCC_CODE, TOT_EMP, H_MEAN …) nor of the "
        "Employment Projections (occupation.xlsx of 2016–26 or later) nor a table of O*NET or of titles in Spanish; "
        f"it has the sheets {listed or '(none)'}"
    )
