"""The document tree: semantic blocks, pure data.

The same tree feeds the PDF, the tests' text goldens and, later, HTML. All text
is final here (numbers formatted, sentences composed); layout only places it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from brochure.profile.markdown import Run, Text

__all__ = [
    "Bar", "BarChart", "Block", "BulletList", "Cell", "Column", "DataTable", "Document",
    "Fact", "Heading", "KeyFigure", "Paragraph", "PercentileStrip", "QrLink", "QrLinks", "Range", "RangeChart", "Row",
    "Run", "Section", "Text",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 2 is a section's, 3 a subsection's; the banner's title is the only level 1."""

    level: int
    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``note`` is small print under a figure or table, ``lead`` a section's opening statement of figures."""

    text: Text
    role: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: ``number`` columns align at the decimal point and to the right."""

    header: str
    kind: Literal["text", "number"] = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    href: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """``own`` is the row about this occupation, ``total`` a sum of the rows below it; ``indent`` nests."""

    cells: tuple[Cell, ...]
    role: Literal["plain", "own", "total"] = "plain"
    indent: int = 0


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with one header row; the first cell of each row is its row header. ``notes`` explain special values."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """``value`` sets the length, ``text`` is what is printed at its end; ``open`` marks "at least"."""

    label: str
    value: float | None
    text: str
    own: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars on one scale through zero. ``share`` bars are parts of 100 %."""

    caption: str
    alt: str
    bars: tuple[Bar, ...]
    kind: Literal["bar", "share"] = "bar"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PercentileStrip:
    """10th percentile, median and 90th percentile on one scale; any but the middle may be missing.

    ``low_open``, ``mid_open`` and ``high_open`` are "at least" values. ``mid_name`` is "median" or "mean".
    ``scale_max`` is the right end of the scale where several strips of one unit are to be compared, in dollars;
    ``None``: the strip stands alone.
    """

    caption: str
    alt: str
    mid: float
    mid_text: str
    mid_name: str
    low: float | None = None
    low_text: str = ""
    high: float | None = None
    high_text: str = ""
    low_open: bool = False
    mid_open: bool = False
    high_open: bool = False
    scale_max: float | None = None
    notes: tuple[str, ...] = ()
    low_name: str = ""
    high_name: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """One bar of a :class:`RangeChart`: from ``low`` to ``high`` with a mark at ``mid``; any may be missing.

    ``text`` is printed at the end of the row: the middle value, or a word for why there is none. The ``*_open``
    are "at least" values. ``own`` sets a row off from those that it is compared with.
    """

    label: str
    low: float | None
    mid: float | None
    high: float | None
    text: str
    own: bool = False
    low_open: bool = False
    mid_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Ranges on one scale from zero: each a bar from low to high with the middle marked.

    The names say what low, middle and high are ("10% earn less", "median", "10% earn more"). ``scale_max`` is what the
    scale has room for at least, where several charts of one unit are to be compared.
    """

    caption: str
    alt: str
    ranges: tuple[Range, ...]
    low_name: str
    mid_name: str
    high_name: str
    notes: tuple[str, ...] = ()
    scale_max: float = 0.0


@dataclass(frozen=True, slots=True)
class QrLink:
    """An address as a QR code, with ``shown`` (the address without its scheme) in print beside it.

    ``lang`` is that of the title.
    """

    title: str
    url: str
    shown: str
    alt: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class QrLinks:
    links: tuple[QrLink, ...]


Block = Heading | Paragraph | BulletList | DataTable | BarChart | PercentileStrip | RangeChart | QrLinks


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number people came for: ``value`` big, ``label`` small beneath, ``note`` the year or comparison.

    ``lang`` is that of a value in words.
    """

    value: str
    label: str
    note: str = ""
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A short answer: ``lang`` is that of its ``value``."""

    label: str
    value: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """``key`` is the section's name in a style: one of :data:`brochure.style.model.SectionKey`.

    ``continued`` stands at the top of the pages on which it goes on.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    continued: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole brochure.

    ``eyebrow`` stands small above the title (category, SOC codes); ``facts`` are the short answers on the way
    in (education, experience, training) that follow the key figures. ``fillers`` are sections
    that layout may set before the last one, where the last page has room, and ``notes`` the title of ruled lines.
    ``page_label`` numbers the pages, with ``{number}`` and ``{count}`` in it.

    ``lang`` is the language of the profile, ``composed`` that of all text in here that carries no other. ``own`` is
    what title and eyebrow carry, ``summary_lang`` what the summary does.
    """

    title: str
    lang: str
    eyebrow: str
    summary: str
    key_figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    attribution: str
    running_left: str
    running_right: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    fillers: tuple[Section, ...] = ()
    notes: str = ""
    page_label: str = "{number} / {count}"
    composed: str = "en-US"
    own: str | None = None
    summary_lang: str | None = None
