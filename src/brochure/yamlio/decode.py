"""Decodes nodes into frozen dataclasses, driven by their declarations alone.

Each class gets one plan, a reader for each key, built on first use. A declaration may use ``str``, ``int``, ``float``,
``bool``, ``date``, ``Literal``, dataclasses, ``X | None``, ``tuple[X, ...]`` and the rules of
:mod:`brochure.yamlio.rules`. A declared class must not postpone its annotations (``from __future__ import
annotations``): evaluating them takes longer than all the rest of decoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, Literal, TypeVar, get_args, get_origin

from brochure.yamlio.nodes import NULLS, Mapping, Node, Path, Scalar, Sequence, span_of, walk
from brochure.yamlio.renames import use_current_names
from brochure.yamlio.report import Report, closest, shortened
from brochure.yamlio.rules import (
    BAD,
    Bad,
    Check,
    Complaint,
    Matches,
    MaxLength,
    OneOf,
    Range,
    Reader,
    Reads,
    unwrapped,
)
from brochure.yamlio.scalars import read_boolean, read_date, read_number, read_text, read_whole, wrong_type
from brochure.yamlio.source import Span

T = TypeVar("T")

DEFAULT_MAX_LENGTH = 2000

_MIN_SIMILARITY = 0.75  # of a mistyped key to a known one
_MAX_KEYS_COMPARED = 50
_MAX_NAMED = 4


def decode(root: Node, declaration: type[T], report: Report) -> T | None:
    """Decode ``root`` as ``declaration``; None if that is impossible.

    Every problem goes to ``report``. Invalid optional values are left out of the result, so that the rest can still be
    checked; a result whose report has errors must not be used.
    """
    reader = reader_of(declaration)
    use_current_names(root, declaration, report)
    if isinstance(root, Mapping) and (strange := _strange_keys(root, declaration)):
        names = ", ".join(shortened(key.value) for key in strange[:_MAX_NAMED])
        hint = f"is this file of another kind? The keys here are {', '.join(_names(declaration))}"
        report.error(strange[0], "foreign", f"most keys are unknown, such as {names}", hint)
        return None
    value: T | Bad = reader(root, report)
    return None if isinstance(value, Bad) else value


def _strange_keys(root: Mapping, declaration: type[Any]) -> list[Scalar]:
    """The keys that resemble no declared key, if there are so many that the file must be of another kind.

    That means more than half of the keys, and at least three; at least two if no required key is present.
    """
    keys = list({key.value: key for key, _ in root.pairs[:_MAX_KEYS_COMPARED]}.values())
    known = _names(declaration)
    unknown = [key for key in keys if key.value not in known]
    needed = 3 if any(key.value in _required(declaration) for key in keys) else 2
    if len(unknown) < needed or 2 * len(unknown) <= len(keys):
        return []
    strange = [key for key in unknown if closest(key.value, known, cutoff=_MIN_SIMILARITY) is None]
    return strange if len(strange) >= needed and 2 * len(strange) > len(keys) else []


def _required(declaration: type[Any]) -> tuple[str, ...]:
    return tuple(
        field.name for field in fields(declaration) if field.default is MISSING and field.default_factory is MISSING
    )


def _names(declaration: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(declaration))


class Spans(AbstractMapping[Path, Span]):
    """The position of every value, by path (``("wages", 0, "p10")``), computed on first use.

    The position of a list or mapping is that of its key; the position of a list item is its first character.
    """

    def __init__(self, root: Node) -> None:
        self.root = root
        self._nodes: dict[Path, tuple[Scalar | None, Node]] | None = None

    def node(self, path: Path) -> Node:
        """The node at ``path``. Raises KeyError if the file has no such value."""
        return self._table[path][1]

    def nearest(self, path: Path) -> Path:
        """``path``, or its nearest ancestor that exists in the file."""
        while path and path not in self._table:
            path = path[:-1]
        return path

    def __getitem__(self, path: Path) -> Span:
        key, node = self._table[path]
        return span_of(node if key is None or isinstance(node, Scalar) else key)

    def __iter__(self) -> Iterator[Path]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    @property
    def _table(self) -> dict[Path, tuple[Scalar | None, Node]]:
        if self._nodes is None:
            self._nodes = {(): (None, self.root)}
            for path, key, node in walk(self.root):
                self._nodes.setdefault(path, (key, node))
        return self._nodes


def reader_of(declaration: Any) -> Reader:
    """The cached reader for a declared type and its rules."""
    reader = _READERS.get(declaration)
    if reader is None:
        reader = _READERS[declaration] = _new_reader(*unwrapped(declaration))
    return reader


_READERS: dict[Any, Reader] = {bool: read_boolean, date: read_date}


def _new_reader(base: Any, rules: tuple[Any, ...]) -> Reader:
    for rule in rules:
        if isinstance(rule, Reads):
            return rule.read
    if get_origin(base) is tuple:
        return _list_reader(reader_of(get_args(base)[0]))
    if base is str or get_origin(base) is Literal:
        choice = () if base is str else (OneOf(get_args(base), "one of the allowed words"),)
        return _text_reader((*choice, *rules))
    if base in (int, float):
        return _number_reader(read_whole if base is int else read_number, rules)
    if isinstance(base, type) and is_dataclass(base):
        return _Plan(base).read
    if base in _READERS:
        return _READERS[base]
    raise TypeError(f"no reader for {base!r}")


def _list_reader(read_item: Reader) -> Reader:
    def read(node: Node, report: Report) -> tuple[Any, ...] | Bad:
        if not isinstance(node, Sequence):
            hint = "write it as a list: [ … ]" if isinstance(node, Scalar) else "begin each item with a dash"
            return wrong_type(node, report, "a list", hint)
        values = []
        for item in node.items:
            if isinstance(item, Scalar) and item.is_null:
                report.error(item, "missing", "an empty item", "delete it")
                values.append(BAD)
            else:
                values.append(read_item(item, report))
        # One bad item invalidates the list: leaving it out would shift the positions of the others.
        return BAD if BAD in values else tuple(values)

    return read


def _number_reader(read_bare: Reader, rules: tuple[Any, ...]) -> Reader:
    limits = [rule for rule in rules if isinstance(rule, Range)]
    if not limits:
        return read_bare
    low, high = max(rule.low for rule in limits), min(rule.high for rule in limits)

    def read(node: Node, report: Report) -> float | Bad:
        value: float | Bad = read_bare(node, report)
        if value is not BAD and not low <= value <= high:  # type: ignore[operator]
            report.error(node, "range", f"{value:,.12g} is not between {low:,.12g} and {high:,.12g}")
            return BAD
        return value

    return read


def _text_reader(rules: tuple[Any, ...]) -> Reader:
    limit = min((rule.characters for rule in rules if isinstance(rule, MaxLength)), default=DEFAULT_MAX_LENGTH)
    checks = [check for check in map(_text_check, rules) if check]
    doubts = [rule for rule in rules if isinstance(rule, OneOf) and not rule.strict]

    def read(node: Node, report: Report) -> str | Bad:
        text = read_text(node, report)
        if isinstance(text, Bad):
            return BAD
        if len(text) > limit:
            report.error(node, "length", f"{len(text):,} characters, at most {limit:,} are allowed")
            return BAD
        for check in checks:
            if complaint := check(text):
                report.error(node, *complaint)
                return BAD
        for doubt in doubts:
            if complaint := one_of_complaint(doubt, text):
                report.warning(node, *complaint)
        return text

    return read


def _text_check(rule: Any) -> Any:
    """A function from text to Complaint or None; None for rules that are not about text."""
    if isinstance(rule, Matches):
        pattern, expected = re.compile(rule.pattern), f"expected {rule.expected}"
        return lambda text: (
            None if pattern.fullmatch(text) else Complaint("format", f"{expected}, found “{shortened(text)}”")
        )
    if isinstance(rule, OneOf) and rule.strict:
        return lambda text: one_of_complaint(rule, text)
    if isinstance(rule, Check):
        return rule.complaint
    return None


def one_of_complaint(rule: OneOf, text: str) -> Complaint | None:
    """The complaint about a text that is not one of the rule's values; None if it is."""
    if text in rule.values:
        return None
    meant = closest(text, rule.values)
    hint = f"did you mean “{meant}”?" if meant else f"one of: {'; '.join(rule.values)}"
    return Complaint("choice", f"“{shortened(text)}” is not {rule.expected}", hint)


