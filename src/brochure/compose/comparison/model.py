"""What a sheet that compares occupations says: charts over all of them, then a column for each."""

from __future__ import annotations

from dataclasses import dataclass

from brochure.compose.blocks import BarChart, KeyFigure, Paragraph, QrLink, RangeChart, Text


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts of a whole in words: (``"36%"``, what it is of), the largest first. ``whose`` stands above them.

    ``lang`` is what the words carry.
    """

    items: tuple[tuple[str, str], ...]
    whose: str = ""
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Duties:
    """What people do, the chief things first.

    Layout may leave out those after the first ``least`` where the sheet would else need another page.
    """

    items: tuple[Text, ...]
    least: int


Entry = KeyFigure | Paragraph | Duties | Shares | QrLink
"""What stands in one cell."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """A row: its header, and an entry for each occupation."""

    header: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole sheet.

    ``pay`` and ``outlook`` are charts with a row for each occupation. ``occupations`` head the columns of the table,
    ``own`` is what each of their names carries, ``composed`` the language of what carries none; ``corner`` stands
    above the row headers. ``notes`` say when figures are from, and where. ``page_label`` is as in
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
