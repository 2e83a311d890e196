"""Duties: the bullets of What they do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import without_examples
from brochure.compose.essentials.model import Duty
from brochure.compose.essentials.verbs import lead
from brochure.compose.text import capitalized
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Text, plain_text
from brochure.words import sentences

_INTRODUCTIONS = (
    re.compile(r"\bdo the following:?$", re.IGNORECASE),
    re.compile(r"\b(?:tasks\b[^.]*|(?:typical|usual|ordinary) day[^.]*|on the job\b[^.]*|they):?$", re.IGNORECASE),
)
"""The ends of what introduces a list of duties, the plainest first."""

_NO_DUTY = re.compile(r"(?:In|At|For) .*, |[^,]*\b(?:specialists|personnel|officers|workers) ")
"""The beginning of an item that is a sentence of its own."""

_MAY = re.compile(r"^(?:May|Might|Sometimes|Often|Typically) ", re.IGNORECASE)
_MIN_DUTIES = 2


def duties(context: Context) -> tuple[Duty, ...]:
    """What people in the occupation do, each once: what the profile lists as such, or else what its section does."""
    own = [(_phrase(context.tidy(duty.text)), context.own_text(duty.detail)) for duty in context.profile.duties]
    bullets = [] if own else map(without_examples, _bullets(context.sections.what_they_do))
    found: dict[str, Text] = dict(own or [(_phrase(context.tidy(bullet)), ()) for bullet in bullets])
    lang, names, has_leads = context.own_lang, context.profile.foreign, context.is_english
    return tuple([Duty(phrase, lead(phrase) if has_leads else "", detail, lang, names)
                  for phrase, detail in found.items() if phrase])  # fmt: skip


def _bullets(section: Markdown | None) -> Iterator[str]:
    """The items of the lists that are introduced as duties; else of the first list that is not one of kinds."""
    lists = list(_lists(section))
    for pattern in _INTRODUCTIONS:
        introduced = [items for introduction, items in lists if pattern.search(introduction)]
        if introduced:
            break
    else:
        introduced = [items for _, items in lists if not _are_kinds(items)][:1]
    for items in introduced:
        yield from (text for text in map(plain_text, items) if not _NO_DUTY.match(text))


def _lists(section: Markdown | None) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """The lists of a section, each with the text of the paragraph or heading before it."""
    before = ""
    for block in section.blocks if section else ():
        match block:
            case MdBullets(items):
                if len(items) >= _MIN_DUTIES:
                    yield before, items
                before = ""
            case MdParagraph(text):
                before = plain_text(text).strip()
            case MdHeading(text):
                before = text.strip()


def _are_kinds(items: tuple[Text, ...]) -> bool:
    """Whether the items are kinds of jobs: they begin with a name in bold or italics."""
    return any(item and (item[0].bold or item[0].italic) for item in items)


def _phrase(item: str) -> str:
    """A tidy bullet as a phrase: its first sentence, with a capital and without the punctuation at its end."""
    text = item.strip()
    spans = sentences(text)
    first = text[spans[0][0] : spans[0][1]] if spans else ""
    phrase = _MAY.sub("", re.sub(r"(?:[,;]? (?:and|or))?[.,;:]*$", "", first).strip())
    return capitalized(phrase)
