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

DAY_TO_DAY = "day_to_day"
"""The topic of sentences that are on none of the others."""

_PLACE, _HOURS, _DEMANDS, _SAFETY, _TRAVEL, _COMPANY = "place", "hours", "demands", "safety", "travel", "company"


class _Kind(NamedTuple):
    topic: str
    pattern: re.Pattern[str]


def _about(topic: str, *words: str) -> _Kind:
    return _Kind(topic, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE))


_KINDS = (
    _about(
        _PLACE,
        r"be (?:indoors|outdoors)|(?:works?|spend|perform|employed|done|usual|typical|mostly)\b.*?"
        r"\b(?:offices?|outdoors?|outside|inside|indoors?|settings?|workplace|stores?|shops?|hospitals?|laborator(?:y|ies)|labs|schools?|facilit(?:y|ies)"
        r"|homes?|sites?|studios?|clinics?|plants?|factor(?:y|ies)|kitchens?|farms?|boats?|ships?|bases|casinos?"
        r"|courtrooms?|locations?|worksites?)",
    ),
    _about(_HOURS, r"full[ -]time", r"part[ -]time", "regular hours"),
    _about(
        _DEMANDS,
        r"injur\w+|illness\w*|hazard\w*|danger\w*|protective|safety|strenuous|stress\w*|physical\w*|demanding|heavy",
        r"lift|lifting|stand|standing|on their feet|kneel\w*|bend\w*|noisy|noise|dirt\w*|heights|heat|cold|weather",
        "pressure|cramped",
    ),
    _about(_HOURS, "nights?|evenings?|weekends?|holidays|overtime|shifts?|on call|seasonal|40 hours|long hours"),
    _about(_TRAVEL, r"travel\w*|away from home|commut\w*|on the road|on tour"),
    _about(_COMPANY, "teams?|crews?|alone|independently|by themselves"),
)
"""Places, hours, strain and hazards, odd hours, travel, company: the order in which a reader wants to know."""

_SCHEDULE = re.compile(
    r"\b(?:full[ -]time|part[ -]time|schedules?|(?:additional|business|extra|long|school|regular) hours|hours per"
    r"|overtime|shifts?|nights?|evenings?|weekends?|holidays|on call|seasonal\w*|year[ -]round|school year|workweek)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(r"\baway from home\b| who .*\btravel\b", re.IGNORECASE)
_OUTDOORS = re.compile(r"\b(?:outdoors|indoors|outside|inside)\b", re.IGNORECASE)
_WEATHER = re.compile(r"\b(?:weather|heat|cold)\b", re.IGNORECASE)
"""Words that say what a sentence is about, whichever other words it has."""

_HAZARD = re.compile(r"\b(?:injur\w+|illness\w*|hazard\w*|danger\w*|protective|safety)\b", re.IGNORECASE)
"""What distinguishes safety from other demands."""

_NIGHT = re.compile(
    r"(?!.*\b(?:works?|hours|shifts?|schedules?|weekends?|holidays|overtime|week)\b).*\bat night", re.DOTALL
)
"""Sentences that name the night, but are about something else than a schedule."""

_TOPICS = (_PLACE, _HOURS, _DEMANDS, _SAFETY, _TRAVEL, _COMPANY, DAY_TO_DAY)

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
    for sentence in _statements(context) if context.is_english else []:
        brief = short(sentence)
        topic = _topic_of(brief)
        is_new = not any(one in sentence or one in brief for one in known)
        if topic not in _ONCE and is_new and len(brief) <= _MAX and counts[topic] < _MORE:
            counts[topic] += 1
            said[topic].append(brief)
    told = iter(_told([sentence for topic in _TOPICS for sentence in said[topic]], context))
    names = {topic: context.locale.say(f"conditions.topic.{topic}") for topic in _TOPICS}
    return tuple([Topic(names[topic], tuple([next(told) for _ in said[topic]])) for topic in _TOPICS if said[topic]])


def _told(sentences: Iterable[str], context: Context) -> tuple[Text, ...]:
    named = Subject(context).named_once(sentences) if context.is_english else sentences
    return tuple([(Run(sentence, lang=context.own_lang),) for sentence in named])


def _topic_of(sentence: str) -> str:
    """The topic of a sentence, the general one if it is on none of the kinds."""
    kinds = (_topic(kind.topic, sentence) for kind in _KINDS if _is_on(kind, sentence))
    return next(kinds, _HOURS if _times(sentence) else DAY_TO_DAY)


def _is_on(kind: _Kind, sentence: str) -> bool:
    """Whether a sentence is on a kind of condition, and does not only name it beside what it is about."""
    found = kind.pattern.search(sentence)
    if found is None:
        return False
    if kind.topic == _PLACE:
        return not _AWAY.search(sentence) and not _is_on_schedule(sentence, found.end())
    if kind.topic == _DEMANDS:
        words = set(map(str.lower, kind.pattern.findall(sentence)))
        return not (_OUTDOORS.search(sentence) and all(map(_WEATHER.fullmatch, words)))
    return kind.topic != _HOURS or not _AWAY.search(sentence)


def _is_on_schedule(sentence: str, place: int) -> bool:
    """Whether a sentence is on times: it names some before the end of the ``place``, or this says only who works so."""
    times = _times(sentence)
    return times is not None and (times.start() < place or " who " in sentence[:place])


def _times(sentence: str) -> re.Match[str] | None:
    """The first words on times in a sentence, but for what it adds."""
    return _SCHEDULE.search(sentence.partition(", which ")[0])


def _topic(topic: str, sentence: str) -> str:
    """The topic of a sentence of a kind."""
    if topic == _HOURS and _NIGHT.match(sentence):
        return DAY_TO_DAY
    return _SAFETY if topic == _DEMANDS and _HAZARD.search(sentence) else topic


def _statements(context: Context) -> list[str]:
    """The standing sentences of the section, in its order."""
    told = [one for _, blocks in parts(context.sections.work_environment) for one in standing(blocks, context.plural)]
    return [sentence for sentence in told if not _ON_OTHERS.search(sentence)]


def _chosen(context: Context) -> Iterator[tuple[str, str]]:
    """A sentence on each kind and, if these are few, others; with their topics."""
    if not context.is_english:  # its words are unknown: the first sentence under each heading
        below = [blocks for _, blocks in parts(context.sections.work_environment)]
        yield from ((DAY_TO_DAY, sentences[0]) for sentences in map(standing, below) if sentences)
        return
    left = _statements(context)
    found: list[str] = []
    for kind in _KINDS:
        is_said = any(_is_on(kind, one) for one in found)
        sentence = "" if is_said else best([one for one in left if _is_on(kind, short(one))])
        if 0 < len(sentence) <= _MAX:
            found.append(sentence)
            yield _topic(kind.topic, sentence), sentence
    others = [sentence for sentence in map(short, left) if sentence not in found and len(sentence) <= LIMIT]
    yield from ((_topic_of(sentence), sentence) for sentence in others[: max(_ENOUGH - len(found), 0)])
