"""How to become one: the prose, or else what the headline facts on the way in mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, Paragraph, Run
from brochure.compose.grammar import same_name
from brochure.compose.keyfigures import VARIES, requirement, requirement_lang
from brochure.compose.levels import EDUCATION, EXPERIENCE, TRAINING
from brochure.compose.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brochure.compose.context import Context

_CAUTION = "This is what is usual in the United States. An employer or a state may ask for more, such as a license."


def entry(context: Context) -> tuple[Block, ...]:
    written = prose(context.profile.sections.how_to_become_one, context.own_lang)
    return written or tuple(_composed(context))


def first_step(education: str | None) -> str:
    """With what education most people begin, as a sentence; empty where that is not one of the Bureau's levels."""
    known = EDUCATION.get(same_name(education or ""))
    return f"{known[0]}." if known else ""


def _composed(context: Context) -> Iterator[Paragraph]:
    """A paragraph for each fact that is known, and a word of caution."""
    quick = context.profile.quick_facts
    if quick is None:
        return
    facts = (
        ("Education.", quick.education, {name: f"{start}{more}." for name, (start, more) in EDUCATION.items()}),
        ("Experience.", quick.experience, EXPERIENCE),
        ("Training.", quick.training, TRAINING),
    )
    said = [(label, value, meanings) for label, value, meanings in facts if value and requirement(value) != VARIES]
    for label, value, meanings in said:
        known = meanings.get(same_name(value))
        lang = None if known else requirement_lang(value, context.own_lang)
        yield Paragraph((Run(label, bold=True), Run(f" {known or f'{requirement(value)}.'}", lang=lang)))
    if said:
        yield Paragraph((Run(_CAUTION),), "note")
