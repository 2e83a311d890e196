"""Conditions of the work: places, hours, strain and hazards, travel, company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import LIMIT, best, short
from brochure.compose.essentials.standing import parts, standing
from brochure.compose.essentials.subjects import Subject
from brochure.profile.markdown import Run, Text


def _about(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_KINDS = (
    _about(
        r"(?:works?|spend|perform|employed|done|usual|typical|mostly)\b.*\b(?:offices?|outdoors?|outside|inside"
        r"|indoors?|settings?|workplace|stores?|shops?|hospitals?|laborator(?:y|ies)|labs|schools?|facilit(?:y|ies)"
        r"|homes?|sites?|studios?|clinics?|plants?|factor(?:y|ies)|kitchens?|farms?|boats?|ships?|bases|casinos?"
        r"|courtrooms?|locations?|worksites?)",
    ),
    _about(r"full[ -]time", r"part[ -]time", "regular hours"),
    _about(
        r"injur\w+|illness\w*|hazard\w*|danger\w*|protective|safety|strenuous|stress\w*|physical\w*|demanding|heavy",
        r"lift|lifting|stand|standing|kneel\w*|bend\w*|noisy|noise|dirt\w*|heights|heat|cold|weather|pressure|cramped",
    ),
    _about("nights?|evenings?|weekends?|holidays|overtime|shifts?|on call|seasonal|40 hours|long hours"),
    _about(r"travel\w*|away from home|commut\w*|on the road|on tour"),
    _about("teams?|crews?|alone|independently|by themselves"),
)
"""Places, hours, strain and hazards, odd hours, travel, company: the order in which a reader wants to know."""

_MAX = 150  # characters
_ENOUGH = 3
"""With fewer sentences on the kinds, the first others are added."""

_ON_OTHERS = re.compile(r"\b(?:exempt|laws?|data exclude|federal regulations)\b", re.IGNORECASE)
"""Sentences that say nothing about a workday."""


def conditions(context: Context) -> tuple[Text, ...]:
    """A sentence on each kind of condition that the profile speaks of, the most telling first.

    They are read one after another: after the first about the occupation, ``They`` stands for its name.
    """
    chosen = _chosen(context)
    told = chosen if context.own_lang else Subject(context).named_once(chosen)
    return tuple((Run(sentence, lang=context.own_lang),) for sentence in told)


def _chosen(context: Context) -> Iterator[str]:
    below = [blocks for _, blocks in parts(context.sections.work_environment)]
    if context.own_lang:  # its words are unknown: the first sentence under each heading
        yield from (sentences[0] for sentences in map(standing, below) if sentences)
        return
    left = [sentence for blocks in below for sentence in standing(blocks, context.plural)]
    left = [sentence for sentence in left if not _ON_OTHERS.search(sentence)]
    found: list[str] = []
    for kind in _KINDS:
        sentence = "" if any(map(kind.search, found)) else best(left, kind)
        if 0 < len(sentence) <= _MAX:
            found.append(sentence)
    others = [sentence for sentence in map(short, left) if sentence not in found and len(sentence) <= LIMIT]
    yield from (*found, *others[: max(_ENOUGH - len(found), 0)])
