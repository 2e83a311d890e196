"""Education, experience and training: what the levels mean, and the section on how to become one."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.compose.blocks import Block, Paragraph, Run
from brochure.compose.context import Context
from brochure.compose.prose import prose
from brochure.compose.text import tidy
from brochure.names import folded
from brochure.profile.kinds import OUTLOOK_PHRASES

VARIES = "Varies"
"""A requirement for which the Bureau has no single level; the section on how to become one explains it."""

EDUCATION = {
    "no formal educational credential": ("You can start without a high school diploma", ""),
    "high school diploma or equivalent": (
        "Most people start with a high school diploma",
        " or an equivalent, such as a GED certificate",
    ),
    "some college no degree": ("Most people start with some college", ", but without a degree"),
    "postsecondary nondegree award": (
        "Most people start with a certificate from a college or trade school",
        ", which often takes a year or less after high school",
    ),
    "associates degree": (
        "Most people start with an associate’s degree",
        ", usually two years of college after high school",
    ),
    "bachelors degree": (
        "Most people start with a bachelor’s degree",
        ", usually four years of college after high school",
    ),
    "masters degree": (
        "Most people start with a master’s degree",
        ", usually one or two years of study after a bachelor’s degree",
    ),
    "doctoral or professional degree": (
        "Most people start with a doctoral or professional degree",
        ", usually three years of study or more after a bachelor’s degree",
    ),
}
"""For each of the Bureau's levels of education, a sentence and its continuation."""

SHORT = {
    "no formal educational credential": "None required",
    "high school diploma or equivalent": "High school diploma",
    "some college no degree": "Some college",
    "postsecondary nondegree award": "Postsecondary award",
    "associates degree": "Associate’s",
    "bachelors degree": "Bachelor’s",
    "masters degree": "Master’s",
    "doctoral or professional degree": "Doctoral or professional",
}
"""The levels of education for narrow columns, in ascending order."""

EXPERIENCE = {
    "none": "Employers do not usually ask for work experience in a related occupation.",
    "less than 5 years": "Employers usually ask for up to 5 years of work experience in a related occupation.",
    "5 years or more": "Employers usually ask for at least 5 years of work experience in a related occupation.",
}

TRAINING = {
    "none": "Beginners usually need no further training.",
    "short term on the job training": "New workers learn on the job, in a month or less.",
    "moderate term on the job training": "New workers learn on the job, in more than a month and up to a year.",
    "long term on the job training": "New workers learn on the job for more than a year, some with classes as well.",
    "apprenticeship": "New workers serve an apprenticeship: paid work together with classes, usually for years.",
    "internship residency": "Beginners go through an internship or residency: work in the field under supervision.",
}


def requirement(value: str) -> str:
    """An entry requirement as printed. One that only refers to a section varies: "See How to Become One"."""
    if folded(value) == "none":
        return "None needed"
    return VARIES if _is_referral(value) else tidy(value)


def short_education(value: str) -> str:
    """A level of education under a header that says what it is: ``Bachelor’s``."""
    return SHORT.get(folded(value)) or requirement(value)


_LEVELS = {level: rank for rank, level in enumerate(SHORT)}
_UNKNOWN_DISTANCE = 2


def education_distance(one: str | None, other: str | None) -> int:
    """The number of levels between two levels of education; a guess if one of them is not one of the Bureau's."""
    ranks = _LEVELS.get(folded(one or "")), _LEVELS.get(folded(other or ""))
    return _UNKNOWN_DISTANCE if ranks[0] is None or ranks[1] is None else abs(ranks[0] - ranks[1])


def _is_referral(value: str) -> bool:
    return folded(value).startswith("see ")


def requirement_lang(value: str, own: str | None) -> str | None:
    """The language of an entry requirement: ``own``, that of the profile, unless it is one of the Bureau's levels."""
    levels = {*EDUCATION, *EXPERIENCE, *TRAINING, *OUTLOOK_PHRASES}
    return None if folded(value) in levels or _is_referral(value) else own


_CAUTION = "This is what is usual in the United States. An employer or a state may ask for more, such as a license."


def entry(context: Context) -> tuple[Block, ...]:
    """The section on how to become one: its prose, or else what the levels in the quick facts mean."""
    written = prose(context.sections.how_to_become_one, context.own_lang)
    return written or tuple(_composed(context))


def first_step(education: str | None) -> str:
    """The education that most people begin with, as a sentence; empty if it is not one of the Bureau's levels."""
    known = EDUCATION.get(folded(education or ""))
    return f"{known[0]}." if known else ""


def _composed(context: Context) -> Iterator[Paragraph]:
    """A paragraph for each known fact, and a word of caution."""
    quick = context.profile.quick_facts
    if quick is None:
        return
    facts = (
        ("Education.", quick.education, {name: f"{start}{more}." for name, (start, more) in EDUCATION.items()}),
        ("Experience.", quick.experience, EXPERIENCE),
        ("Training.", quick.training, TRAINING),
    )
    specific = [(label, value, meanings) for label, value, meanings in facts if value and requirement(value) != VARIES]
    for label, value, meanings in specific:
        known = meanings.get(folded(value))
        lang = None if known else requirement_lang(value, context.own_lang)
        yield Paragraph((Run(label, bold=True), Run(f" {known or f'{requirement(value)}.'}", lang=lang)))
    if specific:
        yield Paragraph((Run(_CAUTION),), "note")
