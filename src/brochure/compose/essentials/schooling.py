"""The first steps of the way in: school and education."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import best, short, states_rule
from brochure.compose.essentials.guide import Guide
from brochure.compose.essentials.model import Step
from brochure.compose.essentials.steps import composed_step, quoted_or
from brochure.compose.essentials.times import time_in
from brochure.compose.requirements import EDUCATION, VARIES, education_meaning, first_step, level_of, requirement
from brochure.profile.markdown import Text

NO_CREDENTIAL = "no_credential"
HIGH_SCHOOL = "high_school"

_MAX_TITLE = 4  # words
_MAX_COURSES = 100  # characters
_MAX_SENTENCE = 130  # characters of one on courses

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
        source = "quick_facts.education" if value else "how_to_become_one"
        yield composed_step(context.locale, "no_diploma", (), source)
    elif level in EDUCATION and level != HIGH_SCHOOL:
        yield _degree(context, guide, level)
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
    locale, vocabulary = context.locale, context.vocabulary
    said = [one for one in guide.on("education", _SCHOOL) if _COURSES.search(one)]
    subjects = [vocabulary.own(context.tidy(subject)).runs for subject in context.profile.school_subjects]
    text = locale.text("path.subjects", subjects=locale.listed(subjects)) if subjects else _courses(said, context)
    source = "school_subjects" if subjects else guide.source("education", short(said[0])) if said else ""
    if level == HIGH_SCHOOL:
        if not text:
            diploma = best(guide.on("education", re.compile(_NAMED[HIGH_SCHOOL])))
            text = quoted_or(diploma, first_step(locale, HIGH_SCHOOL), context)
            source = source or guide.source("education", diploma)
        yield composed_step(locale, "diploma", text, source or "quick_facts.education")
    elif text:
        yield composed_step(locale, "high_school", text, source)


def _courses(said: list[str], context: Context) -> Text:
    """The high school courses that a sentence lists, or else that sentence; empty if there is none.

    A list is composed only in the language of the sentence.
    """
    for sentence in said if context.own_lang is None else ():
        found = _LISTED.search(sentence)
        if found and len(found["subjects"]) <= _MAX_COURSES:
            return context.locale.text("path.classes", subjects=found["subjects"])
    text = best(said)
    return context.vocabulary.own(text).runs if len(text) <= _MAX_SENTENCE else ()


def _degree(context: Context, guide: Guide, level: str) -> Step:
    """Education beyond high school on one of the Bureau's levels."""
    named = re.compile(_NAMED.get(level, r"college"))
    said = [one for one in guide.on("education", named) if not (_COURSES.search(one) and _SCHOOL.search(one))]
    needed = [one for one in said if _NEEDED.search(one)]
    lasting = re.compile(rf"{_NAMED.get(level, 'college')}|^These programs|^The program")
    time = time_in(guide.all.get("education", ()), lasting)
    meaning = "" if time else education_meaning(context.locale, level)
    sentence = best(list(filter(states_rule, needed)), _FIELD) or best(needed, named) or best(said, named)
    source = guide.source("education", sentence) or "quick_facts.education"
    return composed_step(context.locale, level, quoted_or(sentence, meaning, context), source, time or "")


def _other(context: Context, guide: Guide, value: str) -> Iterator[Step]:
    """Education that is not one of the Bureau's levels."""
    said = guide.summed_up("education", _STUDY)
    if value:
        sentence = best(said)
        text = context.vocabulary.own(sentence).runs
        source = guide.source("education", sentence) or "quick_facts.education"
        if len(value.split()) <= _MAX_TITLE:
            title = requirement(value, context.vocabulary)
            yield Step(title.text, "", text, title.lang, source)
        else:
            yield composed_step(context.locale, "education", text, source)
    elif sentence := best([one for one in said if _NEEDED.search(one) and states_rule(one)]):
        kind = "program" if "program" in sentence else "education"
        text = context.vocabulary.own(sentence).runs
        yield composed_step(context.locale, kind, text, guide.source("education", sentence))
