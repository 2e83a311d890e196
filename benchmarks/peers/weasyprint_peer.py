"""The WeasyPrint peer: HTML of the document, the style sheet parsed once, PDF/UA-1 output."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, assert_never, cast

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from brochure.compose.blocks import (
    BarChart,
    Block,
    BulletList,
    Contact,
    DataTable,
    Document,
    Heading,
    Paragraph,
    PercentileStrip,
    QrLink,
    QrLinks,
    RangeChart,
    Row,
    Run,
    Text,
)
from peers.shared import fill, is_wide, placed_bars, placed_ranges, qr_svg, strip_places, style_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brochure.style.model import Style

SHEET = Path(__file__).with_name("style.css")


class WeasyPrintPeer:
    """WeasyPrint in this process, with one font configuration and one parsed style sheet."""

    name = "WeasyPrint"

    def __init__(self, style: Style, fonts: Path) -> None:
        self.version = version("weasyprint")
        self._palette = style.palette
        marks = style_marks(style) | {name: getattr(style.faces, name) for name in type(style.faces).__slots__}
        marks |= {
            "css_columns": "auto" if style.page.columns == 1 else str(style.page.columns),
            "hyphens": "auto" if style.setting.hyphenate else "manual",
            "align": "justify" if style.setting.justify else "left",
        }
        faces = "\n".join(
            f'@font-face {{ font-family: "{path.stem}"; src: url("{path.resolve().as_uri()}") }}'
            for path in sorted(fonts.glob("*.ttf"))
        )
        self._fonts = FontConfiguration()
        sheet = faces + fill(SHEET.read_text(encoding="utf-8"), marks)
        self._sheet = CSS(string=sheet, font_config=self._fonts)

    def prepare(self, document: Document) -> str:
        """The HTML of a document."""
        return "".join(document_html(document, self._palette.own, self._palette.other, self._palette.heading))

    def render(self, source: str) -> bytes:
        """The PDF of a source, tagged as PDF/UA-1."""
        page = HTML(string=source)
        return cast("bytes", page.write_pdf(stylesheets=[self._sheet], font_config=self._fonts, pdf_variant="pdf/ua-1"))


class OneColumnPeer(WeasyPrintPeer):
    """The same in one column, much less work for WeasyPrint, for comparison."""

    name = "WeasyPrint, one column"

    def __init__(self, style: Style, fonts: Path) -> None:
        super().__init__(replace(style, page=replace(style.page, columns=1)), fonts)


def document_html(document: Document, own: str, other: str, mark: str) -> Iterator[str]:
    """The HTML of a document; ``own``, ``other`` and ``mark`` are the colors of charts."""
    yield f'<!DOCTYPE html><html lang="{escape(document.lang)}"><head><meta charset="utf-8">'
    yield f"<title>{escape(document.title)}</title>"
    yield f'<meta name="description" content="{escape(document.subject)}">'
    yield f'<meta name="keywords" content="{escape(", ".join(document.keywords))}"></head><body>'
    for name, content in (
        ("left", document.running_left),
        ("right", document.running_right),
        ("foot", document.attribution),
    ):
        yield f'<div id="{name}" data-text="{escape(content)}"></div>'
    yield from banner(document)
    yield '<div id="columns">'
    for section in document.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        for block in section.blocks:
            yield from block_html(block, own, other, mark)
    yield "</div></body></html>"


def banner(document: Document) -> Iterator[str]:
    """Eyebrow, title, summary, key figures and facts, across the columns."""
    yield f'<p class="eyebrow">{escape(document.eyebrow)}</p><h1>{escape(document.title)}</h1>'
    if document.summary:
        yield f'<p class="summary">{escape(document.summary)}</p>'
    if document.key_figures:
        yield '<table class="keys"><tr>'
        for figure in document.key_figures:
            yield f"<td><b>{escape(figure.value)}</b><span>{escape(figure.label)}</span>"
            yield f"<span>{escape(figure.note)}</span></td>"
        yield "</tr></table>"
    for fact in document.facts:
        yield f"<p><b>{escape(fact.label)}</b> {escape(fact.value)}</p>"


def block_html(block: Block, own: str, other: str, mark: str) -> Iterator[str]:
    """The HTML of one block."""
    match block:
        case Heading():
            yield f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            yield f'<p class="{block.role}">{text(block.text)}</p>'
        case BulletList():
            yield f"<ul>{''.join(f'<li>{text(item)}</li>' for item in block.items)}</ul>"
        case DataTable():
            yield from table(block)
        case BarChart():
            yield from bar_chart(block)
        case PercentileStrip():
            yield from strip(block, own, other, mark)
        case RangeChart():
            yield from range_chart(block)
        case QrLinks():
            yield from map(qr, block.links)
        case Contact():
            pass  # the peers set brochures without a brand
        case _:
            assert_never(block)


def run(part: Run) -> str:
    """One run, its link outermost."""
    html = escape(part.text)
    if part.italic:
        html = f"<i>{html}</i>"
    if part.bold:
        html = f"<b>{html}</b>"
    return f'<a href="{escape(part.href)}">{html}</a>' if part.href else html


def text(parts: Text) -> str:
    return "".join(map(run, parts))


def notes(items: tuple[str, ...]) -> Iterator[str]:
    for item in items:
        yield f'<p class="note">{escape(item)}</p>'


def table(block: DataTable) -> Iterator[str]:
    """A data table with header scopes; wide ones span the columns."""
    classes = ["number" if column.kind == "number" else "" for column in block.columns]
    yield f"<div{' class=wide' if is_wide(block) else ''}><table><caption>{escape(block.caption)}</caption><thead><tr>"
    for column, name in zip(block.columns, classes, strict=True):
        yield f'<th scope="col" class="{name}">{escape(column.header)}</th>'
    yield "</tr></thead><tbody>"
    for row in block.rows:
        yield from table_row(row, classes)
    yield "</tbody></table></div>"
    yield from notes(block.notes)


def table_row(row: Row, classes: list[str]) -> Iterator[str]:
    """A row; its first cell is its header, indented if nested."""
    yield f'<tr class="{row.role}">'
    for index, (cell, name) in enumerate(zip(row.cells, classes, strict=True)):
        html = f'<a href="{escape(cell.href)}">{escape(cell.text)}</a>' if cell.href else escape(cell.text)
        if index:
            yield f'<td class="{name}">{html}</td>'
        else:
            yield f'<th scope="row" class="{name}" style="padding-left: {3 + row.indent * 8}pt">{html}</th>'
    yield "</tr>"


def bar_chart(block: BarChart) -> Iterator[str]:
    """A table of labels, bars and values: a fixed table is what WeasyPrint lays out fastest (flex takes thrice)."""
    yield f'<table class="bars"><caption>{escape(block.caption)}</caption>'
    for bar in placed_bars(block):
        end = "<b>›</b>" if bar.open else ""
        yield (
            f'<tr class="{"mine" if bar.own else ""}"><th scope="row" class="label">{escape(bar.label)}</th>'
            f'<td class="track"><div style="margin-left: {bar.start:g}%; width: {bar.length:g}%"></div></td>'
            f'<td class="value">{end}{escape(bar.text)}</td></tr>'
        )
    yield "</table>"
    yield from notes(block.notes)


def strip(block: PercentileStrip, own: str, other: str, mark: str) -> Iterator[str]:
    """The strip as positioned boxes and texts."""
    low, mid, high, others = strip_places(block)
    start, end = mid if low is None else low, mid if high is None else high
    yield f'<figure aria-label="{escape(block.alt)}"><figcaption>{escape(block.caption)}</figcaption>'
    yield '<div class="strip">'
    for left, top, width, height, color in (
        (start, 29, mid - start, 10, own),
        (mid, 29, end - mid, 10, other),
        (mid, 14, 0.8, 28, mark),
        *(() if others is None else ((others, 29, 0.4, 24, other),)),
    ):
        yield (
            f'<div style="left: {left:g}%; top: {top}pt; width: {width:g}%; height: {height}pt; '
            f'background: {color}"></div>'
        )
    yield f'<span style="left: {min(mid, 60):g}%; top: 0">{escape(block.pay.label)} {escape(block.pay.text)}</span>'
    if others is not None:
        name = escape(f"{block.others_label} {block.others_text}")
        yield f'<span style="left: {min(others + 1, 60):g}%; top: 42pt">{name}</span>'
    if low is not None:
        yield f'<span style="left: {low:g}%; top: 54pt">{escape(block.low_text)}</span>'
    if high is not None:
        yield f'<span style="right: {100 - high:g}%; top: 54pt">{escape(block.high_text)}</span>'
    yield "</div></figure>"
    yield from notes(block.notes)


def range_chart(block: RangeChart) -> Iterator[str]:
    """A table of labels, ranges and values, as for bars, under a key."""
    yield f'<table class="ranges"><caption>{escape(block.caption)}<p class="key">{escape(block.low_name)} '
    yield f'<i class="low"></i><i class="high"></i> {escape(block.high_name)} <i class="mid"></i> '
    yield f"{escape(block.mid_name)}</p></caption>"
    for row in placed_ranges(block):
        yield f'<tr class="{"mine" if row.own else ""}"><th scope="row" class="label">{escape(row.label)}</th>'
        yield '<td class="track"><div>'
        if row.start is not None and row.turn is not None and row.end is not None:
            yield '<i class="line"></i>'
            yield f'<i class="low" style="left: {row.start:g}%; width: {row.turn - row.start:g}%"></i>'
            yield f'<i class="high" style="left: {row.turn:g}%; width: {row.end - row.turn:g}%"></i>'
        if row.mid is not None:
            yield f'<i class="mid" style="left: {row.mid:g}%"></i>'
        yield f'</div></td><td class="value">{"<b>›</b>" if row.open else ""}{escape(row.text)}</td></tr>'
    yield "</table>"
    yield from notes(block.notes)


def qr(link: QrLink) -> str:
    image = b64encode(qr_svg(link.url).encode()).decode()
    return (
        f'<div class="qr"><img alt="QR code of {escape(link.shown)}" src="data:image/svg+xml;base64,{image}">'
        f'<p><b>{escape(link.title)}</b><br><a href="{escape(link.url)}">{escape(link.shown)}</a></p></div>'
    )
