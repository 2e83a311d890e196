"""Assembles the parts of an occupation into a profile."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from brochure.profile.markdown import Run, read_markdown
from brochure.profile.model import Employment, Pay, Profile, Projections, Sections, Source
from brochure.profile.model import QuickFacts as ProfileFacts
from brochure.sources import markdown
from brochure.sources.classification import cluster_of
from brochure.sources.onet import is_dead
from brochure.sources.ooh import amounts, projections
from brochure.sources.ooh.blocks import Bars, Block, Bullets, Heading, Paragraph, Table, plain
from brochure.sources.ooh.figures import Figures
from brochure.sources.ooh.links import read_links
from brochure.sources.ooh.names import read_names
from brochure.sources.ooh.parts import SECTIONS, PageError, Parts
from brochure.sources.ooh.reading import read_blocks, without
from brochure.sources.ooh.similar import Similar, read_similar
from brochure.sources.ooh.statements import (
    Fact,
    GrowthStatement,
    JobsStatement,
    MedianDefinition,
    OpeningsStatement,
    PercentileStatement,
    TableIntroduction,
    WageStatement,
    find,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from brochure.profile.model import ProjectionRow

WITH_FIGURES = frozenset(("work_environment", "pay", "job_outlook"))
"""The sections in which sentences restate figures."""

_MAX_FACT = 500  # characters of a headline fact


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
    similar = read_similar(parts.similar, parts.url)
    reader = _Reader(parts, blocks, similar)
    sections = reader.sections()
    codes = _codes(reader.rows) or tuple(sorted(set(parts.codes)))
    profile = Profile(
        slug=parts.slug,
        title=markdown.clean(parts.title),
        names=read_names(reader.caption, parts.how_to_title),
        soc=codes,
        category=parts.category or None,
        cluster=cluster_of(codes),
        summary=markdown.clean(parts.summary) or None,
        quick_facts=_facts(parts),
        wages=reader.figures.wages(),
        employment=_employment(reader),
        projections=reader.projections(),
        sections=sections,
        similar=similar.occupations,
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
    return Imported(profile, (*reader.notes, *dead))


class _Reader:
    """Reads the sections once; facts go to ``figures``, the rest becomes Markdown."""

    def __init__(self, parts: Parts, blocks: Mapping[str, Sequence[Block]], similar: Similar) -> None:
        self.parts = parts
        self.similar = similar
        self.figures = Figures()
        self.notes: list[str] = []
        self.headline = amounts.rates(parts.quick_facts.pay)
        self.openings: int | None = None
        self.rows: tuple[ProjectionRow, ...] = ()
        self.caption = ""
        self.chart: Bars | None = None
        self.outlook: str | None = None
        self.blocks = blocks
        self._find_projections()

    def _find_projections(self) -> None:
        """Find the projections first because sentences are compared with them."""
        for block in self.blocks.get("job_outlook", ()):
            if isinstance(block, Table) and projections.is_projections(block) and not self.rows:
                self.rows = projections.read_rows(block) or ()
                self.caption = block.caption
            elif isinstance(block, Bars) and self.chart is None and "employment" in block.caption.lower():
                self.chart = block

    def sections(self) -> Sections:
        texts = {key: self._markdown(key, blocks) for key, blocks in self.blocks.items()}
        return Sections(**{key: read_markdown(text) for key, text in texts.items() if text.strip()})

    def projections(self) -> Projections | None:
        parts = self.parts
        facts = parts.quick_facts if parts.quick_facts.outlook else replace(parts.quick_facts, outlook=self._said())
        return projections.build(self.rows, self.chart, facts, self.openings, parts.title, self.caption)

    def _said(self) -> str:
        """The outlook from a sentence, in the form of the headline."""
        return f"({self.outlook})" if self.outlook else ""

    def _markdown(self, key: str, blocks: Sequence[Block]) -> str:
        written: list[str] = []
        taken: Table | None = None
        charts: list[Bars] = []
        for place, block in enumerate(blocks):
            match block:
                case Heading(text):
                    written.append(markdown.heading(text))
                case Bullets(items):
                    written.append(markdown.bullets(items))
                case Paragraph(text):
                    following = next((b for b in blocks[place + 1 :] if not isinstance(b, Bars)), None)
                    table = following if isinstance(following, Table) else None
                    left, used = self._paragraph(key, text, table)
                    taken = table if used else taken
                    written.append(markdown.paragraph(left))
                case Table() if block is taken or (projections.is_projections(block) and self.rows):
                    pass
                case Table():
                    written.extend(self._kept(key, block))
                case Bars():
                    charts.append(block)
        for chart in charts:
            written.extend(self._chart(key, chart))
        if key == "job_outlook":
            written.extend(self._unmapped_similar())
        return markdown.section(written)

    def _paragraph(self, key: str, text: tuple[Run, ...], table: Table | None) -> tuple[tuple[Run, ...], bool]:
        """The rest of a paragraph without the facts that were taken, and whether ``table`` was taken."""
        if key not in WITH_FIGURES:
            return text, False
        spans: list[tuple[int, int]] = []
        kept = ""
        used = False
        for statement in find(plain(text)):
            if isinstance(statement.fact, TableIntroduction):
                used = table is not None and self.figures.take_table(statement.fact, table)
                kept = statement.fact.kept if used else ""
                if used:
                    spans.append((statement.start, statement.end))
            elif self._take(statement.fact):
                spans.append((statement.start, statement.end))
        if not spans:
            return text, used
        left = without(text, spans)
        return (*left, Run(f" {kept}" if left else kept)) if kept else left, used

    def _take(self, fact: Fact) -> bool:
        """Whether the fact is now among the figures, so that its sentence can be dropped."""
        match fact:
            case WageStatement():
                taken = self.figures.take_wage(fact)
            case PercentileStatement():
                taken = self.figures.take_percentiles(fact)
            case MedianDefinition():
                taken = bool(self.figures.pay)
            case JobsStatement():
                taken = self.figures.take_jobs(fact)
            case GrowthStatement():
                taken = self._is_projected(fact)
                self.outlook = self.outlook or (fact.outlook if taken else None)
            case OpeningsStatement(openings):
                taken = self.openings in (None, openings)
                self.openings = openings if taken else self.openings
            case _:
                taken = False
        return taken

    def _is_projected(self, statement: GrowthStatement) -> bool:
        """Whether the table or the headline has the same figure."""
        named = [row.percent for row in self.rows if row.title.lower() == statement.who.lower()]
        figures = named or [projections.growth(self.parts.quick_facts), *[row.percent for row in self.rows[:1]]]
        if statement.percent is None:
            return any(figure is not None and abs(figure) <= 1 for figure in figures)
        return statement.percent in figures

    def _chart(self, key: str, chart: Bars) -> Iterator[str]:
        """A chart that fits no key of the profile, as text."""
        if not chart.bars or chart is self.chart:
            return
        if key == "pay" and "wage" in chart.caption.lower() and self.figures.take_chart(chart, self.headline):
            return
        self.notes.append(f"the chart “{chart.caption}” is kept as text")
        yield markdown.paragraph((Run(chart.caption, bold=True),))
        yield markdown.bullets([(Run(f"{name}: {value}"),) for name, value in chart.bars])

    def _kept(self, key: str, table: Table) -> Iterator[str]:
        """A table that fits no key of the profile, as text: caption, one item for each row, footnotes."""
        if not table.rows:
            return
        title = table.caption or f"of {len(table.rows)} rows in {key.replace('_', ' ')}"
        self.notes.append(f"the table “{title}” is kept as text")
        if table.caption:
            yield markdown.paragraph((Run(table.caption, bold=True),))
        heads = table.head[-1].cells if table.head else ()
        is_list = not any(any(row.cells[1:]) for row in table.rows)
        for has_values, rows in groupby(table.rows, lambda row: any(row.cells[1:])):
            if is_list:
                yield markdown.bullets([(Run(row.cells[0]),) for row in rows])
            elif has_values:
                yield markdown.bullets([_row_as_text(row.cells, heads) for row in rows])
            else:  # a heading for the rows that follow
                yield from (markdown.paragraph((Run(row.cells[0]),)) for row in rows)
        for line in table.foot:
            yield markdown.paragraph((Run(line),))

    def _unmapped_similar(self) -> Iterator[str]:
        """The content of Similar Occupations besides its table, or all of it if the table cannot be read."""
        text = self._markdown("similar_occupations", self.similar.rest).rstrip("\n")
        if text:
            what = "more than its table, which" if self.similar.occupations else "no table; its text"
            self.notes.append(f"Similar Occupations has {what} is kept at the end of Job Outlook")
            yield markdown.heading("Similar Occupations")
            yield text


_NOTHING = frozenset(("", "—", "–", "-"))
"""Cells without a value."""


def _row_as_text(cells: Sequence[str], heads: Sequence[str]) -> tuple[Run, ...]:
    """``Army: 441,226``, or with column heads ``O-10. Army: General; Navy: Admiral``; dashes are omitted."""
    name, *values = cells
    columns = heads[1:] if len(heads) == len(cells) and len(cells) > 2 else [""] * len(values)
    known = [(column, value) for column, value in zip(columns, values, strict=True) if value not in _NOTHING]
    told = [f"{column}: {value}" if column else value for column, value in known]
    details = f". {'; '.join(told)}" if told and len(values) > 1 else f": {told[0] if told else 'not published'}"
    return (Run(name, bold=True), Run(details))


def _codes(rows: Sequence[ProjectionRow]) -> tuple[str, ...]:
    """The SOC codes of the detailed occupations, in ascending order."""
    own = {row.soc for row in rows if row.soc and not row.total} or {row.soc for row in rows if row.soc}
    return tuple(sorted(own))


def _facts(parts: Parts) -> ProfileFacts | None:
    facts = parts.quick_facts
    rates = amounts.rates(facts.pay)
    pay = Pay(annual=rates.get("annual"), hourly=rates.get("hourly")) if rates else None
    read = ProfileFacts(
        pay=pay, education=_fact(facts.education), experience=_fact(facts.experience), training=_fact(facts.training)
    )
    return read if read != ProfileFacts() else None


def _fact(text: str) -> str | None:
    return markdown.clean(text)[:_MAX_FACT] or None


def _employment(reader: _Reader) -> tuple[Employment, ...]:
    """Employment from the statements, or else from the headline."""
    facts = reader.parts.quick_facts
    headline = amounts.whole(facts.jobs)

    def exact(who: str, rounded: int) -> int | None:
        figures = [row.base for row in reader.rows if row.title.lower() == who.lower()]
        near = [n for n in (*figures, headline) if n is not None and abs(n - rounded) <= max(50_000, rounded // 20)]
        return near[0] if near else None

    found = reader.figures.employment(exact)
    if found or headline is None:
        return tuple(_dated(statement, reader) for statement in found)
    span = amounts.span(facts.years)
    return (Employment(as_of=span[0] if span else None, jobs=headline),)


def _dated(statement: Employment, reader: _Reader) -> Employment:
    """``statement`` with the base year of the projections if it has no year and the same number of jobs."""
    found = reader.projections() if statement.as_of is None else None
    same = found is not None and any(row.base == statement.jobs for row in found.rows)
    return replace(statement, as_of=found.base_year) if found and same else statement


def _source(parts: Parts) -> Source:
    return Source(
        publisher="U.S. Bureau of Labor Statistics",
        title="Occupational Outlook Handbook",
        url=parts.url or None,
        modified=parts.modified,
    )
