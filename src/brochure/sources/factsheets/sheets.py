"""The store to profiles: a fact sheet of any detailed occupation of the projections, from figures alone.

Every figure is the newest that is published; what is not published is absent. Only the shares of the sectors are
reckoned, from published figures, as :mod:`.sectors` says. There is no prose: a brochure composes its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

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
from brochure.sources import onet
from brochure.sources.classification import cluster_of
from brochure.sources.factsheets import occupations, sectors
from brochure.sources.factsheets import wages as pay
from brochure.sources.factsheets.categories import category_of
from brochure.sources.figures import growth
from brochure.sources.figures.model import NATION, AreaKind, Estimate, Holding, Projection, Vintage
from brochure.sources.store.reading import Store
from brochure.sources.store.schema import OEWS_PAGE, PROJECTIONS_PAGE
from brochure.sources.store.untrusted import StoreError

PUBLISHER = "U.S. Bureau of Labor Statistics"
MOST_SIMILAR = 5
_MINOR = 2
"""How many totals stand above the groups that an occupation is compared with, as in the handbook: ``11-1000``."""
_FEW = 3
"""With fewer similar occupations than this, those of the next larger group count, too."""
_ALIKE = 3
"""So many characters a code must have in common with another to be taken for it: ``11-``."""
_NEAR = 8


class Occupation(NamedTuple):
    soc: str
    title: str


class FactSheets:
    """The detailed occupations of the newest projections in a store, and their profiles.

    Keep it for many of them: groups and neighbors are looked up once. Raises :class:`StoreError` where the store has
    no projections.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        rows = store.projections()
        if not rows:
            raise StoreError(
                "the store has no projections, which say what occupations there are; "
                "`brochure data add occupation.xlsx` adds them"
            )
        self._rows = {row.soc: row for row in rows}
        self._base_year = rows[0].span.base_year
        detailed = [row for row in rows if not row.total]
        self.codes = tuple(row.soc for row in detailed)
        self.occupations = tuple(Occupation(row.soc, occupations.heading(row.title)) for row in detailed)
        self._slugs = occupations.slugs({row.soc: row.title for row in detailed})
        self._members: dict[str, list[Projection]] = {}
        for row in sorted(detailed, key=lambda row: -row.base):
            for total in self._above(row):
                self._members.setdefault(total.soc, []).append(row)
        self._estimates: dict[str, Estimate | None] = {}
        self._with_sectors = _with_sectors(store.holdings())
        self._base_month = next((when for when in self._with_sectors if when.year == self._base_year), None)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the store lacks, so that all fact sheets say less than they could, or something of an earlier date."""
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

    def near(self, code: str) -> tuple[Occupation, ...]:
        """What may have been meant by a code that is no detailed occupation's: those of its group, or of like codes."""
        socs = sorted(row.soc for row in self._members.get(code, ()))
        if not socs:
            beginnings = (code[:length] for length in range(len(code), _ALIKE - 1, -1))
            found = ([soc for soc in self.codes if soc.startswith(beginning)] for beginning in beginnings)
            socs = next(filter(None, found), [])
        return tuple(Occupation(soc, occupations.heading(self._rows[soc].title)) for soc in socs[:_NEAR])

    def profile(self, soc: str) -> Profile:
        """The fact sheet of a detailed occupation; raises :class:`KeyError` for any other code."""
        row, slug = self._rows[soc], self._slugs[soc]
        whole = self._estimate(soc)
        compared = self._compared(row)
        industries = sectors.shares(row, *self._in_sectors(soc, self._base_month))
        wages: tuple[Wage, ...] = ()
        if whole:
            last = next((when for when in self._with_sectors if when <= whole.vintage), None)
            wages = pay.wages(whole, tuple(self._estimates_of(compared, whole)), self._in_sectors(soc, last)[1])
        return Profile(
            slug=slug,
            title=occupations.heading(row.title),
            soc=(soc,),
            category=category_of(soc),
            cluster=cluster_of((soc,)),
            quick_facts=QuickFacts(
                pay=pay.headline(whole) if whole else None,
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
        """An occupation as the survey of ``when`` found it, in the nation and in its largest sectors there."""
        found = self._store.estimate(soc, vintage=when) if when else None
        if found is None:
            return None, ()
        return found, sectors.largest(found, self._store.industries(soc, vintage=found.vintage))

    def _surveys(self, whole: Estimate | None, wages: Sequence[Wage], shares: Sequence[Share]) -> tuple[Vintage, ...]:
        """The surveys that figures are from, the newest first."""
        found = {whole.vintage} if whole else set()
        found |= {Vintage(wage.as_of.year, wage.as_of.month) for wage in wages if wage.as_of and wage.as_of.month}
        if self._base_month and any(share.name != sectors.SELF_EMPLOYED for share in shares):
            found.add(self._base_month)
        return tuple(sorted(found, reverse=True))

    def _estimates_of(self, compared: tuple[Projection, ...], whole: Estimate) -> Iterator[tuple[str, Estimate]]:
        """The national estimates of these occupations and groups in the survey of ``whole``."""
        for row in compared:
            estimate = self._estimate(row.soc)
            if estimate and estimate.vintage != whole.vintage:
                estimate = self._store.estimate(row.soc, vintage=whole.vintage)
            if estimate:
                yield occupations.name(row.title), estimate

    def _above(self, row: Projection) -> Iterator[Projection]:
        """The totals that a row counts in, the smallest first."""
        while row.parent:
            row = self._rows[row.parent]
            yield row

    def _compared(self, row: Projection) -> tuple[Projection, ...]:
        """The occupation, the group that it is compared with, and the total of all occupations."""
        above = [total for total in self._above(row) if total.base > row.base]
        if not above:
            return (row,)
        everyone = above[-1]
        group = next((total for total in above if total.depth <= _MINOR), everyone)
        return (row, group, everyone) if group is not everyone else (row, everyone)

    def _similar(self, row: Projection) -> list[SimilarOccupation]:
        """Others of the smallest groups that the occupation counts in, the largest of each first."""
        kin: dict[str, Projection] = {}
        for total in self._above(row):
            if total.depth == 0 or (total.depth < _MINOR and len(kin) >= _FEW):
                break
            kin |= {other.soc: other for other in self._members[total.soc] if not _is_residual(other)}
            kin.pop(row.soc, None)
        return [self._kin(other) for other in islice(kin.values(), MOST_SIMILAR)]

    def _kin(self, row: Projection) -> SimilarOccupation:
        estimate = self._estimate(row.soc)
        return SimilarOccupation(
            title=occupations.heading(row.title),
            slug=self._slugs[row.soc],
            education=row.education,
            pay=estimate.annual.median.amount if estimate else None,
        )


def _with_sectors(holdings: Iterable[Holding]) -> tuple[Vintage, ...]:
    """The surveys whose national figures by sector a store has, the newest first."""
    found = {
        Vintage.parse(holding.vintage)
        for holding in holdings
        if any((part.kind, part.industries) == (AreaKind.NATION, "sector") for part in holding.coverage)
    }
    return tuple(sorted(found, reverse=True))


def _is_residual(row: Projection) -> bool:
    """Whether a row is what is left of a group: ``Managers, all other``."""
    return row.title.endswith(", all other")


def _projections(row: Projection, compared: tuple[Projection, ...]) -> Projections:
    percent = growth.percent((row,))
    bars = tuple(
        Growth(name=occupations.name(other.title), percent=rate)
        for other in compared
        if (rate := growth.percent((other,))) is not None
    )
    return Projections(
        base_year=row.span.base_year,
        target_year=row.span.target_year,
        outlook=None if percent is None else growth.outlook(percent, row.span),
        openings_per_year=row.openings or None,  # 0.0 thousand is fewer than 50, not none
        comparisons=bars if len(bars) > 1 else (),
        rows=(
            ProjectionRow(
                title=occupations.name(row.title),
                soc=row.soc,
                base=row.base,
                projected=row.projected,
                percent=percent,
                # 0.0 thousand may be 40 jobs, which is no little of 200
                change=None if percent and not row.change else row.change,
            ),
        ),
    )


def _links(row: Projection, whole: Estimate | None) -> Iterator[WebLink]:
    """Where the work is described, and where wages are by place. Codes of several occupations have no description."""
    if row.soc[-1] not in "09" and (described := onet.summary_page(row.soc)):
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
