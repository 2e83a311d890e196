"""Reads what a page refers to at its end: the table of similar occupations, and the links in More Information."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from lxml.html import HtmlElement

from brochure.profile.kinds import Amount
from brochure.profile.markdown import MdBullets, MdHeading, MdParagraph, Text, plain_text
from brochure.profile.model import SimilarOccupation, WebLink
from brochure.sources.ooh import amounts
from brochure.sources.ooh.html import first, text_of
from brochure.sources.ooh.parts import Block, Table, slug_of
from brochure.sources.ooh.reading import read_blocks, read_row, read_table
from brochure.sources.results import clean
from brochure.sources.typing_faults import corrected_line
from brochure.words import sentences

_COLUMNS = {
    "title": re.compile(r"^(?:similar )?occupations?\b", re.IGNORECASE),
    "duties": re.compile(r"\bduties\b", re.IGNORECASE),
    "education": re.compile(r"\beducation\b", re.IGNORECASE),
    "pay": re.compile(r"\b(?:pay|wages?|earnings)\b", re.IGNORECASE),
}
"""Column heads. Without them, these are the last columns of a table; a picture may precede them."""

_MAX_TITLE = 300  # characters
_MAX_SHARED = 3  # links after one line; its topic is too general for the titles of more
_LEAD = re.compile(
    r"\b(?:For (?:more |additional |further )?(?:information|details) (?:about|on|regarding)|To find)"
    r" (?P<topic>[^.;]+?),? (?:visit|see|contact|go to|check)\b"
)
_VIDEO = re.compile(r"\bFor (?:a |an )?(?:career )?videos? (?:about|on)\b")
_OTHER = re.compile(r"^(?:other|the|these|those|your|specific) ")
_DETAILS = re.compile(r",? (?:including|such as|and (?:about|on)) .*")
_OWNER = re.compile(r"\b(?P<owner>[A-Z][\w.&-]*(?: (?:(?:of|for|on)(?: the)?|and|[A-Z][\w.&-]*))*)(?:’s|'s|’|')\s$")
_KIND = re.compile(r" (?:program|website|site|page)\b")
_PURPOSE = re.compile(
    r" to (?:search for|find|learn about|see|get) (?:more )?(?:information (?:about|on) )?([^.;]{3,60})"
)
_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}", re.IGNORECASE)


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
            return Similar(tuple(filter(None, read)), tuple(rest))
    return Similar((), tuple(read_blocks(fragment, base)))


def _beside(table: HtmlElement, blocks: list[Block]) -> list[Block]:
    """The section's blocks without its table, and without a single paragraph before it, which introduces it."""
    read = read_table(table)
    place = blocks.index(read) if read in blocks else len(blocks)
    before = [] if place == 1 and isinstance(blocks[0], MdParagraph) else blocks[:place]
    return [*before, *blocks[place + 1 :]]


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _columns(heads: Sequence[HtmlElement]) -> tuple[str, ...] | None:
    """The meaning of each column by its head; None unless there is a title and at least one other known column."""
    found: list[str] = []
    for head in map(text_of, heads):
        names = (name for name, pattern in _COLUMNS.items() if name not in found and pattern.search(head))
        found.append(next(names, ""))
    return tuple(found) if "title" in found and len(set(found) - {""}) > 1 else None


def _occupation(cells: Sequence[HtmlElement], columns: tuple[str, ...] | None) -> SimilarOccupation | None:
    """The occupation in a row; None if it has other columns or no title."""
    if columns is None:
        cells, columns = cells[-len(_COLUMNS) :], tuple(_COLUMNS)
    if len(cells) != len(columns):
        return None
    by_name = dict(zip(columns, cells, strict=True))
    texts = {name: text_of(cell) for name, cell in by_name.items()}
    if not texts["title"]:
        return None
    link = first(by_name["title"], ".//a[@href]")
    return SimilarOccupation(
        title=texts["title"],
        slug=slug_of(link.get("href") or "") if link is not None else None,
        duties=corrected_line(texts.get("duties", "")) or None,
        education=texts.get("education") or None,
        pay=_annual(texts.get("pay", "")),
    )


