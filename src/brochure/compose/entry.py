"""How to become one: the prose, or else what the headline facts on the way in mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Paragraph, Run
from brochure.compose.grammar import same_name
from brochure.compose.keyfigures import POINTER, requirement
from brochure.compose.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brochure.compose.context import Context

_CAUTION = "This is what is usual in the United States. An employer or a state may ask for more, such as a license."


def entry(context: Context) -> tuple[Block, ...]:
    written = prose(context.profile.sections.how_to_become_one)
    return written or tuple(_composed(context))


def first_step(education: str | None) -> str:
    """With what education most people begin, as a sentence; empty where that is not one of the Bureau's levels."""
    known = _EDUCATION.get(same_name(education or ""))
    return f"{known[0]}." if known else ""


def _composed(context: Context) -> Iterator[Paragraph]:
    """A paragraph for each fact that is known, and a word of caution."""
    quick = context.profile.quick_facts
    if quick is None:
        return
    facts = (
        ("Education.", quick.education, {name: f"{start}{more}." for name, (start, more) in _EDUCATION.items()}),
        ("Experience.", quick.experience, _EXPERIENCE),
        ("Training.", quick.training, _TRAINING),
    )
    said = [
        (label, value, meanings)
        for label, value, meanings in facts
        if value and requirement(value, here=True) != POINTER
    ]
    for label, value, meanings in said:
        text = meanings.get(same_name(value)) or f"{requirement(value)}."
        yield Paragraph((Run(label, bold=True), Run(f" {text}")))
    if said:
        yield Paragraph((Run(_CAUTION),), "note")


_EDUCATION = {
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
"""How people begin, by the Bureau's levels of education, and what more there is to say of each."""

_EXPERIENCE = {
    "none": "Employers do not usually ask for work experience in a related occupation.",
    "less than 5 years": "Employers usually ask for up to 5 years of work experience in a related occupation.",
    "5 years or more": "Employers usually ask for at least 5 years of work experience in a related occupation.",
}

_TRAINING = {
    "none": "No long training on the job is usual: people come with the skills they need.",
    "short term on the job training": "New workers learn on the job, in a month or less.",
    "moderate term on the job training": "New workers learn on the job, in more than a month and up to a year.",
    "long term on the job training": "New workers learn on the job for more than a year, some with classes as well.",
    "apprenticeship": "New workers serve an apprenticeship: paid work together with classes, usually for years.",
    "internship residency": "Beginners go through an internship or residency: work in the field under supervision.",
}
