"""All parts of a short form, from a profile."""

from __future__ import annotations

from brochure.compose.context import Context
from brochure.compose.essentials.conditions import conditions, topics
from brochure.compose.essentials.duties import duties
from brochure.compose.essentials.model import Essentials
from brochure.compose.essentials.path import path
from brochure.compose.essentials.qualities import qualities, self_check
from brochure.compose.fillers import short_questions
from brochure.profile.onet import uses_onet


def essentials(context: Context) -> Essentials:
    """What short forms print of the profile of ``context``; parts that it lacks are empty."""
    profile = context.profile
    made = Essentials(
        deck=context.own_text(context.profile.deck),
        duties=duties(context),
        conditions=conditions(context),
        topics=topics(context),
        path=path(context),
        qualities=qualities(context),
        self_check=self_check(context),
        questions=short_questions(context.locale),
    )
    if not uses_onet(profile):
        return made
    from brochure.compose.essentials.onet import completed  # noqa: PLC0415  most profiles have nothing of it

    return completed(made, context)
