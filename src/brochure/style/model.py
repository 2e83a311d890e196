"""The data model of styles: typography, palette, page and order of sections.

Lengths are in points. Colors are ``#rrggbb``.
"""

# No postponed annotations: the loader needs them evaluated (see brochure.yamlio.decode).

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from brochure.paper import PAGE_SIZE_PATTERN, PAGE_SIZES, POINTS, PageSizeError, page_size_name
from brochure.resources import FONTS
from brochure.yamlio.nodes import Node, Scalar
from brochure.yamlio.report import Report, shortened
from brochure.yamlio.rules import (
    BAD,
    FILE_BELOW,
    FILE_BELOW_SCHEMA,
    Bad,
    Check,
    Complaint,
    Doc,
    Matches,
    MaxLength,
    OneOf,
    Range,
    Reads,
    RenamedValue,
    schema_of,
)
from brochure.yamlio.scalars import read_number, read_text, wrong_type

SectionKey = Literal[
    "what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook", "similar", "next_steps", "sources"
]

MAX_NAME = 60
"""Characters of the name of a style, or of a stack."""

Form = Literal["brochure", "cards", "field", "handout", "large-print-handout", "leaflet", "poster", "sign"]

_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(pt|in|mm|cm)")


def length(low: float, high: float) -> Reads:
    """A length between ``low`` and ``high`` points: a number of points, or a number with a unit, such as ``18mm``."""

    def read(node: Node, report: Report) -> float | Bad:
        found = _LENGTH.fullmatch(node.value) if isinstance(node, Scalar) else None
        if found:
            points: float | Bad = float(found[1]) * POINTS[found[2]]
        elif isinstance(node, Scalar) and node.plain and node.value[-1:].isdigit():
            points = read_number(node, report)
        else:
            return wrong_type(node, report, "a length", "write points, such as 54, or add a unit: 0.75in, 18mm, 12pt")
        if isinstance(points, Bad):
            return BAD
        if not low <= points <= high:
            report.error(node, "range", f"{points:g} is not between {low:g} and {high:g} points")
            return BAD
        return points

    schema = {
        "anyOf": [
            {"type": "number", "minimum": low, "maximum": high},
            {"type": "string", "pattern": f"^{_LENGTH.pattern}$"},
        ]
    }
    return Reads(read, schema)


def _read_page_size(node: Node, report: Report) -> str | Bad:
    text = read_text(node, report)
    if isinstance(text, Bad):
        return BAD
    try:
        return page_size_name(text)
    except PageSizeError as error:
        message, _, hint = str(error).partition("; ")
        report.error(node, "choice", message, hint)
        return BAD


PageSizeName = Annotated[
    str,
    Reads(
        _read_page_size,
        {"anyOf": [{"enum": list(PAGE_SIZES)}, {"type": "string", "pattern": f"^{PAGE_SIZE_PATTERN}$"}]},
    ),
]
PAGE_SIZE = "The default page size: a paper, or width and height with units, such as 5.5inx8.5in."

Color = Annotated[str, Matches("#[0-9a-fA-F]{6}", 'a color such as "#12344d"')]
FaceName = Annotated[
    str, OneOf(tuple(sorted(path.stem for path in FONTS.glob("*.json"))), "a face that ships with brochure")
]
FONT_SUFFIXES = (".ttf", ".otf")


def _font_file_complaint(file: str) -> Complaint | None:
    if not re.fullmatch(FILE_BELOW, file):
        hint = "such as Atkinson-Regular.ttf or fonts/Atkinson-Regular.ttf"
        return Complaint("font", "a font is a file in the folder of the style or one within it", hint)
    if not file.lower().endswith(FONT_SUFFIXES):
        return Complaint("font", f"“{shortened(file)}” is not a TrueType file", "use a .ttf file")
    return None


FontFile = Annotated[str, Check(_font_file_complaint, {"pattern": FILE_BELOW_SCHEMA})]
Margin = Annotated[float, length(18, 216)]

