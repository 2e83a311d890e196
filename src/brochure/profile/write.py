"""Writes profiles: as readable YAML, as plain data, and as copies under another slug.

The YAML has the keys in the model's order, short rows on one line and sections as blocks. The same profile always
gives the same text; loading the text or the plain data gives an equal profile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from brochure.errors import BrochureError
from brochure.inputs import read_input
from brochure.profile.kinds import require_slug
from brochure.profile.load import load_file, load_text
from brochure.profile.markdown import Markdown
from brochure.profile.model import Amount, Duty, Profile, YearMonth
from brochure.profile.onet import RelatedOccupation, Skill, Specialization, Tool
from brochure.yamlio.nodes import Scalar
from brochure.yamlio.rules import editor_line
from brochure.yamlio.source import MAX_BYTES
from brochure.yamlio.spans import EditableText, EditError

_WIDTH = 120
_FOLD_AT = 100
_FOLDED_WIDTH = 92
_KEY = "  "
# Text that needs no quotes, even within a flow mapping.
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9_.+()/&%'’“”–—é-]|[ ](?=[^ #])|;)*")
_PLAIN_LINE = re.compile(_PLAIN.pattern.replace("|;", "|[;,]"))
_KEYWORD = re.compile(r"(?:true|false|null|yes|no|on|off|y|n)", re.IGNORECASE)
# Addresses with "?" are quoted: PyYAML's pure Python parser rejects them within a flow mapping.
_BARE = re.compile(r"[0-9]{2}-[0-9]{4}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|https?://[A-Za-z0-9/._~%=&+-]+")
_ALONE = {Duty: "text", RelatedOccupation: "title", Skill: "name", Specialization: "title", Tool: "name"}
"""Mappings that are written as the value of one key if the others have their defaults."""
_BLOCKS = frozenset(("quick_facts", "projections", "sections"))
_BLOCK_LISTS = frozenset(("wages", "employment", "similar"))


def to_yaml(profile: Profile, comment: str = "") -> str:
    """The YAML of ``profile``. ``comment`` is placed at the top, below the schema line for editors."""
    lines = [editor_line("profile"), *(f"# {line}" for line in comment.splitlines())]
    for key, value in to_plain(profile).items():
        lines.extend(_entry(key, value, 0))
    return "\n".join(lines) + "\n"


def written_key(key: str, value: tuple[Any, ...]) -> list[str]:
    """The lines of a key of a profile with a list."""
    return list(_entry(key, plain_value(value), 0)) if value else [f"{key}: []"]


def _entry(key: str, value: Any, depth: int) -> Iterator[str]:
    """The lines of a key and its value."""
    indent = _KEY * depth
    if isinstance(value, dict) and not (short := _short_mapping(key, value, len(indent))):
        yield f"{indent}{key}:"
        for name, item in value.items():
            yield from _entry(name, item, depth + 1)
    elif isinstance(value, dict):
        yield f"{indent}{key}: {short}"
    elif isinstance(value, list):
        yield from _list(key, value, depth)
    elif isinstance(value, str) and "\n" in value:
        yield from _block(key, value, depth)
    elif isinstance(value, str) and len(value) > _FOLD_AT and _foldable(value):
        yield from _folded(key, value, depth)
    else:
        yield f"{indent}{key}: {scalar(value, _PLAIN_LINE)}"


def _short_mapping(key: str, value: Mapping[str, Any], used: int) -> str:
    """A mapping of scalars on one line; empty if it must be a block."""
    if key in _BLOCKS or any(isinstance(item, list) for item in value.values()):
        return ""
    text = _flow(value)
    return text if used + len(key) + 2 + len(text) <= _WIDTH else ""


def _list(key: str, items: list[Any], depth: int) -> Iterator[str]:
    indent = _KEY * depth
    if not any(isinstance(item, dict) for item in items):
        text = f"{indent}{key}: [{', '.join(scalar(item) for item in items)}]"
        if len(text) <= _WIDTH:
            yield text
            return
    yield f"{indent}{key}:"
    for item in items:
        if not isinstance(item, dict):
            yield f"{indent}{_KEY}- {scalar(item)}"
        elif key in _BLOCK_LISTS or any(isinstance(part, list) for part in item.values()):
            yield from _block_item(item, depth + 1)
        else:
            yield f"{indent}{_KEY}- {_flow(item)}"


def _block_item(item: Mapping[str, Any], depth: int) -> Iterator[str]:
    """A mapping as a list item, one key per line."""
    lines = [line for key, value in item.items() for line in _entry(key, value, depth + 1)] or ["{}"]
    indent = _KEY * depth
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _block(key: str, text: str, depth: int) -> Iterator[str]:
    """Text of several lines as a literal block."""
    indent = _KEY * depth
    if text.startswith((" ", "\t")) or any(line != line.rstrip() for line in text.split("\n")):
        yield f"{indent}{key}: {_quoted(text)}"
        return
    yield f"{indent}{key}: |"
    for line in text.rstrip("\n").split("\n"):
        yield f"{indent}{_KEY}{line}" if line else ""


def _folded(key: str, text: str, depth: int) -> Iterator[str]:
    """A long line of text, folded at spaces."""
    indent = _KEY * depth
    yield f"{indent}{key}: >-"
    line = ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= _FOLDED_WIDTH:
            yield f"{indent}{_KEY}{line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"{indent}{_KEY}{line}"


def _foldable(text: str) -> bool:
    return "  " not in text and text == text.strip() and "\t" not in text and not text.startswith("#")


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    return scalar(value)


def scalar(value: Any, plain: re.Pattern[str] = _PLAIN) -> str:
    """A number, boolean or text as YAML on one line; text is quoted unless ``plain`` matches it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.2f}" if isinstance(value, float) and round(value, 2) == value and value < 1000 else repr(value)
    text = str(value)
    if (plain.fullmatch(text) and not _KEYWORD.fullmatch(text)) or _BARE.fullmatch(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def to_plain(profile: Profile) -> dict[str, Any]:
    """``profile`` as dictionaries, lists, text, numbers and booleans, without missing values.

    Amounts are numbers or ``{"at_least": N}``, months ``"2016-05"`` or ``"2016"``, days ``"2025-08-28"``, sections
    Markdown text. Loading the result gives an equal profile.
    """
    plain: dict[str, Any] = plain_value(profile)
    return plain


def plain_value(value: Any) -> Any:
    """:func:`to_plain` for any part of a profile."""
    if (key := _ALONE.get(type(value))) and value == type(value)(**{key: getattr(value, key)}):
        value = getattr(value, key)
    if isinstance(value, Amount):
        return {"at_least": _number(value.value)} if value.at_least else _number(value.value)
    if isinstance(value, Markdown):
        return value.source
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]
    if isinstance(value, YearMonth | date):
        return str(value)
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        plain = {name: plain_value(item) for name, item in pairs if item is not None and item != ()}
        return {name: item for name, item in plain.items() if item != {}}
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> int | float:
    """``38040`` for ``38040.0``."""
    return int(value) if value == int(value) else value


