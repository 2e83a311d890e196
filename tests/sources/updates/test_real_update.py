"""Profiles with outdated figures, updated again, with the Bureau's workbooks.

The profiles that ship, and those of the handbook's pages, have figures of the same vintages as the workbooks: what
comes back must be what stood there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.official import Official

from brochure.profile.load import load_file, load_text
from brochure.profile.model import Amount, Profile, YearMonth
from brochure.profile.write import to_yaml
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.pages import read_page
from brochure.sources.store.reading import Store
from brochure.sources.updates.changes import Change, Unit, applied, edited
from brochure.sources.updates.newest import Newest
from brochure.sources.updates.plan import plan

TOP = Path(__file__).parents[3]
SHIPPED = sorted((TOP / "profiles").glob("*.yaml"))
OBSOLETE = "health-info-tech"  # its figures are of 2016, its code was replaced in 2018

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def newest(official_store: Path) -> Iterator[Newest]:
    with Store(official_store) as opened:
        yield Newest(opened)


def ageing(profile: Profile) -> Iterator[Change]:
    """Dates two years back, pay a tenth lower, no growth; jobs as they are, since they must go with each other."""
    old = YearMonth(year=2022, month=5)
    for number, wage in enumerate(profile.wages):
        where = ("wages", number)
        yield Change((*where, "as_of"), "date", wage.as_of, old)
        for name in ("value", "p10", "p90"):
            yield from lower((*where, name), wage.period, getattr(wage, name))
        for name in ("industries", "detailed", "comparisons"):
            for place, row in enumerate(getattr(wage, name)):
                yield from lower((*where, name, place, "value"), wage.period, row.value)
    for number, statement in enumerate(profile.employment):
        yield Change(("employment", number, "as_of"), "date", statement.as_of, 2022)
    projections = profile.projections
    if projections is None:
        return
    yield Change(("projections", "base_year"), "date", projections.base_year, 2022)
    yield Change(("projections", "target_year"), "date", projections.target_year, 2032)
    yield Change(("projections", "outlook"), "words", projections.outlook, "slower than average")
    for place, bar in enumerate(projections.comparisons):
        yield Change(("projections", "comparisons", place, "percent"), "percent", bar.percent, 0.0)
    for place, line in enumerate(projections.rows):
        yield Change(("projections", "rows", place, "projected"), "jobs", line.projected, line.base)
        yield Change(("projections", "rows", place, "change"), "jobs", line.change, 0)
        yield Change(("projections", "rows", place, "percent"), "percent", line.percent, 0.0)


def lower(path: tuple[str | int, ...], unit: Unit, amount: Amount | None) -> Iterator[Change]:
    if amount is not None:
        is_whole = amount.value == int(amount.value)
        yield Change(path, unit, amount, Amount(round(amount.value * 0.9, 0 if is_whole else 2), not amount.at_least))


def at(value: object, path: tuple[str | int, ...]) -> object:
    for part in path:
        value = value[part] if isinstance(part, int) else getattr(value, part)  # type: ignore[index]
    return value


def check(text: str, newest: Newest) -> int:
    """Make a text older and renew it; the number of figures that came back. No line may be lost on the way."""
    profile = load_text(text).profile
    older = list(ageing(profile))
    aged = edited(text, (), older)
    old = load_text(aged).profile
    assert old == applied(profile, (), older)
    made = plan(old, newest)
    expected = applied(profile, made.splits, ())
    for each in made.changes:
        assert is_near(each, at(expected, each.path)), (profile.slug, each)
    renewed = edited(aged, made.splits, made.changes)
    assert load_text(renewed).profile == applied(old, made.splits, made.changes)
    assert edited(aged, (), [Change(each.path, each.unit, each.new, each.old) for each in older]) == text
    apart = Counter(edited(aged, made.splits, ()).splitlines())
    assert not Counter(aged.splitlines()) - apart
    return len(made.changes)


def is_near(change: Change, published: object) -> bool:
    """Whether a figure is the published one, as far as the workbooks tell.

    Whole percentages may have been rounded from either side of a half, which the profile then gives in tenths, and
    is in doubt about the words; sums of rounded jobs are off by a hundred or two.
    """
    if change.new == published:
        return True
    if change.unit == "percent" and isinstance(change.new, float) and isinstance(published, float):
        return abs(change.new - published) == 0.5
    if change.unit == "jobs" and isinstance(change.new, int) and isinstance(published, int):
        return abs(change.new - published) <= 100
    is_outlook = change.path == ("projections", "outlook")
    return is_outlook and (change.new is None or published == f"about {change.new}")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_profiles_return_to_the_newest_figures(path: Path, newest: Newest) -> None:
    if path.stem == OBSOLETE:
        made = plan(load_file(path).profile, newest)
        assert made.is_empty
        assert {each.path[0] for each in made.missing} == {"quick_facts", "wages", "employment", "projections"}
        assert all("29-2071" in each.reason for each in made.missing)
    else:
        assert plan(load_file(path).profile, newest).is_empty
        assert check(path.read_text(encoding="utf-8"), newest) > 10


def test_handbook_profiles_return_to_the_newest_figures(newest: Newest, official: Official) -> None:
    profiles = [assemble(read_page(page.read_bytes(), page.name)).profile for page in official.pages]
    came_back = {profile.slug: check(to_yaml(profile), newest) for profile in profiles}
    assert [slug for slug, count in came_back.items() if count < 10] == ["military-careers"]
    assert sum(came_back.values()) > (1300 if official.is_whole else 150)
