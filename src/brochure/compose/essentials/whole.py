"""All parts of a short form, from a profile."""

from __future__ import annotations

from brochure.compose.context import Context
from brochure.compose.essentials.conditions import conditions
from brochure.compose.essentials.duties import duties
from brochure.compose.essentials.model import Essentials
from brochure.compose.essentials.path import path
from brochure.compose.essentials.qualities import qualities
from brochure.compose.fillers import SHORT_QUESTIONS


def essentials(context: Context) -> Essentials:
    """What short forms print of the profile of ``context``; parts that it lacks are empty."""
    return Essentials(
        duties=duties(context),
        conditions=conditions(context),
        path=path(context),
        qualities=qualities(context),
        questions=SHORT_QUESTIONS,
    )
