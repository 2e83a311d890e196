"""Columns of figures: units said once, what is missing and what is top-coded explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brochure.compose import numbers
from brochure.compose.blocks import Cell
from brochure.profile.model import Amount, Period


def money_cells(values: Iterable[Amount | None], period: Period) -> list[Cell]:
    """A column of money: ``$`` on the first sum only, for the header says the unit."""
    cells = []
    sign = "$"
    for value in values:
        if value is None:
            cells.append(Cell(numbers.MISSING))
            continue
        text = numbers.bare_money(value.value, period) + ("+" if value.at_least else "")
        cells.append(Cell(sign + text))
        sign = ""
    return cells


def count_cell(value: int | None) -> Cell:
    return Cell(numbers.MISSING if value is None else f"{value:,}")


def signed_cell(value: float | None) -> Cell:
    return Cell(numbers.MISSING if value is None else numbers.signed(value))


def notes(texts: Iterable[str]) -> tuple[str, ...]:
    """What explains the special values among ``texts``."""
    found = list(texts)
    missing = (numbers.MISSING_NOTE,) if numbers.MISSING in found else ()
    return missing + ((numbers.AT_LEAST_NOTE,) if any(text[:1] != "+" and text[-1:] == "+" for text in found) else ())


def cell_notes(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """:func:`notes` of table cells."""
    return notes(cell.text for row in rows for cell in row)
