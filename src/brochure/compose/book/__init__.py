"""Composes books of many occupations, one profile at a time.

:func:`plan` orders the occupations, from the headers of their profiles. :func:`chapter` is called for one after
another, so that only one profile is in memory, and :func:`divider` after the chapters of its part. :func:`index` and
:func:`front` are made from the :class:`Facts` that are kept about each profile, when all page numbers are known.
"""

from brochure.compose.book.chapters import By, CoverText, Facts, Part, Plan, chapter, facts_of, plan
from brochure.compose.book.dividers import divider
from brochure.compose.book.front import front, index
from brochure.compose.sources import requires_credit

__all__ = [
    "By", "CoverText", "Facts", "Part", "Plan", "chapter", "divider", "facts_of", "front", "index", "plan",
    "requires_credit",
]  # fmt: skip
