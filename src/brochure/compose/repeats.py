"""Sentences that the prose says twice, each of which is printed once.

Pages of the handbook state the work schedules under Work environment and again under Pay, in nearly the same words, and
begin What they do with their summary.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from brochure.names import folded
from brochure.names import words as word_list
from brochure.profile.markdown import Markdown, MdBlock, MdBullets, MdHeading, MdParagraph, Text, plain_text
from brochure.profile.model import Profile, Sections
from brochure.words import sentences

_REFERS_BACK = re.compile(
    r"(?:\w+ )?(?:he|she|they|it|these|this|that|those|such|their|its|also|so|another)\b"
    r"|(?:additionally|however|therefore|moreover|instead|otherwise|likewise|for (?:example|instance)|in addition"
    r"|in contrast|as a result|at the same time|on the other hand)\b"
    r"|(?:some|many|most|few|several|still others|others?)(?: also| often| usually)? "
    r"(?:are|can|do|have|may|might|must|need|spend|travel|work)\b",
    re.IGNORECASE,
)
"""The beginning of a sentence that is not understood without the one before it."""

_PRONOUN = re.compile(r"(?:\S+ ){1,7}?(?:he|she|they|them|their|these)\b", re.IGNORECASE)
"""The beginning of a sentence with a pronoun among its first words."""

_OCCUPATION = re.compile(r"They (?!also\b|then\b|too\b)")
"""The beginning of a sentence on the people of the title, under the heading What they do."""

_WORKERS = ("workers", "professionals", "employees")
"""What the people of the title are called, besides the last word of the title."""

_MAX_SUMMARY = 320
"""Characters of a summary with a sentence that continues it: about four lines."""

_MIN_LETTERS = 4  # of words that can be what a pronoun stands for
_SUBJECT = 6  # words at the beginning of a sentence that have its subject


def refers_back(sentence: str, before: str) -> bool:
    """Whether ``sentence`` is not understood without ``before``, the one before it.

    It begins with a word that refers back, or with a pronoun that stands for nothing between: ``The fish they catch``.
    """
    if _REFERS_BACK.match(sentence):
        return True
    pronoun = _PRONOUN.match(sentence)
    subject = " ".join(before.split(maxsplit=_SUBJECT)[:_SUBJECT])
    return pronoun is not None and not _things(pronoun[0]) & _things(subject)


def _things(text: str) -> set[str]:
    """The longer words of ``text``, without the s of a plural."""
    return {word.removesuffix("s") for word in word_list(text) if len(word) >= _MIN_LETTERS}


class Said(NamedTuple):
    """What a document says in running text, each sentence once: a ``summary``, which may be empty, and ``sections``."""

    summary: str
    sections: Sections


def said_once(profile: Profile, keys: Collection[str]) -> Said:
    """The running text of ``profile`` in a document that has the sections ``keys``, without repeated sentences.

    Left out are the summary in the opening of What they do, and what Pay repeats of Work environment. A sentence after
    the summary that is not understood without it moves to it.
    """
    sections, summary = profile.sections, profile.summary or ""
    duties, environment, pay = sections.what_they_do, sections.work_environment, sections.pay
    if summary and duties:
        people = _people(profile)
        if "what_they_do" in keys:
            summary = _continued(summary, duties, people)
        duties = _without_summary(duties, set(_said((summary,))), people)
    if pay and environment and {"work_environment", "pay"}.issubset(keys):
        pay = _without_repeats(pay, _Told(environment))
    if duties is sections.what_they_do and pay is sections.pay:
        return Said(summary, sections)
    return Said(summary, replace(sections, what_they_do=duties, pay=pay))


def _people(profile: Profile) -> re.Pattern[str]:
    """Matches what refers to the people of the title only: ``these`` of ``these cooks``, ``also`` of ``Cooks also``."""
    title = profile.names.plural if profile.names else profile.title
    words = "|".join(map(re.escape, (*word_list(title)[-1:], *_WORKERS)))
    return re.compile(rf"\b(?:these|those) (?=(?:{words})\b)|(?<=^{re.escape(title)} )also ", re.IGNORECASE)


def _needs(sentence: str, before: str, people: re.Pattern[str]) -> bool:
    """Whether ``sentence``, below the title, refers back to the one ``before`` it and not just to the ``people``."""
    return not _OCCUPATION.match(sentence) and refers_back(people.sub("", sentence), before)


def _continued(summary: str, section: Markdown, people: re.Pattern[str]) -> str:
    """``summary`` with the rest of the opening of ``section``, if that repeats it and goes on with ``They also``.

    A rest that is long or has links stays where it is.
    """
    first = section.blocks[0] if section.blocks else None
    said = list(_said((summary,)))
    if not isinstance(first, MdParagraph):
        return summary
    words = plain_text(first.text)
    spans = sentences(words)
    texts = [words[start:end] for start, end in spans]
    count = len(said)
    if list(map(_key, texts[:count])) != said or count == len(texts):
        return summary
    rest = words[spans[count][0] : spans[-1][1]]
    has_link = any(run.href for run in _between(first.text, spans[count][0], spans[-1][1]))
    if has_link or not _needs(texts[count], texts[count - 1], people):
        return summary
    whole = f"{summary.strip()} {rest}"
    is_whole = not _needs(_opening(section.blocks[1:]), texts[-1], people)
    return whole if is_whole and len(whole) <= _MAX_SUMMARY else summary


def _texts(section: Markdown) -> Iterator[str]:
    """The paragraphs and list items of a section."""
    for block in section.blocks:
        match block:
            case MdParagraph(text):
                yield plain_text(text)
            case MdBullets(items):
                yield from map(plain_text, items)
            case _:
                pass


def _said(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of ``texts``, as :func:`_key` compares them."""
    return (_key(text[start:end]) for text in texts for start, end in sentences(text))


