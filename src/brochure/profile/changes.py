"""What is to change in a profile: single figures, and tables that are set apart because they stay older than the rest.

Both can be done to the typed profile (:func:`applied`, here) and to the text of its file
(:func:`brochure.profile.edit.edited`). Whoever writes does both, and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import Profile
from brochure.yamlio.nodes import Path

Unit = Literal["annual", "hourly", "jobs", "percent", "date", "words"]
"""What a value is: dollars a year or an hour, a number of jobs, a percentage, a month or year, text."""

Value = Amount | YearMonth | float | str | None

OF_STATEMENT = ("occupation", "as_of", "period", "statistic")
"""The keys that say what the tables of a statement are about, of wages and of employment."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure: where it stands once tables are set apart, the name of its row if it is in a table, old and new."""

    path: Path
    unit: Unit
    old: Value
    new: Value
    name: str = ""


def printed(value: Value, unit: Unit) -> str:
    """A value in a message: ``$48,780``, ``at least $239,200``, ``206,300``, ``13%``, ``2024-05``."""
    if value is None:
        return "nothing"
    if isinstance(value, Amount):
        cents = 0 if value.value == int(value.value) and unit != "hourly" else 2
        return f"{'at least ' if value.at_least else ''}${value.value:,.{cents}f}"
    if isinstance(value, YearMonth):
        return f"{value.year}" if value.month is None else f"{value.year}-{value.month:02}"
    if unit == "percent":
        return f"{value:g}%"
    return f"{value:,}" if unit == "jobs" else str(value)


@dataclass(frozen=True, slots=True)
class Split:
    """Tables of the statement at ``path`` (``("wages", 0)``) that become a statement of their own, right after it.

    The new statement keeps the old date and says of the same occupation, period and statistic what the old one did.
    """

    path: Path
    tables: tuple[str, ...]


def applied(profile: Profile, splits: Sequence[Split], changes: Iterable[Change]) -> Profile:
    """The profile as it is meant to be. Paths of ``splits`` count in ``profile``, those of ``changes`` after them."""
    for split in last_first(splits):
        profile = _set_apart(profile, split)
    for change in changes:
        profile = _replaced(profile, change.path, change.new)
    return profile


def as_it_is(path: Path, splits: Iterable[Split]) -> Path:
    """Where what stands at ``path`` once tables are set apart stands in the profile as it is."""
    if len(path) < 2 or not isinstance(path[1], int):
        return path
    number = path[1]
    for split in reversed(last_first(splits)):
        number -= split.path[0] == path[0] and int(split.path[1]) < number
    return (path[0], number, *path[2:])


def last_first(splits: Iterable[Split]) -> list[Split]:
    """In an order in which none shifts the place of the next."""
    return sorted(splits, key=lambda split: [str(split.path[0]), -int(split.path[1])])


def _set_apart(profile: Profile, split: Split) -> Profile:
    key, index = str(split.path[0]), int(split.path[1])
    statements = getattr(profile, key)
    old = statements[index]
    kept = {name: getattr(old, name) for name in (*OF_STATEMENT, *split.tables) if hasattr(old, name)}
    pair = replace(old, **dict.fromkeys(split.tables, ())), type(old)(**kept)
    changed: dict[str, Any] = {key: (*statements[:index], *pair, *statements[index + 1 :])}
    return replace(profile, **changed)


def _replaced(value: Any, path: Path, new: Value) -> Any:
    """A copy of a dataclass or tuple with the part at ``path`` exchanged."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*value[:first], _replaced(value[first], rest, new), *value[first + 1 :])
    return replace(value, **{first: _replaced(getattr(value, first), rest, new)})
