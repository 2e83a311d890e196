"""Fact sheets of any detailed occupation of the projections, as profiles and as the text of their files.

Every figure is the newest that is published; what is not published is absent. Only shares of sectors are computed, from
published figures (:func:`shares`). There is no prose: a brochure composes its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from math import floor
from pathlib import Path

from brochure.inputs import read_input
from brochure.profile.find import Library, read_header
from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import (
    Employment,
    Growth,
    Pay,
    Period,
    Profile,
    ProjectionRow,
    Projections,
    QuickFacts,
    Share,
    SimilarOccupation,
    Source,
    Statistic,
    Wage,
    WageRow,
    WebLink,
)
from brochure.profile.onet import RelatedOccupation
from brochure.sources.classification import category_of, cluster_of, summary_page
from brochure.sources.factsheets.occupations import Occupations, heading, label
from brochure.sources.figures import growth
from brochure.sources.figures.model import NATION, AreaKind, Estimate, Holding, Projection, Vintage
from brochure.sources.figures.soc import Classification, classification, counterpart
from brochure.sources.results import Failed, Ready, prepared
from brochure.sources.spanish_titles import TITLES_SOURCE, SpanishTitles
from brochure.sources.store.datasets import BLS, OEWS, PROJECTIONS
from brochure.sources.store.onet import Work
from brochure.sources.store.reading import Store
from brochure.sources.store.untrusted import StoreError
from brochure.sources.work import Facts, facts_of, source_of
from brochure.yamlio.source import MAX_BYTES

PUBLISHER = BLS
COMMENT = "From official data alone"
_COMMENTS = (COMMENT, f"From figures of the {PUBLISHER} alone")  # the second was there before those of O*NET
_HEAD = 400  # bytes at the start of a file that contain the comment
_PROSE = re.compile(rb"^(?:summary|sections)\s*:", re.MULTILINE)
MAX_SIMILAR = 8
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
        self._own = classification(rows[0].span)
        self._spanish = SpanishTitles(store.spanish_titles())
        self._codes = {slug: soc for soc, slug in self.occupations.slugs.items()}
        self._estimate = cache(partial(store.estimate, of=self._own))
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
            wages = _wages(whole, tuple(self._estimates_of(compared, whole)), self._in_sectors(soc, last)[1])
        work = self._work(soc)
        facts = facts_of(work, self._related) if work else Facts()
        similar = () if facts.related else tuple(self._similar(row))
        titles = [(heading(row.title), soc), *((one.title, self._codes[one.slug or ""]) for one in similar)]
        translations = self._spanish.translations(
            [(title, counterpart(code, self._own, Classification.SOC_2018)) for title, code in titles]
            + [(one.title, one.soc) for one in facts.related]
        )
        return Profile(
            slug=slug,
            title=heading(row.title),
            soc=(soc,),
            category=category_of(soc),
            cluster=cluster_of((soc,)),
            quick_facts=QuickFacts(
                pay=_headline(whole) if whole else None,
                education=row.education,
                experience=row.experience,
                training=row.training,
            ),
            wages=wages,
            employment=(Employment(as_of=row.span.base_year, jobs=row.base, industries=industries),),
            projections=_projections(row, compared),
            similar=similar,
            translations=translations,
            links=tuple(_links(row, whole)),
            sources=(
                *_sources(row, self._surveys(whole, wages, industries)),
                *([source_of(work)] if work and any(facts) else ()),
                *([TITLES_SOURCE] if translations else ()),
            ),
            **facts._asdict(),
        )

    def _work(self, soc: str) -> Work | None:
        """What O*NET knows of an occupation of the projections."""
        code = counterpart(soc, self._own, Classification.SOC_2018)
        return self._store.work(code) if code else None

    def _related(self, title: str, soc: str) -> RelatedOccupation:
        """A related occupation of SOC 2018, with its figures if the projections have it under the same code."""
        row = self.occupations.rows.get(soc) if self._own.has_codes_of_2018 else None
        if row is None or row.total:
            return RelatedOccupation(title=title, soc=soc)
        similar = self._described(row)
        return RelatedOccupation(
            title=title,
            soc=soc,
            slug=similar.slug,
            education=similar.education,
            pay=similar.pay,
            hourly=similar.hourly,
            growth=growth.percent((row,)),
        )

    def _in_sectors(self, soc: str, when: Vintage | None) -> tuple[Estimate | None, tuple[Estimate, ...]]:
        """The estimates of an occupation in the survey of ``when``: national, and in its largest sectors."""
        found = self._estimate(soc, vintage=when) if when else None
        if found is None:
            return None, ()
        return found, largest_sectors(found, self._store.industries(soc, vintage=found.vintage, of=self._own))

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
                estimate = self._estimate(row.soc, vintage=whole.vintage)
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
        similar: dict[str, Projection] = {}
        for total in self.occupations.totals(row):
            if total.depth == 0 or (total.depth < _GROUP_DEPTH and len(similar) >= _MIN_SIMILAR):
                break
            members = self.occupations.members[total.soc]
            similar |= {other.soc: other for other in members if not other.title.endswith(", all other")}
            similar.pop(row.soc, None)
        return [self._described(other) for other in islice(similar.values(), MAX_SIMILAR)]

    def _described(self, other: Projection) -> SimilarOccupation:
        """A similar occupation, with hourly pay only if no annual pay is published."""
        estimate = self._estimate(other.soc)
        pay = (_headline(estimate) if estimate else None) or Pay()
        return SimilarOccupation(
            title=heading(other.title),
            slug=self.occupations.slugs[other.soc],
            education=other.education,
            pay=pay.annual,
            hourly=None if pay.annual else pay.hourly,
        )


def _with_sectors(holdings: Iterable[Holding]) -> tuple[Vintage, ...]:
    """The surveys with national figures by sector, newest first."""
    found = {
        Vintage.parse(holding.vintage)
        for holding in holdings
        if any((part.kind, part.industries) == (AreaKind.NATION, "sector") for part in holding.coverage)
    }
    return tuple(sorted(found, reverse=True))


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
    today = counterpart(row.soc, classification(row.span), Classification.SOC_2018)
    if today is None:
        return
    if today[-1] not in "09" and (described := summary_page(today)):
        yield WebLink(title="What the work involves: O*NET", url=described)
    if whole:
        page = today.replace("-", "")
        yield WebLink(title="Jobs and wages by state and area", url=f"https://www.bls.gov/oes/current/oes{page}.htm")


def _sources(row: Projection, surveys: Sequence[Vintage]) -> Iterator[Source]:
    for survey in surveys:
        title = f"{OEWS.title}, {survey.words}"
        yield Source(publisher=PUBLISHER, title=title, url=OEWS.page)
    title = f"{PROJECTIONS.title}, {row.span.base_year} to {row.span.target_year}"
    yield Source(publisher=PUBLISHER, title=title, url=PROJECTIONS.page)


# Wages and sectors

MAX_SECTORS = 4
"""With more, a fact sheet would not fit on two pages."""

_MIN_COVERAGE = 0.9
"""The part of an occupation's wage and salary jobs that the survey must cover for shares to be stated."""

