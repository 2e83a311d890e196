"""The parts of a book: chapters, cover, imprint, contents, dividers, index.

Link targets have a ``name``: that of an occupation is its slug; the others begin with ``_``, which slugs never do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from brochure.compose.blocks import BarChart, Document, Illustration, Section
from brochure.compose.long_form import LongForm
from brochure.compose.short_form import ShortForm


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that links to the target ``name`` on ``page``, which can be empty.

    ``spoken`` is the text that screen readers announce, ``lang`` the language of ``text``.
    """

    text: str
    name: str
    page: str
    spoken: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a ``heading``, which is an entry itself or text without a link."""

    heading: Entry | str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Contents or index. Entries in ``alone`` come first; ``continued`` is the heading at the top of further pages."""

    name: str
    title: str
    continued: str
    groups: tuple[Group, ...]
    alone: tuple[Entry, ...] = ()


class CoverBar(NamedTuple):
    """The pay of an occupation: its ``height`` is from 0 to 1, None if the pay is unknown.

    ``hourly`` bars have a scale of their own; ``open`` ones are "at least" values. ``cluster`` is the career cluster.
    """

    height: float | None
    hourly: bool = False
    open: bool = False
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """``school`` can be empty, and is in ``school_lang`` if that is another language; ``lines`` are below the title.

    ``bars`` is the picture: for each part of the book, the pay of each of its occupations.
    """

    title: str
    school: str
    lines: tuple[str, ...]
    bars: tuple[tuple[CoverBar, ...], ...]
    school_lang: str | None = None
    logo: Illustration | None = None


@dataclass(frozen=True, slots=True)
class Divider:
    """The first page of a part. ``eyebrow`` is its number, ``entries`` its contents.

    ``rankings`` are of the best-paid, the longest first; layout takes the first one that fits, if any. ``group`` is the
    name of the category or cluster in profiles, ``lang`` the language of the title if that is not the one of the book.
    """

    name: str
    eyebrow: str
    title: str
    size: str
    entries: tuple[Entry, ...]
    rankings: tuple[BarChart, ...] = ()
    group: str = ""
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """An occupation; ``part`` is the title of its part or of the book, ``level`` that of its heading.

    ``content`` is that of a brochure of sections, or of a field brochure.
    """

    name: str
    part: str
    content: Document | ShortForm | LongForm
    level: int


@dataclass(frozen=True, slots=True)
class Tables:
    """A section of tables with the link target ``name``; ``whole`` sections do not break over pages."""

    name: str
    section: Section
    whole: bool


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter. ``near`` follows the imprint on its page: what a brand says to all readers."""

    cover: Cover
    imprint: Section
    contents: Listing
    tables: tuple[Tables, ...]
    near: Section | None = None
