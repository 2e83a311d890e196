"""Names of occupations and industries as they are printed: in rows and labels, and inside sentences.

Sources name one occupation in title case, another in sentence case, and the most specific word often last; some put
codes of the classification behind a name. Profiles keep what the source says.
"""

from __future__ import annotations

import re

from brochure.compose.grammar import capitalized, mid_sentence, uninverted, with_proper_capitals
from brochure.compose.typography import tidy

_CODES = re.compile(r"\s*\((?:\d[\d,–-]+|OE(?:W)?S designation)\)", re.IGNORECASE)
"""``(6112,3)``: codes of the industry classification, and the mark of groups that only the survey has."""


def occupation_label(name: str, lang: str | None = None) -> str:
    """An occupation in a row of a table or under a bar: in sentence case, unless it carries a ``lang`` of its own."""
    name = _without_codes(name)
    return name if lang else capitalized(mid_sentence(name))


def industry_label(name: str, lang: str | None = None) -> str:
    """An industry in a row of a table or under a bar."""
    name = _without_codes(name)
    return name if lang else with_proper_capitals(name)


def occupation_said(name: str, lang: str | None = None) -> str:
    """An occupation inside a sentence, in the order in which people say it; of another ``lang``, in its own."""
    name = mid_sentence(_without_codes(name))
    return name if lang else uninverted(name)


def _without_codes(name: str) -> str:
    return tidy(_CODES.sub("", name) or name)
