"""What can be wrong with a workbook or with the store; both end a command with exit code 2."""

from __future__ import annotations

from brochure.errors import BrochureError


class WorkbookError(BrochureError):
    """A workbook that is not what it should be. ``row`` and the sheet's name are given where the fault has a place."""

    def __init__(self, file: str, message: str, sheet: str | None = None, row: int | None = None) -> None:
        self.file, self.sheet, self.row, self.reason = file, sheet, row, message
        places = [file]
        if sheet is not None:
            places.append(f"sheet {sheet!r}")
        if row is not None:
            places.append(f"row {row}")
        self.place = ", ".join(places)
        super().__init__(f"{self.place}: {message}")


class UnknownWorkbookError(WorkbookError):
    """A workbook that is in order, but of something else."""


class StoreError(BrochureError):
    """A store of figures that is not there, is not one, or cannot be read or written."""


class DamagedError(Exception):
    """What cannot be in a store that we made, in words; who knows the file makes a :class:`StoreError` of it."""
