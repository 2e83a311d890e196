"""The way in, step by step: school, education, experience, training, license, first job, next job.

A step is there only if the quick facts or the section on how to become one speak of it, and a time only if they say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import best, first
from brochure.compose.essentials.guide import Guide
from brochure.compose.essentials.marks import marked
from brochure.compose.essentials.model import Step
from brochure.compose.essentials.schooling import schooling
from brochure.compose.essentials.steps import composed_step, own_step, quoted_or
from brochure.compose.essentials.times import says_only_time, time_in
from brochure.compose.job_statements import ALL_JOBS
from brochure.compose.naming import without_scope
from brochure.compose.requirements import EXPERIENCE, TRAINING, level_of, licenses, training_meaning
from brochure.compose.text import joined
from brochure.compose.vocabulary import Label
from brochure.locale import DEFAULT, locale_of
from brochure.names import folded
from brochure.profile.markdown import Run, Text, plain_text
from brochure.profile.model import QuickFacts, Share

MIN_STEPS, MAX_STEPS = 2, 6


def path(context: Context) -> tuple[Step, ...]:
    """Two to six steps in order, or none. That no diploma is required, and a next job, are no way in."""
    if own := context.profile.path:
        return marked([own_step(step, context) for step in own], context)
    guide = Guide.of(context)
    quick = context.profile.quick_facts or QuickFacts()
    before, experience = list(schooling(context, guide)), list(_experience(context, quick, guide))
    training = list(_training(context, quick, guide))
    after = list(_license(context, guide))
    later = list(_next_job(context, guide))
    if any(step.kind.endswith("license") for step in after) and any(_is_in(context, step.words) for step in experience):
        later = [step._replace(is_later=True) for step in experience] + later
        experience = []
    count = len(before) + len(experience) + len(training) + len(after) + len(later)
    job = list(_first_job(context, quick, is_needed=count < MIN_STEPS)) if count < MAX_STEPS and not training else []
    steps = [step for step in (*before, *experience, *training, *after, *job, *later) if _says_something(step)]
    is_bare = len(steps) - len(later) < MIN_STEPS and not (steps and steps[0].text)
    if len(steps) < MIN_STEPS or is_bare:
        return ()
    return marked(_with_licenses(steps[:MAX_STEPS], context) if context.is_bare else steps[:MAX_STEPS], context)


def _with_licenses(steps: list[Step], context: Context) -> list[Step]:
    """``steps`` of a fact sheet, which knows of no license, with a word on where to ask at the last of them."""
    said = plain_text(licenses(context))
    if not said:
        return steps
    *others, last = steps
    return [*others, last._replace(text=joined([last.text, (Run(said),)]))]


_GENERAL = ("experience", "on_the_job", "training", "first_job", "next_job")
"""Kinds of steps whose titles say nothing without a text or a time."""


def _says_something(step: Step) -> bool:
    return bool(step.text or step.time) or step.kind not in _GENERAL


# Experience and training

_ON_THE_JOB = ("short_term", "moderate_term", "long_term")
"""The Bureau's kinds of training on the job, whose definitions say how long they take."""

_LEARN = re.compile(
    r"\b(?:train(?:ing|ed|ees?)|learn|apprentice\w*|on the job|internships?|residenc(?:y|ies))\b", re.IGNORECASE
)
_ON_JOB = re.compile(r"\b(?:on[ -]the[ -]job|newly hired|trainees?|learn(?:s|ing)?|hands-on)\b", re.IGNORECASE)
_SCHOOLED = re.compile(r"\b(?:degree|diploma|continuing education)\b")
_APPRENTICE = re.compile(r"\bapprentice(?!.*\binternship)(?<!internship or an apprentice)", re.IGNORECASE)
_INTERN = re.compile(r"\b(?:intern(?:ship)?s?|residenc(?:y|ies))\b", re.IGNORECASE)
_WORKED = re.compile(r"\b(?:experience|began|begin|worked|starting|start)\b", re.IGNORECASE)


_MAX_LESSON = 190  # characters
_LESSON = re.compile(r"\b(?:learn|cover|covers|experienced|instruction|paid|supervis\w+)\b")
_SPECIAL = re.compile(r"\b(?:whose|those who|would|sometimes|less|short)\b", re.IGNORECASE)
"""What training consists of, and words of sentences on only some of those who get it."""

_BEFORE = re.compile(
    r"\bbefore (?:becoming|being promoted to|advancing to|moving (?:up )?(?:in)?to)\b(?P<what>[^.,;]*)", re.IGNORECASE
)
_OVERSEERS = re.compile(r"(?:[\w’-]+ ){0,4}?(?P<who>managers|supervisors|captains|directors|chefs)\b", re.IGNORECASE)


