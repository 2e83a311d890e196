"""Qualities: the paragraphs under Important qualities, each with its name in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import best
from brochure.compose.essentials.model import Quality
from brochure.compose.essentials.standing import parts, run_in, standing
from brochure.compose.essentials.subjects import Subject
from brochure.compose.text import capitalized, tidy
from brochure.names import folded
from brochure.profile.markdown import MdBlock, MdParagraph

_HEADING = re.compile(r"\bqualities\b|\bskills\b", re.IGNORECASE)

_GENERAL = re.compile(
    r"(?:analytical|business|communication|computer|critical thinking|customer service|interpersonal|leadership"
    r"|listening|management|organizational|problem solving|speaking|teamwork|time management|writing)(?: skills?)?"
)
"""Qualities that most occupations ask for, folded."""


_MAX = 240  # characters of a text, as of one that a profile writes for short forms


def qualities(context: Context) -> tuple[Quality, ...]:
    """The qualities in the order of the profile; if that is alphabetical, those of few occupations come first.

    Those without a text come last, so that a column of texts has no gaps. Of those found in a section there are none
    unless all lack one.
    """
    if context.profile.qualities:
        own = [
            Quality(capitalized(context.tidy(one.name)), context.tidy(one.text), context.own_lang, context.own_lang)
            for one in context.profile.qualities
        ]
        return tuple(sorted(own, key=lambda quality: not quality.text))
    found = [
        quality
        for heading, blocks in parts(context.sections.how_to_become_one)
        if _HEADING.search(heading)
        for quality in _named(blocks, context)
    ]
    names = [folded(quality.name) for quality in found]
    if names == sorted(names):
        found.sort(key=lambda quality: _GENERAL.fullmatch(folded(quality.name)) is not None)
    return tuple([quality for quality in found if quality.text] or found)


def self_check(context: Context) -> tuple[Quality, ...]:
    """The profile's sentences to tick, as the names of qualities without a text."""
    return tuple([Quality(capitalized(context.tidy(one)), "", context.own_lang) for one in context.profile.self_check])


def _named(blocks: Sequence[MdBlock], context: Context) -> Iterator[Quality]:
    """The paragraphs with names. Whom a text beside a name is about is plain, so it begins with ``They``."""
    who = capitalized(context.plural) if context.is_english else ""
    they = Subject(context).they
    for block in blocks:
        if isinstance(block, MdParagraph) and (name := run_in(block.text)):
            sentences = standing([block], context.plural, subject=who)
            if who:
                sentences = tuple(map(they, sentences))
            text = best(sentences) or next((one for one in sentences if len(one) <= _MAX), "")
            yield Quality(capitalized(tidy(name.strip(" .:"))), text, context.own_lang, context.own_lang)
