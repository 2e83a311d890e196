"""Fact sheets of all occupations of the Bureau's workbooks, beside its handbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.official import Official

from brochure import rendering
from brochure.compose import Material, compose
from brochure.layout.brochure.document import layout
from brochure.paper import PageSize
from brochure.profile.model import Profile
from brochure.sources.factsheets.sheets import FactSheets, fact_sheets
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.pages import read_page
from brochure.sources.results import Ready
from brochure.sources.store.reading import Store
from brochure.style.fit import on_page

PART_TIME = {"43-9061", "41-9012"}  # the handbook tells their hourly wages, though annual ones are published, too
WIDER_GROUP = {"43-9061", "51-9141"}  # the handbook compares them with their major group
MAX_BLANK = 0.9 * 72  # points at the foot of a page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sheets(official_store: Path) -> Iterator[FactSheets]:
    with Store(official_store) as opened:
        yield FactSheets(opened)


def handbook(official: Official) -> Iterator[Profile]:
    """The pages that are about a single occupation."""
    for file in official.pages:
        profile = assemble(read_page(file.read_bytes(), file.name)).profile
        if len(profile.soc) == 1:
            yield profile


def test_every_occupation_has_a_fact_sheet_that_loads(sheets: FactSheets, official: Official) -> None:
    found = list(fact_sheets(sheets, sheets.codes))
    ready = [sheet for sheet in found if isinstance(sheet, Ready)]
    assert len(ready) == len(found) == official.detailed
    assert len({sheet.slug for sheet in ready}) == official.detailed


def test_titles_equal_those_of_the_survey(sheets: FactSheets, official: Official) -> None:
    store = sheets._store
    profiles = [sheets.profile(soc) for soc in sheets.codes]
    called = {soc: found.title for soc in sheets.codes if (found := store.estimate(soc))}
    assert len(called) == official.detailed - 1, "the survey does not cover 45-3031"
    assert [profile.title for profile in profiles if called.get(profile.soc[0], profile.title) != profile.title] == []


def test_figures_equal_those_of_the_handbook(sheets: FactSheets, official: Official) -> None:
    pages = [page for page in handbook(official) if page.soc[0] in sheets.codes]
    assert len(pages) > (30 if official.is_whole else 0)
    for page in pages:
        (soc,) = page.soc
        sheet = sheets.profile(soc)
        assert sheet.category == page.category
        assert sheet.quick_facts == page.quick_facts, page.slug
        assert sheet.employment[0].jobs == page.employment[0].jobs, page.slug
        if sheet.wages and soc not in PART_TIME:
            ours, theirs = sheet.wages[0], page.wages[0]
            for key in ("as_of", "period", "statistic", "value", "p10", "p90"):
                assert getattr(ours, key) == getattr(theirs, key), (page.slug, key)
            if soc not in WIDER_GROUP:
                assert {row.value for row in ours.comparisons} == {row.value for row in theirs.comparisons}, page.slug
        same_growth(sheet, page)


def same_growth(sheet: Profile, page: Profile) -> None:
    """Whole percents and the words for them, but where the published tenth of 5 leaves open which."""
    ours, theirs = sheet.projections, page.projections
    assert ours
    assert theirs
    (row,), other = ours.rows, theirs.rows[0]
    assert (row.base, row.projected) == (other.base, other.projected), page.slug
    assert row.change == other.change or (row.change is None and other.change == 0), page.slug
    assert ours.openings_per_year == theirs.openings_per_year, page.slug
    assert row.percent is not None
    assert other.percent is not None
    if row.percent == int(row.percent):
        assert (row.percent, ours.outlook) == (other.percent, theirs.outlook), page.slug
    else:
        assert abs(row.percent - other.percent) == 0.5, page.slug
        assert ours.outlook in (None, theirs.outlook), page.slug


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_a_fact_sheet_is_two_full_pages(sheets: FactSheets, size: PageSize) -> None:
    style = rendering.load_style("classic")
    for soc in sheets.codes[:: 1 + len(sheets.codes) // 40]:
        profile = sheets.profile(soc)
        pages = layout(compose(Material(profile), style), on_page(style, size))
        assert len(pages.pages) == 2, profile.slug
        assert not pages.missed
        for page in pages.pages:
            *placed, _ = page.placed  # without the foot
            assert min(one.y - one.box.height for one in placed) - style.page.margin_bottom <= MAX_BLANK, profile.slug
