"""Converts HTML elements to blocks. Every visible word appears exactly once, in order; hidden text is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote, urljoin

from lxml.html import HtmlElement

from brochure.profile.markdown import MdBullets, MdHeading, MdParagraph, Run, Text
from brochure.sources.ooh.html import is_content, one_line, text_of
from brochure.sources.ooh.parts import Bars, Block, Row, Table
from brochure.yamlio.scalars import url_complaint

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTAINERS = frozenset(
    {
        "html", "body", "div", "article", "section", "main", "header", "footer", "aside", "blockquote", "center",
        "figure", "figcaption", "dl", "dt", "dd", "address", "fieldset", "details", "summary", "pre",
    }
)  # fmt: skip
_BLOCKS = _HEADINGS | _CONTAINERS | frozenset(("p", "ul", "ol", "table", "li", "hr"))
_BOLD = frozenset(("strong", "b"))
_ITALIC = frozenset(("em", "i", "cite", "dfn", "var"))
_LEVEL = re.compile(r"\bsub([0-9])\b")
_FIGURE = re.compile(r"[-+\u2212\u2013]?\$?[0-9][0-9,]*(?:\.[0-9]+)?%?(?: or more)?")
_MAX_CAPTION = 300  # characters of a chart's heading, caption and note
_BREAK = "\n"


class _Style(NamedTuple):
    bold: bool = False
    italic: bool = False
    href: str | None = None


_PLAIN = _Style()


def read_blocks(element: HtmlElement, base: str) -> list[Block]:
    """The blocks of ``element``; ``base`` is the base address of relative links."""
    return list(_container(element, base))


def _container(element: HtmlElement, base: str) -> Iterator[Block]:
    """The blocks of a container; loose text becomes paragraphs."""
    loose = _raw(element.text)
    for child in element:
        if is_content(child):
            if child.tag in _BLOCKS or _holds_block(child):
                yield from map(MdParagraph, _paragraphs(loose))
                loose = []
                yield from _block(child, base)
            else:
                loose.extend(_runs(child, base, _PLAIN))
        loose.extend(_raw(child.tail))
    yield from map(MdParagraph, _paragraphs(loose))


def _holds_block(element: HtmlElement) -> bool:
    return any(descendant.tag in _BLOCKS for descendant in element.iterdescendants())


def _block(element: HtmlElement, base: str) -> Iterator[Block]:
    tag = element.tag
    if tag in _HEADINGS:
        if text := text_of(element):
            yield MdHeading(text)
    elif tag in ("ul", "ol"):
        yield from _list(element, base)
    elif tag == "table":
        yield read_table(element)
    elif "ooh-chart" in (element.get("class") or "").split() or _is_chart(element):
        yield read_chart(element)
    else:
        yield from _container(element, base)


def _is_chart(element: HtmlElement) -> bool:
    """Whether an element without the chart class is a chart: pairs of names and figures, perhaps with a caption."""
    lists = [element] if element.tag == "dl" else list(element.iter("dl"))
    if len(lists) != 1 or next(element.iter("ul", "ol", "table"), None) is not None:
        return False
    bars = read_chart(element).bars
    if len(bars) < 2 or not all(_FIGURE.fullmatch(value) for _, value in bars):
        return False
    return len(text_of(element)) - len(text_of(lists[0])) <= _MAX_CAPTION


def _list(element: HtmlElement, base: str) -> Iterator[Block]:
    """A list with nested lists flattened; a table or chart inside it is moved after it."""
    items: list[Text] = []
    after: list[Block] = []
    for child in element:
        if is_content(child):
            is_block = child.tag in _BLOCKS
            for block in _container(child, base) if is_block else (MdParagraph(tuple(_runs(child, base, _PLAIN))),):
                match block:
                    case MdParagraph(text):
                        items.extend(_paragraphs(text))
                    case MdBullets(nested):
                        items.extend(nested)
                    case MdHeading(text):
                        items.append((Run(text, bold=True),))
                    case _:
                        after.append(block)
        if child.tail and child.tail.strip():
            items.append((Run(one_line(child.tail)),))
    if items:
        yield MdBullets(tuple(items))
    yield from after


# Inline


def _runs(element: HtmlElement, base: str, style: _Style) -> Iterator[Run]:
    """The runs of an inline element; a ``br`` becomes a line feed."""
    if element.tag in ("br", "hr"):
        yield Run(_BREAK)
        return
    style = _styled(element, base, style)
    yield from _raw(element.text, style)
    for child in element:
        if is_content(child):
            yield from _runs(child, base, style)
        yield from _raw(child.tail, style)


def _raw(text: str | None, style: _Style = _PLAIN) -> list[Run]:
    """Text between tags, whose line feeds are no breaks."""
    return [Run(text.replace(_BREAK, " "), *style)] if text else []


def _styled(element: HtmlElement, base: str, style: _Style) -> _Style:
    if element.tag in _BOLD:
        return style._replace(bold=True)
    if element.tag in _ITALIC:
        return style._replace(italic=True)
    if element.tag == "a":
        return style._replace(href=_address(element.get("href"), base) or style.href)
    return style


def _address(href: str | None, base: str) -> str | None:
    """The absolute address of a link; None if there is none or it is not allowed in a profile (``javascript:``)."""
    if not href or not href.strip():
        return None
    try:
        full = urljoin(base, href.strip())
    except ValueError:
        return None
    if url_complaint(full):
        full = quote(full, safe="%/:?#[]@!$&'()*+,;=~-._")
    return None if url_complaint(full) else full


def _paragraphs(runs: Iterable[Run]) -> Iterator[Text]:
    """Paragraphs with normalized white space; two line breaks in a row begin a new paragraph."""
    lines: list[list[Run]] = [[]]
    broken = False
    for run in runs:
        if run.text == _BREAK:
            if broken:
                lines.append([])
            broken = True
            lines[-1].append(Run(" "))
        else:
            broken = broken and not run.text.strip()
            lines[-1].append(run)
    for line in lines:
        if text := tidy(line):
            yield text


def tidy(runs: Iterable[Run]) -> Text:
    """Runs with single spaces, moved outside of styles at their edges, and adjacent runs of one style joined."""
    pieces: list[tuple[str, _Style]] = []
    for run in runs:
        style = _Style(run.bold, run.italic, run.href)
        for piece in re.findall(r"\s+|\S+", run.text):
            if not piece.isspace():
                pieces.append((piece, style))
            elif pieces and not pieces[-1][0].isspace():
                pieces.append((" ", style))
    while pieces and pieces[-1][0].isspace():
        pieces.pop()
    return _joined(pieces)


def _joined(pieces: list[tuple[str, _Style]]) -> Text:
    """Joins pieces; a space has the style that both neighbors share."""
    runs: list[tuple[list[str], _Style]] = []
    for place, (piece, own) in enumerate(pieces):
        style = own
        if piece.isspace():
            before, after = pieces[place - 1][1], pieces[place + 1][1]
            style = _Style(
                before.bold and after.bold,
                before.italic and after.italic,
                before.href if before.href == after.href == own.href else None,
            )
        if runs and runs[-1][1] == style:
            runs[-1][0].append(piece)
        else:
            runs.append(([piece], style))
    return tuple(Run("".join(texts), *style) for texts, style in runs)


def without(text: Text, spans: Sequence[tuple[int, int]]) -> Text:
    """``text`` without the character ranges ``spans`` (start, end), with normalized spaces."""
    kept: list[Run] = []
    place = 0
    for run in text:
        start, place = place, place + len(run.text)
        left = "".join(c for at, c in enumerate(run.text, start) if not any(a <= at < b for a, b in spans))
        if left:
            kept.append(run._replace(text=left))
    return tidy(kept)


# Tables and charts


def read_table(element: HtmlElement) -> Table:
    """A table as text. Rows in ``thead`` form the head, those in ``tfoot`` the foot."""
    head: list[Row] = []
    rows: list[Row] = []
    foot: list[str] = []
    for row in element.iter("tr"):
        read = read_row(row)
        if not any(read.cells):
            continue
        parent = row.getparent()
        part = parent.tag if parent is not None else ""
        if part == "tfoot":
            foot.append(one_line(" ".join(read.cells)))
        else:
            (head if part == "thead" else rows).append(read)
    caption = next((text_of(child) for child in element.iter("caption")), "")
    return Table(element.get("id") or "", caption, tuple(head), tuple(rows), tuple(foot))


def read_row(row: HtmlElement) -> Row:
    """The cells of a row as text; text outside of cells becomes an additional cell."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    others = (text_of(child) for child in row if child not in cells and is_content(child))
    loose = one_line(" ".join([row.text or "", *others, *(child.tail or "" for child in row)]))
    levels = [_LEVEL.search(e.get("class") or "") for e in cells[0].iter()] if cells else []
    level = next((int(found[1]) for found in levels if found), 0)
    return Row((*(text_of(cell) for cell in cells), *([loose] if loose else [])), level)


def read_chart(element: HtmlElement) -> Bars:
    """The bars of a chart from ``dt`` and ``dd`` elements; the scale below has no name and is dropped."""
    caption = next((text_of(p) for p in element.xpath(".//p[not(ancestor::dl)]") if text_of(p)), "")
    bars = []
    for term in element.iter("dt"):
        name = text_of(term)
        value = next(term.itersiblings("dd"), None)
        if name and value is not None and (text := text_of(value)):
            bars.append((name, text))
    return Bars(caption, tuple(bars))
