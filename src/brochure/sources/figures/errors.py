"""What can be wrong with a workbook or with the store; both end a command with exit code 2."""

from __future__ import annotations

from brochure.errors import BrochureError


class WorkbookError(BrochureError):
    """A workbook that is not what it should be. ``row`` and the sheet's name are given where the fault has a place."""

    def __init__(self, file: str, message: str, sheet: str | None = None, row: int | None = None) -> None:
        self.file, self.sheet, self.row = file, sheet, row
        places = [file]
        if sheet is not None:
            places.append(f"sheet {sheet!r}")
        if row is not None:
            places.append(f"row {row}")
        super().__init__(f"{', '.join(places)}: {message}")


class StoreError(BrochureError):
    """A store of figures that is not there, is not one, or cannot be read or written."""
