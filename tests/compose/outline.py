"""A document as text: the block tree, indented, for goldens and for searching."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from brochure.compose.blocks import (
    BarChart,
    Block,
    BulletList,
    DataTable,
    Document,
    Heading,
    Paragraph,
    PercentileStrip,
    QrLinks,
    RangeChart,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def dump(document: Document) -> str:
    """Everything that a document says, a line for each block or part of one, closed by a line end."""
    return "\n".join(_document(document)) + "\n"


def dump_blocks(blocks: Iterable[Block]) -> str:
    """The same of a few blocks."""
    return "".join(f"{line}\n" for block in blocks for line in _block(block))


def _document(document: Document) -> Iterator[str]:
    yield f"Document [{document.lang}] {document.title}"
    yield f"  eyebrow: {document.eyebrow}"
    yield f"  summary: {document.summary}"
    for figure in document.key_figures:
        yield f"  figure: {figure.value} | {figure.label} | {figure.note}"
    for fact in document.facts:
        yield f"  fact: {fact.label} | {fact.value}"
    for section in document.sections:
        yield f"  Section {section.key}: {section.title}"
        for block in section.blocks:
            for line in _block(block):
                yield f"    {line}"
    yield f"  running: {document.running_left} | {document.running_right}"
    yield f"  attribution: {document.attribution}"
    yield f"  subject: {document.subject}"
    yield f"  keywords: {', '.join(document.keywords)}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"Heading {block.level}: {block.text}"
        case Paragraph():
            yield f"Paragraph {block.role}: {_text(block.text)}"
        case BulletList():
            yield "BulletList"
            yield from (f"  - {_text(item)}" for item in block.items)
        case QrLinks():
            yield "QrLinks"
            yield from (f"  {link.title} | {link.shown} | {link.url}" for link in block.links)
        case DataTable():
            yield from _table(block)
        case BarChart():
            yield from _bars(block)
        case PercentileStrip():
            yield from _strip(block)
        case RangeChart():
            yield from _ranges(block)
        case _:
            assert_never(block)


def _table(table: DataTable) -> Iterator[str]:
    yield f"DataTable: {table.caption}"
    yield "  " + " | ".join(f"{column.header} ({column.kind})" for column in table.columns)
    for row in table.rows:
        yield f"  {'. ' * row.indent}{' | '.join(cell.text for cell in row.cells)} [{row.role}]"
    yield from (f"  note: {note}" for note in table.notes)


def _bars(chart: BarChart) -> Iterator[str]:
    yield f"BarChart {chart.kind}: {chart.caption}"
    yield f"  alt: {chart.alt}"
    for bar in chart.bars:
        yield f"  {'* ' if bar.own else ''}{bar.label} | {bar.value} | {bar.text}{' open' if bar.open else ''}"
    yield from (f"  note: {note}" for note in chart.notes)


def _strip(strip: PercentileStrip) -> Iterator[str]:
    yield f"PercentileStrip: {strip.caption}"
    yield f"  alt: {strip.alt}"
    pay = strip.pay
    ends = (
        ("low", pay.low, strip.low_text, pay.low_open),
        (f"{pay.label} ({strip.brief_label})", pay.mid, pay.text, pay.mid_open),
        ("high", pay.high, strip.high_text, pay.high_open),
    )
    for name, value, text, is_open in ends:
        if value is not None:
            yield f"  {name} | {value} | {text}{' open' if is_open else ''}"
    yield f"  spread | {strip.spread}{' | ' * bool(strip.bands)}{strip.bands}"
    if strip.others is not None:
        yield f"  {strip.others_label} | {strip.others} | {strip.others_text}"
    for area in strip.areas:
        yield f"  area {area.label} | {area.low} | {area.mid} | {area.high} | {area.text}"
    yield f"  scale to {strip.scale_max}"
    yield from (f"  note: {note}" for note in strip.notes)


def _ranges(chart: RangeChart) -> Iterator[str]:
    yield f"RangeChart: {chart.caption}"
    yield f"  alt: {chart.alt}"
    yield f"  key: {chart.low_name} | {chart.mid_name} | {chart.high_name}"
    for row in chart.ranges:
        values = ((row.low, row.low_open), (row.mid, row.mid_open), (row.high, row.high_open))
        said = " | ".join(f"{value}{' open' if is_open else ''}" for value, is_open in values)
        yield f"  {'* ' if row.own else ''}{row.label} | {said} | {row.text}"
    if chart.scale_max:
        yield f"  scale to {chart.scale_max}"
    yield from (f"  note: {note}" for note in chart.notes)


def _text(text: Text) -> str:
    return "".join(
        ("**" if run.bold else "")
        + ("_" if run.italic else "")
        + (f"[{run.text}]({run.href})" if run.href else run.text)
        + ("_" if run.italic else "")
        + ("**" if run.bold else "")
        for run in text
    )