_SECTOR_NAMES = {
    "48-49": "Transportation and warehousing",
    "61": "Educational services; state, local, and private",
    "62": "Healthcare and social assistance",
    "81": "Other services, except public administration",
    "99": "Government, excluding state and local schools and hospitals, and the Postal Service",
}
"""Sectors with names other than those of the survey, by NAICS code."""

SELF_EMPLOYED = "Self-employed workers"

_MEASURES: tuple[tuple[Period, Statistic], ...] = (
    ("annual", "median"), ("hourly", "median"), ("annual", "mean"), ("hourly", "mean"),
)  # fmt: skip
"""Measures of wages by preference; the first that is published is used."""


def _headline(whole: Estimate) -> Pay | None:
    """The medians; None if neither is published."""
    pay = Pay(annual=whole.annual.median.amount, hourly=whole.hourly.median.amount)
    return pay if pay != Pay() else None


def _wages(whole: Estimate, named: Sequence[tuple[str, Estimate]], top: Sequence[Estimate]) -> tuple[Wage, ...]:
    """The wages of an occupation, compared with ``named`` estimates, and in its largest sectors, ``top``.

    () if no wage is published. Comparisons keep their order, the best-paying sector comes first; a single sector is
    almost the occupation itself and is left out. Sectors of an earlier survey are a statement with its own date.
    """
    measure = next((measure for measure in _MEASURES if _amount(whole, *measure)), None)
    if measure is None:
        return ()
    period, statistic = measure

    def rows(called: Sequence[tuple[str, Estimate]]) -> tuple[WageRow, ...]:
        amounts = ((name, _amount(estimate, *measure)) for name, estimate in called)
        found = tuple(WageRow(name=name, value=amount) for name, amount in amounts if amount)
        return found if len(found) > 1 else ()

    all_wages = whole.annual if period == "annual" else whole.hourly
    industries = tuple(sorted(rows([(sector_name(estimate), estimate) for estimate in top]), key=_best_paid_first))
    is_earlier = bool(top) and top[0].vintage != whole.vintage
    own = Wage(
        as_of=_month(whole),
        period=period,
        statistic=statistic,
        value=_amount(whole, *measure),
        p10=all_wages.p10.amount,
        p90=all_wages.p90.amount,
        industries=() if is_earlier else industries,
        comparisons=rows(named),
    )
    if not (is_earlier and industries):
        return (own,)
    return own, Wage(as_of=_month(top[0]), period=period, statistic=statistic, industries=industries)