def _experience(context: Context, quick: QuickFacts, guide: Guide) -> Iterator[Step]:
    """Work in a related occupation, unless the quick facts say that none is needed."""
    key = level_of(quick.experience)
    if key == "none":
        return
    said = [one for one in guide.under("experience", _WORKED) if not _is_advancement(one, context.plural)]
    sentence, locale = best(said), context.locale
    text = quoted_or(sentence, locale.say("path.experience") if key in EXPERIENCE else "", context)
    if text:
        time = locale.say(f"path.time.experience.{key}") if key in EXPERIENCE else ""
        source = guide.source("experience", sentence) or "quick_facts.experience"
        yield composed_step(locale, "experience", text, source, time)


def _is_advancement(sentence: str, plural: str) -> bool:
    """Whether experience is what leads from the occupation to another, whose name is not part of the ``plural``."""
    own = plural.lower().replace(",", "").split()
    before, overseers = _BEFORE.search(sentence), _OVERSEERS.match(sentence)
    if before and before["what"].split():
        return before["what"].split()[-1].lower() not in own
    return overseers is not None and overseers["who"].lower() not in own


_AS = re.compile(r"\bas an? (?P<what>[\w’ -]+)", re.IGNORECASE)


def _is_in(context: Context, text: str) -> bool:
    """Whether a text on experience is about that in the occupation itself, which nobody has without its license."""
    found = _AS.search(text)
    if found is None:
        return False
    names = map(_singular, re.split(r",? (?:and|or) |, ", context.plural.lower()))
    return any(f"{found['what'].lower()} ".startswith(f"{name} ") for name in names)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _training(context: Context, quick: QuickFacts, guide: Guide) -> Iterator[Step]:
    """An apprenticeship, a residency, or training on the job, unless the quick facts say that none is needed."""
    key = level_of(quick.training)
    said = [one for one in guide.on("training", _LEARN) if not _SCHOOLED.search(one)]
    if key == "none" or (key not in TRAINING and not said):
        return
    kind, topic = "on_the_job", _ON_JOB
    if key == "apprenticeship" or (key not in TRAINING and _APPRENTICE.search(said[0])):
        kind, topic = "apprenticeship", _APPRENTICE
    elif key == "internship":
        kind, topic = ("residency" if any("residenc" in one for one in said) else "internship"), _INTERN
    else:
        said = [one for one in said if not _APPRENTICE.search(one)]
        kind = kind if key in TRAINING or any(map(_ON_JOB.search, said)) else "training"
    locale, meaning = context.locale, training_meaning(context.locale, key)
    time = (
        locale.say(f"path.time.on_the_job.{key}")
        if key in _ON_THE_JOB
        else time_in(guide.all.get("training", ()), _LEARN if kind == "training" else topic) or ""
    )
    sentence = best(said, topic) or ("" if meaning else best(said[:1]))
    if time and _says_only_time(sentence, kind, context):
        sentence = _lesson(said, kind, context)
        meaning = locale.say(f"path.training.{key}") if locale.has(f"path.training.{key}") else ""
    elif time:
        meaning = ""
    source = guide.source("training", sentence) or "quick_facts.training"
    yield composed_step(locale, kind, quoted_or(sentence, meaning, context), source, time)


def _lesson(said: Sequence[str], kind: str, context: Context) -> str:
    """The sentence on what training of a ``kind`` consists of, and not only on its time; empty if there is none."""
    lessons = [one for one in said if _LESSON.search(one) and not _SPECIAL.search(one)]
    telling = [one for one in lessons if not _says_only_time(one, kind, context)]
    text = best(telling)
    if _says_only_time(text, kind, context):  # what it tells was an addition
        return next((one for one in telling if len(one) <= _MAX_LESSON), "")
    return text


def _says_only_time(sentence: str, kind: str, context: Context) -> bool:
    """Whether an English sentence on training tells nothing but its kind and its time; so does an empty one."""
    english_locale = locale_of(DEFAULT)
    return says_only_time(sentence, english_locale.say(f"path.title.{kind}"), context.plural)


# License, first job, next job

_LICENSE = re.compile(r"\b(?:licens|certification|certified|credential|regist(?:er|ration)|certificate)")
_STATE = re.compile(r"\b(?:all|most|many|several|some|a few) states\b.*\b(?:require|licen[sc])", re.IGNORECASE)
_REQUIRED = re.compile(r"\b(?:must|requires?|required|needs?)\b")
_OPTIONAL = re.compile(
    r"\b(?:may|might|can|could|prefer\w*|voluntary|optional|helpful|beneficial|choose|although|not|some|improve)\b",
    re.IGNORECASE,
)
_VALUED = re.compile(
    r"\b(?:prefer\w*|demonstrat\w+|indicat\w+|helps?|improve|shows?|useful|beneficial|require|voluntary|optional"
    r"|choose to|may obtain|lead to|advantages?)\b",
    re.IGNORECASE,
)
"""What certification that is not required is good for."""