class _Plan:
    """How a mapping is decoded into a class: a reader for each key, and the required keys."""

    def __init__(self, declaration: type[Any]) -> None:
        self.declaration = declaration
        self.readers = {field.name: reader_of(_real(field.type, declaration)) for field in fields(declaration)}
        self.required = _required(declaration)
        self.texts = frozenset(
            field.name for field in fields(declaration) if unwrapped(_real(field.type, declaration))[0] is str
        )

    def read(self, node: Node, report: Report) -> Any:
        """An instance without null and invalid values; BAD if a required one is among them."""
        if not isinstance(node, Mapping):
            return wrong_type(node, report, "a mapping", f"with the keys {', '.join(self.readers)}")
        values = self._values(node, report)
        good = {name: value for name, value in values.items() if value is not None and value is not BAD}
        missing = [name for name in self.required if name not in good]
        for name in missing:
            if values.get(name) is None:
                hint = "write it; text that begins with # needs quotes" if name in values else f"add `{name}: …`"
                report.error(node, "missing", f"`{name}` is missing", hint)
        if report.patient:
            good |= {name: "" for name in missing if name in self.texts}
        return BAD if any(name not in good for name in missing) else self.declaration(**good)

    def _values(self, node: Mapping, report: Report) -> dict[str, Any]:
        """The values by key: None for null, BAD for invalid ones."""
        values: dict[str, Any] = {}
        last = ""
        for key, child in node.pairs:
            name = key.value
            if name in values:
                report.error(key, "duplicate-key", "this key appears twice", "keep one of them")
            elif name not in self.readers:
                _report_unknown(key, tuple(self.readers), report)
                if name.isdigit() and last:  # {value: 38,040}: the value before the comma is only part of the number
                    values[last] = BAD
            elif isinstance(child, Scalar) and child.plain and child.value in NULLS:
                values[name] = None
            else:
                values[name] = self.readers[name](child, report)
            last = name if name in values else ""
        return values


def _real(declared: Any, where: type[Any]) -> Any:
    if isinstance(declared, str):
        raise TypeError(f"{where.__name__} postpones its annotations")
    return declared


def _report_unknown(key: Scalar, known: tuple[str, ...], report: Report) -> None:
    if key.value.isdigit():  # {value: 38,040}
        hint = "write numbers without commas, and put text with a comma in quotes"
    elif not report.is_full and (meant := closest(key.value, known)):
        hint = f"did you mean `{meant}`?"
    else:
        hint = f"the keys here are {', '.join(known)}"
    report.error(key, "unknown-key", f"unknown key “{shortened(key.value)}”", hint)
