"""What a store would change in a profile: every figure that it has of a newer vintage; and what it has not.

A statement of wages or of jobs, and the projections as a whole, have one date each, so each is brought up to date as
one. What a statement says first (pay and its percentiles; jobs) decides. A table with a row that cannot be found is set
apart, with the date that it has. What is null or absent in the profile stays so.
"""

from __future__ import annotations

from brochure.profile.model import Profile
from brochure.sources.updates.employment import plan_employment, plan_projections
from brochure.sources.updates.newest import Newest, Plan
from brochure.sources.updates.plan import plan_headline, plan_wages


def plan(profile: Profile, newest: Newest) -> Plan:
    """Everything that can be brought up to date in ``profile``, in the order of its file."""
    made, names = Plan(), newest.names(profile)
    if newest.vintage:
        plan_headline(profile, newest, newest.vintage, names, made)
        plan_wages(profile, newest, newest.vintage, names, made)
    if newest.span:
        plan_employment(profile, newest, newest.span, names, made)
        plan_projections(profile, newest, newest.span, names, made)
    return made
