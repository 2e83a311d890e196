"""What a page and an entry of the compilation have in common: named parts, each a fragment of HTML or a short text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brochure.errors import BrochureError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lxml.html import HtmlElement

SECTIONS = ("what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook")
"""The sections of running text, in the order of the handbook; keys of the profile's ``sections``."""

HOME = "https://www.bls.gov/"


class PageError(BrochureError):
    """A page or an entry that cannot become a profile."""


@dataclass(frozen=True, slots=True)
class QuickFacts:
    """The headline table as text; empty where there is nothing. ``years`` are those of the projections."""

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
    """One occupation as it stands in a source.

    ``sections`` has the fragments of running text by their keys, with charts and tables where they stand;
    ``similar`` and ``more`` are the fragments of Similar Occupations and More Information. ``how_to_title`` is the
    heading of How to Become One, which names one person of the occupation. ``codes`` are SOC codes that stand elsewhere
    than in the projections.
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
