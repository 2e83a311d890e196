"""Converts a career page saved as plain text to a profile.

In: text with titled sections, each title followed by ``[About this section] [To Top]``; paragraphs separated by empty
lines, bullet marks, tables as lines of names and figures.
Out: the text of a profile. Job advertisements and navigation are dropped; everything else is kept, as text if no key
fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from brochure.errors import BrochureError, NotFoundError
from brochure.inputs import read_input
from brochure.names import slugged
from brochure.profile.kinds import slug_complaint
from brochure.profile.markdown import MdBullets, MdHeading, MdParagraph, Run, plain_text
from brochure.profile.model import Source
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.figures import PROJECTIONS_TABLE
from brochure.sources.ooh.html import decoded, one_line
from brochure.sources.ooh.parts import SECTIONS, Block, PageError, Parts, Row, Table
from brochure.sources.results import Failed, Ready, prepared

MAX_BYTES = 1 << 20

_MARKS = re.compile(r"(?:\s*\[[^\][]{1,60}\])+\s*$")
_SECTION_MARK = re.compile(r"\[(?:About this section|To Top|Back to Top|Top)\]", re.IGNORECASE)
_TITLES = (
    ("what_they_do", re.compile(r"^what .*\bdo\b|^duties|^job description", re.IGNORECASE)),
    ("work_environment", re.compile(r"work environment|working conditions", re.IGNORECASE)),
    ("how_to_become_one", re.compile(r"how to become|education and training", re.IGNORECASE)),
    ("pay", re.compile(r"\bsalar(?:y|ies)\b|\bpay\b|\bearnings\b|\bwages?\b", re.IGNORECASE)),
    ("job_outlook", re.compile(r"outlook|prospects", re.IGNORECASE)),
)
_ADVERTISING = re.compile(
    r"^(?:see all .* jobs|top [0-9]+ .* jobs|.*\bfind (?:schools|jobs|colleges)\b.*|search for jobs:?.*"
    r"|explore more careers:?.*|(?:view|browse) (?:all )?careers.*|.*\bnear you!|advertisement|sponsored.*)$",
    re.IGNORECASE,
)
_ACKNOWLEDGED = re.compile(
    r"\b(?:by permission of|courtesy of|sources?:|according to|reported by|provided by"
    r"|(?:content|data|estimates|figures|information|statistics)(?: (?:is|are|comes?))? (?:from|by))"
    r" (?:U\.S\.|[^.:]){0,60}?\bbureau of labor statistics\b",
    re.IGNORECASE,
)
"""Credits to the Bureau for content; a link to further reading does not count."""
_PERMISSION = re.compile(r"^\*?\s*some content used by permission", re.IGNORECASE)
_BULLET = re.compile(r"^\s*[•●▪◦·‣*-]\s+")
_QUALITIES = re.compile(r"\b(?:qualities|skills)\b", re.IGNORECASE)
_PAIR = re.compile(r"^(?P<name>\S.*?)\s+(?P<value>(?:\$\s?)?[0-9][0-9,]*(?:\.[0-9]+)?\s?%?|—)$")
_PROJECTIONS = re.compile(r"^Employment projections data for .+", re.IGNORECASE)
_PROJECTED = re.compile(
    r"^(?P<title>\S.*?)(?:\s+(?P<soc>[0-9]{2}-[0-9]{4}))?\s+(?P<base>[0-9][0-9,]*)\s+(?P<projected>[0-9][0-9,]*)\s+"
    r"(?P<percent>-?[0-9]+(?:\.[0-9]+)?)\s+(?P<change>-?[0-9][0-9,]*)$"
)


class CareerPageError(BrochureError):
    """The file is not a career page."""


def read_career_page(path: Path, slug: str | None = None) -> Ready:
    """The profile of a page, with notes on what was left out or kept as text.

    Raises :class:`~brochure.errors.NotFoundError` or :class:`CareerPageError`.
    """
    try:
        data = read_input(path, MAX_BYTES)
    except OSError as error:
        raise NotFoundError(f"cannot read {path}: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise CareerPageError(f"{path}: larger than 1 MiB; is this a career page as plain text?")
    try:
        return career_page(decoded(data), slug)
    except PageError as error:
        raise CareerPageError(f"{path}: {error}") from None


def career_page(text: str, slug: str | None = None) -> Ready:
    """As :func:`read_career_page`, from the text of the page. Raises :class:`PageError`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    title = next((one_line(_MARKS.sub("", line)) for line in lines if line.strip()), "")
    sections, dropped = _sections(lines)
    if not sections:
        raise PageError("no titled sections: their titles are lines that end in “[About this section] [To Top]”")
    name = slug or slugged(title)[:120].strip("-")
    if complaint := slug_complaint(name):
        raise PageError(f"“{name}” cannot be the profile's name: {complaint.message}; give one with `slug`")
    blocks, how_to_title, notes = _mapped(sections)
    found = assemble(Parts(slug=name, title=title, url="", how_to_title=how_to_title), blocks)
    profile = replace(found.profile, sources=(_source(text, found.profile.title),))
    ready = prepared(profile, "From a career page saved as plain text.", title)
    if isinstance(ready, Failed):
        raise PageError(ready.reason)
    if dropped:
        notes.append(f"{dropped} lines of advertising and navigation are left out")
    return ready._replace(notes=(*found.notes, *notes))


