"""Sentences of a section that are understood without those around them.

A sentence that depends on the one before it is repaired if only its first words do (``However,``, ``They``), and left
out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from brochure.compose.text import capitalized, tidy
from brochure.profile.markdown import Markdown, MdBlock, MdHeading, MdParagraph, plain_text
from brochure.words import sentences

_CONNECTIVE = re.compile(
    r"(?:However|In addition|Additionally|Also|Therefore|Thus|As a result|Moreover|Furthermore|Similarly|Likewise"
    r"|Rather|For example|For instance|In fact|Finally|Instead|Otherwise|Nevertheless|In contrast), "
)
_ALSO = re.compile(r",? also\b,?(?! known| called)")
_THEY = re.compile(r"(?:They|These (?:workers|people|professionals|specialists))\b")
_SUBJECT = re.compile(
    r"(?:(?:Most|Many|Some) )?(?P<who>[A-Za-z][\w’,() -]{2,80}?s)"
    r"(?= (?:also|are|can|do|have|may|might|must|need|often|should|sometimes|spend|typically|usually|generally|use"
    r"|work|who|will)\b)"
)
"""The people that a sentence begins with: what ``They`` in the next sentence stands for."""

_DEPENDENT = re.compile(
    r"(?:he|she|they|it|its|their|this|that|these|those|such|another|both|either|neither|others?|still|so|then|here"
    r"|each|one|the (?:former|latter|other|same))\b"
    r"|(?:some|many|most|few|several|all)(?: also| often| usually| of (?:them|these|those))?"
    r" (?:are|can|do|have|may|might|must|need|prefer|require|spend|start|take|travel|work|learn|of)\b"
    r"|(?:at the same time|on the other hand|by contrast|in these|in this|in such|during (?:this|that|these)"
    r"|after (?:this|that)|with (?:this|these)|to do (?:so|this)|for (?:this|these|those))\b",
    re.IGNORECASE,
)
"""The beginning of a sentence that is not understood alone."""

_POINTS_BACK = re.compile(
    r"\b(?:these|those|such) (?!as\b|who\b|that\b|with\b|in\b|of\b|people who)\w+|\bthe following\b|\bas follows\b"
    r"|\b(?:listed|described|mentioned) (?:above|below)\b",
    re.IGNORECASE,
)
"""Words that point at something outside of the sentence."""

_THESE_WORKERS = re.compile(r"\bthese (?:workers|occupations)\b")
_REFERRAL = re.compile(
    r"(?:For (?:more|further|specific|additional)|Information (?:on|about)|More information|Check with|Contact|Visit"
    r"|See)\b"
)
"""The beginning of a sentence that only says where to learn more."""


def parts(section: Markdown | None) -> Iterator[tuple[str, list[MdBlock]]]:
    """The subheadings of a section, the first one empty, each with the blocks below it."""
    heading, inside = "", list[MdBlock]()
    for block in section.blocks if section else ():
        if isinstance(block, MdHeading):
            yield heading, inside
            heading, inside = block.text.strip(), []
        else:
            inside.append(block)
    yield heading, inside


def standing(blocks: Iterable[MdBlock], plural: str = "") -> tuple[str, ...]:
    """The sentences of the paragraphs in ``blocks`` that can stand alone, repaired, in order.

    ``plural`` is the occupation in a sentence, for ``these workers``.
    """
    found: list[str] = []
    for block in blocks:
        if isinstance(block, MdParagraph):
            found.extend(_of_paragraph(tidy(plain_text(block.text)).strip(), plural))
    return tuple(found)


def _of_paragraph(text: str, plural: str) -> Iterator[str]:
    subject = ""
    for start, end in sentences(text):
        sentence = _repaired(text[start:end], subject, plural)
        if found := _SUBJECT.match(sentence):
            subject = found["who"]
        if stands_alone(sentence):
            yield sentence


def _repaired(sentence: str, subject: str, plural: str) -> str:
    """``sentence`` without its connections to the one before it, whose people are ``subject``, or empty."""
    sentence = capitalized(_CONNECTIVE.sub("", sentence, count=1))
    if "not only" not in sentence:
        sentence = capitalized(_ALSO.sub("", sentence).lstrip())
    if plural:
        sentence = capitalized(_THESE_WORKERS.sub(plural, sentence))
    return _THEY.sub(capitalized(subject), sentence, count=1) if subject and _THEY.match(sentence) else sentence


def stands_alone(sentence: str) -> bool:
    """Whether ``sentence`` is whole, says something itself, and refers to nothing outside of it."""
    return (
        sentence.endswith((".", "!"))
        and not _DEPENDENT.match(sentence)
        and not _POINTS_BACK.search(sentence)
        and not _REFERRAL.match(sentence)
    )
