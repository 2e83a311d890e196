"""A book of many occupations: headers of profiles in, then one profile after the other; a plan, chapters, lists out.

:func:`plan` puts the occupations in order; :func:`chapter` and :func:`divider` are asked for one by one, so that no
more than one profile need be held; :func:`index` and :func:`front` are made of the :class:`Facts` that are kept of
each profile, when it is known on which pages everything stands.
"""

from brochure.compose.book.chapters import Facts, chapter, facts_of
from brochure.compose.book.front import divider, front, index
from brochure.compose.book.plan import By, Part, Plan, Wishes, plan
from brochure.compose.sources import requires_credit

__all__ = [
    "By",
    "Facts",
    "Part",
    "Plan",
    "Wishes",
    "chapter",
    "divider",
    "facts_of",
    "front",
    "index",
    "plan",
    "requires_credit",
]
