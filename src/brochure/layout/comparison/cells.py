"""What stands in a cell, as slabs. Units are points, y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from brochure.compose.blocks import KeyFigure, Paragraph, QrLink, Run
from brochure.compose.comparison.model import Duties, Entry, Shares
from brochure.layout.fonts import face
from brochure.layout.labels import Lettering, letterings, place
from brochure.layout.pages import Content, Element, LinkArea, Slab, add, space_before
from brochure.layout.qr import QUIET, TEXT_GAP, code, ground_width, module_units, symbol, wrap_address
from brochure.layout.text import Type, bullets, list_item, paragraph
from brochure.style.model import Style

NUMERAL = 1.75  # of the size of table type: a figure that is found from a step away
LABEL_GAP = 0.6  # between a value and the label beside it, in sizes of the label
CODE = 45.0  # the side of a code without its quiet zone: a telephone needs no larger one
BESIDE_LEAST = 7.0  # words in a column narrower than this, in sizes of table type, stand under their code
SHARE_GAP = 0.55  # between a percentage and what it is of, in sizes of the type
TITLE_MOST, ADDRESS_MOST = 4, 12  # lines of a title and of an address beside a code; nobody would type a longer one
ITEM_GAP = 0.12  # between the items of a list, in lines


class Cells:
    """Sets entries in one style. ``fewer`` duties than there are may be shown, but never fewer than their least."""

    __slots__ = ("_dim", "_fewer", "_label", "_numeral", "_plain", "_strong", "_style")

    def __init__(self, style: Style, fewer: int) -> None:
        sizes, palette, faces = style.sizes, style.palette, style.faces
        self._style, self._fewer = style, fewer
        family = face(faces.regular), face(faces.bold), face(faces.italic), face(faces.bold_italic)
        self._plain = Type(family, sizes.table, sizes.table_leading, palette.ink, palette.accent)
        self._dim = self._plain._replace(colour=palette.muted)
        size = sizes.table * NUMERAL
        self._numeral = Lettering(face(faces.display), size, size * 1.12, palette.heading)
        hands = letterings(style)
        self._label = hands.note._replace(colour=palette.ink)
        self._strong = hands.bold

    def are_short(self, entries: Iterable[Entry], width: float) -> bool:
        """Whether in all figures among ``entries`` the label has room beside the value."""
        figures = [entry for entry in entries if isinstance(entry, KeyFigure)]
        return all(self._beside(figure) + self._label.width(figure.label) <= width for figure in figures)

    def code_units(self, entries: Iterable[Entry]) -> dict[str, float]:
        """The module of the code of each address among ``entries``: all codes look equally large."""
        urls = [entry.url for entry in entries if isinstance(entry, QrLink)]
        return dict(zip(urls, module_units(list(map(code, urls)), CODE, self._style.palette), strict=True))

    def entry(
        self, entry: Entry, width: float, cell: list[Element], *, short: bool, units: Mapping[str, float]
    ) -> list[Slab]:
        """``entry`` in ``cell``, ``width`` points wide.

        ``short``: a figure's label stands beside its value. ``units``: the modules of codes by address.
        """
        match entry:
            case KeyFigure():
                return [self._figure(entry, width, cell, short=short)]
            case Paragraph():
                return paragraph(entry.text, self._dim if entry.role == "note" else self._plain, width, cell)
            case Duties():
                return self._duties(entry, width, cell)
            case Shares():
                return self._shares(entry, width, cell)
            case QrLink():
                return [self._page(entry, width, cell, units[entry.url])]

    def _beside(self, figure: KeyFigure) -> float:
        """Where a label beside the value of ``figure`` begins."""
        return self._numeral.width(figure.value) + LABEL_GAP * self._label.size

    def _figure(self, figure: KeyFigure, width: float, cell: list[Element], *, short: bool) -> Slab:
        """The value, large; what it is beside or under it, and the note: a paragraph each."""
        value, label, note = self._fitted(figure.value, width), self._label, letterings(self._style).note
        contents = [_line([figure.value], figure.value, value, (0.0, 0.0), cell)]
        y = value.leading
        if short and figure.label:
            at = self._beside(figure), value.baseline - label.baseline
            contents.append(_line([figure.label], figure.label, label, at, cell))
        for text, hand in (("" if short else figure.label, label), (figure.note, note)):
            if text:
                rows = hand.wrap(text, width)
                contents.append(_line(rows, text, hand, (0.0, y), cell))
                y += len(rows) * hand.leading
        return Slab(y, tuple(contents))

    def _fitted(self, value: str, width: float) -> Lettering:
        """The lettering of a value, smaller where the column is too narrow for it."""
        hand = self._numeral
        part = min(1.0, width / max(hand.width(value), 1.0))
        return hand if part == 1.0 else hand._replace(size=hand.size * part * 0.99, leading=hand.leading * part)

    def _duties(self, duties: Duties, width: float, cell: list[Element]) -> list[Slab]:
        count = max(duties.least, len(duties.items) - self._fewer)
        return bullets(duties.items[:count], self._plain, self._style.palette.accent, width, cell)

    def _shares(self, shares: Shares, width: float, cell: list[Element]) -> list[Slab]:
        """A list with percentages for its labels, one column of them."""
        hand = self._strong
        slabs: list[Slab] = []
        if shares.whose:
            slabs += paragraph((Run(shares.whose, lang=shares.lang),), self._dim, width, cell)
        column = max(hand.width(percent) for percent, _ in shares.items)
        whole: list[Element] = []
        indent, before = column + hand.size * SHARE_GAP, ITEM_GAP * hand.leading
        for percent, name in shares.items:
            text, label = (Run(name, lang=shares.lang),), place([percent], percent, hand, column, 0.0, "right")
            slabs += list_item(text, self._plain, width, whole, label, before=before, indent=indent)
        cell.append(Element("L", tuple(whole)))
        return space_before(slabs, 0.0)

    def _page(self, link: QrLink, width: float, cell: list[Element], unit: float) -> Slab:
        """The code, and what it leads to with its address beside it or, in a narrow column, under it."""
        note = letterings(self._style).note
        name = note._replace(colour=self._style.palette.heading)
        contents: list[Content] = []
        x = y = side = 0.0
        if rows := code(link.url):
            ground = ground_width(self._style.palette, unit)
            side, reach = unit * len(rows) + 2 * ground, unit * (len(rows) + QUIET)
            reach += ground + TEXT_GAP if ground else 0.0
            drawn = symbol(rows, unit, (0.0, 0.0), self._style.palette)
            contents.append(Content(add(cell, Element("Figure", alt=link.alt)), drawn))
            beside = width - reach >= BESIDE_LEAST * self._style.sizes.table
            x, y = (reach, 0.0) if beside else (0.0, reach)
        title, address = name.wrap(link.title, width - x), wrap_address(link.shown, note, width - x)
        if len(title) <= TITLE_MOST:  # the head of the column says it, too
            contents.append(Content(add(cell, Element("P", lang=link.lang)), place(title, link.title, name, x, y)))
            y += len(title) * name.leading
        if len(address) > ADDRESS_MOST:
            return Slab(max(side, y), tuple(contents))
        element = Element("Link")
        cell.append(Element("P", (element,)))
        contents.append(Content(element, place(address, link.shown, note, x, y)))
        widest, height = max(map(note.width, address)), len(address) * note.leading
        area = LinkArea(x, y, widest, height, link.url, element, link.shown)
        return Slab(max(side, y + height), tuple(contents), links=(area,))


def _line(rows: list[str], text: str, hand: Lettering, at: tuple[float, float], cell: list[Element]) -> Content:
    """``text`` in ``rows`` as a paragraph of ``cell``, its top left corner ``at`` a place."""
    return Content(add(cell, Element("P")), place(rows, text, hand, *at))
