"""Reads the table of similar occupations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from brochure.profile.kinds import slug_complaint
from brochure.profile.model import SimilarOccupation
from brochure.sources.ooh import amounts
from brochure.sources.ooh.blocks import Block, Paragraph, Table
from brochure.sources.ooh.html import first, text_of
from brochure.sources.ooh.reading import read_blocks, read_row, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from brochure.profile.kinds import Amount

_COLUMNS = (
    ("title", re.compile(r"^(?:similar )?occupations?\b", re.IGNORECASE)),
    ("duties", re.compile(r"\bduties\b", re.IGNORECASE)),
    ("education", re.compile(r"\beducation\b", re.IGNORECASE)),
    ("pay", re.compile(r"\b(?:pay|wages?|earnings)\b", re.IGNORECASE)),
)
_HEADLESS = ("title", "duties", "education", "pay")
"""The last columns of a table without column heads; a picture may precede them."""


class Similar(NamedTuple):
    """Similar occupations, and the other content of the section: rows with an unexpected shape, paragraphs."""

    occupations: tuple[SimilarOccupation, ...]
    rest: tuple[Block, ...]


def read_similar(fragment: HtmlElement | None, base: str) -> Similar:
    """Reads the section; its table is recognized by column heads or, without them, by rows of four cells."""
    if fragment is None:
        return Similar((), ())
    for table in fragment.iter("table"):
        rows = [row for row in table.iter("tr") if text_of(row)]
        columns = _columns(_cells(rows[0])) if rows else None
        rows = rows[1:] if columns else [row for row in rows if first(row, "./td") is not None]
        read = [_occupation(_cells(row), columns) for row in rows]
        if any(read):
            left = tuple(read_row(row) for row, occupation in zip(rows, read, strict=True) if occupation is None)
            rest = _beside(table, read_blocks(fragment, base))
            if left:
                rest.append(Table("", "", (), left))
            return Similar(tuple(occupation for occupation in read if occupation), tuple(rest))
    return Similar((), tuple(read_blocks(fragment, base)))


def _beside(table: HtmlElement, blocks: list[Block]) -> list[Block]:
    """The section's blocks without its table, and without a single paragraph before it, which introduces it."""
    places = [place for place, block in enumerate(blocks) if block == read_table(table)]
    place = places[0] if places else len(blocks)
    before = [] if place == 1 and isinstance(blocks[0], Paragraph) else blocks[:place]
    return [*before, *blocks[place + 1 :]]


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _columns(heads: Sequence[HtmlElement]) -> tuple[str, ...] | None:
    """The meaning of each column by its head; None unless there is a title and at least one other known column."""
    found: list[str] = []
    for head in map(text_of, heads):
        names = (name for name, pattern in _COLUMNS if name not in found and pattern.search(head))
        found.append(next(names, ""))
    return tuple(found) if "title" in found and len(set(found) - {""}) > 1 else None


def _occupation(cells: Sequence[HtmlElement], columns: tuple[str, ...] | None) -> SimilarOccupation | None:
    """The occupation in a row; None if it has other columns or no title."""
    if columns is None:
        cells, columns = cells[-len(_HEADLESS) :], _HEADLESS
    if len(cells) != len(columns):
        return None
    by_name = dict(zip(columns, cells, strict=True))
    said = {name: text_of(cell) for name, cell in by_name.items()}
    if not said["title"]:
        return None
    link = first(by_name["title"], ".//a[@href]")
    return SimilarOccupation(
        title=said["title"],
        slug=slug_of(link.get("href") or "") if link is not None else None,
        duties=said.get("duties") or None,
        education=said.get("education") or None,
        pay=_annual(said.get("pay", "")),
    )


def _annual(text: str) -> Amount | None:
    """The median annual wage; None for an hourly wage."""
    return None if re.search(r"per hour|an hour|hourly", text) and "year" not in text else amounts.amount(text)


def slug_of(address: str) -> str | None:
    """The last part of a page's address without ``.htm``; None if it is not a valid slug."""
    try:
        name = urlsplit(address.strip()).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        return None
    slug = re.sub(r"\.html?$", "", name, flags=re.IGNORECASE).lower()
    return None if not slug or slug_complaint(slug) else slug
