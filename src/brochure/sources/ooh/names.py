"""Names of occupations within sentences, and names of the handbook's occupation groups."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from brochure.profile.model import Names

_LOWERCASE = frozenset(("and",))
_CAPTION = re.compile(r"Employment projections data for (?P<plural>.+?), [0-9]{4}")
_HOW_TO = re.compile(r"How to Become (?:an?|the) (?P<singular>.+)", re.IGNORECASE)


def read_names(caption: str, how_to_title: str) -> Names | None:
    """The plural in the caption of the projections, and the singular in “How to Become an Electrician”.

    Headings are capitalized. A word keeps its capitals if the plural has them, too, or if they go beyond its first
    letter.
    """
    plural, singular = _CAPTION.search(caption), _HOW_TO.fullmatch(how_to_title)
    if not plural or not singular:
        return None
    known = {word.lower(): word for word in re.findall(r"[\w']+", plural["plural"])}

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        kept = known.get(word.lower()) or known.get(f"{word.lower()}s", "")[: len(word)]
        return kept or (word if not word[1:].islower() and len(word) > 1 else word.lower())

    return Names(singular=re.sub(r"[\w']+", lowered, singular["singular"]), plural=plural["plural"])


def category_of(url: str) -> str:
    """``Construction and Extraction`` for ``https://www.bls.gov/ooh/construction-and-extraction/electricians.htm``."""
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part]
    except ValueError:
        return ""
    if len(parts) != 3 or parts[0] != "ooh":
        return ""
    return CATEGORIES.get(parts[1]) or " ".join(w if w in _LOWERCASE else w.capitalize() for w in parts[1].split("-"))


CATEGORIES = {
    "education-training-and-library": "Education, Training, and Library",
    "farming-fishing-and-forestry": "Farming, Fishing, and Forestry",
    "installation-maintenance-and-repair": "Installation, Maintenance, and Repair",
    "life-physical-and-social-science": "Life, Physical, and Social Science",
}
"""The groups whose names have commas."""
