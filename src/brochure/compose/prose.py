"""The sections' Markdown as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, BulletList, Heading, Paragraph, Text
from brochure.compose.language import spoken
from brochure.compose.typography import tidy, tidy_text
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterator


def prose(markdown: Markdown | None, lang: str | None = None) -> tuple[Block, ...]:
    """The blocks of a section's prose, which carries ``lang``; its ``###`` are level 3.

    A heading that nothing stands under is no heading: it becomes a bold paragraph, so that the outline
    stays true and no word is lost.
    """
    if markdown is None:
        return ()
    blocks = list(_blocks(markdown, lang))
    for here, block in enumerate(blocks):
        following = blocks[here + 1] if here + 1 < len(blocks) else None
        if isinstance(block, Heading) and (following is None or isinstance(following, Heading)):
            blocks[here] = Paragraph((Run(block.text, bold=True, lang=lang),))
    return tuple(blocks)


def _blocks(markdown: Markdown, lang: str | None) -> Iterator[Block]:
    """The blocks that say something, in order."""
    for block in markdown.blocks:
        match block:
            case MdParagraph(text) if _says_something(text):
                yield Paragraph(spoken(tidy_text(text), lang))
            case MdBullets(items):
                if kept := tuple(spoken(tidy_text(item), lang) for item in items if _says_something(item)):
                    yield BulletList(kept)
            case MdHeading(text) if text.strip():
                yield Heading(3, tidy(text.strip()), lang)


def _says_something(text: Text) -> bool:
    return any(run.text and not run.text.isspace() for run in text)
