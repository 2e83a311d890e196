"""SOURCE_DATE_EPOCH: the moment that reproducible builds take for now (https://reproducible-builds.org/specs/)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from brochure.errors import BrochureError

if TYPE_CHECKING:
    from datetime import datetime

VARIABLE = "SOURCE_DATE_EPOCH"
_END = 253_402_300_800
"""The year 10000: no date of a PDF file, or of Python, comes after it."""


class EpochError(BrochureError):
    """SOURCE_DATE_EPOCH is no moment."""


def source_date() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH names; None where it is not set, or empty. Raises :class:`EpochError`."""
    text = os.environ.get(VARIABLE, "")
    if not text:
        return None
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415  (few set it, and a list of profiles needs no dates)

    if not (text.isascii() and text.isdigit() and len(text) <= len(str(_END)) and int(text) < _END):
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise EpochError(
            f"{VARIABLE} is {shown!r}, and must be whole seconds since 1970, at most {_END - 1} (the year 9999)."
            " Set it to a number such as 1767225600 (January 1, 2026), or unset it"
        )
    return datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(text))  # fromtimestamp has limits of the system
