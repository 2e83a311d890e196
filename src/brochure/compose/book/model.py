"""What a book says besides its chapters: cover, imprint, contents, dividers, index.

A place that can be led to has a ``name``; an occupation's is its slug, the others begin with ``_``, as no slug does.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.compose.blocks import Document, Section


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that leads to the place called ``name``, whose page is ``page`` (empty: it is not said).

    ``spoken`` is the line as a link is announced, ``lang`` what its text carries.
    """

    text: str
    name: str
    page: str
    spoken: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a ``heading``: an entry itself, or words that lead nowhere."""

    heading: Entry | str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Contents or index. ``alone`` entries come first; ``continued`` stands at the top of the pages it goes on on."""

    name: str
    title: str
    continued: str
    groups: tuple[Group, ...]
    alone: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """``school`` may be empty; ``lines`` stand under the title.

    ``bars`` is the picture: for every part of the book, for every occupation in it, its pay from 0 to 1.
    """

    title: str
    school: str
    lines: tuple[str, ...]
    bars: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """The first page of a part. ``eyebrow`` says which part it is, ``entries`` what is in it."""

    name: str
    eyebrow: str
    title: str
    size: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """An occupation; ``part`` is the title of the part that it is in."""

    name: str
    part: str
    document: Document


@dataclass(frozen=True, slots=True)
class Tables:
    """A section of tables at the place called ``name``; ``whole`` ones are not parted."""

    name: str
    section: Section
    whole: bool


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the body."""

    cover: Cover
    imprint: Section
    contents: Listing
    tables: tuple[Tables, ...]
