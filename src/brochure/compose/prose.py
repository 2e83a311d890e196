"""The Markdown of sections as blocks. Subheadings are in sentence case, as all other headings are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.compose.blocks import Block, BulletList, Heading, Paragraph
from brochure.compose.naming import MINOR, is_sentence_case, lowered
from brochure.compose.records import records
from brochure.compose.text import tidy, tidy_text
from brochure.compose.vocabulary import Vocabulary
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run, Text, plain_text


def prose(markdown: Markdown | None, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The blocks of a section's prose, in the language of ``vocabulary``; ``###`` headings are of level 3.

    Of English text, headings are in sentence case, and lists of records become tables if the document is in English.

    A heading without text below it becomes a bold paragraph, so that the outline is correct and no word is lost.
    """
    if markdown is None:
        return ()
    lang = vocabulary.own_lang
    blocks = list(_blocks(markdown, vocabulary))
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Heading) and (following is None or isinstance(following, Heading)):
            blocks[index] = Paragraph((Run(block.text, bold=True, lang=lang),))
    return tuple(blocks)


def _blocks(markdown: Markdown, vocabulary: Vocabulary) -> Iterator[Block]:
    """The blocks that are not empty, in order."""
    lang, written, is_english = vocabulary.own_lang, vocabulary.lang, vocabulary.is_english
    seen = _Words(markdown)
    has_records = is_english and not lang  # the words of a table have no languages of their own
    after = 0  # the last table
    for place, block in enumerate(markdown.blocks):
        if place < after:
            continue
        is_candidate = has_records and isinstance(block, MdParagraph)
        if is_candidate and (found := records(vocabulary.locale, markdown.blocks[place:])):
            yield found.table
            after = place + found.blocks
            continue
        match block:
            case MdParagraph(text) if _has_words(text):
                yield Paragraph(_in_language(tidy_text(text, written), lang))
            case MdBullets(items):
                if kept := tuple(_in_language(tidy_text(item, written), lang) for item in items if _has_words(item)):
                    yield BulletList(kept)
            case MdHeading(text) if text.strip():
                heading = tidy(text.strip(), written)
                yield Heading(3, _in_sentence_case(heading, seen) if is_english else heading, lang)


def _has_words(text: Text) -> bool:
    return any(run.text and not run.text.isspace() for run in text)


def _in_language(text: Text, lang: str | None) -> Text:
    if lang is None:
        return text
    return tuple([Run(run.text, run.bold, run.italic, run.href, run.lang or lang) for run in text])


_COMMON = frozenset(
    (
        "advancement", "areas", "benefits", "careers", "certificates", "certifications", "conditions", "credentials",
        "degrees", "duties", "education", "employers", "employment", "environment", "examinations", "exams",
        "experience", "hours", "illnesses", "important", "injuries", "internships", "job", "jobs", "licenses",
        "licensure", "membership", "occupation", "occupations", "opportunities", "options", "other", "outlook", "pay",
        "personnel", "programs", "prospects", "qualities", "registrations", "related", "requirements", "schedules",
        "skills", "specialties", "training", "travel", "types", "union", "work", "workers", "workplaces",
    )
)  # fmt: skip
"""Words of headings that are no names, so that no text has to be searched for them."""

_WORD = re.compile(r"\w(?:[\w’.&]*\w)?")


class _Words:
    """The words of a section except those that begin a sentence, found when they are first asked for."""

    __slots__ = ("_found", "_section")

    def __init__(self, section: Markdown) -> None:
        self._section = section
        self._found: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._found is None:
            plain = "\n".join(plain_text(text) for text in _texts(self._section))
            self._found = frozenset(_WORD.findall(_FIRST_WORD.sub(" ", plain)))
        return word in self._found


def _texts(section: Markdown) -> Iterator[Text]:
    """The paragraphs and list items of a section."""
    for block in section.blocks:
        match block:
            case MdParagraph(text):
                yield text
            case MdBullets(items):
                yield from items
            case _:
                pass


def _in_sentence_case(heading: str, seen: _Words) -> str:
    """A heading in title case with the capitals that it has in a sentence: ``Work schedules``; others unchanged.

    A word loses its capital only if it is a usual word of headings, or is ``seen`` in lower case and never with a
    capital inside a sentence. Acronyms and names keep theirs.
    """
    if is_sentence_case(heading):
        return heading

    def common(found: re.Match[str]) -> str:
        word, low = found[0], lowered(found[0])
        if not found.start() or word == low:
            return word
        return low if low in MINOR or low in _COMMON or (low in seen and word not in seen) else word

    return _WORD.sub(common, heading)


_FIRST_WORD = re.compile(r"(?:^|[.!?:][\"”’)]*\s+)\W{0,3}[A-Z]\w*", re.MULTILINE)
