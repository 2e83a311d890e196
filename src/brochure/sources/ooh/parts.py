"""The common form of a page and a compilation entry: named parts, each an HTML fragment or short text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brochure.errors import BrochureError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lxml.html import HtmlElement

SECTIONS = ("what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook")
"""The sections of running text, in the handbook's order; also the keys in a profile's ``sections``."""

HOME = "https://www.bls.gov/"


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

    ``sections`` has the fragments of running text by key, with charts and tables in place; ``similar`` and ``more`` are
    the fragments of Similar Occupations and More Information. ``how_to_title`` is the heading of How to Become One,
    which names one person in the occupation. ``codes`` are SOC codes found outside the projections.
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
