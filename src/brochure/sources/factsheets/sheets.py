"""Fact sheets of any detailed occupation of the projections, as profiles and as the text of their files.

Every figure is the newest that is published; what is not published is absent. Only shares of sectors are computed, from
published figures (:func:`.wages.shares`). There is no prose: a brochure composes its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from brochure.inputs import read_input
from brochure.profile.find import Library, read_header
from brochure.profile.model import (
    Employment,
    Growth,
    Profile,
    ProjectionRow,
    Projections,
    QuickFacts,
    Share,
    SimilarOccupation,
    Source,
    Wage,
    WebLink,
)
from brochure.sources.classification import category_of, cluster_of, summary_page
from brochure.sources.factsheets.occupations import Occupations, heading, label
from brochure.sources.factsheets.wages import SELF_EMPLOYED, headline, largest_sectors, shares
from brochure.sources.factsheets.wages import wages as profile_wages
from brochure.sources.figures import growth
from brochure.sources.figures.model import NATION, AreaKind, Estimate, Holding, Projection, Vintage
from brochure.sources.results import Failed, Ready, prepared
from brochure.sources.store.reading import Store
from brochure.sources.store.schema import OEWS_PAGE, PROJECTIONS_PAGE
from brochure.sources.store.untrusted import StoreError
from brochure.yamlio.source import MAX_BYTES

PUBLISHER = "U.S. Bureau of Labor Statistics"
COMMENT = f"From figures of the {PUBLISHER} alone"
_HEAD = 400  # bytes at the start of a file that contain the comment
_PROSE = re.compile(rb"^(?:summary|sections)\s*:", re.MULTILINE)
MAX_SIMILAR = 5
_GROUP_DEPTH = 2
"""The depth of the groups that an occupation is compared with, as in the handbook: ``11-1000``."""
_MIN_SIMILAR = 3
"""With fewer similar occupations, those of the next larger group are added."""


class FactSheets:
    """The detailed occupations of the newest projections in a store, and their profiles.

    Keep it for many of them: it looks up groups once. Raises :class:`StoreError` if the store has no projections.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        rows = store.projections()
        if not rows:
            raise StoreError(
                "the store has no projections, which list the occupations; "
                "`brochure data add occupation.xlsx` adds them"
            )
        self.occupations = Occupations(rows)
        self._base_year = rows[0].span.base_year
        self._estimates: dict[str, Estimate | None] = {}
        self._with_sectors = _with_sectors(store.holdings())
        self._base_month = next((when for when in self._with_sectors if when.year == self._base_year), None)

    @property
    def codes(self) -> tuple[str, ...]:
        """The SOC codes of all detailed occupations."""
        return tuple(self.occupations.slugs)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing from the store, so that all fact sheets say less, or have an earlier date."""
        newest = next(iter(self._store.vintages(NATION)), None)
        if newest is None:
            return ("the store has no national wages (national_M2024_dl.xlsx), so there is no pay",)
        found = []
        if not self._with_sectors:
            found.append(f"the store has no national wages by sector (natsector_M{newest.year}_dl.xlsx)")
        elif newest not in self._with_sectors:
            last = self._with_sectors[0].words
            found.append(f"wages by industry are of {last}: the store has none by sector of {newest.words}")
        if self._base_month is None:
            found.append(f"shares of employers are missing: the store has no wages by sector of {self._base_year}")
        return tuple(found)

    def profile(self, soc: str) -> Profile:
        """The fact sheet of a detailed occupation; raises :class:`KeyError` for any other code."""
        row, slug = self.occupations.rows[soc], self.occupations.slugs[soc]
        whole = self._estimate(soc)
        compared = self._compared(row)
        industries = shares(row, *self._in_sectors(soc, self._base_month))
        wages: tuple[Wage, ...] = ()
        if whole:
            last = next((when for when in self._with_sectors if when <= whole.vintage), None)
            wages = profile_wages(whole, tuple(self._estimates_of(compared, whole)), self._in_sectors(soc, last)[1])
        return Profile(
            slug=slug,
            title=heading(row.title),
            soc=(soc,),
            category=category_of(soc),
            cluster=cluster_of((soc,)),
            quick_facts=QuickFacts(
                pay=headline(whole) if whole else None,
                education=row.education,
                experience=row.experience,
                training=row.training,
            ),
            wages=wages,
            employment=(Employment(as_of=row.span.base_year, jobs=row.base, industries=industries),),
            projections=_projections(row, compared),
            similar=tuple(self._similar(row)),
            links=tuple(_links(row, whole)),
            sources=tuple(_sources(row, self._surveys(whole, wages, industries))),
        )

    def _estimate(self, soc: str) -> Estimate | None:
        if soc not in self._estimates:
            self._estimates[soc] = self._store.estimate(soc)
        return self._estimates[soc]

    def _in_sectors(self, soc: str, when: Vintage | None) -> tuple[Estimate | None, tuple[Estimate, ...]]:
        """The estimates of an occupation in the survey of ``when``: national, and in its largest sectors."""
        found = self._store.estimate(soc, vintage=when) if when else None
        if found is None:
            return None, ()
        return found, largest_sectors(found, self._store.industries(soc, vintage=found.vintage))

    def _surveys(self, whole: Estimate | None, wages: Sequence[Wage], shares: Sequence[Share]) -> tuple[Vintage, ...]:
        """The surveys that figures are from, newest first."""
        found = {whole.vintage} if whole else set()
        found |= {Vintage(wage.as_of.year, wage.as_of.month) for wage in wages if wage.as_of and wage.as_of.month}
        if self._base_month and any(share.name != SELF_EMPLOYED for share in shares):
            found.add(self._base_month)
        return tuple(sorted(found, reverse=True))

    def _estimates_of(self, compared: tuple[Projection, ...], whole: Estimate) -> Iterator[tuple[str, Estimate]]:
        """The national estimates of these occupations and groups in the survey of ``whole``."""
        for row in compared:
            estimate = self._estimate(row.soc)
            if estimate and estimate.vintage != whole.vintage:
                estimate = self._store.estimate(row.soc, vintage=whole.vintage)
            if estimate:
                yield label(row.title), estimate

    def _compared(self, row: Projection) -> tuple[Projection, ...]:
        """The occupation, the group that it is compared with, and the total of all occupations."""
        above = [total for total in self.occupations.totals(row) if total.base > row.base]
        if not above:
            return (row,)
        everyone = above[-1]
        group = next((total for total in above if total.depth <= _GROUP_DEPTH), everyone)
        return (row, group, everyone) if group is not everyone else (row, everyone)

    def _similar(self, row: Projection) -> list[SimilarOccupation]:
        """Others in the smallest groups that include the occupation, the largest of each first."""
        kin: dict[str, Projection] = {}
        for total in self.occupations.totals(row):
            if total.depth == 0 or (total.depth < _GROUP_DEPTH and len(kin) >= _MIN_SIMILAR):
                break
            kin |= {other.soc: other for other in self.occupations.members[total.soc] if not _is_residual(other)}
            kin.pop(row.soc, None)
        return [self._kin(other) for other in islice(kin.values(), MAX_SIMILAR)]

    def _kin(self, row: Projection) -> SimilarOccupation:
        estimate = self._estimate(row.soc)
        return SimilarOccupation(
            title=heading(row.title),
            slug=self.occupations.slugs[row.soc],
            education=row.education,
            pay=estimate.annual.median.amount if estimate else None,
        )


def _with_sectors(holdings: Iterable[Holding]) -> tuple[Vintage, ...]:
    """The surveys with national figures by sector, newest first."""
    found = {
        Vintage.parse(holding.vintage)
        for holding in holdings
        if any((part.kind, part.industries) == (AreaKind.NATION, "sector") for part in holding.coverage)
    }
    return tuple(sorted(found, reverse=True))


def _is_residual(row: Projection) -> bool:
    """Whether a row is the residual of a group: ``Managers, all other``."""
    return row.title.endswith(", all other")


def _projections(row: Projection, compared: tuple[Projection, ...]) -> Projections:
    percent = growth.percent((row,))
    bars = tuple(
        Growth(name=label(other.title), percent=rate)
        for other in compared
        if (rate := growth.percent((other,))) is not None
    )
    return Projections(
        base_year=row.span.base_year,
        target_year=row.span.target_year,
        outlook=None if percent is None else growth.outlook(percent, row.span),
        openings_per_year=row.openings or None,  # 0.0 thousand means fewer than 50, not none
        comparisons=bars if len(bars) > 1 else (),
        rows=(
            ProjectionRow(
                title=label(row.title),
                soc=row.soc,
                base=row.base,
                projected=row.projected,
                percent=percent,
                # 0.0 thousand may be 40 jobs, a large part of 200
                change=None if percent and not row.change else row.change,
            ),
        ),
    )


def _links(row: Projection, whole: Estimate | None) -> Iterator[WebLink]:
    """Pages on the work and on wages by area. Codes of several occupations have no description of the work."""
    if row.soc[-1] not in "09" and (described := summary_page(row.soc)):
        yield WebLink(title="What the work involves: O*NET", url=described)
    if whole:
        page = row.soc.replace("-", "")
        yield WebLink(title="Jobs and wages by state and area", url=f"https://www.bls.gov/oes/current/oes{page}.htm")


def _sources(row: Projection, surveys: Sequence[Vintage]) -> Iterator[Source]:
    for survey in surveys:
        title = f"Occupational Employment and Wage Statistics, {survey.words}"
        yield Source(publisher=PUBLISHER, title=title, url=OEWS_PAGE)
    title = f"Employment Projections, {row.span.base_year} to {row.span.target_year}"
    yield Source(publisher=PUBLISHER, title=title, url=PROJECTIONS_PAGE)


def fact_sheets(sheets: FactSheets, codes: Sequence[str]) -> Iterator[Ready | Failed]:
    """The files of these occupations."""
    for soc in codes:
        profile = sheets.profile(soc)
        dates = [source.title.rpartition(", ") for source in profile.sources if source.title]
        comment = "; ".join(f"{survey} {when}" for survey, _, when in dates)
        yield prepared(profile, f"{COMMENT}: {comment}.", soc)


def covered(folder: Path) -> frozenset[str]:
    """The SOC codes of profiles in ``folder`` other than fact sheets."""
    written = (path for path in Library((folder,)).paths if not is_fact_sheet(_content(path)))
    return frozenset(soc for path in written for soc in read_header(path).entry.soc)


def is_fact_sheet(content: bytes) -> bool:
    """Whether a profile's file is a fact sheet without added text."""
    return f"\n# {COMMENT}".encode() in content[:_HEAD] and not _PROSE.search(content)


def _content(path: Path) -> bytes:
    try:
        return read_input(path, MAX_BYTES)
    except OSError:
        return b""
