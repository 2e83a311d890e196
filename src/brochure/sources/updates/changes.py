"""The changes to a profile: figures, and tables that are set apart because they stay older than the rest.

They can be applied to the typed profile (:func:`applied`) and to the text of its file (:func:`.edit.edited`);
:mod:`.update` does both and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import Profile
from brochure.yamlio.nodes import Path

Unit = Literal["annual", "hourly", "jobs", "percent", "date", "words"]
"""The unit of a value: dollars per year or hour, jobs, percent, a month or year, text."""

Value = Amount | YearMonth | float | str | None

SUBJECT_KEYS = ("occupation", "as_of", "period", "statistic")
"""The keys of a statement of wages or employment that say what its tables are about."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure: its path after tables are set apart, old and new value, and the name of its row if it has one."""

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
        return value.dollars(cents=unit == "hourly")
    if unit == "percent":
        return f"{value:g}%"
    return f"{value:,}" if unit == "jobs" else str(value)


@dataclass(frozen=True, slots=True)
class Split:
    """Tables of the statement at ``path`` (``("wages", 0)``) that become a statement of their own right after it.

    The new statement keeps the old date, occupation, period and statistic.
    """

    path: Path
    tables: tuple[str, ...]


def applied(profile: Profile, splits: Sequence[Split], changes: Iterable[Change]) -> Profile:
    """The changed profile. Paths of ``splits`` refer to ``profile``, those of ``changes`` to the profile after them."""
    for split in last_first(splits):
        profile = _set_apart(profile, split)
    for change in changes:
        profile = _replaced(profile, change.path, change.new)
    return profile


def as_it_is(path: Path, splits: Iterable[Split]) -> Path:
    """The path in the existing profile of what is at ``path`` after tables are set apart."""
    if len(path) < 2 or not isinstance(path[1], int):
        return path
    number = path[1]
    for split in reversed(last_first(splits)):
        number -= split.path[0] == path[0] and int(split.path[1]) < number
    return (path[0], number, *path[2:])


def last_first(splits: Iterable[Split]) -> list[Split]:
    """In an order in which none shifts the path of the next."""
    return sorted(splits, key=lambda split: [str(split.path[0]), -int(split.path[1])])


def _set_apart(profile: Profile, split: Split) -> Profile:
    key, index = str(split.path[0]), int(split.path[1])
    statements = getattr(profile, key)
    old = statements[index]
    kept = {name: getattr(old, name) for name in (*SUBJECT_KEYS, *split.tables) if hasattr(old, name)}
    pair = replace(old, **dict.fromkeys(split.tables, ())), type(old)(**kept)
    changed: dict[str, Any] = {key: (*statements[:index], *pair, *statements[index + 1 :])}
    return replace(profile, **changed)


def _replaced(value: Any, path: Path, new: Value) -> Any:
    """A copy of a dataclass or tuple with the part at ``path`` replaced."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*value[:first], _replaced(value[first], rest, new), *value[first + 1 :])
    return replace(value, **{first: _replaced(getattr(value, first), rest, new)})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why figures are kept: in full, and without the rows and SOC codes that differ between profiles."""

    text: str
    general: str

    @classmethod
    def of(cls, words: str, what: str, generally: str) -> Reason:
        """A reason whose ``words`` have a placeholder, ``{}``, for its subject."""
        return cls(words.format(what), words.format(generally))


@dataclass(frozen=True, slots=True)
class Missing:
    """Figures at ``path`` that are kept, and why; the path is that after tables are set apart."""

    path: Path
    reason: str
    general: str


@dataclass(slots=True)
class Plan:
    """All changes to a profile. Paths of splits are those before tables are set apart, all others those after."""

    splits: list[Split] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.changes

    def in_place(self) -> Plan:
        """The same with all paths those of the existing profile."""
        return Plan(
            self.splits,
            [replace(each, path=as_it_is(each.path, self.splits)) for each in self.changes],
            [replace(each, path=as_it_is(each.path, self.splits)) for each in self.missing],
        )

    def change(self, path: Path, unit: Unit, old: Value, new: Value, name: str = "") -> None:
        """Add a change, if the values differ."""
        if old != new:
            self.changes.append(Change(path, unit, old, new, name))

    def keep(self, path: Path, reason: Reason | str) -> None:
        """Record that figures are kept."""
        said = reason if isinstance(reason, Reason) else Reason(reason, reason)
        self.missing.append(Missing(path, said.text, said.general))
