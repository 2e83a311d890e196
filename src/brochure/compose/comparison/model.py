"""A sheet that compares occupations: charts of all of them, then a table with a column for each."""

from __future__ import annotations

from dataclasses import dataclass

from brochure.compose.amounts import not_published
from brochure.compose.blocks import BarChart, Imprint, KeyFigure, Paragraph, QrLink, RangeChart, Run, Text
from brochure.compose.text import capitalized
from brochure.locale import Locale


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares with their names, (``"36%"``, name), the largest first, under the label ``whose``, which may be empty."""

    items: tuple[tuple[str, Text], ...]
    whose: Text = ()


@dataclass(frozen=True, slots=True)
class Duties:
    """What people do, in order of importance.

    Layout can leave out items after the first ``min_items`` if the sheet would otherwise need another page.
    """

    items: tuple[Text, ...]
    min_items: int


Entry = KeyFigure | Paragraph | Duties | Shares | QrLink
"""The content of a cell."""


def missing(locale: Locale) -> Paragraph:
    """The content of a cell whose value is unknown."""
    return Paragraph((Run(capitalized(not_published(locale))),), "note")


@dataclass(frozen=True, slots=True)
class Aspect:
    """A row: its header, and an entry for each occupation."""

    header: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole sheet.

    ``pay`` and ``outlook`` are charts with a row for each occupation. ``occupations`` are the column headers of the
    table, ``own`` their languages, ``composed`` the language of text without its own; ``corner`` is the header above
    the row headers. ``imprint`` says whose it is. ``notes`` contain dates and sources. ``page_label`` is as in
    :class:`~brochure.compose.blocks.Document`.
    """

    title: str
    lang: str
    heading: str
    pay: tuple[RangeChart, ...]
    outlook: tuple[BarChart, ...]
    corner: str
    occupations: tuple[str, ...]
    aspects: tuple[Aspect, ...]
    notes: tuple[str, ...]
    attribution: str
    page_label: str
    subject: str
    keywords: tuple[str, ...]
    own: tuple[str | None, ...]
    composed: str
    imprint: Imprint | None = None
