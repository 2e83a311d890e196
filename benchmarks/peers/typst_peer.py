"""The Typst peer: a persistent compiler, tagged PDF/UA-1 output, the document as calls of ``template.typ``."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, assert_never, cast

import typst

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
    QrLinks,
    RangeChart,
    Row,
    Run,
    Text,
)
from peers.shared import fill, is_wide, placed_bars, placed_ranges, qr_svg, strip_places, style_marks, zero

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brochure.style.model import Style

TEMPLATE = Path(__file__).with_name("template.typ")


class TypstPeer:
    """Typst in this process. Fonts are read once; a compilation gets its source as bytes, nothing on disk."""

    name = "Typst"

    def __init__(self, style: Style, fonts: Path) -> None:
        self.version = version("typst")
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        code = re.sub(r"^//.*\n", "", TEMPLATE.read_text(encoding="utf-8"), flags=re.MULTILINE)
        self._preamble = fill(code, typst_marks(style, known))
        self._compiler = typst.Compiler(font_paths=known, ignore_system_fonts=True)

    def prepare(self, document: Document) -> str:
        """The Typst source of a document."""
        return "\n".join([self._preamble, about(document), *chapter_lines(document)])

    def prepare_book(self, title: str, documents: Iterable[Document]) -> str:
        """The source of one file with many documents, each on its own pages with its own running head."""
        chapters = "\n".join("\n".join(("#[", *chapter_lines(document), "]")) for document in documents)
        return "\n".join([self._preamble, f"#show: about.with(title: {literal(title)})", chapters])

    def render(self, source: str) -> bytes:
        """The PDF of a source, tagged as PDF/UA-1."""
        return cast("bytes", self._compiler.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0))


def typst_marks(style: Style, fonts: typst.Fonts) -> dict[str, str]:
    """The values of the template's marks: lengths, and each face by family, weight and slant."""
    by_stem = {Path(font.path).stem: font for font in fonts.fonts() if font.path}

    def face(name: str) -> str:
        font = by_stem[name]
        return f'font: {literal(font.family)}, weight: {font.weight}, style: "{font.style}"'

    faces = style.faces
    return (
        style_marks(style)
        | {name: face(getattr(faces, name)) for name in type(faces).__slots__}
        | {
            "justify": truth(style.setting.justify),
            "hyphenate": truth(style.setting.hyphenate),
            # Typst's leading is the gap from a baseline to the top of the capitals below it.
            "slack": f"{style.sizes.body * 0.28:.2f}",
        }
    )


def literal(text: str) -> str:
    """A Typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def array(items: Iterable[str]) -> str:
    """A Typst array of the given expressions."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def truth(value: object) -> str:
    return "true" if value else "false"


