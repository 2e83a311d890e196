"""Text of profiles: typographic corrections, and Markdown as blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brochure.compose.blocks import Block, BulletList, Heading, Paragraph
from brochure.compose.language import spoken
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


_RANGE = re.compile(r"\d-\$?\d")

_MARKS = ("'", '"', "\n", "\t", "\r", "  ", "--", " percent", " million", " billion", " trillion", "a.m.", "p.m.")
"""A text that needs a change has one of these in it, or a range; most do not, and are spared the rest."""

_FAULT = re.compile(
    r"""
      (?P<keep>  (?:https?://|mailto:|www\.)\S+ | [\w.+-]{1,64}@[\w-]+\.\S+ | <[^<>]{1,200}> )
    | (?P<dash>  [ \t\n\r]+-{2,3}[ \t\n\r]+ | (?<=\w)-{2,3}(?=\w) )
    | (?P<space> [ \t\n\r]{2,} | [\t\n\r] )
    | (?<![\w.,-]) (?P<low>\$?\d[\d,.]*) - (?P<high>\$?\d[\d,.]*) (?![\w-])
    | (?<=\d)(?P<unit>[ ])(?=(?:percent|million|billion|trillion|[ap]\.m\.))
    | (?P<quote> ["'] )
    """,
    re.VERBOSE,
)

_OPENS_AFTER = frozenset(" \u00a0([{“‘—–/")
_ELISIONS = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
"""What follows an apostrophe that stands at the head of a word: ’90s, ’em, rock ’n’ roll."""


def tidy(text: str) -> str:
    """``text`` with its typewriter habits set right; the same object where it has none."""
    return _mended(text, "") if _is_suspect(text) else text


def tidy_text(text: Text) -> Text:
    """The runs of one paragraph, read as one text: a quotation may open in one run and close in another."""
    runs: list[Run] = []
    before = ""
    changed = False
    for run in text:
        new = run.text
        if _is_suspect(new):
            new = _mended(new, before)
        if before == " " and new[:1] == " ":
            new = new[1:]
        changed = changed or new != run.text
        runs.append(run if new == run.text else Run(new, run.bold, run.italic, run.href, run.lang))
        before = new[-1:] or before
    return tuple(runs) if changed else text


def _is_suspect(text: str) -> bool:
    """Whether ``text`` may need a change. Plain searches are ten times as fast as one regular expression for all."""
    for mark in _MARKS:
        if mark in text:
            return True
    return "-" in text and _RANGE.search(text) is not None


def _mended(text: str, before: str) -> str:
    """``text`` set right, where ``before`` is the character that stands in front of it."""

    def mend(fault: re.Match[str]) -> str:
        kind = fault.lastgroup
        if kind == "keep":
            return fault[0]
        if kind == "dash":
            return "—"
        if kind == "space":
            return " "
        if kind == "high":
            return f"{fault['low']}–{fault['high']}" if _is_range(fault["low"], fault["high"]) else fault[0]
        if kind == "unit":
            return "\u00a0"
        return _quote(text, fault.start(), before)

    return _FAULT.sub(mend, text)


def _quote(text: str, at: int, before: str) -> str:
    """The curly form of the straight quote at ``text[at]``, by what stands in front of it."""
    place = at
    if place and text[place - 1] in "\"'":  # a quotation within a quotation opens where the outer one does
        place -= 1
    left = text[place - 1] if place else before
    opens = not left or left in _OPENS_AFTER
    if text[at] == '"':
        return "“" if opens or left == "-" else "”"
    return "‘" if opens and not _ELISIONS.match(text, at + 1) else "’"


def _is_range(low: str, high: str) -> bool:
    """Whether ``low-high`` runs from a number to a larger one: not a SOC code, a telephone number or a score."""
    first, last = (text.strip("$.,").replace(",", "") for text in (low, high))
    digits = len(first.partition(".")[0]), len(last.partition(".")[0])
    if digits == (4, 2):  # 2016-26
        return first[2:] < last
    if digits in ((2, 4), (3, 4)):
        return False
    try:
        return float(first) < float(last)
    except ValueError:
        return False


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