_ASKED = re.compile(r"(?<!not )\brequire\b|\bexpect\b|\brequires? (?:it|certification|a license)\b")
"""What employers ask for is not optional, even if only some of them do."""

_ASIDE = re.compile(
    r"\bdriver|\bcontinuing education\b|\b(?:maintain|renew|keep)|\bnot need\b|\bdegree\b|\bother states\b"
    r"|\b(?:do|does) not require\b|\bno certification\b|\b(?:certifications?|licenses?|credentials?) requires?\b"
    r"|^to (?:obtain|get|earn|become|qualify)\b",
    re.IGNORECASE,
)
"""Sentences on licenses that do not lead to the job."""

_UNLICENSED = re.compile(r"\bnot (?:typically |usually |generally )?need (?:a |to be )?licens")
"""A statement that what follows on licenses is about other occupations."""

_ADVANCE = re.compile(
    r"\b(?:advance\w*|promoted|become|becoming|move (?:up|into|on)|supervisors?|own business|qualify for)\b"
)


def _license(context: Context, guide: Guide) -> Iterator[Step]:
    """A license or certification; that it is optional is part of the title."""
    said = [*guide.under("license", _LICENSE), *guide.under("intro", _STATE)]
    if said and _UNLICENSED.search(said[0]):
        said = [one for one in said if "licens" not in one]
    said = [one for one in said if not _ASIDE.search(one)]
    of_state = best(said, _STATE)
    required = best([one for one in said if not _OPTIONAL.search(one)], _REQUIRED)
    text = of_state or required or best(said, _VALUED)
    if not text:
        return
    noun = "license" if re.search(r"\blicens", text) else "certification"
    is_asked = required or _ASKED.search(text)
    kind = f"state_{noun}" if text == of_state else noun if is_asked else f"optional_{noun}"
    yield composed_step(context.locale, kind, context.vocabulary.own(text).runs, guide.source("license", text))


_MAX_INDUSTRY = 60  # characters
_NO_PLACES = ("information", "self employed workers", "self employed")
"""Industries in which nobody knows where to look, folded."""

_MIN_SHARE = 50  # percent of the jobs in an industry where it is plain to look first


def _first_job(context: Context, quick: QuickFacts, *, is_needed: bool) -> Iterator[Step]:
    """The first job: the industry that has most of the jobs; or, if the step ``is_needed``, that no training is usual.

    What employs fewer is a figure and no step, and nobody begins as self-employed because many are.
    """
    held = context.profile.employment
    shares = held[0].industries if len(held) == 1 and not context.part(held[0].occupation) else ()
    top = max(shares, key=lambda share: share.percent, default=None)
    if top and top.percent >= _MIN_SHARE and (text := _where(context, top)):
        yield composed_step(context.locale, "first_job", text, "employment")
    elif is_needed and level_of(quick.training) == "none":
        text = Label(training_meaning(context.locale, "none")).runs
        yield composed_step(context.locale, "first_job", text, "quick_facts.training")


def _where(context: Context, share: Share) -> Text:
    """Where to look for a job; empty if the name of the industry is no place, long, or in another language."""
    name = context.vocabulary.industry_in_sentence(without_scope(share.name))
    if name.lang or len(name.text) > _MAX_INDUSTRY or folded(share.name) in _NO_PLACES:
        return ()
    locale = context.locale
    if share.percent >= ALL_JOBS:
        return locale.text("path.only_employer", industry=name.runs)
    return locale.text("path.employer", industry=name.runs, share=locale.percent_words(share.percent))


_TO = re.compile(
    r"\b(?:advances?|promoted|becom(?:e|es|ing)|moves? (?:up|into|on))\b (?:(?:to|into|as|be|become) )*"
    r"(?:an? |the )?(?P<what>[a-z][\w’ -]*?)(?=[.,;]| (?:after|with|by|through|as|if|when|in|at|who|before|once)\b)"
)
"""What somebody becomes."""


def _next_job(context: Context, guide: Guide) -> Iterator[Step]:
    """A job to advance to, which is not that of the profile."""
    said = [one for one in guide.said.get("advancement", ()) if not _is_same(context, one)]
    if text := first(said, _ADVANCE):
        source = guide.source("advancement", text)
        step = composed_step(context.locale, "next_job", context.vocabulary.own(text).runs, source)
        yield step._replace(is_later=True)


def _is_same(context: Context, sentence: str) -> bool:
    """Whether people become what the profile is on, or a part of it: commercial pilots who become airline pilots.

    Words that are no part of its name are those of another job: ``head cook``.
    """
    found = _TO.search(sentence)
    if found is None:
        return False
    become = {_singular(word) for word in found["what"].split()} - {"and", "or"}
    named = [context.plural.lower().replace(",", ""), *context.parts]
    return any(become <= set(map(_singular, name.split())) for name in named)