def number(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


def run(part: Run) -> str:
    """The expression of one run."""
    code = literal(part.text)
    if part.italic:
        code = f"emph({code})"
    if part.bold:
        code = f"strong({code})"
    return f"link({literal(part.href)}, {code})" if part.href else code


def text(parts: Text) -> str:
    """The expression of a text of several runs."""
    return "{ " + "; ".join(map(run, parts)) + " }" if len(parts) != 1 else run(parts[0])


def about(document: Document) -> str:
    """The metadata of a file."""
    return (
        f"#show: about.with(title: {literal(document.title)}, subject: {literal(document.subject)}, "
        f"keywords: {array(map(literal, document.keywords))})"
    )


def chapter_lines(document: Document) -> Iterator[str]:
    """The source of a document's pages."""
    lang, _, region = document.lang.partition("-")
    yield (
        f"#show: chapter.with(lang: {literal(lang)}, region: {literal(region) if region else 'none'}, "
        f"head-left: {literal(document.running_left)}, "
        f"head-right: {literal(document.running_right)}, foot: {literal(document.attribution)})"
    )
    figures = array(
        f"key-figure({literal(figure.value)}, {literal(figure.label)}, {literal(figure.note)})"
        for figure in document.key_figures
    )
    facts = array(f"({literal(fact.label)}, {literal(fact.value)})" for fact in document.facts)
    yield (
        f"#banner({literal(document.title)}, {literal(document.eyebrow)}, {literal(document.summary)}, "
        f"{figures}, {facts})"
    )
    for section in document.sections:
        yield f"#heading(level: 2, {literal(section.title)})"
        for block in section.blocks:
            yield from block_lines(block)


def block_lines(block: Block) -> Iterator[str]:  # noqa: C901  one case for each kind
    """The source of one block."""
    match block:
        case Heading():
            yield f"#heading(level: {block.level}, {literal(block.text)})"
        case Paragraph():
            yield f"#{'note' if block.role == 'note' else 'p'}({text(block.text)})"
        case BulletList():
            yield f"#bullets({', '.join(map(text, block.items))})"
        case DataTable():
            yield table(block)
        case BarChart():
            yield bar_chart(block)
        case PercentileStrip():
            yield strip(block)
        case RangeChart():
            yield range_chart(block)
        case QrLinks():
            for link in block.links:
                yield (
                    f"#qr({literal(link.title)}, {literal(link.url)}, {literal(link.shown)}, "
                    f"{literal(qr_svg(link.url))})"
                )
        case Contact():
            pass  # the peers set brochures without a brand
        case _:
            assert_never(block)


def table(block: DataTable) -> str:
    """A data table; wide ones span the columns."""
    columns = array("1fr" if column.kind == "text" else "auto" for column in block.columns)
    aligns = array("left" if column.kind == "text" else "right" for column in block.columns)
    header = array(literal(column.header) for column in block.columns)
    rows = array(cell for row in block.rows for cell in table_row(row))
    call = (
        f"data-table({literal(block.caption)}, {columns}, {aligns}, {header}, {rows}, "
        f"{array(map(literal, block.notes))})"
    )
    return f"#wide({call})" if is_wide(block) else f"#{call}"


def table_row(row: Row) -> Iterator[str]:
    """The cells of a row; the own row is tinted and bold, a sum bold, nested rows are indented."""
    for index, cell in enumerate(row.cells):
        code = f"link({literal(cell.href)}, {literal(cell.text)})" if cell.href else literal(cell.text)
        if index == 0 and row.indent:
            code = f"pad(left: {row.indent * 8}pt, {code})"
        yield {"plain": code, "own": f"own-cell({code})", "total": f"strong({code})"}[row.role]


def bar_chart(block: BarChart) -> str:
    bars = array(
        f"({literal(bar.label)}, {bar.start:g}, {bar.length:g}, {literal(bar.text)}, {truth(bar.own)}, "
        f"{truth(bar.open)})"
        for bar in placed_bars(block)
    )
    return (
        f"#bar-chart({literal(block.caption)}, {literal(block.alt)}, {zero(block):g}, {bars}, "
        f"{array(map(literal, block.notes))})"
    )


def strip(block: PercentileStrip) -> str:
    low, mid, high, others = strip_places(block)
    return (
        f"#strip({literal(block.caption)}, {literal(block.alt)}, {number(low)}, {number(mid)}, {number(high)}, "
        f"{number(others)}, {literal(f'{block.others_label} {block.others_text}')}, "
        f"{literal(block.low_text)}, {literal(block.pay.label)}, {literal(block.pay.text)}, "
        f"{literal(block.high_text)}, {truth(block.pay.high_open)}, {array(map(literal, block.notes))})"
    )


def range_chart(block: RangeChart) -> str:
    rows = array(
        f"({literal(row.label)}, {number(row.start)}, {number(row.turn)}, {number(row.end)}, {number(row.mid)}, "
        f"{literal(row.text)}, {truth(row.own)}, {truth(row.open)})"
        for row in placed_ranges(block)
    )
    names = array(map(literal, (block.low_name, block.mid_name, block.high_name)))
    return (
        f"#range-chart({literal(block.caption)}, {literal(block.alt)}, {names}, {rows}, "
        f"{array(map(literal, block.notes))})"
    )
