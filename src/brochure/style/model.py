"""The data model of styles: typography, palette, page and order of sections.

Lengths are in points. Colors are ``#rrggbb``.
"""

# No postponed annotations: the loader needs them evaluated (see brochure.yamlio.decode).

from dataclasses import dataclass
from typing import Annotated, Literal

from brochure.paper import PageSize
from brochure.style.kinds import COLOR, FACE, length
from brochure.yamlio.rules import Doc, MaxLength, Range, RenamedValue

SectionKey = Literal[
    "what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook", "similar", "next_steps", "sources"
]

Color = Annotated[str, COLOR]
FaceName = Annotated[str, FACE]
Margin = Annotated[float, length(18, 216)]
TextSize = Annotated[float, length(5, 24)]
Leading = Annotated[float, length(5, 40)]
DisplaySize = Annotated[float, length(6, 96)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """The page: its default size, margins and columns."""

    size: Annotated[PageSize, Doc("The default page size.")] = "letter"
    margin_top: Annotated[Margin, Doc("Points, or with a unit: 0.75in, 18mm.")]
    margin_bottom: Annotated[Margin, Doc("Points, or with a unit; it contains the running foot.")]
    margin_side: Annotated[Margin, Doc("Points, or with a unit; left and right.")]
    columns: Annotated[int, Range(1, 2), Doc("The number of text columns.")]
    gutter: Annotated[Annotated[float, length(0, 72)], Doc("The space between columns; points, or with a unit.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """Names of font faces that ship with brochure."""

    regular: Annotated[FaceName, Doc("Running text.")]
    italic: Annotated[FaceName, Doc("Emphasis.")]
    bold: Annotated[FaceName, Doc("Strong text, subheadings, table heads.")]
    bold_italic: Annotated[FaceName, Doc("Text that is both strong and emphasized.")]
    display: Annotated[FaceName, Doc("The title and section headings.")]
    light: Annotated[FaceName, Doc("The summary and the key figures.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Type sizes and leading. Long titles are set smaller than ``title``, down to ``title_min``."""

    body: Annotated[TextSize, Doc("Running text, points.")]
    leading: Annotated[Leading, Doc("Leading of running text, points.")]
    small: Annotated[TextSize, Doc("Notes and running heads, points.")]
    small_leading: Annotated[Leading, Doc("Leading of notes and running heads, points.")]
    table: Annotated[TextSize, Doc("Tables and chart labels, points.")]
    table_leading: Annotated[Leading, Doc("Leading of tables and chart labels, points.")]
    title: Annotated[DisplaySize, Doc("Maximum size of the title, points.")]
    title_min: Annotated[DisplaySize, Doc("Minimum size of a long title, points.")]
    summary: Annotated[DisplaySize, Doc("The sentence under the title, points.")]
    numeral: Annotated[DisplaySize, Doc("The key figures, points.")]
    section: Annotated[DisplaySize, Doc("Section headings, points.")]
    subsection: Annotated[DisplaySize, Doc("Subheadings, points.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colors. Contrast ratios are those of WCAG 2.2 and are checked."""

    paper: Annotated[Color, Doc("Page background; a color other than white is printed on the whole page.")]
    ink: Annotated[Color, Doc("Running text; at least 4.5:1 against paper and tint.")]
    heading: Annotated[Color, Doc("Headings; at least 4.5:1 against paper and tint.")]
    muted: Annotated[Color, Doc("Notes and labels; at least 4.5:1 against paper and tint.")]
    accent: Annotated[Color, Doc("Small marks and the line above the title; at least 4.5:1 against paper and tint.")]
    own: Annotated[
        Color,
        Doc("Bars of this occupation; at least 3:1 against paper. Mixed with ink where 3:1 against tint requires it."),
    ]
    other: Annotated[
        Color,
        Doc(
            "Bars of other occupations; at least 3:1 against paper and 1.5:1 against own, so that they differ in"
            " grayscale. Mixed with ink where 3:1 against tint requires it."
        ),
    ]
    tint: Annotated[Color, Doc("Background of boxes and shaded rows.")]
    rule: Annotated[Color, Doc("Hairlines.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How paragraphs are set: ragged right, or justified, with line breaks chosen for the paragraph as a whole."""

    justify: Annotated[bool, Doc("Justified instead of ragged right.")] = False
    hyphenate: Annotated[bool, Doc("Allow hyphenation.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The design of brochures: page, faces, sizes, palette, and the order of the sections."""

    name: Annotated[Annotated[str, MaxLength(60)], Doc("The style's name, which is also the name of its file.")]
    description: Annotated[Annotated[str, MaxLength(300)], Doc("The style in one sentence.")]
    page: PageSetup
    faces: Faces
    sizes: Sizes
    palette: Palette
    setting: Setting
    sections: Annotated[
        tuple[Annotated[SectionKey, RenamedValue("ways_on", "next_steps")], ...],
        Doc("The sections in their order; sections that are not listed are left out."),
    ]