_MAX_COMPARED = 900  # characters; of longer names, only the beginning is folded


def _key(sentence: str) -> str:
    return folded(sentence) if len(sentence) < _MAX_COMPARED else sentence


class _Told:
    """The sentences of a ``section``, for comparison with others."""

    def __init__(self, section: Markdown) -> None:
        self._keys = set(_said(_texts(section)))

    @cached_property
    def _pairs(self) -> list[tuple[AbstractSet[tuple[str, str]], AbstractSet[str]]]:
        return [(_pairs(words), _telling(words)) for words in map(str.split, self._keys)]

    def says(self, sentence: str) -> bool:
        """Whether a sentence is there, or one with nearly the same words in nearly the same order, and maybe more."""
        key = _key(sentence)
        if key in self._keys:
            return True
        words = key.split()
        pairs, telling = _pairs(words), _telling(words)
        if len(pairs) < _MIN_PAIRS:
            return False
        return any(len(pairs & others) >= _SAME * len(pairs) and telling <= told and (_NOT in telling) == (_NOT in told)
                   for others, told in self._pairs)  # fmt: skip


_MIN_PAIRS = 6  # of neighboring words: shorter sentences say another thing with one other word
_SAME = 0.8  # of the pairs
_NOT = "not"


def _pairs(words: Sequence[str]) -> AbstractSet[tuple[str, str]]:
    return set(pairwise(words))


def _telling(words: Sequence[str]) -> AbstractSet[str]:
    """The words of which each matters: numbers and ``not``."""
    return {word for word in words if word == _NOT or any(map(str.isdigit, word))}


