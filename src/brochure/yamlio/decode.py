"""Decodes nodes into frozen dataclasses, driven by their declarations alone.

Each class gets one plan, a reader for each key, built on first use. A declaration may use ``str``, ``int``, ``float``,
``bool``, ``date``, ``Literal``, dataclasses, ``X | None``, ``tuple[X, ...]`` and the rules of
:mod:`brochure.yamlio.rules`. A declared class must not postpone its annotations (``from __future__ import
annotations``): evaluating them takes longer than all the rest of decoding.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

from brochure.yamlio.nodes import NULLS, Mapping, Node, Scalar, Sequence
from brochure.yamlio.report import Report, closest, shortened
from brochure.yamlio.rules import (
    BAD,
    DEFAULT_MAX_LENGTH,
    Bad,
    Check,
    Matches,
    MaxLength,
    OneOf,
    Range,
    Reader,
    Reads,
    RenamedKey,
    RenamedValue,
    Shorthand,
    required_keys,
    unwrapped,
)
from brochure.yamlio.scalars import read_boolean, read_date, read_number, read_text, read_whole, wrong_type

T = TypeVar("T")

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
    needed = 3 if any(key.value in required_keys(declaration) for key in keys) else 2
    if len(unknown) < needed or 2 * len(unknown) <= len(keys):
        return []
    strange = [key for key in unknown if closest(key.value, known, cutoff=_MIN_SIMILARITY) is None]
    return strange if len(strange) >= needed and 2 * len(strange) > len(keys) else []


def _names(declaration: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(declaration))


# Former names are replaced in the nodes before anything else looks at them, so that the rest of the program uses
# current names only. Positions remain those in the file. The JSON Schema has current names only, too.


def use_current_names(node: Node, declaration: Any, report: Report) -> None:
    """Replace the former names in ``node``, which will be decoded as ``declaration``, and warn of each."""
    if not _has_former_names(declaration):
        return
    base, rules = unwrapped(declaration)
    if values := {rule.old: rule.new for rule in rules if isinstance(rule, RenamedValue)}:
        _rename(node, values, report)
    elif isinstance(node, Sequence) and get_origin(base) is tuple:
        for item in node.items:
            use_current_names(item, get_args(base)[0], report)
    elif isinstance(node, Mapping) and is_dataclass(base) and isinstance(base, type):
        keys, types = former_keys(base), {field.name: field.type for field in fields(base)}
        for key, child in node.pairs:
            _rename(key, keys, report)
            if key.value in types:
                use_current_names(child, types[key.value], report)


def former_keys(declaration: type[Any]) -> AbstractMapping[str, str]:
    """The current key for each former key of a class."""
    rules = ((field.name, rule) for field in fields(declaration) for rule in unwrapped(field.type)[1])
    return {rule.old: name for name, rule in rules if isinstance(rule, RenamedKey)}


@cache
def _has_former_names(declaration: Any) -> bool:
    base, rules = unwrapped(declaration)
    if any(isinstance(rule, Reads) for rule in rules):
        return False
    if any(isinstance(rule, RenamedValue) for rule in rules):
        return True
    if get_origin(base) is tuple:
        return _has_former_names(get_args(base)[0])
    if is_dataclass(base) and isinstance(base, type):
        declared: list[Any] = [field.type for field in fields(base)]
        return bool(former_keys(base)) or any(map(_has_former_names, declared))
    return False


def _rename(node: Node, current: AbstractMapping[str, str], report: Report) -> None:
    if isinstance(node, Scalar) and (new := current.get(node.value)):
        report.warning(node, "renamed", f"{node.value} is now {new}", f"write {new}")
        node.value = new


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
        plan = _Plan(base)
        return next((_shorthand_reader(plan, rule.key) for rule in rules if isinstance(rule, Shorthand)), plan.read)
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
    checks = [rule for rule in rules if isinstance(rule, Matches | OneOf | Check)]

    def read(node: Node, report: Report) -> str | Bad:
        text = read_text(node, report)
        if isinstance(text, Bad):
            return BAD
        if len(text) > limit:
            report.error(node, "length", f"{len(text):,} characters, at most {limit:,} are allowed")
            return BAD
        for check in checks:
            complaint = check.complaint(text)
            if complaint and isinstance(check, OneOf) and not check.strict:
                report.warning(node, *complaint)
            elif complaint:
                report.error(node, *complaint)
                return BAD
        return text

    return read


class _Plan:
    """How a mapping is decoded into a class: a reader for each key, and the required keys."""

    def __init__(self, declaration: type[Any]) -> None:
        declared = {field.name: field.type for field in fields(declaration)}
        if any(isinstance(annotation, str) for annotation in declared.values()):
            raise TypeError(f"{declaration.__name__} postpones its annotations")
        self.declaration = declaration
        self.readers = {name: reader_of(annotation) for name, annotation in declared.items()}
        self.required = required_keys(declaration)
        self.texts = frozenset(name for name, annotation in declared.items() if unwrapped(annotation)[0] is str)

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


def _shorthand_reader(plan: _Plan, key: str) -> Reader:
    def read(node: Node, report: Report) -> Any:
        if not isinstance(node, Scalar):
            return plan.read(node, report)
        value = plan.readers[key](node, report)
        return BAD if value is BAD else plan.declaration(**{key: value})

    return read


def _report_unknown(key: Scalar, known: tuple[str, ...], report: Report) -> None:
    if key.value.isdigit():  # {value: 38,040}
        hint = "write numbers without commas, and put text with a comma in quotes"
    elif not report.is_full and (meant := closest(key.value, known)):
        hint = f"did you mean `{meant}`?"
    else:
        hint = f"the keys here are {', '.join(known)}"
    report.error(key, "unknown-key", f"unknown key “{shortened(key.value)}”", hint)
