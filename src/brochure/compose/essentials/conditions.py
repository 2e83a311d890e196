"""Conditions of the work: places, hours, strain and hazards, travel, company; as one text, and by topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import LIMIT, best, short
from brochure.compose.essentials.model import Topic
from brochure.compose.essentials.standing import parts, standing
from brochure.compose.essentials.subjects import Subject
from brochure.profile.markdown import Run, Text

DAY_TO_DAY = "Day to day"
"""The topic of sentences that are on none of the others."""

_SAFETY, _COMPANY = "Safety", "Alone or in a team"


class _Kind(NamedTuple):
    topic: str
    pattern: re.Pattern[str]


def _about(topic: str, *words: str) -> _Kind:
    return _Kind(topic, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE))


_KINDS = (
    _about(
        "Workplace",
        r"(?:works?|spend|perform|employed|done|usual|typical|mostly)\b.*\b(?:offices?|outdoors?|outside|inside"
        r"|indoors?|settings?|workplace|stores?|shops?|hospitals?|laborator(?:y|ies)|labs|schools?|facilit(?:y|ies)"
        r"|homes?|sites?|studios?|clinics?|plants?|factor(?:y|ies)|kitchens?|farms?|boats?|ships?|bases|casinos?"
        r"|courtrooms?|locations?|worksites?)",
    ),
    _about("Hours", r"full[ -]time", r"part[ -]time", "regular hours"),
    _about(
        "Demands",
        r"injur\w+|illness\w*|hazard\w*|danger\w*|protective|safety|strenuous|stress\w*|physical\w*|demanding|heavy",
        r"lift|lifting|stand|standing|kneel\w*|bend\w*|noisy|noise|dirt\w*|heights|heat|cold|weather|pressure|cramped",
    ),
    _about("Hours", "nights?|evenings?|weekends?|holidays|overtime|shifts?|on call|seasonal|40 hours|long hours"),
    _about("Travel", r"travel\w*|away from home|commut\w*|on the road|on tour"),
    _about(_COMPANY, "teams?|crews?|alone|independently|by themselves"),
)
"""Places, hours, strain and hazards, odd hours, travel, company: the order in which a reader wants to know."""

_HAZARD = re.compile(r"\b(?:injur\w+|illness\w*|hazard\w*|danger\w*|protective|safety)\b", re.IGNORECASE)
"""What distinguishes safety from other demands."""

_NIGHT = re.compile(
    r"(?!.*\b(?:works?|hours|shifts?|schedules?|weekends?|holidays|overtime|week)\b).*\bat night", re.DOTALL
)
"""Sentences that name the night, but are about something else than a schedule."""

_TOPICS = ("Workplace", "Hours", "Demands", _SAFETY, "Travel", _COMPANY, DAY_TO_DAY)

_ONCE = (_COMPANY, DAY_TO_DAY)
"""Topics without further sentences: those that speak of a crew are mostly about something else."""

_MAX = 150  # characters
_ENOUGH = 3
"""With fewer sentences on the kinds, the first others are added."""

_MORE = 2  # sentences on a topic, beyond the best one on each of its kinds

_ON_OTHERS = re.compile(r"\b(?:exempt|laws?|data exclude|federal regulations)\b", re.IGNORECASE)
"""Sentences that say nothing about a workday."""


def conditions(context: Context) -> tuple[Text, ...]:
    """A sentence on each kind of condition that the profile speaks of, the most telling first.

    They are read one after another: after the first about the occupation, ``They`` stands for its name.
    """
    return _told([sentence for _, sentence in _chosen(context)], context)


def topics(context: Context) -> tuple[Topic, ...]:
    """The same sentences, and more of the same kinds, under headings; they are read one after another, too."""
    chosen = list(_chosen(context))
    said: dict[str, list[str]] = {topic: [] for topic in _TOPICS}
    for topic, sentence in chosen:
        said[topic].append(sentence)
    known = [sentence.rstrip(".") for _, sentence in chosen]
    counts = dict.fromkeys(_TOPICS, 0)
    for sentence in [] if context.own_lang else _statements(context):
        topic, brief = _topic_of(sentence), short(sentence)
        is_new = not any(one in sentence or one in brief for one in known)
        if topic not in _ONCE and is_new and len(brief) <= _MAX and counts[topic] < _MORE:
            counts[topic] += 1
            said[topic].append(brief)
    told = iter(_told([sentence for topic in _TOPICS for sentence in said[topic]], context))
    return tuple([Topic(topic, tuple([next(told) for _ in said[topic]])) for topic in _TOPICS if said[topic]])


def _told(sentences: Iterable[str], context: Context) -> tuple[Text, ...]:
    named = sentences if context.own_lang else Subject(context).named_once(sentences)
    return tuple([(Run(sentence, lang=context.own_lang),) for sentence in named])


def _topic_of(sentence: str) -> str:
    return next((_topic(kind.topic, sentence) for kind in _KINDS if kind.pattern.search(sentence)), DAY_TO_DAY)


def _topic(topic: str, sentence: str) -> str:
    """The topic of a sentence of a kind."""
    if topic == "Hours" and _NIGHT.match(sentence):
        return DAY_TO_DAY
    return _SAFETY if topic == "Demands" and _HAZARD.search(sentence) else topic


def _statements(context: Context) -> list[str]:
    """The standing sentences of the section, in its order."""
    told = [one for _, blocks in parts(context.sections.work_environment) for one in standing(blocks, context.plural)]
    return [sentence for sentence in told if not _ON_OTHERS.search(sentence)]


def _chosen(context: Context) -> Iterator[tuple[str, str]]:
    """A sentence on each kind and, if these are few, others; with their topics."""
    if context.own_lang:  # its words are unknown: the first sentence under each heading
        below = [blocks for _, blocks in parts(context.sections.work_environment)]
        yield from ((DAY_TO_DAY, sentences[0]) for sentences in map(standing, below) if sentences)
        return
    left = _statements(context)
    found: list[str] = []
    for topic, pattern in _KINDS:
        sentence = "" if any(map(pattern.search, found)) else best(left, pattern)
        if 0 < len(sentence) <= _MAX:
            found.append(sentence)
            yield _topic(topic, sentence), sentence
    others = [sentence for sentence in map(short, left) if sentence not in found and len(sentence) <= LIMIT]
    yield from ((_topic_of(sentence), sentence) for sentence in others[: max(_ENOUGH - len(found), 0)])
