"""A fragment of a page as blocks in reading order: the small intermediate between HTML and a profile."""

from __future__ import annotations

from dataclasses import dataclass

from brochure.profile.markdown import Run

Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; ``level`` is how far its first cell is indented."""

    cells: tuple[str, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is the element's id; ``foot`` the lines below it."""

    name: str
    caption: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: its caption, and names with their values as text."""

    caption: str
    bars: tuple[tuple[str, str], ...]


Block = Paragraph | Heading | Bullets | Table | Bars


def plain(text: Text) -> str:
    """The words of ``text`` without their styles."""
    return "".join([run.text for run in text])
