"""The way in, step by step: school, education, experience, training, license, first job, next job.

A step is there only if the quick facts or the section on how to become one speak of it, and a time only if they say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.compose import numbers
from brochure.compose.context import Context
from brochure.compose.essentials.choosing import best
from brochure.compose.essentials.guide import Guide
from brochure.compose.essentials.model import Step
from brochure.compose.essentials.times import time_in
from brochure.compose.naming import industry_in_sentence
from brochure.compose.requirements import EDUCATION, EXPERIENCE, TRAINING, VARIES, requirement, requirement_lang
from brochure.names import folded

MIN_STEPS, MAX_STEPS = 2, 6

_MAX_TITLE = 4  # words


def path(context: Context) -> tuple[Step, ...]:
    """Two to six steps in order, or none."""
    steps = list(_steps(context, Guide.of(context)))
    if len(steps) > MAX_STEPS:
        steps = [step for step in steps if step.title != FIRST_JOB]
    return tuple(steps[:MAX_STEPS]) if len(steps) >= MIN_STEPS else ()


FIRST_JOB = "First job"


def _steps(context: Context, guide: Guide) -> Iterator[Step]:
    yield from _school(context, guide)
    yield from _education(context, guide)
    yield from _experience(context, guide)
    training = list(_training(context, guide))
    yield from training
    yield from _license(guide)
    if not training:
        yield from _first_job(context)
    yield from _next_job(guide)


# School and education

_SCHOOL = re.compile(r"\bhigh school\b")
_COURSES = re.compile(r"\b(?:courses?|classes|students|subjects)\b")
_NO_CREDENTIAL = "no formal educational credential"
_HIGH_SCHOOL = "high school diploma or equivalent"

_TITLES = {
    "some college no degree": "Some college",
    "postsecondary nondegree award": "Certificate",
    "associates degree": "Associate’s degree",
    "bachelors degree": "Bachelor’s degree",
    "masters degree": "Master’s degree",
    "doctoral or professional degree": "Doctoral or professional degree",
}
"""The Bureau's levels of education beyond high school as titles of steps."""

_NAMED = {
    _HIGH_SCHOOL: r"high school diploma",
    "postsecondary nondegree award": (
        r"(?:postsecondary|college) (?:nondegree award|certificate|educat)|certificate (?:earned|program)"
    ),
    "associates degree": r"associate[’']s(?: degree)?",
    "bachelors degree": r"bachelor[’']s(?: degree)?",
    "masters degree": r"master[’']s(?: degree)?",
    "doctoral or professional degree": r"(?:doctoral|professional|law|medical) degree|Ph\.D\.",
}
"""The levels in running text."""

_LEVEL = re.compile("|".join(f"(?P<l{place}>{words})" for place, words in enumerate(_NAMED.values())))
_STUDY = re.compile(r"\b(?:degree|diploma|program|school|college|certificate|study|studies|education|courses?)\b")


def _school(context: Context, guide: Guide) -> Iterator[Step]:
    """High school, if the profile names courses or the diploma is the education that is needed."""
    courses = best([one for one in guide.on("education", _SCHOOL) if _COURSES.search(one)])
    level = _level(context, guide)
    if level == _HIGH_SCHOOL:
        known = best([one for one in guide.on("education", _SCHOOL) if "diploma" in one and one != courses])
        text = courses or known or f"{EDUCATION[_HIGH_SCHOOL][0]}."
        yield Step("High school diploma", "", text, None, _source(guide, "education", text))
    elif courses:
        yield Step("High school", "", courses, None, guide.source("education"))


def _education(context: Context, guide: Guide) -> Iterator[Step]:
    """Education beyond high school."""
    level = _level(context, guide)
    if level in ("", _NO_CREDENTIAL, _HIGH_SCHOOL):
        return
    if level not in _TITLES:
        value = requirement(context.profile.quick_facts.education)  # type: ignore[union-attr,arg-type]
        title = value if len(value.split()) <= _MAX_TITLE else "Education"
        lang = requirement_lang(value, context.own_lang) if title == value else None
        yield Step(title, "", best(guide.on("education", _STUDY)), lang, "quick_facts.education")
        return
    named = re.compile(_NAMED.get(level, r"college"))
    said = [one for one in guide.on("education", _STUDY) if not _COURSES.search(one) or not _SCHOOL.search(one)]
    text = best([one for one in said if named.search(one)]) or "".join((*EDUCATION[level], "."))
    yield Step(_TITLES[level], time_in(said, named), text, None, _source(guide, "education", text))


def _level(context: Context, guide: Guide) -> str:
    """The folded level of education that is needed: that of the quick facts, else the first that the text names."""
    quick = context.profile.quick_facts
    value = quick.education if quick else None
    if value and requirement(value) != VARIES:
        return folded(value)
    for sentence in guide.on("education", _LEVEL):
        if (found := _LEVEL.search(sentence)) and "not required" not in sentence:
            return list(_NAMED)[int((found.lastgroup or "l0")[1:])]
    return ""


# Experience and training

_ON_THE_JOB = {
    "short term on the job training": "up to 1 month",
    "moderate term on the job training": "1 month to 1 year",
    "long term on the job training": "more than 1 year",
}
"""How long the Bureau's kinds of training on the job take, by their definitions."""

