"""The section on how to become one as sentences, by the kind of requirement that they are about."""

from __future__ import annotations

import re
from typing import NamedTuple

from brochure.compose.context import Context
from brochure.compose.essentials.choosing import short
from brochure.compose.essentials.standing import all_sentences, parts, standing

_HEADINGS = {
    "education": re.compile(r"\beducation\b", re.IGNORECASE),
    "training": re.compile(r"\btraining\b", re.IGNORECASE),
    "experience": re.compile(r"\bexperience\b", re.IGNORECASE),
    "license": re.compile(r"\b(?:licens|certif|registration)", re.IGNORECASE),
    "advancement": re.compile(r"\badvancement\b", re.IGNORECASE),
}
"""The kinds of requirements and the subheadings under which they are explained; ``intro`` is the text above them."""


class Guide(NamedTuple):
    """``said`` are the standing sentences of each kind, ``all`` all of them, ``headings`` their subheadings."""

    said: dict[str, tuple[str, ...]]
    all: dict[str, tuple[str, ...]]
    headings: dict[str, str]

    @classmethod
    def of(cls, context: Context) -> Guide:
        """The guide of a profile; it is empty if its text is not in English, whose words the rules know."""
        guide = cls({}, {}, {})
        if context.is_english:
            for heading, blocks in parts(context.sections.how_to_become_one):
                kinds = _kinds(heading)
                sentences, everything = (standing(blocks, context.plural), all_sentences(blocks)) if kinds else ((), ())
                for kind in kinds:
                    guide.said[kind] = (*guide.said.get(kind, ()), *sentences)
                    guide.all[kind] = (*guide.all.get(kind, ()), *everything)
                    guide.headings.setdefault(kind, heading)
        return guide

    def under(self, kind: str, topic: re.Pattern[str]) -> list[str]:
        """The standing sentences on ``topic`` under headings of ``kind``."""
        return list(filter(topic.search, self.said.get(kind, ())))

    def summed_up(self, kind: str, topic: re.Pattern[str]) -> list[str]:
        """The standing sentences on ``topic`` in the introduction, then those under headings of ``kind``."""
        return [*self.under("intro", topic), *self.under(kind, topic)]

    def on(self, kind: str, topic: re.Pattern[str]) -> list[str]:
        """The standing sentences on ``topic`` under headings of ``kind``, then those of the introduction."""
        return [*self.under(kind, topic), *self.under("intro", topic)]

    def source(self, kind: str, text: str) -> str:
        """Where ``text``, a sentence or its short form, is from: ``how_to_become_one: Education``; may be empty."""
        if self._has(kind, text):
            return f"how_to_become_one: {self.headings[kind]}"
        return "how_to_become_one" if self._has("intro", text) else ""

    def _has(self, kind: str, text: str) -> bool:
        return any(text in (one, short(one)) for one in self.said.get(kind, ()))


def _kinds(heading: str) -> list[str]:
    """The kinds of a subheading: two for Education and training, none for qualities."""
    return [kind for kind, pattern in _HEADINGS.items() if pattern.search(heading)] if heading else ["intro"]