def _source(text: str, title: str) -> Source:
    """The Bureau if the page credits it, or else the page itself."""
    if _ACKNOWLEDGED.search(one_line(text)):
        return Source(publisher="U.S. Bureau of Labor Statistics")
    return Source(publisher="Career page", title=title)


def _sections(lines: Sequence[str]) -> tuple[list[tuple[str, list[str]]], int]:
    """Titles with their lines, and the number of nonempty lines that were dropped."""
    sections: list[tuple[str, list[str]]] = []
    dropped = 0
    for line in lines:
        if _SECTION_MARK.search(line):
            sections.append((one_line(_MARKS.sub("", line)), []))
        elif _ADVERTISING.match(line.strip()) or _PERMISSION.match(line.strip()):
            dropped += not _PERMISSION.match(line.strip())
        elif sections:
            sections[-1][1].append(line)
        else:
            dropped += bool(line.strip())
    return sections, max(dropped - 1, 0)  # the first line is the title


def _mapped(sections: Sequence[tuple[str, list[str]]]) -> tuple[dict[str, list[Block]], str, list[str]]:
    """Blocks by section, the title of How to Become One, and notes.

    An unknown section is appended to the one before it, under its title.
    """
    blocks: dict[str, list[Block]] = {key: [] for key in SECTIONS}
    notes: list[str] = []
    how_to_title, current = "", SECTIONS[0]
    for title, lines in sections:
        key = next((key for key, pattern in _TITLES if pattern.search(title)), None)
        if key is None:
            notes.append(f"the section “{title}” is kept as text under {current.replace('_', ' ')}")
            blocks[current].append(MdHeading(title))
        else:
            current = key
        how_to_title = title if key == "how_to_become_one" else how_to_title
        blocks[current].extend(_blocks(lines))
    return blocks, how_to_title, notes


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    items: list[str] = []
    lists_qualities = False
    for group in _groups(lines):
        bullets, rest = _bullets(group)
        if items and not bullets:
            yield MdBullets(tuple((Run(item),) for item in items))
            items = []
        items.extend(bullets)
        if rest:
            block = _block(rest)
            if isinstance(block, MdHeading):
                lists_qualities = bool(_QUALITIES.search(block.text))
            yield _emphasized(block) if lists_qualities and isinstance(block, MdParagraph) else block
    if items:
        yield MdBullets(tuple((Run(item),) for item in items))


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Groups of lines separated by empty lines."""
    for has_text, group in groupby(lines, lambda line: bool(line.strip())):
        if has_text:
            yield list(group)


def _bullets(group: Sequence[str]) -> tuple[list[str], list[str]]:
    """The items of a group that begins with a bullet mark, with wrapped lines joined, or else its lines."""
    if not _BULLET.match(group[0]):
        return [], [one_line(line) for line in group]
    items: list[str] = []
    for line in group:
        if _BULLET.match(line):
            items.append(one_line(_BULLET.sub("", line)))
        else:
            items[-1] += f" {one_line(line)}"
    return items, []


def _block(lines: Sequence[str]) -> Block:
    """A table, a heading, or a paragraph of joined lines."""
    if _PROJECTIONS.match(lines[0]) and (table := _projections(lines)):
        return table
    pairs = [_PAIR.match(line) for line in lines]
    if all(pairs) and (len(lines) > 1 or "%" in lines[0] or "$" in lines[0]):
        rows = tuple(Row((found["name"], found["value"])) for found in pairs if found)
        return Table("", "", (), rows)
    text = " ".join(lines)
    if len(lines) == 1 and len(text) <= 120 and not re.search(r"[.:;!?,”\")]$", text):
        return MdHeading(text)
    return MdParagraph((Run(text),))


def _emphasized(paragraph: MdParagraph) -> MdParagraph:
    """A paragraph about a quality, with its name in bold."""
    text = plain_text(paragraph.text)
    found = re.match(r"[A-Z][A-Za-z-]*(?: [a-z][a-z-]*){0,3}\.(?= [A-Z])", text)
    return MdParagraph((Run(found[0], bold=True), Run(text[found.end() :]))) if found else paragraph


def _projections(lines: Sequence[str]) -> Table | None:
    """The projections table; its caption uses the title of the first row, in lowercase."""
    found = [match for line in lines[1:] if (match := _PROJECTED.match(line))]
    heads = len(lines) - 1 - len(found)
    if not found or heads > 3:
        return None
    rows = tuple(
        Row((m["title"], m["soc"] or "—", m["base"], m["projected"], m["percent"], m["change"])) for m in found
    )
    title = found[0]["title"]
    plural = title[0].lower() + title[1:] if title[1:2].islower() else title
    years = re.search(r"[0-9]{4}.*", lines[0])
    return Table(PROJECTIONS_TABLE, f"Employment projections data for {plural}, {years[0] if years else ''}", (), rows)
