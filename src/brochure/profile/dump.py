"""Converts a profile to plain data with the keys and shapes of the YAML, for JSON and for writing YAML."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from brochure.profile.markdown import Markdown
from brochure.profile.model import Amount, Profile, YearMonth


def to_plain(profile: Profile) -> dict[str, Any]:
    """``profile`` as dictionaries, lists, text, numbers and booleans, without missing values.

    Amounts are numbers or ``{"at_least": N}``, months ``"2016-05"`` or ``"2016"``, days ``"2025-08-28"``, sections
    Markdown text. Loading the result gives an equal profile.
    """
    plain: dict[str, Any] = plain_value(profile)
    return plain


def plain_value(value: Any) -> Any:
    """:func:`to_plain` for any part of a profile."""
    if isinstance(value, Amount):
        return {"at_least": _number(value.value)} if value.at_least else _number(value.value)
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]
    if isinstance(value, YearMonth | Markdown | date):
        return _written(value)
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        plain = {name: plain_value(item) for name, item in pairs if item is not None and item != ()}
        return {name: item for name, item in plain.items() if item != {}}
    return _number(value) if isinstance(value, float) else value


def _written(value: YearMonth | Markdown | date) -> str:
    if isinstance(value, Markdown):
        return value.source
    return str(value)


def _number(value: float) -> int | float:
    """``38040`` for ``38040.0``."""
    return int(value) if value == int(value) else value
