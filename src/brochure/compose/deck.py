"""The sentence or two under the title: the profile's summary, or else what the figures come to in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.context import is_everyone
from brochure.compose.entry import first_step
from brochure.compose.grammar import capitalized, same_name
from brochure.compose.typography import tidy

if TYPE_CHECKING:
    from brochure.compose.context import Context

_PAY = ((1.5, "well above"), (1.1, "above"), (0.9, "near"), (2 / 3, "below"), (0, "well below"))
"""What pay is called from which part of the median for all occupations on."""


def deck(context: Context) -> str:
    """Composed only for a profile without any prose; empty where nothing can be said."""
    profile = context.profile
    if profile.summary:
        return tidy(profile.summary.strip())
    if not context.is_bare:
        return ""
    pay, growth = _pay(context), _growth(context)
    joined = capitalized(", and ".join(filter(None, (pay, growth))))
    education = profile.quick_facts.education if profile.quick_facts else None
    return " ".join(filter(None, (joined and f"{joined}.", first_step(education))))


def _pay(context: Context) -> str:
    """The pay beside that of everyone; empty where there are wages of several occupations."""
    wages = context.profile.wages
    if len(wages) != 1 or wages[0].value is None or wages[0].statistic != "median":
        return ""
    everyone = next((row.value for row in wages[0].comparisons if is_everyone(row.name)), None)
    if everyone is None or everyone.at_least:
        return ""
    ratio = wages[0].value.value / everyone.value
    return f"pay is {next(words for least, words in _PAY if ratio >= least)} the median for all occupations"


def _growth(context: Context) -> str:
    """Where the number of jobs is going: by the outlook in words, or else by the sign of the growth."""
    projections = context.profile.projections
    view = same_name(projections.outlook or "") if projections else ""
    if "average" in view:
        pace = "as fast as average" if view in ("average", "about as fast as average") else view
        return f"jobs are expected to grow {pace}"
    if view == "little or no change":
        return "the number of jobs is expected to change little"
    if context.growth is None or not (view == "decline" or context.growth):
        return ""
    return f"the number of jobs is expected to {'grow' if context.growth > 0 else 'decline'}"
