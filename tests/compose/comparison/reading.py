"""A comparison as text, for the golden and for searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.compose import outline

from brochure.compose.blocks import KeyFigure, Paragraph, QrLink, Text
from brochure.compose.comparison.model import Comparison, Duties, Entry, Shares

if TYPE_CHECKING:
    from collections.abc import Iterator


def dump(comparison: Comparison) -> str:
    """Everything that a comparison says, a line for each entry or part of one."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"Comparison [{comparison.lang}] {comparison.title}"
    yield f"  heading: {comparison.heading}"
    yield from (f"  note: {note}" for note in comparison.notes)
    for chart in (*comparison.pay, *comparison.outlook):
        yield from (f"  {line}" for line in outline._block(chart))
    yield f"  {comparison.corner} | {' | '.join(comparison.occupations)}"
    for aspect in comparison.aspects:
        yield f"  {aspect.header}"
        yield from (f"    {entry_text(entry)}" for entry in aspect.entries)
    yield f"  attribution: {comparison.attribution}"
    yield f"  subject: {comparison.subject}"
    yield f"  keywords: {', '.join(comparison.keywords)}"


def entry_text(entry: Entry) -> str:
    match entry:
        case KeyFigure():
            return f"figure: {entry.value} | {entry.label} | {entry.note}".replace("\u00a0", " ").rstrip(" |")
        case Paragraph():
            return f"{entry.role}: {said(entry.text)}"
        case Duties():
            return f"duties, {entry.min_items} at least: " + "; ".join(map(said, entry.items))
        case Shares():
            return f"shares: {said(entry.whose)} ".replace("  ", " ") + "; ".join(
                f"{percent} {said(name)}" for percent, name in entry.items
            )
        case QrLink():
            return f"link: {entry.title} | {entry.url}"


def said(text: Text) -> str:
    return "".join(run.text for run in text)
