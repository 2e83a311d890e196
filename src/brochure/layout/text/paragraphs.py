"""Running text as boxes: paragraphs, bullet lists and headings, with one box for each line.

Units are points. A paragraph is one element. If it has links, its parts are Span and Link children in reading
order, so that no element has both content and children.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import Text
from brochure.fonts.metrics import Face, face
from brochure.layout.pages import Box, Content, Element, LinkArea, Words, add, keep_together
from brochure.layout.text.breaking import even, optimum, ragged
from brochure.layout.text.words import Tokens, is_address, tokenize
from brochure.style.model import Style

MAX_UNSPLIT_LINES = 3  # a paragraph of at most this many lines is not split: it would leave a widow or orphan
MAX_UNSPLIT_ADDRESS_LINES = 6  # the same for a paragraph that ends with an address
BULLET = "•"
MAX_SHORT_LIST = 3  # items of a list that may part anywhere


class ParagraphStyle(NamedTuple):
    """The type of a paragraph. ``faces`` are regular, bold, italic and bold italic.

    ``address_color`` is that of links whose text is their address. Other links look like the text around them, since on
    paper they lead nowhere; nothing that they say depends on seeing that they are links. ``even`` lines have about
    equal lengths.
    """

    faces: tuple[Face, Face, Face, Face]
    size: float
    leading: float
    color: str
    address_color: str
    justify: bool = False
    hyphenate: str | None = None  # the language for hyphenation
    even: bool = False

    @property
    def baseline(self) -> float:
        """The distance from the top of a line box to its baseline, which about centers the x-height."""
        return self.leading / 2 + 0.34 * self.size


def body_style(style: Style, lang: str) -> ParagraphStyle:
    """The paragraph style of running text in the language ``lang``."""
    sizes, setting, palette = style.sizes, style.setting, style.palette
    hyphenate = lang if setting.hyphenate else None
    return ParagraphStyle(
        _family(style), sizes.body, sizes.leading, palette.ink, palette.ink, setting.justify, hyphenate
    )  # fmt: skip


def small_style(style: Style) -> ParagraphStyle:
    """The paragraph style of notes and small print."""
    sizes, palette = style.sizes, style.palette
    return ParagraphStyle(_family(style), sizes.small, sizes.small_leading, palette.muted, palette.ink)


def heading_style(style: Style) -> ParagraphStyle:
    """The paragraph style of subsection headings."""
    size, color = style.sizes.subsection, style.palette.heading
    return ParagraphStyle((face(style.faces.bold),) * 4, size, round(size * 1.25, 2), color, color, even=True)


def _family(style: Style) -> tuple[Face, Face, Face, Face]:
    faces = style.faces
    return face(faces.regular), face(faces.bold), face(faces.italic), face(faces.bold_italic)


def paragraph(
    text: Text, kind: ParagraphStyle, width: float, siblings: list[Element], *, before: float = 0.0, tag: str = "P",
    indent: float = 0.0,
) -> list[Box]:  # fmt: skip
    """A paragraph with the space ``before`` above and an ``indent`` from the left; no boxes if it has no text."""
    element, elements = _elements(text, tag)
    siblings.append(element)
    return _ParagraphTypesetter(text, kind, width - indent, elements, indent, before).boxes()


class _ParagraphTypesetter:
    """Sets one paragraph: breaks it into lines and makes a box of each line."""

    __slots__ = ("before", "elements", "indent", "kind", "scale", "text", "tokens", "width")

    def __init__(
        self, text: Text, kind: ParagraphStyle, width: float, elements: list[Element], indent: float, before: float
    ) -> None:
        self.text, self.kind, self.elements, self.indent, self.before = text, kind, elements, indent, before
        self.scale = kind.size / 1000
        self.width = width / self.scale
        self.tokens: Tokens = tokenize(text, kind.faces, self.width, kind.hyphenate)

    def boxes(self) -> list[Box]:
        if not self.tokens.texts:
            return []
        measured = self.tokens.measured()
        set_lines = optimum if self.kind.justify else even if self.kind.even else ragged
        breaks = set_lines(measured, self.width)
        starts, ends = measured.starts, measured.ends
        kind, text, tokens = self.kind, self.text, self.tokens
        height, count = kind.leading, len(tokens.texts)
        boxes: list[Box] = []
        first, last, split_lines = 0, len(breaks) - 1, 0
        unsplit = MAX_UNSPLIT_ADDRESS_LINES if text[-1].href and is_address(text[-1].text) else MAX_UNSPLIT_LINES
        contents: tuple[Content, ...]
        links: tuple[LinkArea, ...]
        for index, after in enumerate(breaks):
            run = tokens.runs[first]
            if run == tokens.runs[after - 1] and not kind.justify and not text[run].href:
                contents, links = (self._line_of_run(run, first, after),), ()
            else:
                gap = self._gap(first, after, starts, ends) if kind.justify else 0.0
                if after == count:
                    gap = min(0.0, gap)  # the last line is not stretched
                contents, links = self._line(first, after, starts, ends, gap)
            split_lines = 0 if not first or tokens.spaced[first] else split_lines + 1
            can_break = index == 0 or (last >= unsplit and 1 < index < last)  # no widows, no orphans
            if 0 < split_lines < MAX_UNSPLIT_ADDRESS_LINES:  # a word is not split between columns
                can_break = False
            boxes.append(Box(height, contents, 0.0 if index else self.before, can_break, links, is_line=True))
            first = after
        return boxes

    def _line_of_run(self, run: int, first: int, after: int) -> Content:
        """The content of a line from one run, without justification."""
        kind, tokens, count = self.kind, self.tokens, len(self.tokens.texts)
        if tokens.plain:
            words, trail = tuple(tokens.texts[first:after]), after < count
        else:
            words, trail = tokens.words(first, after, hyphen=after < count), after < count and tokens.spaced[after]
        name = kind.faces[self.text[run].bold + 2 * self.text[run].italic].name
        item = Words(self.indent, kind.baseline, name, kind.size, kind.color, words, trail=trail)
        return Content(self.elements[run], (item,))

    def _gap(self, first: int, after: int, starts: list[float], ends: list[float]) -> float:
        """The width in points that justification adds to each space of a line."""
        tokens = self.tokens
        gaps = sum(tokens.spaced[first + 1 : after])
        natural = ends[after - 1] - starts[first] + (tokens.hyphen if tokens.soft[after - 1] else 0.0)
        return (self.width - natural) * self.scale / gaps if gaps else 0.0

    def _line(
        self, first: int, after: int, starts: list[float], ends: list[float], gap: float
    ) -> tuple[tuple[Content, ...], tuple[LinkArea, ...]]:
        """The contents and links of a line with several runs or justification; each run is a separate item."""
        kind, tokens, count = self.kind, self.tokens, len(self.tokens.texts)
        contents, links = [], []
        at, spaces = first, 0
        while at < after:
            end = at + 1
            while end < after and tokens.runs[end] == tokens.runs[at]:
                end += 1
            run = self.text[tokens.runs[at]]
            spaces += tokens.spaced[at] and at > first
            x = self.indent + (starts[at] - starts[first]) * self.scale + spaces * gap
            words = tokens.words(at, end, hyphen=end == after < count)
            item = Words(
                x, kind.baseline, kind.faces[run.bold + 2 * run.italic].name, kind.size,
                kind.address_color if run.href and is_address(run.text) else kind.color, words, gap,
                trail=end < count and tokens.spaced[end],
            )  # fmt: skip
            element = self.elements[tokens.runs[at]]
            contents.append(Content(element, (item,)))
            inner = sum(tokens.spaced[at + 1 : end])
            if run.href:
                width = (ends[end - 1] - starts[at]) * self.scale + inner * gap
                links.append(LinkArea(x, 0.0, width, kind.leading, run.href, element, run.text))
            spaces += inner
            at = end
        return tuple(_merged(contents)), tuple(links)


def _merged(contents: list[Content]) -> list[Content]:
    """``contents`` with neighbors of one element merged into one marked-content sequence."""
    out: list[Content] = []
    for content in contents:
        if out and out[-1].element is content.element:
            out[-1] = Content(content.element, out[-1].items + content.items)
        else:
            out.append(content)
    return out


def _elements(text: Text, tag: str) -> tuple[Element, list[Element]]:
    """The element of a paragraph, and the element of each run: the paragraph itself, or a Span or Link child.

    A paragraph with links or several languages has children; otherwise its own element has the language.
    """
    if len(text) == 1 and not text[0].href:
        element = Element(tag, lang=text[0].lang)
        return element, [element]
    if not any(run.href for run in text):
        langs = {run.lang for run in text}
        if len(langs) <= 1:
            element = Element(tag, lang=next(iter(langs), None))
            return element, [element] * len(text)
    children: list[Element] = []
    out: list[Element] = []
    for run in text:
        last = out[-1] if out else None
        if not run.href and last is not None and last.tag == "Span" and last.lang == run.lang:
            out.append(last)
        else:
            out.append(add(children, Element("Link" if run.href else "Span", lang=run.lang)))
    return Element(tag, tuple(children)), out


def heading(text: Text, kind: ParagraphStyle, width: float, siblings: list[Element], level: int) -> list[Box]:
    """A subsection heading."""
    return keep_together(paragraph(text, kind, width, siblings, tag=f"H{level}"))


def bullets(
    items: tuple[Text, ...], kind: ParagraphStyle, accent: str, width: float, siblings: list[Element]
) -> list[Box]:
    """A list with hanging bullets and a fifth of a line between items."""
    hang = kind.size * 1.25
    bullet = Words(kind.size * 0.12, kind.baseline, kind.faces[1].name, kind.size, accent, (BULLET,), trail=True)
    elements: list[Element] = []
    out: list[list[Box]] = []
    for text in items:
        gap = kind.leading * 0.2 if out else 0.0
        rows = list_item(text, kind, width, elements, (bullet,), before=gap, indent=hang)
        if rows:
            out.append(rows)
    siblings.append(Element("L", tuple(elements)))
    # Keep a first or last item of one line with its neighbor.
    for alone, begun in ((0, 1), (-1, -1)) if len(out) > MAX_SHORT_LIST else ():
        if len(out[alone]) == 1:
            out[begun][0] = out[begun][0]._replace(can_break=False)
    return [box for rows in out for box in rows]


def list_item(
    text: Text, kind: ParagraphStyle, width: float, siblings: list[Element], label: tuple[Words, ...], *, before: float,
    indent: float,
) -> list[Box]:  # fmt: skip
    """An item of a list with its ``label`` at the left of its first line; no boxes if it has no text."""
    mark = Element("Lbl")
    inside = [mark]
    boxes = paragraph(text, kind, width, inside, before=before, tag="LBody", indent=indent)
    siblings.append(Element("LI", tuple(inside)))
    if boxes:
        boxes[0] = boxes[0]._replace(contents=(Content(mark, label), *boxes[0].contents))
    return boxes