def copied(path: Path, slug: str) -> tuple[str, Profile]:
    """The text and profile of a copy of ``path`` with ``slug`` in place of its own; every other character is kept.

    Raises :class:`~brochure.errors.BrochureError` for an invalid slug and if the file changes meanwhile,
    :class:`~brochure.errors.NotFoundError` for a missing file, :class:`~brochure.errors.InputError` for an invalid
    one, and :class:`~brochure.yamlio.spans.EditError`.
    """
    require_slug(slug)
    original = load_file(path).profile
    text = renamed(read_input(path, MAX_BYTES).decode("utf-8"), slug)
    profile = load_text(text, str(path)).profile
    if profile != replace(original, slug=slug):
        raise BrochureError(f"{path}: the copy would differ from the original; did the file change just now?")
    return text, profile


def renamed(text: str, slug: str) -> str:
    """``text``, a whole file as decoded, with another slug and every other character kept.

    Raises :class:`~brochure.yamlio.spans.EditError`, and :class:`~brochure.errors.InputError` if it is not YAML.
    """
    parsed, path = EditableText(text), ("slug",)
    node = parsed.node(path)
    if not isinstance(node, Scalar) or node.block:
        raise EditError(path, "a slug on more than one line cannot be replaced; write it on the line of its key")
    return text[: parsed.at(node.start.index)] + scalar(slug) + text[parsed.at(node.end.index) :]
