"""The sections' Markdown as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, BulletList, Heading, Paragraph, Text
from brochure.compose.typography import tidy, tidy_text
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterator


def prose(markdown: Markdown | None) -> tuple[Block, ...]:
    """The blocks of a section's prose; its ``###`` are level 3.

    A heading that nothing stands under is no heading: it becomes a bold paragraph, so that the outline
    stays true and no word is lost.
    """
    if markdown is None:
        return ()
    blocks = list(_blocks(markdown))
    for here, block in enumerate(blocks):
        following = blocks[here + 1] if here + 1 < len(blocks) else None
        if isinstance(block, Heading) and (following is None or isinstance(following, Heading)):
            blocks[here] = Paragraph((Run(block.text, bold=True),))
    return tuple(blocks)


def _blocks(markdown: Markdown) -> Iterator[Block]:
    """The blocks that say something, in order."""
    for block in markdown.blocks:
        match block:
            case MdParagraph(text) if _says_something(text):
                yield Paragraph(tidy_text(text))
            case MdBullets(items):
                if kept := tuple(tidy_text(item) for item in items if _says_something(item)):
                    yield BulletList(kept)
            case MdHeading(text) if text.strip():
                yield Heading(3, tidy(text.strip()))


def _says_something(text: Text) -> bool:
    return any(run.text and not run.text.isspace() for run in text)