def _annual(text: str) -> Amount | None:
    """The median annual wage; None for an hourly wage."""
    return None if re.search(r"per hour|an hour|hourly", text) and "year" not in text else amounts.amount(text)


# Links


class _Lead(NamedTuple):
    """What a line says about the links after it."""

    topic: str = ""
    is_video: bool = False


class _Link(NamedTuple):
    """A link; ``topic`` comes from the line before it, and is empty if the title needs none."""

    title: str
    topic: str
    href: str


def read_links(fragment: HtmlElement | None, base: str) -> tuple[WebLink, ...]:
    """The links of More Information in order, without repetitions, with titles that say what readers find there."""
    found = [] if fragment is None else list(_links(fragment, base))
    shared = Counter(link.topic for link in found)
    links: list[WebLink] = []
    for title, topic, href in found:
        if name := clean(f"{title}: {topic}" if topic and shared[topic] <= _MAX_SHARED else title):
            links.append(WebLink(title=_shortened(name), url=href))
    return tuple(dict.fromkeys(links))


def _links(fragment: HtmlElement, base: str) -> Iterator[_Link]:
    group, lead = "", _Lead()
    for block in read_blocks(fragment, base):
        match block:
            case MdHeading(text):
                group, lead = text, _Lead()
            case MdParagraph(text):
                has_links = any(run.href for run in text)
                if has_links:
                    yield from _titled(text, group, lead)
                words = _last_sentence(plain_text(text))
                if words.rstrip().endswith((",", ":", "visit", "see")) or not has_links:
                    lead = _lead(words)
            case MdBullets(items):
                for item in items:
                    yield from _titled(item, group, lead)
            case _:
                pass


def _titled(text: Text, group: str, lead: _Lead) -> Iterator[_Link]:
    """The links of a paragraph under the heading ``group``, after a line that says what they are about."""
    words = plain_text(text)
    place = 0
    for label, href, start in _labels(text):
        before, place = _last_sentence(words[place:start]), start
        title, own = _title(label, before, words[start + len(label) :])
        if group or lead.is_video:
            kind = f"{group} video" if lead.is_video and group else group or "Video"
            yield _Link(f"{kind}: {label if own is None else title}", "", href)
            continue
        about = own or _lead(before + label).topic or (lead.topic if not before.strip() else "")
        yield _Link(title, "" if own is None or about.lower() in title.lower() else about, href)


def _title(label: str, before: str, after: str) -> tuple[str, str | None]:
    """The title that ``label`` gives between the words around it, and a topic; None where it may have none.

    The purpose that the sentence states is a better title than an address. A program's name begins with its owner's.
    """
    if _ADDRESS.fullmatch(label.strip()) and (purpose := _PURPOSE.match(after)):
        return purpose[1][:1].upper() + purpose[1][1:], None
    if owner := _OWNER.search(before):
        kind = _KIND.match(after)
        return f"{owner['owner']}: {label}{kind[0] if kind else ''}", None
    short = re.match(r" \([^()]{1,60}\)", after)
    return label + (short[0] if short and not before.strip() else ""), ""


def _labels(text: Text) -> Iterator[tuple[str, str, int]]:
    """Each link's text, address and place; adjacent runs of one address are one link."""
    place = 0
    for href, runs in groupby(text, attrgetter("href")):
        label = plain_text(tuple(runs))
        if href and label.strip():
            yield label, href, place
        place += len(label)


def _last_sentence(text: str) -> str:
    return next((text[start:] for start, _ in reversed(sentences(text))), "")


def _lead(text: str) -> _Lead:
    """What a line or sentence says about the links that follow."""
    if _VIDEO.search(text):
        return _Lead(is_video=True)
    found = _LEAD.search(f"{text} visit" if text.rstrip().endswith(",") else text)
    return _Lead(_DETAILS.sub("", _OTHER.sub("", found["topic"])) if found else "")


def _shortened(title: str) -> str:
    return title if len(title) <= _MAX_TITLE else title[: _MAX_TITLE - 1].rsplit(" ", 1)[0] + "…"
