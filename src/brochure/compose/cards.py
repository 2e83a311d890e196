"""Pay cards of one or several occupations, and what their file is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.compose.clusters import shared_in_title
from brochure.compose.short_form import ShortForm
from brochure.locale import locale_of

MAX_KEYWORDS = 50
"""Titles in the keywords of a file: PDF/A-2 limits their string to 32,767 bytes, of which each may take 400."""


class Deck(NamedTuple):
    """``cards`` of different occupations, in the order in which they are cut, and what is said of all of them.

    ``lang`` is the language of the ``title``, ``composed`` that of composed text. ``sheet_label`` names one
    of several sheets, with ``{number}`` for its number.
    """

    cards: tuple[ShortForm, ...]
    title: str
    lang: str
    composed: str
    subject: str
    keywords: tuple[str, ...]
    sheet_label: str


def deck(cards: Sequence[ShortForm]) -> Deck:
    """A deck of ``cards``, at least one, in the language of the first; that of one occupation is called like it."""
    first = cards[0]
    locale = locale_of(first.composed)
    sheet = locale.say("cards.sheet", number="{number}")
    if len(cards) == 1:
        return Deck((first,), first.title, first.lang, first.composed, first.subject, first.keywords, sheet)
    cluster = shared_in_title(locale, [card.cluster for card in cards])
    title = locale.say("cards.title", number=locale.number(len(cards)), cluster=cluster)
    names = tuple([card.title for card in cards[:MAX_KEYWORDS]])
    subject = locale.say("cards.subject")
    return Deck(tuple(cards), title, first.composed, first.composed, subject, names, sheet)
