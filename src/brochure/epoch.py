"""SOURCE_DATE_EPOCH: the current time as reproducible builds see it (https://reproducible-builds.org/specs/)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from brochure.errors import BrochureError

VARIABLE = "SOURCE_DATE_EPOCH"
_END = 253_402_300_800
"""The start of the year 10000, the first moment that neither PDF nor Python can express."""


class EpochError(BrochureError):
    """SOURCE_DATE_EPOCH is not a valid time."""


def source_date() -> datetime | None:
    """The time in SOURCE_DATE_EPOCH, or None if it is unset or empty. Raises :class:`EpochError`."""
    text = os.environ.get(VARIABLE, "")
    if not text:
        return None
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415  (rarely set, and most commands need no dates)

    if not (text.isascii() and text.isdigit() and len(text) <= len(str(_END)) and int(text) < _END):
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise EpochError(
            f"{VARIABLE} is {shown!r}, and must be whole seconds since 1970, at most {_END - 1} (the year 9999)."
            " Set it to a number such as 1767225600 (January 1, 2026), or unset it"
        )
    return datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(text))  # the range of fromtimestamp varies by system


def recorded() -> str | None:
    """SOURCE_DATE_EPOCH as it is, for what depends on it or goes to another machine; None where it is not set."""
    return os.environ.get(VARIABLE)


@contextmanager
def pinned(value: str | None) -> Iterator[None]:
    """SOURCE_DATE_EPOCH as :func:`recorded` elsewhere, until the block ends."""
    before = recorded()
    _set(value)
    try:
        yield
    finally:
        _set(before)


def _set(value: str | None) -> None:
    if value is None:
        os.environ.pop(VARIABLE, None)
    else:
        os.environ[VARIABLE] = value