def _month(estimate: Estimate) -> YearMonth:
    return YearMonth(year=estimate.vintage.year, month=estimate.vintage.month)


def _amount(estimate: Estimate, period: Period, statistic: Statistic) -> Amount | None:
    wages = estimate.annual if period == "annual" else estimate.hourly
    return (wages.median if statistic == "median" else wages.mean).amount


def _best_paid_first(row: WageRow) -> float:
    return -row.value.value if row.value else 0.0


def sector_name(estimate: Estimate) -> str:
    """The name of the estimate's sector in a table."""
    return _SECTOR_NAMES.get(estimate.industry.code) or estimate.industry.title.capitalize()


def largest_sectors(whole: Estimate, industries: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """The sectors with the most jobs of an occupation, largest first; () if that is unknown.

    Some sectors' employment is not published: sectors that might be smaller than those are left out, and those with
    less than half a percent of the jobs.
    """
    jobs = whole.employment.exact
    if not jobs:
        return ()
    sectors = [estimate for estimate in industries if estimate.industry.level == "sector"]
    found = [(count, estimate) for estimate in sectors if (count := estimate.employment.exact)]
    unknown = jobs - sum(count for count, _ in found)
    kept = [pair for pair in found if pair[0] >= max(unknown, jobs / 200)]
    kept.sort(key=lambda pair: (-pair[0], pair[1].industry.code))
    return tuple(estimate for _, estimate in kept[:MAX_SECTORS])


def shares(row: Projection, whole: Estimate | None, top: Sequence[Estimate]) -> tuple[Share, ...]:
    """The largest employers, and self-employment, in whole percent of all jobs of ``row``.

    The survey counts wage and salary workers, so shares of sectors are scaled to all jobs. If the survey covers too few
    of them (it excludes farms and households), there are no such shares.
    """
    own = row.self_employed or 0.0
    found = [(own, SELF_EMPLOYED)]
    jobs = whole.employment.exact if whole else None
    if jobs and jobs >= _MIN_COVERAGE * row.base * (1 - own / 100):
        found += [((100 - own) * (estimate.employment.exact or 0) / jobs, sector_name(estimate)) for estimate in top]
    rounded = [Share(name=called, percent=float(floor(percent + 0.5))) for percent, called in found]
    largest_first = sorted(rounded, key=lambda share: -share.percent)
    return tuple(share for share in largest_first if share.percent)[:MAX_SECTORS]


# Files


def fact_sheets(sheets: FactSheets, codes: Sequence[str]) -> Iterator[Ready | Failed]:
    """The files of these occupations."""
    for soc in codes:
        profile = sheets.profile(soc)
        dates = [source.title.rpartition(", ") for source in profile.sources if source.title]
        comment = "; ".join(f"{survey} {when}".strip() for survey, _, when in dates)
        yield prepared(profile, f"{COMMENT}: {comment}.", soc)


def covered(folder: Path) -> frozenset[str]:
    """The SOC codes of profiles in ``folder`` other than fact sheets."""
    written = (path for path in Library((folder,)).paths if not is_fact_sheet(_content(path)))
    return frozenset(soc for path in written for soc in read_header(path).entry.soc)


def is_fact_sheet(content: bytes) -> bool:
    """Whether a profile's file is a fact sheet without added text."""
    head = content[:_HEAD]
    return any(f"\n# {comment}".encode() in head for comment in _COMMENTS) and not _PROSE.search(content)


def _content(path: Path) -> bytes:
    try:
        return read_input(path, MAX_BYTES)
    except OSError:
        return b""