_LEARN = re.compile(r"\b(?:train(?:ing|ed|ees?)?|learn|apprentice\w*|on the job|internships?|residenc(?:y|ies))\b")
_APPRENTICE = re.compile(r"\bapprentice")
_INTERN = re.compile(r"\b(?:intern(?:ship)?s?|residenc(?:y|ies))\b")
_WORKED = re.compile(r"\bexperience\b")


def _experience(context: Context, guide: Guide) -> Iterator[Step]:
    """Work in a related occupation, unless the quick facts say that none is needed."""
    quick = context.profile.quick_facts
    value = (quick and quick.experience) or ""
    key = folded(value)
    if key == "none" or (key not in EXPERIENCE and not guide.said.get("experience")):
        return
    text = best([one for one in guide.said.get("experience", ()) if _WORKED.search(one)]) or EXPERIENCE.get(key, "")
    time = value.lower() if key in EXPERIENCE else ""
    yield Step("Work experience", time, text, None, _source(guide, "experience", text))


def _training(context: Context, guide: Guide) -> Iterator[Step]:
    """An apprenticeship, a residency, or training on the job."""
    quick = context.profile.quick_facts
    value = (quick and quick.training) or ""
    key = folded(value)
    said = [one for one in guide.on("training", _LEARN) if "degree" not in one]
    if key == "none" or (key not in TRAINING and not guide.said.get("training")):
        return
    if key == "apprenticeship" or (key not in TRAINING and said and _APPRENTICE.search(said[0])):
        title, topic = "Apprenticeship", _APPRENTICE
    elif key == "internship residency":
        is_residency = any("residenc" in one for one in said)
        title, topic = "Residency" if is_residency else "Internship", _INTERN
    else:
        title, topic = "On-the-job training", _LEARN
        said = [one for one in said if not _APPRENTICE.search(one)]
    time = _ON_THE_JOB.get(key) or time_in(said, topic)
    text = best([one for one in said if topic.search(one)]) or TRAINING.get(key, "")
    yield Step(title, time, text, None, _source(guide, "training", text))


# License, first job, next job

_LICENSE = re.compile(r"\b(?:licens|certif|registr|credential)")
_REQUIRED = re.compile(r"\b(?:must|requires?|required|needs?)\b")
_OPTIONAL = re.compile(
    r"\b(?:may|might|can|could|prefer\w*|voluntary|optional|helpful|some|improve|although|many|not)\b", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\bdriver|\bcontinuing education\b|\b(?:maintain|renew|keep)|\bnot need\b|\bdegree\b", re.IGNORECASE
)
"""Sentences on licenses that do not lead to the job."""

_ADVANCE = re.compile(r"\b(?:advance|promot\w+|become|move (?:up|into|on)|supervis\w+|manage\w*|own business)\b")


def _license(guide: Guide) -> Iterator[Step]:
    """A license or certification; that it is optional is part of the title."""
    said = [one for one in guide.said.get("license", ()) if _LICENSE.search(one)]
    said += [one for one in guide.said.get("intro", ()) if _LICENSE.search(one)]
    said = [one for one in said if not _ASIDE.search(one)]
    required = [one for one in said if _REQUIRED.search(one) and not _OPTIONAL.search(one)]
    text = best(required) or best(said)
    if not text or not guide.said.get("license"):
        return
    noun = "License" if re.search(r"\blicens", text) else "Certification"
    title = noun if required else f"Optional {noun.lower()}"
    yield Step(title, "", text, None, guide.source("license"))


_SCOPE = re.compile(r";.*|, (?:excluding|except) .*")
"""What an industry includes, after its name: ``Hospitals; state, local, and private``."""


def _first_job(context: Context) -> Iterator[Step]:
    """The first job: that no diploma is needed, or which industry has most of the jobs."""
    quick = context.profile.quick_facts
    if folded((quick and quick.education) or "") == _NO_CREDENTIAL:
        yield Step(FIRST_JOB, "", f"{EDUCATION[_NO_CREDENTIAL][0]}.", None, "quick_facts.education")
        return
    statements = context.profile.employment
    if len(statements) == 1 and statements[0].industries and not context.own_lang:
        top = max(statements[0].industries, key=lambda share: share.percent)
        name = industry_in_sentence(_SCOPE.sub("", top.name))
        share = numbers.percent_words(top.percent)
        who = f"The most workers, {share}, are self-employed." if name.startswith("self-employed") else ""
        yield Step(FIRST_JOB, "", who or f"The most jobs, {share}, are in {name}.", None, "employment")


def _next_job(guide: Guide) -> Iterator[Step]:
    if text := best([one for one in guide.said.get("advancement", ()) if _ADVANCE.search(one)]):
        yield Step("Next job", "", text, None, guide.source("advancement"))


def _source(guide: Guide, key: str, text: str) -> str:
    """Where a step with ``text`` is from: the sentences of the guide, or else the quick facts."""
    said = (*guide.said.get(key, ()), *guide.said.get("intro", ()))
    composed = {*TRAINING.values(), *EXPERIENCE.values(), *("".join((*level, ".")) for level in EDUCATION.values())}
    return f"quick_facts.{key}" if not said or text in composed else guide.source(key)
