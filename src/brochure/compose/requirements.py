"""Education, experience and training: what the levels mean, and the section on how to become one."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.compose.addresses import typed
from brochure.compose.blocks import Block, Paragraph, Run, Text
from brochure.compose.context import Context
from brochure.compose.prose import prose
from brochure.compose.text import joined, tidy
from brochure.compose.vocabulary import Label, Vocabulary
from brochure.locale import Locale
from brochure.names import folded

VARIES = "varies"
"""A requirement for which the Bureau has no single level; the section on how to become one explains it."""

EDUCATION = (
    "no_credential", "high_school", "some_college", "certificate", "associate", "bachelor", "master", "doctoral",
)  # fmt: skip
"""The Bureau's levels of education in ascending order."""

EXPERIENCE = ("none", "under_5_years", "from_5_years")
TRAINING = ("none", "short_term", "moderate_term", "long_term", "apprenticeship", "internship")

LEVELS = {
    "no formal educational credential": "no_credential",
    "high school diploma or equivalent": "high_school",
    "some college no degree": "some_college",
    "postsecondary nondegree award": "certificate",
    "associates degree": "associate",
    "bachelors degree": "bachelor",
    "masters degree": "master",
    "doctoral or professional degree": "doctoral",
    "none": "none",
    "less than 5 years": "under_5_years",
    "5 years or more": "from_5_years",
    "short term on the job training": "short_term",
    "moderate term on the job training": "moderate_term",
    "long term on the job training": "long_term",
    "apprenticeship": "apprenticeship",
    "internship residency": "internship",
    "varies": VARIES,
}
"""The Bureau's names of all levels, folded, and those that they have here and among the messages."""


def level_of(value: str | None) -> str:
    """The level that an entry requirement is; empty if it is none of the Bureau's.

    They are in English in all profiles. One that only refers to a section varies: ``See How to Become One``.
    """
    name = folded(value or "")
    return VARIES if name.startswith("see ") else LEVELS.get(name, "")


def requirement(value: str, vocabulary: Vocabulary) -> Label:
    """An entry requirement as printed: the name of its level, or else the profile's own words."""
    level = level_of(value)
    return Label(vocabulary.locale.say(f"entry.level.{level}")) if level else vocabulary.own(tidy(value))


def short_education(value: str, vocabulary: Vocabulary) -> Label:
    """A level of education under a header that says what it is, for a narrow column: ``Bachelor’s``."""
    level = level_of(value)
    if level in EDUCATION:
        return Label(vocabulary.locale.say(f"entry.short.{level}"))
    return requirement(value, vocabulary)


_UNKNOWN_DISTANCE = 2


def education_distance(one: str, other: str) -> int:
    """The number of steps between two levels of education; a guess if one of them is none."""
    if one not in EDUCATION or other not in EDUCATION:
        return _UNKNOWN_DISTANCE
    return abs(EDUCATION.index(one) - EDUCATION.index(other))


def entry(context: Context) -> tuple[Block, ...]:
    """The section on how to become one: its prose, or else what the levels in the quick facts mean."""
    written = prose(context.sections.how_to_become_one, context.vocabulary)
    return written or tuple(_composed(context))


def first_step(locale: Locale, level: str) -> str:
    """The education that most people begin with, as a sentence; empty if ``level`` is not one of the Bureau's."""
    return locale.say(f"entry.first_step.{level}") if level in EDUCATION else ""


def education_meaning(locale: Locale, level: str) -> str:
    """A sentence on what a level of education means; empty if it is not one of the Bureau's."""
    return locale.say(f"entry.education.{level}") if level in EDUCATION else ""


def experience_meaning(locale: Locale, level: str) -> str:
    """The same for a level of experience."""
    return locale.say(f"entry.experience.{level}") if level in EXPERIENCE else ""


def training_meaning(locale: Locale, level: str) -> str:
    """The same for a kind of training."""
    return locale.say(f"entry.training.{level}") if level in TRAINING else ""


LICENSES = "https://www.careeronestop.org/Toolkit/Training/find-licenses.aspx"
"""Where the U.S. Department of Labor lists the licenses that each state requires."""


def licenses(context: Context) -> Text:
    """That licenses depend on the state, and where to look them up; empty for an occupation without a U.S. code.

    Figures do not say which occupations are licensed, and no list has all of them, so this is said of each.
    """
    if not context.profile.soc:
        return ()
    return context.locale.text("entry.licenses", address=(Run(typed(LICENSES), href=LICENSES),))


def _composed(context: Context) -> Iterator[Paragraph]:
    """A paragraph for each known fact, and a word of caution."""
    quick = context.profile.quick_facts
    if quick is None:
        return
    locale, vocabulary = context.locale, context.vocabulary
    facts = (
        (locale.say("entry.label.education"), quick.education, education_meaning),
        (locale.say("entry.label.experience"), quick.experience, experience_meaning),
        (locale.say("entry.label.training"), quick.training, training_meaning),
    )
    specific = [fact for fact in facts if fact[1] and level_of(fact[1]) != VARIES]
    for label, value, meaning_of in specific:
        stated = requirement(value or "", vocabulary)
        known = meaning_of(locale, level_of(value))
        said = Label(known) if known else stated._replace(text=f"{stated.text}.")
        yield Paragraph((Run(label, bold=True), Run(f" {said.text}", lang=said.lang)))
    if specific:
        yield Paragraph(joined([locale.text("entry.caution"), licenses(context)]), "note")
