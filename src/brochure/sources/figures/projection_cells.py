"""Cells of the projections, in workbooks and exports: thousands become jobs, and figures of a row must agree."""

from __future__ import annotations

import re

from brochure.sources.figures.model import BLANKS, Stored, cell_text, quoted, read_cell, read_number

SOC = re.compile(r"\d\d-\d{4}", re.ASCII)
_MAX_THOUSANDS = 1_000_000
_MAX_TITLE = 300
_HALF_UNIT = 50
"""Jobs by which a published figure is rounded at most."""
_ROUNDING = 3 * _HALF_UNIT
_TENTH = 0.1  # percent


def soc(cell: object) -> str:
    """A SOC code; in exports it may be the formula of a text, ``="13-2011"``."""
    text = str(cell).strip()
    code = text[2:-1] if text.startswith('="') and text.endswith('"') else text
    if not SOC.fullmatch(code):
        raise ValueError(f"{quoted(text)} is not a SOC code such as 29-2071")
    return code


def title(cell: object) -> str:
    """A title, without blanks around it."""
    text = cell_text(str(cell)[:1000])
    if not text or len(text) > _MAX_TITLE:
        raise ValueError(f"the title {quoted(cell)} is too short or too long")
    return text


def is_blank(cell: object) -> bool:
    """Whether a cell has no figure."""
    return cell is None or (isinstance(cell, str) and cell.strip() in (*BLANKS, "N/A"))


def number(cell: object, column: str) -> float | None:
    """A number, or None for a blank."""
    if is_blank(cell):
        return None
    found = read_number(cell.strip()) if isinstance(cell, str) else cell
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) < 1e9:
        raise ValueError(f"{column}: {quoted(cell)} is not a number")
    return float(found)


def share(cell: object, column: str) -> float | None:
    """Percent of a whole."""
    found = number(cell, column)
    if found is not None and not 0 <= found <= 100:
        raise ValueError(f"{column}: {found:g} percent is out of range")
    return found


def jobs(cell: object, column: str, minimum: float = -_MAX_THOUSANDS, years: int = 1) -> int:
    """Jobs, from thousands with one decimal, which may be those of several ``years``."""
    found = number(cell, column)
    if found is None or not minimum <= found <= _MAX_THOUSANDS:
        raise ValueError(f"{column}: {quoted(cell)} is not a number in thousands")
    return round(found * 1000 / years)


def wage(cell: object) -> Stored:
    """The median annual wage."""
    try:
        return None if is_blank(cell) else read_cell(cell)
    except ValueError as error:
        raise ValueError(f"Median annual wage: {error}") from None


def text(cell: object) -> str | None:
    """Words of a column, such as a level of education."""
    return None if is_blank(cell) else cell_text(str(cell)[:300])


def check_change(base: int, projected: int, change: int) -> None:
    """Check that the change leads from the base year to the target year."""
    if abs(projected - base - change) > _ROUNDING:
        raise ValueError(
            f"employment of {base / 1000:,.1f} and {projected / 1000:,.1f} thousand and a change of "
            f"{change / 1000:,.1f} do not agree, as if the table had been edited"
        )


def check_percent(base: int, change: int, percent: float | None) -> None:
    """Check that the percentage is that of the change, however the published figures were rounded."""
    bases = (max(base - _HALF_UNIT, 1), base + _HALF_UNIT)
    rates = [part / whole * 100 for part in (change - _HALF_UNIT, change + _HALF_UNIT) for whole in bases]
    if percent is not None and not min(rates) - _TENTH <= percent <= max(rates) + _TENTH:
        raise ValueError(
            f"a change of {change / 1000:,.1f} from {base / 1000:,.1f} thousand is not {percent:g} percent, "
            "as if the table had been edited"
        )
