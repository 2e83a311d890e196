"""The typed, frozen form of a style: typography, palette, page and section order as data.

Lengths are points. Colours are ``#rrggbb``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SectionKey = Literal[
    "what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook", "similar", "ways_on", "sources"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """``size`` is the default page size; ``columns`` 1 or 2, ``gutter`` between them."""

    size: Literal["letter", "a4"] = "letter"
    margin_top: float
    margin_bottom: float
    margin_side: float
    columns: int
    gutter: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """Names of faces that ship with the program."""

    regular: str
    italic: str
    bold: str
    bold_italic: str
    display: str
    light: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Type sizes and leadings; ``title`` is the largest the title may be, it shrinks to ``title_min``."""

    body: float
    leading: float
    small: float
    small_leading: float
    table: float
    table_leading: float
    title: float
    title_min: float
    summary: float
    numeral: float
    section: float
    subsection: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One accent hue with its tints and one neutral.

    ``own`` fills bars of this occupation, ``other`` those of the rest; ``tint`` is the ground of boxes and
    tinted rows, ``rule`` the hairlines, ``accent`` small marks and the eyebrow.
    """

    paper: str
    ink: str
    heading: str
    muted: str
    accent: str
    own: str
    other: str
    tint: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How paragraphs are set: ragged right or justified (then broken optimally over the whole paragraph)."""

    justify: bool = False
    hyphenate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    name: str
    description: str
    page: PageSetup
    faces: Faces
    sizes: Sizes
    palette: Palette
    setting: Setting
    sections: tuple[SectionKey, ...]
