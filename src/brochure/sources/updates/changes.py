"""The changes to a profile: figures, and tables that are set apart because they stay older than the rest.

They can be applied to the typed profile (:func:`applied`) and to the text of its file (:func:`edited`); :mod:`.update`
does both and compares. In the text, every other byte stays: comments, order, quotes, spaces, line ends. Nothing is
written from data: a figure replaces the text of the old one's YAML node, and a table moves line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import Profile
from brochure.profile.write import written_key
from brochure.words import counted
from brochure.yamlio.nodes import Mapping, Path, Scalar
from brochure.yamlio.spans import EditableText, EditError

Unit = Literal["annual", "hourly", "jobs", "percent", "date", "words", "score", "list"]
"""The unit of a value: dollars per year or hour, jobs, percent, a month or year, text, a rating, a whole list."""

Value = Amount | YearMonth | float | str | tuple[Any, ...] | None

_SUBJECT_KEYS = ("occupation", "as_of", "period", "statistic")
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
    if isinstance(value, tuple):
        return counted(len(value), "entry", "entries")
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


@dataclass(frozen=True, slots=True)
class Reason:
    """Why figures are kept: in full, and, if that names rows or SOC codes, in general terms without them."""

    text: str
    general: str = ""

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

    def keep(self, path: Path, reason: Reason) -> None:
        """Record that figures are kept."""
        self.missing.append(Missing(path, reason.text, reason.general or reason.text))


# In the typed profile


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
    kept = {name: getattr(old, name) for name in (*_SUBJECT_KEYS, *split.tables) if hasattr(old, name)}
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


# In the text

_COMMENT = re.compile(r"(?:^|\s)#(?:\s|$)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def edited(text: str, splits: Iterable[Split], changes: Sequence[Change]) -> str:
    """``text``, a whole file as decoded, with tables set apart and then figures replaced.

    Raises :class:`EditError`, and :class:`~brochure.errors.InputError` if the text is not YAML.
    """
    for split in last_first(splits):
        text = _moved(EditableText(text), split)
    return _spliced(EditableText(text), changes) if changes else text


def _spliced(text: EditableText, changes: Sequence[Change]) -> str:
    places = sorted(_splice(text, change) for change in changes)
    raw = text.raw
    for start, end, new in reversed(places):
        raw = raw[: text.at(start)] + new + raw[text.at(end) :]
    return raw


def _splice(text: EditableText, change: Change) -> tuple[int, int, str]:
    """The start and end of the old figure, and its replacement."""
    node, new = text.node(change.path), change.new
    if isinstance(new, tuple):
        return _splice_list(text, change.path, new)
    if isinstance(node, Mapping):  # {at_least: 239200}
        number = node.pairs[0][1]
        assert isinstance(number, Scalar)
        if isinstance(new, Amount) and new.at_least:
            return number.start.index, number.end.index, _amount(new.value, number.value)
        end = node.end if text.is_flow(node) else number.end
        return node.start.index, end.index, _written(new, number.value)
    if not isinstance(node, Scalar) or node.block:
        raise EditError(change.path, "a figure that is written on several lines cannot be replaced")
    written = _written(new, node.value)
    if not node.plain and isinstance(new, str | YearMonth):
        quote = text.source.text[node.start.index]
        written = f"{quote}{written}{quote}"
    return node.start.index, node.end.index, written


def _splice_list(text: EditableText, path: Path, new: tuple[Any, ...]) -> tuple[int, int, str]:
    """The start and end of the lines of a key of the profile, and the key with a new list."""
    root, node = text.spans.root, text.node(path)
    assert isinstance(root, Mapping)
    key = next(key for key, _ in root.pairs if key.value == path[0])
    lines: list[str] = _LINE.findall(text.source.text)
    last = text.last_line(node)
    if key.start.column or any(_COMMENT.search(line) for line in lines[key.start.line : last + 1]):
        raise EditError(path, "a list with comments, or in braces, cannot be replaced; move the comments above it")
    end = key.start.index + len("".join(lines[key.start.line : last + 1]).rstrip("\n"))
    newline = "\r\n" if "\r\n" in text.raw else "\n"
    return key.start.index, end, newline.join(written_key(str(path[0]), new))


def _written(value: Value, old: str) -> str:
    """A value as YAML, in the style of the old one."""
    if value is None:
        return "null"
    assert not isinstance(value, tuple)
    if isinstance(value, Amount):
        number = _amount(value.value, old)
        return f"{{at_least: {number}}}" if value.at_least else number
    if isinstance(value, YearMonth):
        return str(value)
    return value if isinstance(value, str) else _number(value, old)


def _amount(value: float, old: str) -> str:
    """Dollars, with two digits of cents if there are any."""
    return _number(value, old, 0 if value == int(value) else 2)


def _number(value: float, old: str, min_decimals: int = 0) -> str:
    """A number with the decimals of the old one, or more if it needs them."""
    decimals = len(old.partition(".")[2]) if re.fullmatch(r"[-+]?[0-9]*\.[0-9]*", old) else 0
    needed = len(f"{value:.10f}".rstrip("0").partition(".")[2])
    return f"{value:.{max(decimals, needed, min_decimals)}f}"


def _moved(text: EditableText, split: Split) -> str:
    """Move the lines of tables, with the comments above them, to a statement of their own below."""
    statement, listed = text.node(split.path), text.node(split.path[:-1])
    if not isinstance(statement, Mapping) or text.is_flow(statement) or text.is_flow(listed):
        raise EditError(split.path, f"{' and '.join(split.tables)} cannot be set apart on one line; write a key a line")
    lines: list[str] = _LINE.findall(text.raw)
    newline = "\r\n" if "\r\n" in text.raw else "\n"
    is_unterminated = not lines[-1].endswith(("\n", "\r"))
    if is_unterminated:
        lines[-1] += newline
    moved = [range(*_lines(text, statement, split, name, lines)) for name in split.tables]
    end = text.last_line(statement) + 1
    removed = {number for block in moved for number in block}
    kept = [line for number, line in enumerate(lines[:end]) if number not in removed]
    head = [line + newline for line in _head(text, statement, listed.start.column)]
    result = "".join([*kept, *head, *(lines[number] for block in moved for number in block), *lines[end:]])
    return result[: -len(newline)] if is_unterminated else result


def _lines(text: EditableText, statement: Mapping, split: Split, name: str, lines: Sequence[str]) -> tuple[int, int]:
    """The first line of a table, from 0, and the one after its last; comments right above it belong to it."""
    key, table = next(pair for pair in statement.pairs if pair[0].value == name)
    first = key.start.line
    if first == statement.start.line:
        raise EditError((*split.path, name), "a table on the line of the dash cannot be set apart; write as_of first")
    while first - 1 > statement.start.line and lines[first - 1].lstrip(" \t").startswith("#"):
        first -= 1
    return first, text.last_line(table) + 1


def _head(text: EditableText, statement: Mapping, dash: int) -> list[str]:
    """The start of the new statement: the subject keys of the old one, as they are written there."""
    column = statement.start.column
    keys = [
        text.between(key.start, value.end)
        for key, value in statement.pairs
        if key.value in _SUBJECT_KEYS and isinstance(value, Scalar) and not value.is_null
    ]
    lead = " " * dash + "-"
    return [(lead if not number else "").ljust(column) + line for number, line in enumerate(keys)]
