"""A style as it is in the end: every key with its value, what it means, and the file that sets it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import fill
from typing import Any, NamedTuple

from brochure.display import visible
from brochure.style.find import find_stack, is_overlay, style_folders
from brochure.style.load import traced_overlay, traced_stack
from brochure.style.model import Style
from brochure.yamlio.nodes import Mapping, Node, Scalar
from brochure.yamlio.rules import Doc, unwrapped
from brochure.yamlio.scalars import spelled

Value = str | float | bool | tuple[Any, ...]


class ShownKey(NamedTuple):
    """A key, ``page.size``: its ``value`` in the unit that the style uses, and what it means.

    ``file`` and ``line`` are where it is set; both are None for a default.
    """

    key: str
    value: Value
    meaning: str
    file: Path | None
    line: int | None


class ShownStyle(NamedTuple):
    """A style, a stack or an overlay; an overlay has only the ``keys`` that it sets.

    ``files`` are those that set a key, in the order in which later ones replace what earlier ones set.
    """

    name: str
    is_overlay: bool
    files: tuple[Path, ...]
    keys: tuple[ShownKey, ...]


def shown(name: str | Path, folders: Sequence[Path] | None = None) -> ShownStyle:
    """The style, overlay or stack that ``name`` means. Raises as :func:`brochure.style.load.load_style` does."""
    where = style_folders() if folders is None else folders
    paths = find_stack(name, where)
    alone = len(paths) == 1 and is_overlay(paths[0])
    style, merged = traced_overlay(paths[0], where) if alone else traced_stack(paths, where)
    keys = tuple(_keys(Style, style, merged.root))
    if alone:
        own = {str(path) for path in merged.files}
        keys = tuple(key for key in keys if str(key.file) in own)
    setting = {str(key.file) for key in keys}
    files = tuple(path for path in dict.fromkeys(merged.files) if str(path) in setting)
    return ShownStyle(style.name, alone, files, keys)


def _keys(declaration: type[Any], values: Any, node: Node | None, prefix: str = "") -> Iterator[ShownKey]:
    """The keys of a part of a style, whose values were read from ``node`` where it has them."""
    for field in fields(declaration):
        base, rules = unwrapped(field.type)
        value, child = getattr(values, field.name), node.get(field.name) if isinstance(node, Mapping) else None
        key = f"{prefix}{field.name}"
        if value is None:
            continue
        if is_dataclass(base) and isinstance(base, type):
            yield from _keys(base, value, child, f"{key}.")
            continue
        meaning = next((rule.text for rule in rules if isinstance(rule, Doc)), "")
        if child is None or (isinstance(child, Scalar) and child.is_null):
            yield ShownKey(key, value, meaning, None, None)
        else:
            yield ShownKey(key, value, meaning, Path(child.source.path), child.start.line + 1)


def as_yaml(style: ShownStyle, width: int) -> str:
    """``style`` as YAML in lines of about ``width`` characters: above each key what it means, beside it its file."""
    lines = [f"# {line}" for line in _head(style)]
    part = ""
    for key in style.keys:
        parent, _, name = key.key.rpartition(".")
        indent = "  " if parent else ""
        if parent != part:
            lines += ["", f"{parent}:"] if parent else []
            part = parent
        if not parent:
            lines.append("")
        lines += fill(key.meaning, width, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ").splitlines()
        lines += _set(f"{indent}{name}:", key, width)
    return "\n".join(lines) + "\n"


def _head(style: ShownStyle) -> Iterator[str]:
    """What is shown, and the files that set it."""
    yield f"{style.name}: {'an overlay, with the keys that it sets' if style.is_overlay else 'all keys of this style'}"
    for path in style.files:
        yield visible(f"{path.name}: {path}")


def _set(name: str, key: ShownKey, width: int) -> Iterator[str]:
    """The lines of a key and its value, the first with its file or that it is a default; long text is folded."""
    origin = "default" if key.file is None else visible(f"{key.file.name}:{key.line}")
    if isinstance(key.value, tuple) and any(isinstance(item, str) for item in key.value):
        yield f"{name}  # {origin}"
        yield from (f"  - {_scalar(item)}" for item in key.value)
    elif isinstance(key.value, tuple):
        yield f"{name} [{', '.join(map(_scalar, key.value))}]  # {origin}"
    elif len(line := f"{name} {_scalar(key.value)}  # {origin}") <= width:
        yield line
    else:
        yield f"{name}  # {origin}"
        yield fill(_scalar(key.value), width, initial_indent="  ", subsequent_indent="  ", break_long_words=False,
                   break_on_hyphens=False)  # fmt: skip


def _scalar(value: str | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if spelled(value) == value else json.dumps(value, ensure_ascii=False)
    return f"{value:.6g}"