def _without_summary(section: Markdown, said: AbstractSet[str], people: re.Pattern[str]) -> Markdown | None:
    """A section without sentences of the summary at the beginning and end of its first paragraph.

    They stay if the sentence after them refers back to them, and not just to the ``people`` of the title above.
    """
    first = section.blocks[0] if section.blocks else None
    if not isinstance(first, MdParagraph):
        return section
    words = plain_text(first.text)
    spans = sentences(words)
    texts = [words[start:end] for start, end in spans]
    left = [place for place, text in enumerate(texts) if _key(text) not in said]
    start, end = (left[0], left[-1] + 1) if left else (len(texts), len(texts))
    following = [*texts, _opening(section.blocks[1:])]
    if start and _needs(following[start], texts[start - 1], people):
        start = 0
    if end < len(texts) and refers_back(following[-1], texts[-1]):
        end = len(texts)
    if (start, end) == (0, len(texts)):
        return section
    kept = [MdParagraph(_between(first.text, spans[start][0], spans[end - 1][1]))] if start < end else []
    return _with([*kept, *section.blocks[1:]])


def _opening(blocks: Sequence[MdBlock]) -> str:
    """The first sentence below any headings; empty if there is none."""
    for block in blocks:
        if isinstance(block, MdParagraph):
            words = plain_text(block.text)
            return next((words[start:end] for start, end in sentences(words)), "")
        if isinstance(block, MdBullets):
            return ""
    return ""


def _without_repeats(section: Markdown, told: _Told) -> Markdown | None:
    """A section without what has been ``told``; a heading is left out with all the text below it."""
    blocks: list[MdBlock] = []
    for heading, inside in _parts(section.blocks):
        left: list[MdBlock] = []
        for place in reversed(range(len(inside))):
            if kept := _unsaid(inside[place], told, _opening(left[:1])):
                left.insert(0, kept)
        if heading and (left or not inside):
            blocks.append(heading)
        blocks.extend(left)
    return section if tuple(blocks) == section.blocks else _with(blocks)


def _parts(blocks: Sequence[MdBlock]) -> Iterator[tuple[MdHeading | None, list[MdBlock]]]:
    """The blocks under each heading; those before the first heading are under None."""
    heading: MdHeading | None = None
    inside: list[MdBlock] = []
    for block in blocks:
        if isinstance(block, MdHeading):
            yield heading, inside
            heading, inside = block, []
        else:
            inside.append(block)
    yield heading, inside


def _unsaid(block: MdBlock, told: _Told, following: str) -> MdBlock | None:
    """What is left of a block without repeated sentences; None if all are repeated.

    A sentence stays if the next one, or ``following`` after the block, refers back to it. A paragraph that introduces a
    list is not changed.
    """
    if not isinstance(block, MdParagraph):
        return block
    words = plain_text(block.text)
    spans = sentences(words)
    repeated = [told.says(words[start:end]) for start, end in spans]
    if not any(repeated) or words.rstrip().endswith(":"):
        return block
    kept: list[tuple[int, int]] = []
    for (start, end), is_repeated in zip(reversed(spans), reversed(repeated), strict=True):
        if not is_repeated or refers_back(following, words[start:end]):
            kept.append((start, end))
            following = words[start:end]
        else:
            following = ""
    return MdParagraph(_sentences_of(block.text, kept[::-1])) if kept else None


def _sentences_of(text: Text, spans: Sequence[tuple[int, int]]) -> Text:
    """The runs of some sentences of ``text``, with a space between them."""
    runs = []
    at = place = 0
    for run in text:
        start, place = place, place + len(run.text)
        kept = ""
        while at < len(spans) and spans[at][0] < place:
            kept += run.text[max(spans[at][0] - start, 0) : spans[at][1] - start]
            if spans[at][1] > place:
                break  # it ends in a later run
            at += 1
            kept += " " if at < len(spans) else ""
        if kept:
            runs.append(run._replace(text=kept))
    return tuple(runs)


def _between(text: Text, start: int, end: int) -> Text:
    """The runs of ``text`` from one character to another."""
    runs = []
    place = 0
    for run in text:
        kept = run.text[max(start - place, 0) : max(end - place, 0)]
        place += len(run.text)
        if kept:
            runs.append(run._replace(text=kept))
    return tuple(runs)


def _with(blocks: Sequence[MdBlock]) -> Markdown | None:
    """A section of ``blocks``, of which only the blocks are read from here on; None if there are none."""
    return Markdown("", tuple(blocks)) if blocks else None
