"""How lists of profiles are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from brochure.cli.terminal import note, result, result_json

if TYPE_CHECKING:
    from brochure.inputs import Skipped
    from brochure.profile.header import Entry


def print_entries(entries: Sequence[Entry], *, as_json: bool) -> None:
    """One line for each profile, in columns; or JSON with the fields of an entry."""
    if as_json:
        result_json([asdict(entry) | {"path": str(entry.path)} for entry in entries])
        return
    print_columns([(entry.slug, _codes(entry.soc), entry.title) for entry in entries])


def _codes(soc: Sequence[str]) -> str:
    """The first code, and how many more there are."""
    if not soc:
        return "-"
    return soc[0] if len(soc) == 1 else f"{soc[0]} +{len(soc) - 1}"


def note_skipped(skipped: Sequence[Skipped]) -> None:
    """A warning for each file that was to be read among others and cannot be."""
    for each in skipped:
        note(f"Warning: skipped {each}")


def print_columns(rows: Sequence[tuple[str, ...]]) -> None:
    """Rows with all columns but the last padded to the widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        result("  ".join([*padded, row[-1]]).rstrip())
