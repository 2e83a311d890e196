"""Assembles the parts of an occupation into a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import NamedTuple

from brochure.names import words
from brochure.profile.markdown import MdBlock, MdBullets, MdHeading, MdParagraph, Run, Text, plain_text, read_markdown
from brochure.profile.model import Names, Pay, Profile, ProjectionRow, Sections, Source
from brochure.profile.model import QuickFacts as ProfileFacts
from brochure.sources.classification import cluster_of, is_dead
from brochure.sources.ooh import amounts
from brochure.sources.ooh.figures import Figures
from brochure.sources.ooh.parts import SECTIONS, Bars, Block, PageError, Parts, QuickFacts, Table
from brochure.sources.ooh.reading import read_blocks, without
from brochure.sources.ooh.related import Similar, read_links, read_similar
from brochure.sources.ooh.statements import TableIntroduction, find
from brochure.sources.results import clean, write_markdown
from brochure.sources.typing_faults import corrected, corrected_line
from brochure.words import sentences

_WITH_FIGURES = frozenset(("work_environment", "pay", "job_outlook"))  # sections whose sentences restate figures
_MAX_FACT = 500  # characters of a headline fact
_NO_VALUES = frozenset(("", "—", "–", "-"))
_PLURAL = re.compile(r"Employment projections data for (.+?), [0-9]{4}")
_SINGULAR = re.compile(r"How to Become (?:an?|the) (.+)", re.IGNORECASE)


class Imported(NamedTuple):
    """A profile, and notes on content that could not be mapped and was kept as text."""

    profile: Profile
    notes: tuple[str, ...]


def assemble(parts: Parts, blocks: Mapping[str, Sequence[Block]] | None = None) -> Imported:
    """The profile of one occupation. Raises :class:`PageError` if there is too little content.

    ``blocks`` are the sections' blocks if they do not come from the fragments of ``parts``.
    """
    if blocks is None:
        blocks = {
            key: [block for element in parts.sections.get(key, ()) for block in read_blocks(element, parts.url)]
            for key in SECTIONS
        }
    figures = Figures(parts, blocks.get("job_outlook", ()))
    prose = _Prose(figures, read_similar(parts.similar, parts.url))
    sections = prose.sections(blocks)
    codes = _codes(figures.rows) or tuple(sorted(set(parts.codes)))
    profile = Profile(
        slug=parts.slug,
        title=clean(parts.title),
        names=_names(figures.caption, parts.how_to_title),
        soc=codes,
        category=parts.category or None,
        cluster=cluster_of(codes),
        summary=_summary(corrected_line(clean(parts.summary)), sections) or None,
        quick_facts=_quick_facts(parts.quick_facts),
        wages=figures.wages(),
        employment=figures.employment(),
        projections=figures.projections(),
        sections=sections,
        similar=prose.similar.occupations,
        links=read_links(parts.more, parts.url),
        sources=(_source(parts),),
    )
    if not (profile.wages or profile.employment or profile.projections or sections != Sections()):
        raise PageError("no figures and no text: this is not the page of an occupation")
    dead = (
        f"O*NET has no page for the occupation in {link.url}; check whether the link works"
        for link in profile.links
        if is_dead(link.url)
    )
    return Imported(profile, (*prose.notes, *dead))


class _Prose:
    """The text of the sections, read once and in order; ``figures`` takes the facts that it restates."""

    def __init__(self, figures: Figures, similar: Similar) -> None:
        self.figures = figures
        self.similar = similar
        self.notes: list[str] = []

    def sections(self, blocks: Mapping[str, Sequence[Block]]) -> Sections:
        kept = {key: self._kept(key, inside) for key, inside in blocks.items()}
        if "job_outlook" in kept:
            kept["job_outlook"] += self._unmapped_similar()
        texts = {key: write_markdown(map(_corrected, inside)) for key, inside in kept.items()}
        return Sections(**{key: read_markdown(text) for key, text in texts.items() if text})

    def _kept(self, key: str, blocks: Sequence[Block]) -> list[MdBlock]:
        """What remains of ``blocks`` as text; charts last."""
        kept: list[MdBlock] = []
        taken: Table | None = None
        for place, block in enumerate(blocks):
            match block:
                case MdParagraph(text) if key in _WITH_FIGURES:
                    following = next((b for b in blocks[place + 1 :] if not isinstance(b, Bars)), None)
                    table = following if isinstance(following, Table) else None
                    left, is_taken = self._without_facts(text, table)
                    taken = table if is_taken else taken
                    kept.append(MdParagraph(left))
                case Table():
                    if block is not taken and not self.figures.holds(block):
                        kept.extend(self._table(key, block))
                case Bars():
                    pass
                case _:
                    kept.append(block)
        for chart in blocks:
            if isinstance(chart, Bars) and chart.bars and not self.figures.take_chart(key, chart):
                self.notes.append(f"the chart “{chart.caption}” is kept as text")
                kept.append(MdParagraph((Run(chart.caption, bold=True),)))
                kept.append(MdBullets(tuple((Run(f"{name}: {value}"),) for name, value in chart.bars)))
        return kept

    def _without_facts(self, text: Text, table: Table | None) -> tuple[Text, bool]:
        """A paragraph without the facts that were taken, and whether ``table`` after it was taken."""
        spans: list[tuple[int, int]] = []
        clause = ""
        is_taken = False
        for start, end, fact in find(plain_text(text)):
            if isinstance(fact, TableIntroduction):
                is_taken = table is not None and self.figures.take_table(fact, table)
                clause = fact.kept if is_taken else ""
            if is_taken or self.figures.take(fact):
                spans.append((start, end))
        if not spans:
            return text, False
        left = without(text, spans)
        return (*left, Run(f" {clause}" if left else clause)) if clause else left, is_taken

    def _table(self, key: str, table: Table) -> Iterator[MdBlock]:
        """A table that fits no key of the profile: caption, one item for each row, footnotes."""
        if not table.rows:
            return
        title = table.caption or f"of {len(table.rows)} rows in {key.replace('_', ' ')}"
        self.notes.append(f"the table “{title}” is kept as text")
        if table.caption:
            yield MdParagraph((Run(table.caption, bold=True),))
        heads = table.head[-1].cells if table.head else ()
        is_list = not any(any(row.cells[1:]) for row in table.rows)
        for has_values, rows in groupby(table.rows, lambda row: any(row.cells[1:])):
            if is_list:
                yield MdBullets(tuple((Run(row.cells[0]),) for row in rows))
            elif has_values:
                yield MdBullets(tuple(_row_as_text(row.cells, heads) for row in rows))
            else:  # a heading for the rows that follow
                yield from (MdParagraph((Run(row.cells[0]),)) for row in rows)
        for line in table.foot:
            yield MdParagraph((Run(line),))

    def _unmapped_similar(self) -> list[MdBlock]:
        """The content of Similar Occupations besides its table, or all of it if the table cannot be read."""
        kept = self._kept("similar_occupations", self.similar.rest)
        if not write_markdown(kept):
            return []
        what = "more than its table, which" if self.similar.occupations else "no table; its text"
        self.notes.append(f"Similar Occupations has {what} is kept at the end of Job Outlook")
        return [MdHeading("Similar Occupations"), *kept]


def _corrected(block: MdBlock) -> MdBlock:
    """``block`` without typing faults."""
    match block:
        case MdParagraph(text):
            return MdParagraph(corrected(text))
        case MdBullets(items):
            return MdBullets(tuple(map(corrected, items)))
        case MdHeading(text):
            return MdHeading(corrected_line(text))


def _row_as_text(cells: Sequence[str], heads: Sequence[str]) -> Text:
    """``Army: 441,226``, or with column heads ``O-10. Army: General; Navy: Admiral``; dashes are omitted."""
    name, *values = cells
    columns = heads[1:] if len(heads) == len(cells) and len(cells) > 2 else [""] * len(values)
    known = [(column, value) for column, value in zip(columns, values, strict=True) if value not in _NO_VALUES]
    listed = [f"{column}: {value}" if column else value for column, value in known]
    details = (
        f". {'; '.join(listed)}" if listed and len(values) > 1 else f": {listed[0] if listed else 'not published'}"
    )
    return (Run(name, bold=True), Run(details))


_ALIKE = 0.75  # of the words of a sentence, which are also in the other, in the same order
_MAX_SENTENCE = 220  # characters of a sentence in the summary
_OPENING = 3  # sentences among which those of the summary are found


def _summary(summary: str, sections: Sections) -> str:
    """The summary, with its sentences as What They Do words them if its opening says the same.

    Most pages say it twice, often with a few more words the second time, and brochures print a sentence once.
    """
    first = sections.what_they_do.blocks[0] if sections.what_they_do else None
    opening = plain_text(first.text) if isinstance(first, MdParagraph) else ""
    found = [opening[start:end] for start, end in sentences(opening)][:_OPENING]

    texts = [summary[start:end] for start, end in sentences(summary)]
    starts = {word for text in texts[:1] for word in words(text)[:1]}
    reworded = []
    for text in texts:
        others = (other for other in found if _says_the_same(text, other, starts if text is texts[0] else set()))
        reworded.append(next(others, text))
    return " ".join(reworded)


_REFERRING = frozenset(("although", "he", "however", "it", "she", "these", "they", "this", "those"))
"""Words that begin a sentence only after another one."""


def _says_the_same(text: str, other: str, starts: AbstractSet[str]) -> bool:
    """Whether ``other`` has nearly all words of ``text`` and can take its place; if given, with one of ``starts``."""
    mine, theirs = words(text), words(other)
    if len(other) > _MAX_SENTENCE or not theirs or (theirs[0] not in starts if starts else theirs[0] in _REFERRING):
        return False
    return _common_words(mine, theirs) >= _ALIKE * len(mine)


def _common_words(some: Sequence[str], others: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    lengths = [0] * (len(others) + 1)
    for word in some:
        before = 0
        for place, other in enumerate(others, 1):
            before, lengths[place] = (
                lengths[place],
                before + 1 if word == other else max(lengths[place], lengths[place - 1]),
            )
    return lengths[-1]


def _codes(rows: Sequence[ProjectionRow]) -> tuple[str, ...]:
    """The SOC codes of the detailed occupations, in ascending order."""
    own = {row.soc for row in rows if row.soc and not row.total} or {row.soc for row in rows if row.soc}
    return tuple(sorted(own))


def _names(caption: str, how_to_title: str) -> Names | None:
    """The plural in the caption of the projections, and the singular in “How to Become an Electrician”.

    Headings are capitalized. A word keeps its capitals if the plural has them, too, or if they go beyond its first
    letter.
    """
    plural, singular = _PLURAL.search(caption), _SINGULAR.fullmatch(how_to_title)
    if not plural or not singular:
        return None
    known = {word.lower(): word for word in re.findall(r"[\w']+", plural[1])}

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        kept = known.get(word.lower()) or known.get(f"{word.lower()}s", "")[: len(word)]
        return kept or (word if not word[1:].islower() and len(word) > 1 else word.lower())

    return Names(singular=re.sub(r"[\w']+", lowered, singular[1]), plural=plural[1])


def _quick_facts(facts: QuickFacts) -> ProfileFacts | None:
    rates = amounts.rates(facts.pay)
    read = ProfileFacts(
        pay=Pay(annual=rates.get("annual"), hourly=rates.get("hourly")) if rates else None,
        education=clean(facts.education)[:_MAX_FACT] or None,
        experience=clean(facts.experience)[:_MAX_FACT] or None,
        training=clean(facts.training)[:_MAX_FACT] or None,
    )
    return read if read != ProfileFacts() else None


def _source(parts: Parts) -> Source:
    return Source(
        publisher="U.S. Bureau of Labor Statistics",
        title="Occupational Outlook Handbook",
        url=parts.url or None,
        modified=parts.modified,
    )
