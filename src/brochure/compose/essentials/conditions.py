"""Conditions of the work: places, hours, strain and hazards, travel, company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import best
from brochure.compose.essentials.standing import parts, standing
from brochure.profile.markdown import Run, Text

_KINDS = (
    re.compile(
        r"\b(?:offices?|outdoors?|outside|indoors?|settings?|stores?|shops?|hospitals?|laborator(?:y|ies)|schools?"
        r"|facilit(?:y|ies)|homes?|sites?|studios?|clinics?|plants?|factor(?:y|ies)|remote\w*|vehicles?|kitchens?"
        r"|farms?|boats?|ships?)\b"
    ),
    re.compile(
        r"\b(?:full time|part time|hours|schedules?|nights?|evenings?|weekends?|holidays|overtime|shifts?|on call"
        r"|seasonal)\b"
    ),
    re.compile(
        r"\b(?:injur\w+|illness\w*|hazard\w*|danger\w*|protective|strenuous|stress\w*|physically|demanding|heavy"
        r"|lift\w*|stand\w*|kneel\w*|bend\w*|noisy|noise|dirty|heights|heat|cold|weather|pressure|deadlines|risks?)\b"
    ),
    re.compile(r"\b(?:travel\w*|away from home|commut\w*)\b"),
    re.compile(
        r"\b(?:teams?|crews?|alone|independently|collaborat\w*|together|coworkers|colleagues|customers|clients)\b"
    ),
)
"""Places, hours, strain and hazards, travel, company: the order in which a reader wants to know."""


def conditions(context: Context) -> tuple[Text, ...]:
    """A sentence on each kind of condition that the profile speaks of, the most telling first."""
    chosen = dict.fromkeys(_chosen(context))
    return tuple((Run(sentence, lang=context.own_lang),) for sentence in chosen)


def _chosen(context: Context) -> Iterator[str]:
    below = [blocks for _, blocks in parts(context.sections.work_environment)]
    if context.own_lang:  # its words are unknown: the first sentence under each heading
        yield from (sentences[0] for sentences in map(standing, below) if sentences)
        return
    found = [sentence for blocks in below for sentence in standing(blocks, context.plural)]
    for kind in _KINDS:
        if sentence := best([one for one in found if kind.search(one)]):
            yield sentence
