"""Pay cards of one or several occupations, and what their file is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.compose.clusters import jobs_in
from brochure.compose.short_form import ShortForm

MAX_KEYWORDS = 50
"""Titles in the keywords of a file: PDF/A-2 limits their string to 32,767 bytes, of which each may take 400."""


class Deck(NamedTuple):
    """``cards`` of different occupations, in the order in which they are cut, and what is said of all of them.

    ``lang`` is the language of the ``title``, ``composed`` that of composed text. ``sheet_label`` names one
    of several sheets.
    """

    cards: tuple[ShortForm, ...]
    title: str
    lang: str
    composed: str
    subject: str
    keywords: tuple[str, ...]
    sheet_label: str = "Sheet {number}"


def deck(cards: Sequence[ShortForm]) -> Deck:
    """A deck of ``cards``, at least one; that of one occupation is called like it."""
    first = cards[0]
    if len(cards) == 1:
        return Deck((first,), first.title, first.lang, first.composed, first.subject, first.keywords)
    title = f"Pay cards: {len(cards)} {jobs_in(card.cluster for card in cards)}"
    names = tuple([card.title for card in cards[:MAX_KEYWORDS]])
    return Deck(tuple(cards), title, first.composed, first.composed, "Pay cards to cut", names)
