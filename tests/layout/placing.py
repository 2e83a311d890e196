"""What tests of placed items share: a style, the boxes of words, a dump that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from brochure.fonts.metrics import Face, face
from brochure.layout.pages import Box, Element, Fill, Graphic, Item, Modules, Shape, Stroke, Words
from brochure.layout.text.labels import TextStyle
from brochure.style.model import Faces, PageSetup, Palette, Setting, Sizes, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROW, WIDE = 241.0, 504.0
STYLE = Style(
    name="test",
    description="",
    page=PageSetup(margin_top=54, margin_bottom=54, margin_side=54, columns=2, gutter=22),
    faces=Faces(
        regular="Lato-Regular", italic="Lato-Italic", bold="Lato-Bold", bold_italic="Lato-BoldItalic",
        display="Lato-Black", light="Lato-Light",
    ),
    sizes=Sizes(
        body=9.8, leading=13.6, small=8, small_leading=10.6, table=8.8, table_leading=11.4, title=40, title_min=24,
        summary=14, numeral=25, section=17, subsection=11.5,
    ),
    palette=Palette(
        paper="#ffffff", ink="#1f2933", heading="#12344d", muted="#52606d", accent="#9a3d2b", own="#12344d",
        other="#7fa3c7", tint="#eef3f8", rule="#c3ced9",
    ),
    setting=Setting(),
    sections=("pay",),
)  # fmt: skip

measures = st.sampled_from((180.0, NARROW, 330.0, WIDE))
_WORDS = ("Total,", "all", "occupations", "Nursing", "(skilled)", "Administrative", "x", "and", "wood/paper", "of",
          "Telecommunications", "part-time")  # fmt: skip
labels = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)


@dataclass(frozen=True)
class Rect:
    left: float
    top: float
    right: float
    bottom: float
    what: str

    def meets(self, other: Rect) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.05 and down > 0.05


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """The lines of a label."""
    return TextStyle(face, size, 1.2 * size, "#000000").wrap(text, width).lines


def width_of(words: Words) -> float:
    text = " ".join(words.words)
    return face(words.face).text_width(text, words.size) + words.tracking * len(text)


def items(box: Box) -> Iterator[Item]:
    for content in box.contents:
        yield from content.items


def words_of(box: Box) -> list[Words]:
    return [item for item in items(box) if isinstance(item, Words)]


def rect_of(item: Item) -> Rect:
    """What an item covers; of words from their capitals' height to a little under the baseline."""
    match item:
        case Words():
            top, bottom = item.y - 0.72 * item.size, item.y + 0.16 * item.size
            return Rect(item.x, top, item.x + width_of(item), bottom, " ".join(item.words))
        case Fill() | Graphic():
            return Rect(item.x, item.y, item.x + item.width, item.y + item.height, "fill")
        case Stroke():
            half = item.width / 2
            across, down = (0.0, half) if item.y1 == item.y2 else (half, 0.0)
            return Rect(
                min(item.x1, item.x2) - across, min(item.y1, item.y2) - down,
                max(item.x1, item.x2) + across, max(item.y1, item.y2) + down, "stroke",
            )  # fmt: skip
        case Shape():
            xs, ys = zip(*item.points, strict=True)
            return Rect(min(xs), min(ys), max(xs), max(ys), "shape")
        case Modules():
            side = len(item.rows) * item.unit
            return Rect(item.x, item.y, item.x + side, item.y + side, "code")


def assert_sound(boxes: list[Box], width: float) -> None:
    """Nothing leaves its box, no words meet other words, every word of every box has an element or is an artifact."""
    for box in boxes:
        for item in items(box):
            at = rect_of(item)
            assert at.left >= -0.05, at
            assert at.right <= width + 0.05, at
            assert at.top >= -0.05, at
            assert at.bottom <= box.height + 0.05, at
        for one, two in combinations([rect_of(words) for words in words_of(box)], 2):
            assert not one.meets(two), (one, two)


def text_of(box: Box) -> str:
    return " ".join(" ".join(words.words) for words in words_of(box))


def rows_of_runs(runs: tuple[tuple[tuple[int, int], ...], ...]) -> list[str]:
    """A code's runs as rows of ``#`` and spaces."""
    drawn = []
    for row in runs:
        cells = [" "] * len(runs)
        for start, length in row:
            cells[start : start + length] = "#" * length
        drawn.append("".join(cells))
    return drawn


def is_kept(boxes: list[Box]) -> bool:
    return not any(later.can_break for _, later in pairwise(boxes))


def outline(element: Element, depth: int = 0) -> str:
    """The structure under ``element``, a line each."""
    notes = f" [{element.scope}]" if element.scope else f" “{element.alt}”" if element.alt else ""
    lines = [f"{'  ' * depth}{element.tag}{notes}\n"]
    return "".join(lines + [outline(child, depth + 1) for child in element.children])


def dump(boxes: list[Box]) -> str:
    """Boxes as text: heights, then every item with its place to a tenth of a point, after the tag it belongs to."""
    lines = []
    for box in boxes:
        keep = "" if box.can_break else " kept"
        lines.append(f"box {box.height:.1f} before {box.before:.1f}{keep}")
        for content in box.contents:
            tag = content.element.tag if content.element else content.kind
            lines += [f"  {tag:8} {_said(item)}" for item in content.items]
        lines += [
            f"  link     {link.x:.1f} {link.y:.1f} {link.width:.1f}x{link.height:.1f} {link.url}" for link in box.links
        ]
    return "\n".join(lines) + "\n"


def _said(item: Item) -> str:
    match item:
        case Words():
            trail = "_" if item.trail else ""
            name = item.face.removeprefix("Lato-").lower()
            return f"{item.x:.1f} {item.y:.1f} {name} {item.size:.1f} {item.color} {' '.join(item.words)}{trail}"
        case Fill():
            return f"{item.x:.1f} {item.y:.1f} fill {item.width:.1f}x{item.height:.1f} {item.color}"
        case Stroke():
            return f"{item.x1:.1f} {item.y1:.1f} line to {item.x2:.1f} {item.y2:.1f} {item.width:.1f} {item.color}"
        case Shape():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in item.points)
            return f"shape {points} {item.color}"
        case Graphic():
            return f"{item.x:.1f} {item.y:.1f} picture {item.width:.1f}x{item.height:.1f}"
        case Modules():
            return f"{item.x:.1f} {item.y:.1f} code {len(item.rows)} modules of {item.unit:.2f} {item.color}"
