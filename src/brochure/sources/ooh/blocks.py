"""Blocks in reading order: the intermediate form between HTML and a profile."""

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
    """A table row; ``level`` is the indentation level of its first cell."""

    cells: tuple[str, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``name`` is the id of the element, ``foot`` the lines below the table."""

    name: str
    caption: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: its caption, and pairs of names and values as text."""

    caption: str
    bars: tuple[tuple[str, str], ...]


Block = Paragraph | Heading | Bullets | Table | Bars


def plain(text: Text) -> str:
    """The words of ``text`` without their styles."""
    return "".join([run.text for run in text])
