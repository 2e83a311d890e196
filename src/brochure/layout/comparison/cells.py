"""The contents of a cell as boxes. Units are points, y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from brochure.compose.blocks import KeyFigure, Paragraph, QrLink
from brochure.compose.comparison.model import Duties, Entry, Shares
from brochure.fonts.metrics import face
from brochure.layout.pages import Box, Content, Element, LinkArea, add, space_before
from brochure.layout.qr import QUIET, TEXT_GAP, code, fit_address, ground_width, module_units, symbol
from brochure.layout.text.labels import Label, TextStyle, label_styles
from brochure.layout.text.paragraphs import ParagraphStyle, bullets, list_item, paragraph
from brochure.style.model import Style

NUMERAL_SCALE = 1.75  # of the size of table type: a figure readable from a step away
LABEL_GAP = 0.6  # between a value and the label beside it, in sizes of the label
CODE = 45.0  # the side of a code without its quiet zone, large enough for phones
MIN_TEXT_BESIDE = 7.0  # text narrower than this, in sizes of table type, goes below its code
SHARE_GAP = 0.55  # between a percentage and its name, in sizes of the type
MAX_TITLE = 4  # the maximum lines of a printed title
ITEM_GAP = 0.12  # between the items of a list, in lines


class Cells:
    """Sets entries in one style; omits up to ``max_omitted`` duties of a cell, but keeps its minimum."""

    __slots__ = ("_dim", "_label", "_max_omitted", "_note", "_numeral", "_plain", "_strong", "_style")

    def __init__(self, style: Style, max_omitted: int) -> None:
        sizes, palette, faces = style.sizes, style.palette, style.faces
        self._style, self._max_omitted = style, max_omitted
        family = face(faces.regular), face(faces.bold), face(faces.italic), face(faces.bold_italic)
        self._plain = ParagraphStyle(family, sizes.table, sizes.table_leading, palette.ink, palette.ink)
        self._dim = self._plain._replace(color=palette.muted)
        size = sizes.table * NUMERAL_SCALE
        self._numeral = TextStyle(face(faces.display), size, size * 1.12, palette.heading)
        styles = label_styles(style)
        self._note, self._label = styles.note, styles.note._replace(color=palette.ink)
        self._strong = styles.bold

    def labels_fit_beside(self, entries: Iterable[Entry], width: float) -> bool:
        """Return whether the label of every figure among ``entries`` fits beside its value."""
        figures = [entry for entry in entries if isinstance(entry, KeyFigure)]
        return all(self._label_x(figure) + self._label.width(figure.label) <= width for figure in figures)

    def code_units(self, entries: Iterable[Entry]) -> dict[str, float]:
        """Return the module size for each address among ``entries``, so that all codes look equally large."""
        urls = [entry.url for entry in entries if isinstance(entry, QrLink)]
        return dict(zip(urls, module_units(list(map(code, urls)), CODE, self._style.palette), strict=True))

    def entry(
        self, entry: Entry, width: float, cell: list[Element], *, beside: bool, units: Mapping[str, float]
    ) -> list[Box]:
        """Set ``entry`` in ``cell``, ``width`` points wide.

        ``beside``: set a figure's label beside its value. ``units``: the module sizes of codes by address.
        """
        match entry:
            case KeyFigure():
                return [self._figure(entry, width, cell, beside=beside)]
            case Paragraph():
                return paragraph(entry.text, self._dim if entry.role == "note" else self._plain, width, cell)
            case Duties():
                return self._duties(entry, width, cell)
            case Shares():
                return self._shares(entry, width, cell)
            case QrLink():
                return [self._link(entry, width, cell, units[entry.url])]

    def _label_x(self, figure: KeyFigure) -> float:
        """Return the left edge of a label beside the value of ``figure``."""
        return self._numeral.width(figure.value) + LABEL_GAP * self._label.size

    def _figure(self, figure: KeyFigure, width: float, cell: list[Element], *, beside: bool) -> Box:
        """Set the large value, its label beside or below it, and the note, each as a paragraph."""
        value, label = self._fit_value(figure.value, width), self._label
        contents = [_paragraph(value.line(figure.value), 0.0, 0.0, cell)]
        y = value.leading
        if beside and figure.label:
            top = value.baseline - label.baseline
            contents.append(_paragraph(label.line(figure.label), self._label_x(figure), top, cell))
        for text, text_style in (("" if beside else figure.label, label), (figure.note, self._note)):
            if text:
                wrapped = text_style.wrap(text, width)
                contents.append(_paragraph(wrapped, 0.0, y, cell))
                y += wrapped.height
        return Box(y, tuple(contents))

    def _fit_value(self, value: str, width: float) -> TextStyle:
        """Return the text style of a value, smaller if the column is too narrow."""
        text_style = self._numeral
        part = min(1.0, width / max(text_style.width(value), 1.0))
        return (
            text_style
            if part == 1.0
            else text_style._replace(size=text_style.size * part * 0.99, leading=text_style.leading * part)
        )

    def _duties(self, duties: Duties, width: float, cell: list[Element]) -> list[Box]:
        count = max(duties.min_items, len(duties.items) - self._max_omitted)
        return bullets(duties.items[:count], self._plain, self._style.palette.accent, width, cell)

    def _shares(self, shares: Shares, width: float, cell: list[Element]) -> list[Box]:
        """Set a list with a column of percentages as its labels."""
        text_style = self._strong
        boxes: list[Box] = []
        if shares.whose:
            boxes += paragraph(shares.whose, self._dim, width, cell)
        column = max(text_style.width(percent) for percent, _ in shares.items)
        items: list[Element] = []
        indent, before = column + text_style.size * SHARE_GAP, ITEM_GAP * text_style.leading
        for percent, name in shares.items:
            label = text_style.line(percent).place(column, 0.0, "right")
            boxes += list_item(name, self._plain, width, items, label, before=before, indent=indent)
        cell.append(Element("L", tuple(items)))
        return space_before(boxes, 0.0)

    def _link(self, link: QrLink, width: float, cell: list[Element], unit: float) -> Box:
        """Set the QR code, with its title and address beside it or, in a narrow column, below it."""
        name = self._note._replace(color=self._style.palette.heading)
        contents: list[Content] = []
        x = y = side = 0.0
        if rows := code(link.url):
            ground = ground_width(self._style.palette, unit)
            side, reach = unit * len(rows) + 2 * ground, unit * (len(rows) + QUIET)
            reach += ground + TEXT_GAP if ground else 0.0
            drawn = symbol(rows, unit, (0.0, 0.0), self._style.palette)
            contents.append(Content(add(cell, Element("Figure", alt=link.alt)), drawn))
            beside = width - reach >= MIN_TEXT_BESIDE * self._style.sizes.table
            x, y = (reach, 0.0) if beside else (0.0, reach)
        title, address = name.wrap(link.title, width - x), fit_address(link.shown, self._note, width - x)
        lines = [title] if len(title.lines) <= MAX_TITLE or not address else []  # the column head already has it
        lines += [address] if address else []
        element = Element("Link", lang=link.lang)
        cell.append(Element("P", (element,)))
        top = y
        for label in lines:
            contents.append(Content(element, label.place(x, y)))
            y += label.height
        text = ", ".join([label.text for label in lines])
        area = LinkArea(x, top, max(label.width for label in lines), y - top, link.url, element, text)
        return Box(max(side, y), tuple(contents), links=(area,))


def _paragraph(label: Label, x: float, y: float, cell: list[Element]) -> Content:
    """Set ``label`` as a paragraph of ``cell`` with its top left corner at (x, y)."""
    return Content(add(cell, Element("P")), label.place(x, y))
