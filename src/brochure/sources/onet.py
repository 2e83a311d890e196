"""The occupations that have O*NET pages, so that no link or QR code leads to a missing page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_CODES = Path(__file__).with_name("onet_codes.txt")
_PAGE = "https://www.onetonline.org/link/summary/"
_SUMMARY = re.compile(r"https?://(?:www\.)?onetonline\.org/link/summary/(?P<code>[0-9.-]+)/?", re.IGNORECASE)


def summary_page(soc: str) -> str | None:
    """The address of an occupation's summary page; None if O*NET does not have one.

    Some codes, such as 51-2028, combine several occupations and are used by the wage survey and the projections only.
    """
    code = f"{soc}.00"
    return f"{_PAGE}{code}" if code in _codes() else None


def is_dead(address: str) -> bool:
    """Whether ``address`` is a summary page that O*NET does not have."""
    found = _SUMMARY.fullmatch(address)
    return found is not None and found["code"] not in _codes()


@cache
def _codes() -> frozenset[str]:
    lines = _CODES.read_text(encoding="utf-8").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())
