"""Names within the text of a profile that are in another language, such as credentials in English.

They are found as they are spelled, as whole words, where no other name with more words begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from brochure.profile.markdown import Markdown, MdBlock, MdBullets, MdHeading, MdParagraph, Run, Text
from brochure.profile.model import ForeignName, Profile, Sections

SECTIONS = ("what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook")


def with_languages(sections: Sections, names: Sequence[ForeignName]) -> Sections:
    """``sections`` where every one of the ``names`` is a run with its language; headings have one language."""
    if not names:
        return sections
    changed = {key: _mapped(section, lambda text: divided(text, names)) for key, section in _written(sections)}
    return replace(sections, **changed)


def divided(text: Text, names: Sequence[ForeignName]) -> Text:
    """``text`` where every one of the ``names`` is a run with its language."""
    if not names:
        return text
    langs, pattern = {name.text: name.lang for name in names}, _pattern(names)
    return tuple([piece for run in text for piece in _pieces(run, pattern, langs)])


def missing(profile: Profile) -> Iterator[int]:
    """The places of those foreign names of ``profile`` that none of its texts has."""
    texts = list(_all_texts(profile))
    for place, name in enumerate(profile.foreign):
        pattern = _pattern((name,))
        if not any(pattern.search(text) for text in texts):
            yield place


def _all_texts(profile: Profile) -> Iterator[str]:
    """The texts that can have several languages: sections, summary, and what short forms print in their place."""
    yield from (run.text for _, section in _written(profile.sections) for text in _texts(section) for run in text)
    yield from filter(None, (profile.summary, profile.deck))
    yield from (text for duty in profile.duties for text in (duty.text, duty.detail) if text)
    yield from (step.text for step in profile.path if step.text)


def _pattern(names: Sequence[ForeignName]) -> re.Pattern[str]:
    """Matches the ``names``, the longest first."""
    longest_first = sorted((name.text for name in names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _pieces(run: Run, pattern: re.Pattern[str], langs: dict[str, str]) -> Iterator[Run]:
    """``run``, divided before and after each name."""
    at = 0
    for found in pattern.finditer(run.text):
        if found.start() > at:
            yield run._replace(text=run.text[at : found.start()])
        yield run._replace(text=found[0], lang=langs[found[0]])
        at = found.end()
    if at < len(run.text):
        yield run._replace(text=run.text[at:])


def _written(sections: Sections) -> Iterator[tuple[str, Markdown]]:
    """The sections that are there, with their keys."""
    for key in SECTIONS:
        if (section := getattr(sections, key)) is not None:
            yield key, section


def _texts(section: Markdown) -> Iterator[Text]:
    """The texts of a section that can have several languages."""
    for block in section.blocks:
        match block:
            case MdParagraph(text):
                yield text
            case MdBullets(items):
                yield from items
            case MdHeading():
                pass


def _mapped(section: Markdown, change: Callable[[Text], Text]) -> Markdown:
    """``section`` with ``change`` of each of its texts."""

    def changed(block: MdBlock) -> MdBlock:
        match block:
            case MdParagraph(text):
                return MdParagraph(change(text))
            case MdBullets(items):
                return MdBullets(tuple(map(change, items)))
            case MdHeading():
                return block

    return section._replace(blocks=tuple(map(changed, section.blocks)))
