"""A brochure made by hand that has every kind of item and element once, small enough to read."""

from __future__ import annotations

from brochure.layout.pages import (
    Box,
    Content,
    Element,
    Fill,
    LinkArea,
    Modules,
    OutlineEntry,
    Page,
    Pages,
    Placed,
    Shape,
    Stroke,
    Words,
    add,
)

INK, ACCENT = "#222222", "#005a8c"
WIDTH, HEIGHT = 612.0, 792.0
URL = "https://example.org/a(b)?q=é"


def words(text: str, x: float = 0.0, **changes: object) -> Words:
    given = {"face": "Lato-Regular", "size": 10.0, "color": INK, "trail": True, **changes}
    return Words(x, 10.0, words=tuple(text.split()), **given)  # type: ignore[arg-type]


def line(element: Element | None, *items: object, kind: str = "Layout") -> Box:
    return Box(14.0, (Content(element, items, kind),))  # type: ignore[arg-type]


def sample() -> Pages:
    """Two pages of Letter: heading, split paragraph with a link over two lines, list, table, figure, code, note."""
    sections: list[Element] = []
    first, second = _first_page(sections), _second_page(sections)
    paragraph = sections[0].children[1]
    split = line(paragraph, words("and ends on page two."))
    return Pages(
        (_page(first, "1"), _page([split, *second], "2")),
        Element("Document", tuple(sections)),
        (
            OutlineEntry("Records & health (information)", 1, 0, 740.0),
            OutlineEntry("Pay – über alles", 2, 1, 700.0),
            OutlineEntry("Detail", 3, 1, 650.0),
            OutlineEntry("Outlook", 2, 1, 400.0),
        ),
        "Records & health <information>",
        "en-US",
        "What “technicians” earn",
        ("careers", "health & safety"),
    )


def _page(boxes: list[Box], number: str) -> Page:
    placed, y = [], HEIGHT - 54.0
    for box in boxes:
        placed.append(Placed(54.0, y, box))
        y -= box.height
    foot = line(None, words(f"Page {number}"), Stroke(0, 0, 504, 0, 0.5, "#999999"), kind="Pagination")
    return Page(WIDTH, HEIGHT, (*placed, Placed(54.0, 40.0, foot)))


def _first_page(sections: list[Element]) -> list[Box]:
    heading, link = Element("H1"), Element("Link")
    paragraph = Element("P", (link,))
    items: list[Element] = []
    boxes = [
        line(None, Fill(-54, -54, WIDTH, 80, "#eef3f7")),
        line(heading, words("AVAILABLE Records", face="Lato-Black", size=24.0, color=ACCENT, tracking=0.25)),
        Box(
            14.0,
            (
                Content(paragraph, (words("Technicians (coders) keep records; see", gap=1.25),)),
                Content(link, (words("the whole", 190.0, face="Lato-Bold", color=ACCENT),)),
            ),
            links=(LinkArea(190.0, 0.0, 45.0, 14.0, URL, link, "the whole page"),),
        ),
        Box(
            14.0,
            (
                Content(link, (words("page", face="Lato-Bold", color=ACCENT),)),
                Content(None, (Stroke(0.0, 12.0, 24.0, 12.0, 0.5, ACCENT),)),
                Content(paragraph, (words("for the 50% who – “café” – \\read on,", 26.3),)),
            ),
            links=(LinkArea(0.0, 0.0, 24.0, 14.0, URL, link, "the whole page"),),
        ),
    ]
    for text in ("Attention to detail.", "Integrity."):
        label, body = Element("Lbl"), Element("LBody")
        items.append(Element("LI", (label, body)))
        bullet, said = Content(label, (words("•"),)), Content(body, (words(text, 12.0),))
        boxes.append(Box(14.0, (bullet, said)))
    sections.append(Element("Sect", (heading, paragraph, Element("L", tuple(items)))))
    return boxes


def _second_page(sections: list[Element]) -> list[Box]:
    inside: list[Element] = []
    boxes = [
        line(add(inside, Element("H2")), words("Pay", face="Lato-Bold", size=16.0)),
        *_table(inside),
        _figure(inside),
        _code(inside),
        line(add(inside, Element("Note")), words("At least −1.5 ≥ 0.", face="Lato-Italic", size=8.0)),
        line(add(inside, Element("P"))),
    ]
    sections.append(Element("Sect", tuple(inside)))
    return boxes


def _table(siblings: list[Element]) -> list[Box]:
    caption, head = Element("Caption"), tuple(Element("TH", scope="Column") for _ in range(3))
    boxes = [line(caption, words("Median pay, May 2024")), _row(head, ("Industry", "Pay", "Share"))]
    rows = []
    for name, *figures in (("Hospitals", "$40,510", "36%"), ("Offices", "$36,000", "21%")):
        cells = Element("TH", scope="Row"), Element("TD"), Element("TD")
        boxes.append(_row(cells, (name, *figures)))
        rows.append(Element("TR", cells))
    parts = caption, Element("THead", (Element("TR", head),)), Element("TBody", tuple(rows))
    siblings.append(Element("Table", parts))
    return boxes


def _row(cells: tuple[Element, ...], texts: tuple[str, ...]) -> Box:
    contents = [
        Content(cell, (words(text, 150.0 * at),)) for at, (cell, text) in enumerate(zip(cells, texts, strict=True))
    ]
    return Box(14.0, (*contents, Content(None, (Stroke(0.0, 14.0, 504.0, 14.0, 0.25, "#cccccc"),))))


def _figure(siblings: list[Element]) -> Box:
    figure = add(siblings, Element("Figure", alt="Bars: 13 percent against 7 percent."))
    items = (
        Fill(100.0, 2.0, 130.0, 10.0, ACCENT),
        Shape(((100.0, 30.0), (110.0, 20.0), (120.0, 30.0)), "#888888"),
        Shape(((200.0, 25.0),), "#cc0000", radius=5.0),
        words("13%", 232.0),
    )
    return Box(40.0, (Content(figure, items),))


def _code(siblings: list[Element]) -> Box:
    figure = Element("Figure", alt="QR code of the address")
    link = Element("Link", (figure,))
    siblings.append(Element("P", (link,)))
    rows = (((0, 3), (4, 1)), ((1, 1),), ((0, 5),))
    return Box(
        30.0,
        (Content(figure, (Modules(0.0, 0.0, 4.5, rows, "#000000"),)),),
        links=(LinkArea(0.0, 0.0, 22.5, 13.5, "https://example.org/", link, "Open example.org"),),
    )
