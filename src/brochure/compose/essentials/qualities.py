"""Qualities: the paragraphs under Important qualities, each with its name in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import best
from brochure.compose.essentials.model import Quality
from brochure.compose.essentials.standing import parts, standing
from brochure.compose.text import capitalized, tidy
from brochure.names import folded
from brochure.profile.markdown import MdBlock, MdParagraph, Text, plain_text

_HEADING = re.compile(r"\bqualities\b|\bskills\b", re.IGNORECASE)

_GENERAL = re.compile(
    r"(?:analytical|business|communication|computer|critical thinking|customer service|interpersonal|leadership"
    r"|listening|management|organizational|problem solving|speaking|teamwork|time management|writing)(?: skills?)?"
)
"""Qualities that most occupations ask for, folded."""


def qualities(context: Context) -> tuple[Quality, ...]:
    """The qualities in the order of the profile; if that is alphabetical, those of few occupations come first."""
    found = [
        quality
        for heading, blocks in parts(context.sections.how_to_become_one)
        if _HEADING.search(heading)
        for quality in _named(blocks, context)
    ]
    names = [folded(quality.name) for quality in found]
    if names == sorted(names):
        found.sort(key=lambda quality: _GENERAL.fullmatch(folded(quality.name)) is not None)
    return tuple(found)


def _named(blocks: Sequence[MdBlock], context: Context) -> Iterator[Quality]:
    for block in blocks:
        if isinstance(block, MdParagraph) and (name := _run_in(block.text)):
            rest = plain_text(block.text)[len(name) :].lstrip(" .:*")
            sentences = standing([MdParagraph((block.text[0]._replace(text=rest),))], context.plural)
            yield Quality(capitalized(tidy(name.strip(" .:"))), best(sentences), context.own_lang)


def _run_in(text: Text) -> str:
    """The bold text at the beginning of a paragraph, as it stands there; empty if there is none or nothing else."""
    name = ""
    for run in text:
        if not run.bold:
            return name
        name += run.text
    return ""
