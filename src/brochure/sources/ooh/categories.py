"""The handbook's groups of occupations, by the part of a page's address that names them."""

from __future__ import annotations

from urllib.parse import urlsplit

_SMALL = frozenset(("and",))


def category_of(url: str) -> str:
    """``Construction and Extraction`` for ``https://www.bls.gov/ooh/construction-and-extraction/electricians.htm``."""
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part]
    except ValueError:
        return ""
    if len(parts) != 3 or parts[0] != "ooh":
        return ""
    return CATEGORIES.get(parts[1]) or " ".join(w if w in _SMALL else w.capitalize() for w in parts[1].split("-"))


CATEGORIES = {
    "education-training-and-library": "Education, Training, and Library",
    "farming-fishing-and-forestry": "Farming, Fishing, and Forestry",
    "installation-maintenance-and-repair": "Installation, Maintenance, and Repair",
    "life-physical-and-social-science": "Life, Physical, and Social Science",
}
"""Those whose names have commas."""
