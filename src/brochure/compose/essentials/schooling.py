"""The first steps of the way in: school and education."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import best, short, states_rule
from brochure.compose.essentials.guide import Guide
from brochure.compose.essentials.model import Step
from brochure.compose.essentials.times import time_in
from brochure.compose.naming import listing
from brochure.compose.requirements import VARIES, education_meaning, first_step, level_of, requirement
from brochure.compose.text import tidy
from brochure.locale import Locale

NO_CREDENTIAL = "no_credential"
HIGH_SCHOOL = "high_school"

_MAX_TITLE = 4  # words
_MAX_COURSES = 100  # characters
_MAX_SENTENCE = 130  # characters of one on courses

_TITLES = {
    "some_college": "Some college",
    "certificate": "Postsecondary certificate",
    "associate": "Associate’s degree",
    "bachelor": "Bachelor’s degree",
    "master": "Master’s degree",
    "doctoral": "Doctoral or professional degree",
}
"""The Bureau's levels of education beyond high school as titles of steps."""

_NAMED = {
    HIGH_SCHOOL: r"high school diploma",
    "certificate": r"postsecondary|nondegree award|certificate",
    "associate": r"associate[’']s(?: degree)?",
    "bachelor": r"bachelor[’']s(?: degree)?",
    "master": r"master[’']s(?: degree)?",
    "doctoral": (r"(?:doctoral|professional|law|medical) degree|J\.D\.|Ph\.D\.|doctorate|degree from a medical school"),
}
"""The levels in running text."""

_LEVEL = re.compile("|".join(f"(?P<l{place}>{words})" for place, words in enumerate(_NAMED.values())))
_STUDY = re.compile(
    r"\b(?:degree|diploma|programs?|school|college|certificate|study|studies|education\w*|postsecondary)\b"
)
_INFORMAL = re.compile(r"\b(?:not need|not require|no) (?:any )?formal educat", re.IGNORECASE)
_NEEDED = re.compile(r"\b(?:needs?|requires?|required|must|enter|start|begin|prefer|prefers)\b")
_FIELD = re.compile(r"\bdegree in (?!public|private|order|a related)")
"""A sentence that says more about a degree than its level."""

_SCHOOL = re.compile(r"\bhigh school\b", re.IGNORECASE)
_COURSES = re.compile(r"\b(?:courses?|classes|coursework|subjects)\b")
_LISTED = re.compile(
    r"\b(?:courses|classes|coursework),? (?:in|such as)(?: (?:subjects|areas) such as)? (?P<subjects>[^.;()]+?)"
    r"(?=[.;]|,? (?:may|can|could|are|is|will|should|help|and consider|that|to|while|which|as well as)\b)"
)


def schooling(context: Context, guide: Guide) -> Iterator[Step]:
    """High school, if the profile names courses or asks for its diploma, and what follows it."""
    level, value = _level(context, guide)
    yield from _school(context, guide, level)
    if level == NO_CREDENTIAL:
        yield Step("Start: no diploma required", source="quick_facts.education" if value else "how_to_become_one")
    elif level in _TITLES:
        yield _degree(context.locale, guide, level)
    elif level != HIGH_SCHOOL:
        yield from _other(context, guide, value)


def _level(context: Context, guide: Guide) -> tuple[str, str]:
    """The level of education that is needed, and how the quick facts put it; empty if unknown.

    Where the quick facts refer to the text, the level is that of its first sentence that states a rule.
    """
    quick = context.profile.quick_facts
    value = (quick and quick.education) or ""
    level = level_of(value)
    if value and level != VARIES:
        return level, value
    if any(map(_INFORMAL.search, (*guide.all.get("intro", ()), *guide.all.get("education", ())))):
        return NO_CREDENTIAL, ""
    for sentence in filter(states_rule, guide.summed_up("education", _STUDY)):
        found = _LEVEL.search(sentence)
        return (list(_NAMED)[int((found.lastgroup or "l0")[1:])] if found else ""), ""
    return "", ""


def _school(context: Context, guide: Guide, level: str) -> Iterator[Step]:
    """High school with its helpful subjects."""
    said = [one for one in guide.on("education", _SCHOOL) if _COURSES.search(one)]
    subjects = context.profile.school_subjects
    text = f"Helpful subjects: {listing([tidy(subject) for subject in subjects])}." if subjects else _courses(said)
    source = "school_subjects" if subjects else guide.source("education", short(said[0])) if said else ""
    lang = context.own_lang if subjects else None
    if level == HIGH_SCHOOL:
        diploma = re.compile(_NAMED[HIGH_SCHOOL])
        known = text or best(guide.on("education", diploma)) or first_step(context.locale, HIGH_SCHOOL)
        source = source or guide.source("education", known) or "quick_facts.education"
        yield Step("High school diploma", "", known, lang, source)
    elif text:
        yield Step("High school", "", text, lang, source)


def _courses(said: list[str]) -> str:
    """The high school courses that a sentence lists, or else that sentence; empty if there is none."""
    for sentence in said:
        found = _LISTED.search(sentence)
        if found and len(found["subjects"]) <= _MAX_COURSES:
            return f"Helpful classes: {found['subjects']}."
    text = best(said)
    return text if len(text) <= _MAX_SENTENCE else ""


def _degree(locale: Locale, guide: Guide, level: str) -> Step:
    """Education beyond high school on one of the Bureau's levels."""
    named = re.compile(_NAMED.get(level, r"college"))
    said = [one for one in guide.on("education", named) if not (_COURSES.search(one) and _SCHOOL.search(one))]
    needed = [one for one in said if _NEEDED.search(one)]
    lasting = re.compile(rf"{_NAMED.get(level, 'college')}|^These programs|^The program")
    time = time_in(guide.all.get("education", ()), lasting)
    meaning = "" if time else education_meaning(locale, level)
    text = best(list(filter(states_rule, needed)), _FIELD) or best(needed, named) or best(said, named) or meaning
    source = guide.source("education", text) or "quick_facts.education"
    return Step(_TITLES[level], time, text, None, source)


def _other(context: Context, guide: Guide, value: str) -> Iterator[Step]:
    """Education that is not one of the Bureau's levels."""
    said = guide.summed_up("education", _STUDY)
    if value:
        title = value if len(value.split()) <= _MAX_TITLE else "Education"
        lang = requirement(value, context.vocabulary).lang if title == value else None
        text = best(said)
        yield Step(tidy(title), "", text, lang, guide.source("education", text) or "quick_facts.education")
    elif text := best([one for one in said if _NEEDED.search(one) and states_rule(one)]):
        title = "Education program" if "program" in text else "Education"
        yield Step(title, "", text, None, guide.source("education", text))