# Limits of sizes keep text within the columns of large print on Letter and A4; the loader also checks sizes against
# the columns and margins of each style. Layout itself fits titles and key figures to the width.
BodySize = Annotated[float, length(5, 36)]
SmallSize = Annotated[float, length(5, 24)]
TableSize = Annotated[float, length(5, 28)]
DisplaySize = Annotated[float, length(6, 144)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """The page: its default size, margins and columns."""

    size: Annotated[PageSizeName, Doc(PAGE_SIZE)] = "letter"
    margin_top: Annotated[Margin, Doc("Points, or with a unit: 0.75in, 18mm.")]
    margin_bottom: Annotated[Margin, Doc("Points, or with a unit; it contains the running foot.")]
    margin_side: Annotated[Margin, Doc("Points, or with a unit; left and right.")]
    columns: Annotated[int, Range(1, 2), Doc("The number of text columns.")]
    gutter: Annotated[Annotated[float, length(0, 72)], Doc("The space between columns; points, or with a unit.")]
    running_head: Annotated[bool, Doc("The title above the text from page 2 on, and the field if there is room.")] = (
        True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """Names of font faces that ship with brochure; ``fonts`` puts files of yours in their place."""

    regular: Annotated[FaceName, Doc("Running text.")]
    italic: Annotated[FaceName, Doc("Emphasis.")]
    bold: Annotated[FaceName, Doc("Strong text, subheadings, table heads.")]
    bold_italic: Annotated[FaceName, Doc("Text that is both strong and emphasized.")]
    display: Annotated[FaceName, Doc("The title and section headings.")]
    light: Annotated[FaceName, Doc("The summary and the key figures.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """Font files of your own in place of Lato, by weight: TrueType, beside the style's file or in a folder there.

    ``faces`` still says which weight is used for what.
    """

    regular: Annotated[FontFile, Doc("In place of Lato-Regular.")]
    bold: Annotated[FontFile, Doc("In place of Lato-Bold.")]
    italic: Annotated[FontFile | None, Doc("In place of Lato-Italic; by default regular.")] = None
    bold_italic: Annotated[FontFile | None, Doc("In place of Lato-BoldItalic; by default bold.")] = None
    light: Annotated[FontFile | None, Doc("In place of Lato-Light; by default regular.")] = None
    black: Annotated[FontFile | None, Doc("In place of Lato-Black; by default bold.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Type sizes and leading. Long titles are set smaller than ``title``, down to ``title_min``."""

    body: Annotated[BodySize, Doc("Running text, points.")]
    leading: Annotated[Annotated[float, length(5, 54)], Doc("Leading of running text, points.")]
    small: Annotated[SmallSize, Doc("Notes, running heads and page numbers, points.")]
    small_leading: Annotated[Annotated[float, length(5, 36)], Doc("Leading of notes, points.")]
    foot: Annotated[SmallSize, Doc("The credit beside the page number, points.")] = 8
    table: Annotated[TableSize, Doc("Tables and chart labels, points.")]
    table_leading: Annotated[Annotated[float, length(5, 42)], Doc("Leading of tables and chart labels, points.")]
    row_gap: Annotated[Annotated[float, length(2, 24)], Doc("Between the rows of tables and of charts, points.")] = 6
    title: Annotated[DisplaySize, Doc("Maximum size of the title, points.")]
    title_min: Annotated[Annotated[float, length(6, 48)], Doc("Minimum size of a long title, points.")]
    summary: Annotated[Annotated[float, length(6, 36)], Doc("The sentence under the title, points.")]
    numeral: Annotated[DisplaySize, Doc("The key figures, points.")]
    section: Annotated[Annotated[float, length(6, 40)], Doc("Section headings, points.")]
    subsection: Annotated[Annotated[float, length(6, 28)], Doc("Subheadings, points.")]


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
        Doc(
            "Bars of what the page is about; at least 3:1 against paper."
            " Mixed with ink where 3:1 against tint requires it."
        ),
    ]
    other: Annotated[
        Color,
        Doc(
            "Bars of what that is compared with; at least 3:1 against paper and 1.5:1 against own, so that they differ"
            " in grayscale. Mixed with ink where 3:1 against tint requires it."
        ),
    ]
    tint: Annotated[Color, Doc("Background of boxes and shaded rows.")]
    rule: Annotated[Color, Doc("Hairlines.")]
    patterns: Annotated[
        bool,
        Doc(
            "For black and white: bars of what is compared are hatched, boxes are outlined and rows marked at their"
            " edge instead of shaded, and no large area is solid. The colors of bars need not differ then."
        ),
    ] = False
    by_cluster: Annotated[
        bool,
        Doc(
            "Brochures take the colors of their occupation's career cluster for heading, accent, own, other and tint."
            " Comparisons and books, which have many clusters, keep the palette's; but chapters of a book in the field"
            " design have their own."
        ),
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How paragraphs are set: ragged right, or justified, with line breaks chosen for the paragraph as a whole."""

    justify: Annotated[bool, Doc("Justified instead of ragged right.")] = False
    hyphenate: Annotated[bool, Doc("Allow hyphenation.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The design of brochures: page, faces, sizes, palette, and the order of the sections."""

    name: Annotated[Annotated[str, MaxLength(MAX_NAME)], Doc("The style's name, which is also the name of its file.")]
    description: Annotated[Annotated[str, MaxLength(300)], Doc("The style in one sentence.")]
    form: Annotated[
        Form,
        Doc(
            "What is made: a brochure of sections in columns; a field brochure, of pages that are each one picture;"
            " a handout, the two sides of one sheet with what matters most; the same in large print, on two sheets; a"
            " leaflet, a sheet to fold into six panels; a poster, one page to be read from three meters, whose sizes"
            " are those on Tabloid paper; a sign, a sheet to fold once and stand on a table, whose sizes are those on"
            " Letter; or cards, eight on a sheet to cut. The first has the sections and page counts below, and so has a"
            " field brochure of more than four pages."
        ),
    ] = "brochure"
    page: PageSetup
    faces: Faces
    fonts: Fonts | None = None
    sizes: Sizes
    palette: Palette
    setting: Setting
    page_count: Annotated[
        tuple[Annotated[int, Range(1, 96)], ...],
        Doc(
            "The numbers of pages to aim for, by spacing and by sections that may be left out. The lowest one that the"
            " content can fill is chosen; if there is none, about as many pages as it takes. Fact sheets aim at 2, too,"
            " unless the list is empty. In a field brochure, a number over four asks for the text of all sections"
            " between the pages that are pictures, which are counted, too."
        ),
    ] = ()
    similar: Annotated[
        Literal["table", "lists"],
        Doc(
            "Similar occupations as a table of the nearest with a note on the others, or, for large type, as a list of"
            " the nearest that stays whole and a list of the others."
        ),
    ] = "table"
    sections: Annotated[
        tuple[Annotated[SectionKey, RenamedValue("ways_on", "next_steps")], ...],
        Doc("The sections in their order; sections that are not listed are left out."),
    ]


_OVERLAY = (
    "Whether this file is an overlay, which sets only some keys and is used on a style: classic+copier. It can extend"
    " other overlays only."
)


def schema() -> dict[str, Any]:
    """The JSON Schema of styles. ``styles/style.schema.json`` is its committed copy for editors.

    Only ``name`` is required, because other keys can come from the style that is extended.
    """
    whole = schema_of(Style, "style")
    for definition in whole["$defs"].values():
        del definition["required"]
    extends = {"description": "The style that this one is based on, by name or path.", "type": ["string", "null"]}
    overlay = {"description": _OVERLAY, "type": ["boolean", "null"], "default": False}
    added = {"extends": extends, "overlay": overlay}
    return {**whole, "properties": {**added, **whole["properties"]}, "required": ["name"]}
