"""Which occupations O*NET has pages about: a link, and its QR code, must not lead to a page that does not exist."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_CODES = Path(__file__).with_name("onet_codes.txt")
_PAGE = "https://www.onetonline.org/link/summary/"
_SUMMARY = re.compile(r"https?://(?:www\.)?onetonline\.org/link/summary/(?P<code>[0-9.-]+)/?", re.IGNORECASE)


def summary_page(soc: str) -> str | None:
    """The address of the summary of an occupation; None where O*NET does not have it.

    Some codes, such as 51-2028, are used by the wage survey and the projections alone, for several occupations.
    """
    code = f"{soc}.00"
    return f"{_PAGE}{code}" if code in _codes() else None


def is_dead(address: str) -> bool:
    """Whether an address is that of a summary which O*NET does not have."""
    found = _SUMMARY.fullmatch(address)
    return found is not None and found["code"] not in _codes()


@cache
def _codes() -> frozenset[str]:
    lines = _CODES.read_text(encoding="utf-8").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())
