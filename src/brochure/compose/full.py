"""What the full brochure has of the parts that a short form leaves out: a page promises nothing that is missing.

Layouts name what they leave out; here is what each of the names stands for in the brochure. Questions to ask are not
among them, because a brochure prints them only where there is room.
"""

from __future__ import annotations

from collections.abc import Callable

from brochure.compose.context import Context
from brochure.compose.document import summary
from brochure.compose.requirements import entry

_DUTIES = ("what they do", "more of what they do", "more on the work")
_WORK = ("more on the work environment", "what the work is like", "more on what the work is like")
_WAY_IN = ("the way in", "details of the way in", "more steps")
_QUALITIES = ("important qualities", "more qualities", "why qualities matter")
_PAY = ("notes on pay", "the picture of pay on the cover", "the range of pay")
_INDUSTRY_PAY = ("pay by industry", "pay in more industries")
_EMPLOYERS = ("where the jobs are", "who hires")
_FIGURES = ("openings, jobs and growth",)
_GROWTH = ("growth of groups", "how growth compares")
_SIMILAR = ("similar jobs", "more similar jobs")
_SUMMARY = ("more of the summary",)

_IN_FULL: tuple[tuple[tuple[str, ...], Callable[[Context], object]], ...] = (
    (_DUTIES, lambda context: context.profile.sections.what_they_do),
    (_WORK, lambda context: context.profile.sections.work_environment),
    (_WAY_IN, entry),
    (_QUALITIES, lambda context: context.profile.sections.how_to_become_one),
    (_PAY, lambda context: context.profile.wages),
    (_INDUSTRY_PAY, lambda context: any(wage.industries for wage in context.profile.wages)),
    (_EMPLOYERS, lambda context: any(one.industries for one in context.profile.employment)),
    (_FIGURES, lambda context: context.profile.projections or context.profile.employment),
    (_GROWTH, lambda context: context.profile.projections and context.profile.projections.comparisons),
    (_SIMILAR, lambda context: context.profile.similar),
    (_SUMMARY, summary),
)
"""Names of parts, and what of a profile the brochure prints of them."""


def in_full(context: Context) -> frozenset[str]:
    """The names of all parts that the brochure of the profile of ``context`` has."""
    return frozenset(name for names, has in _IN_FULL if has(context) for name in names)
