"""Replaces former names of keys and values by their current ones, each with a warning.

A declaration states what was renamed by :class:`~brochure.yamlio.rules.RenamedKey` and
:class:`~brochure.yamlio.rules.RenamedValue`, one line each. Nodes are changed in place before anything else looks at
them, so that the rest of the program uses current names only; positions remain those in the file. The JSON Schema has
current names only, so that editors point out former ones. Declarations without former names cost nothing to read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin

from brochure.yamlio import nodes
from brochure.yamlio.nodes import Node, Scalar
from brochure.yamlio.report import Report
from brochure.yamlio.rules import Reads, RenamedKey, RenamedValue, unwrapped

_Renamer = Callable[[Node, Report], None]

_RENAMERS: dict[Any, _Renamer | None] = {}


def use_current_names(root: Node, declaration: Any, report: Report) -> None:
    """Replace the former names in ``root``, which will be decoded as ``declaration``, and warn of each."""
    if rename := _renamer_of(declaration):
        rename(root, report)


def former_keys(declaration: type[Any]) -> Mapping[str, str]:
    """The current key for each former key of a class."""
    rules = ((field.name, rule) for field in fields(declaration) for rule in unwrapped(field.type)[1])
    return {rule.old: name for name, rule in rules if isinstance(rule, RenamedKey)}


def _renamer_of(declaration: Any) -> _Renamer | None:
    """The cached function that renames within nodes of a declared type; None if it has no former names."""
    if declaration not in _RENAMERS:
        _RENAMERS[declaration] = _new_renamer(*unwrapped(declaration))
    return _RENAMERS[declaration]


def _new_renamer(base: Any, rules: tuple[Any, ...]) -> _Renamer | None:
    if any(isinstance(rule, Reads) for rule in rules):
        return None
    if values := {rule.old: rule.new for rule in rules if isinstance(rule, RenamedValue)}:
        return lambda node, report: _rename(node, values, report)
    if get_origin(base) is tuple:
        return _in_list(_renamer_of(get_args(base)[0]))
    if isinstance(base, type) and is_dataclass(base):
        parts = {field.name: part for field in fields(base) if (part := _renamer_of(field.type))}
        return _in_mapping(former_keys(base), parts)
    return None


def _in_list(rename_item: _Renamer | None) -> _Renamer | None:
    if rename_item is None:
        return None

    def rename(node: Node, report: Report) -> None:
        for item in node.items if isinstance(node, nodes.Sequence) else ():
            rename_item(item, report)

    return rename


def _in_mapping(keys: Mapping[str, str], parts: Mapping[str, _Renamer]) -> _Renamer | None:
    if not keys and not parts:
        return None

    def rename(node: Node, report: Report) -> None:
        for key, child in node.pairs if isinstance(node, nodes.Mapping) else ():
            _rename(key, keys, report)
            if part := parts.get(key.value):
                part(child, report)

    return rename


def _rename(node: Node, current: Mapping[str, str], report: Report) -> None:
    if isinstance(node, Scalar) and (new := current.get(node.value)):
        report.warning(node, "renamed", f"{node.value} is now {new}", f"write {new}")
        node.value = new
