"""The small Markdown of profile sections: paragraphs, bullets, ``###`` subheadings, bold, italic, links.

Everything else is literal text. Nothing in it is ever handed to another markup parser.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. ``href`` is an http, https or mailto address."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class MdParagraph:
    text: Text


@dataclass(frozen=True, slots=True)
class MdBullets:
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class MdHeading:
    text: str


MdBlock = MdParagraph | MdBullets | MdHeading


@dataclass(frozen=True, slots=True)
class Markdown:
    """A section as written (``source``) and as read (``blocks``)."""

    source: str
    blocks: tuple[MdBlock, ...]
