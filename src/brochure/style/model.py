"""The typed, frozen form of a style: typography, palette, page and section order as data.

Lengths are points. Colours are ``#rrggbb``.
"""

# No postponed annotations here: the loader reads them as they are (see brochure.yamlio.decode).

from dataclasses import dataclass
from typing import Annotated, Literal

from brochure.paper import PageSize
from brochure.style.kinds import COLOUR, FACE, length
from brochure.yamlio.rules import Doc, MaxLength, Range

SectionKey = Literal[
    "what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook", "similar", "ways_on", "sources"
]

Colour = Annotated[str, COLOUR]
FaceName = Annotated[str, FACE]
Margin = Annotated[float, length(18, 216)]
TextSize = Annotated[float, length(5, 24)]
Leading = Annotated[float, length(5, 40)]
DisplaySize = Annotated[float, length(6, 96)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """``size`` is the default page size; ``columns`` 1 or 2, ``gutter`` between them."""

    size: Annotated[PageSize, Doc("The default page size.")] = "letter"
    margin_top: Annotated[Margin, Doc("Points, or with a unit: 0.75in, 18mm.")]
    margin_bottom: Annotated[Margin, Doc("Points, or with a unit; the running foot stands in it.")]
    margin_side: Annotated[Margin, Doc("Points, or with a unit; left and right.")]
    columns: Annotated[int, Range(1, 2), Doc("Text columns.")]
    gutter: Annotated[Annotated[float, length(0, 72)], Doc("Points between the columns.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """Names of faces that ship with the program."""

    regular: Annotated[FaceName, Doc("Running text.")]
    italic: Annotated[FaceName, Doc("Emphasis.")]
    bold: Annotated[FaceName, Doc("Strong text, subheadings, table heads.")]
    bold_italic: Annotated[FaceName, Doc("Both.")]
    display: Annotated[FaceName, Doc("The title and section headings.")]
    light: Annotated[FaceName, Doc("The summary and large numerals.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Type sizes and leadings; ``title`` is the largest the title may be, it shrinks to ``title_min``."""

    body: Annotated[TextSize, Doc("Running text, points.")]
    leading: Annotated[Leading, Doc("From baseline to baseline of running text, points.")]
    small: Annotated[TextSize, Doc("Notes and running heads, points.")]
    small_leading: Annotated[Leading, Doc("From baseline to baseline of small text, points.")]
    table: Annotated[TextSize, Doc("Tables and chart labels, points.")]
    table_leading: Annotated[Leading, Doc("From baseline to baseline in tables, points.")]
    title: Annotated[DisplaySize, Doc("The most the title may have, points.")]
    title_min: Annotated[DisplaySize, Doc("The least to which a long title shrinks, points.")]
    summary: Annotated[DisplaySize, Doc("The sentence under the title, points.")]
    numeral: Annotated[DisplaySize, Doc("The key figures, points.")]
    section: Annotated[DisplaySize, Doc("Section headings, points.")]
    subsection: Annotated[DisplaySize, Doc("Subheadings, points.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One accent hue with its tints and one neutral.

    ``own`` fills bars of this occupation, ``other`` those of the rest; ``tint`` is the ground of boxes and
    tinted rows, ``rule`` the hairlines, ``accent`` small marks and the eyebrow.
    """

    paper: Annotated[Colour, Doc("The page; any color but white is printed under all of it.")]
    ink: Annotated[Colour, Doc("Running text; 4.5:1 against paper and tint.")]
    heading: Annotated[Colour, Doc("Headings; 4.5:1 against paper and tint.")]
    muted: Annotated[Colour, Doc("Notes and labels; 4.5:1 against paper and tint.")]
    accent: Annotated[Colour, Doc("Small marks and the eyebrow; 4.5:1 against paper and tint.")]
    own: Annotated[Colour, Doc("Bars of this occupation; 3:1 against paper.")]
    other: Annotated[Colour, Doc("Bars of the others; tells apart from own in grayscale.")]
    tint: Annotated[Colour, Doc("The ground of boxes and tinted rows.")]
    rule: Annotated[Colour, Doc("Hairlines.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How paragraphs are set: ragged right or justified (then broken optimally over the whole paragraph)."""

    justify: Annotated[bool, Doc("Justified instead of ragged right.")] = False
    hyphenate: Annotated[bool, Doc("Whether words may be divided.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How brochures look: page, faces, sizes, palette, and the order of the sections."""

    name: Annotated[Annotated[str, MaxLength(60)], Doc("The style's name, also its file's.")]
    description: Annotated[Annotated[str, MaxLength(300)], Doc("The style in a sentence.")]
    page: PageSetup
    faces: Faces
    sizes: Sizes
    palette: Palette
    setting: Setting
    sections: Annotated[tuple[SectionKey, ...], Doc("The sections in their order; what is not named is left out.")]
