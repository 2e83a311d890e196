"""The section on how to become one as standing sentences, by the kind of requirement that they are about."""

from __future__ import annotations

import re
from typing import NamedTuple

from brochure.compose.context import Context
from brochure.compose.essentials.standing import parts, standing

Kind = str
"""A key of :data:`_HEADINGS`, or ``intro``."""

_HEADINGS: dict[Kind, re.Pattern[str]] = {
    "education": re.compile(r"\beducation\b", re.IGNORECASE),
    "training": re.compile(r"\btraining\b", re.IGNORECASE),
    "experience": re.compile(r"\bexperience\b", re.IGNORECASE),
    "license": re.compile(r"\b(?:licens|certif|registration)", re.IGNORECASE),
    "advancement": re.compile(r"\badvancement\b", re.IGNORECASE),
}


class Guide(NamedTuple):
    """``said`` are the sentences of each kind, ``headings`` the subheadings that they stand under."""

    said: dict[Kind, tuple[str, ...]]
    headings: dict[Kind, str]

    @classmethod
    def of(cls, context: Context) -> Guide:
        """The guide of a profile; it is empty if its text is not in English, whose words the rules know."""
        guide = cls({}, {})
        if context.own_lang is None:
            for heading, blocks in parts(context.sections.how_to_become_one):
                sentences = standing(blocks, context.plural)
                for kind in _kinds(heading):
                    guide.said[kind] = (*guide.said.get(kind, ()), *sentences)
                    guide.headings.setdefault(kind, heading)
        return guide

    def on(self, kind: Kind, topic: re.Pattern[str]) -> tuple[str, ...]:
        """The sentences on ``topic`` under headings of ``kind``, then those of the introduction."""
        return tuple(filter(topic.search, (*self.said.get(kind, ()), *self.said.get("intro", ()))))

    def source(self, kind: Kind) -> str:
        """Where sentences of a ``kind`` are from: ``how_to_become_one: Education``."""
        heading = self.headings.get(kind)
        return f"how_to_become_one: {heading}" if heading else "how_to_become_one"


def _kinds(heading: str) -> list[Kind]:
    """The kinds of a subheading: two for Education and training, none for qualities."""
    return [kind for kind, pattern in _HEADINGS.items() if pattern.search(heading)] if heading else ["intro"]
