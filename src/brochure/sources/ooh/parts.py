"""What pages and compilation entries have in common: the parts of an occupation, and blocks of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from brochure.errors import BrochureError
from brochure.profile.kinds import slug_complaint
from brochure.profile.markdown import MdBlock

SECTIONS = ("what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook")
"""The sections of running text, in the handbook's order; also the keys in a profile's ``sections``."""

HOME = "https://www.bls.gov/"
_GROUPS_WITH_COMMAS = {
    "education-training-and-library": "Education, Training, and Library",
    "farming-fishing-and-forestry": "Farming, Fishing, and Forestry",
    "installation-maintenance-and-repair": "Installation, Maintenance, and Repair",
    "life-physical-and-social-science": "Life, Physical, and Social Science",
}


class PageError(BrochureError):
    """A page or entry that cannot be converted to a profile."""


@dataclass(frozen=True, slots=True)
class QuickFacts:
    """The headline table as text, empty if missing. ``years`` are those of the projections."""

    pay: str = ""
    education: str = ""
    experience: str = ""
    training: str = ""
    jobs: str = ""
    outlook: str = ""
    change: str = ""
    years: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """One occupation as found in a source.

    ``sections`` has the HTML fragments of running text by key, with charts and tables in place; ``similar`` and
    ``more`` are the fragments of Similar Occupations and More Information. ``how_to_title`` is the heading of How to
    Become One, which names one person in the occupation. ``codes`` are SOC codes found outside the projections.
    """

    slug: str
    title: str
    url: str
    category: str = ""
    summary: str = ""
    modified: date | None = None
    how_to_title: str = ""
    codes: tuple[str, ...] = ()
    quick_facts: QuickFacts = QuickFacts()
    sections: Mapping[str, tuple[HtmlElement, ...]] = field(default_factory=dict)
    similar: HtmlElement | None = None
    more: HtmlElement | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; ``level`` is the indentation level of its first cell."""

    cells: tuple[str, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``name`` is the id of the element, ``foot`` the lines below the table."""

    name: str
    caption: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: its caption, and pairs of names and values as text."""

    caption: str
    bars: tuple[tuple[str, str], ...]


Block = MdBlock | Table | Bars


def slug_of(address: str) -> str | None:
    """The last part of a page's address without ``.htm``; None if it is not a valid slug."""
    try:
        name = urlsplit(address.strip()).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        return None
    slug = re.sub(r"\.html?$", "", name, flags=re.IGNORECASE).lower()
    return None if not slug or slug_complaint(slug) else slug


def category_of(url: str) -> str:
    """``Construction and Extraction`` for ``https://www.bls.gov/ooh/construction-and-extraction/electricians.htm``."""
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part]
    except ValueError:
        return ""
    if len(parts) != 3 or parts[0] != "ooh":
        return ""
    words = (word if word == "and" else word.capitalize() for word in parts[1].split("-"))
    return _GROUPS_WITH_COMMAS.get(parts[1]) or " ".join(words)
