"""Pay in areas from the store: which months are compared, and what becomes of special values."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests import workbooks
from tests.workbooks import BAKERS, PROVO, UTAH

from brochure.errors import NotFoundError
from brochure.profile.model import Amount, AreaOutlook, LocalPay, Profile, Sections, Wage, YearMonth
from brochure.sources import local_pay
from brochure.sources.local_pay import open_areas
from brochure.sources.store.adding import add
from brochure.sources.store.reading import Store
from brochure.sources.store.removing import remove
from brochure.sources.store.untrusted import StoreError

MAY_2022, MAY_2024 = YearMonth(year=2022, month=5), YearMonth(year=2024, month=5)
HOURLY_ONLY = {key: "*" for key in BAKERS if key.startswith("A_") and key != "A_MEAN"} | {"A_MEAN": "*"}
DANCERS = {"OCC_CODE": "27-2031", "OCC_TITLE": "Dancers", "HOURLY": "TRUE"} | HOURLY_ONLY
NOTHING = {key: "*" for key in BAKERS if key[:2] in ("A_", "H_")}
MOVED = {"OCC_CODE": "53-7065", "OCC_TITLE": "Stockers"}


@pytest.fixture
def opened(store: Path, tmp_path: Path) -> Path:
    """The common store, with dancers, who have hourly wages alone in the nation, and others of whom little is known."""
    nation = workbooks.oews(tmp_path / "more.xlsx", [DANCERS, MOVED])
    areas = workbooks.oews(
        tmp_path / "areas.xlsx",
        [UTAH | DANCERS, PROVO | DANCERS | {"A_MEDIAN": 40000}, UTAH | MOVED | NOTHING | {"A_MEAN": 33000}],
    )
    old = workbooks.oews(tmp_path / "old.xlsx", [PROVO | MOVED], sheet="all_M2022_dl", notes=None)
    for book in (nation, areas, old):
        assert add(store, book).is_new
    return store


def profile(*soc: str, wages: Sequence[Wage] = ()) -> Profile:
    return Profile(slug="x", title="X", soc=soc, wages=tuple(wages), sections=Sections())


def looked_up(store: Path, *soc: str, areas: Sequence[str] = ("Utah", "Provo"), wages: Sequence[Wage] = ()) -> LocalPay:
    with open_areas(store, areas) as local:
        return local.pay(profile(*soc, wages=wages))


def test_areas_are_compared_with_the_nation_of_the_same_month(opened: Path) -> None:
    found = looked_up(opened, "51-3011")
    assert found.areas == ("Utah", "Provo-Orem-Lehi, UT")
    (bakers,) = found.occupations
    assert (bakers.soc, bakers.title, bakers.period) == ("51-3011", "Bakers", "annual")
    utah, provo = bakers.areas
    assert utah
    assert provo
    assert bakers.nation
    assert utah.as_of == provo.as_of == bakers.nation.as_of == MAY_2024
    assert (utah.jobs, utah.p90) == (None, Amount(239200, at_least=True))
    assert provo.median == Amount(35000)
    assert (bakers.nation.jobs, bakers.nation.p25, bakers.nation.median) == (223000, Amount(31620), Amount(36610))


def test_nation_has_the_newest_month_of_the_areas(opened: Path, store: Path, tmp_path: Path) -> None:
    book = workbooks.oews(tmp_path / "new.xlsx", [{"A_MEDIAN": 40000}], sheet="national_M2025_dl", notes=None)
    assert add(store, book).is_new
    (bakers,) = looked_up(opened, "51-3011").occupations
    assert bakers.nation
    assert bakers.nation.as_of == MAY_2024


def test_months_differ_when_the_store_has_no_common_one(opened: Path) -> None:
    (stockers,) = looked_up(opened, "53-7065", areas=["Provo"]).occupations
    (provo,) = stockers.areas
    assert provo
    assert stockers.nation
    assert (provo.as_of, stockers.nation.as_of) == (MAY_2022, MAY_2024)


def test_missing_percentiles_are_none_and_the_mean_is_kept(opened: Path) -> None:
    (stockers,) = looked_up(opened, "53-7065", areas=["Utah"]).occupations
    (utah,) = stockers.areas
    assert utah
    assert utah.is_paid
    assert (utah.median, utah.p25, utah.mean) == (None, None, Amount(33000))


def test_wages_are_hourly_when_some_have_no_others(opened: Path) -> None:
    (dancers,) = looked_up(opened, "27-2031").occupations
    assert dancers.period == "hourly"
    assert [pay and pay.median for pay in (*dancers.areas, dancers.nation)] == [Amount(17.6)] * 3


@pytest.mark.parametrize(
    ("periods", "period"), [(["hourly"], "hourly"), (["annual", "hourly"], "annual"), ([], "annual")]
)
def test_wages_have_the_period_of_the_profile(opened: Path, periods: list[str], period: str) -> None:
    wages = [Wage(period=each, value=Amount(20)) for each in periods]  # type: ignore[arg-type]
    (bakers,) = looked_up(opened, "51-3011", wages=wages).occupations
    assert bakers.period == period
    assert bakers.nation
    assert bakers.nation.median == Amount(17.6 if period == "hourly" else 36610)


def test_occupation_is_left_out_when_the_survey_lacks_it(opened: Path) -> None:
    found = looked_up(opened, "45-3031", "51-3011", areas=["Utah"])
    assert [occupation.soc for occupation in found.occupations] == ["51-3011"]
    assert found.has_figures
    assert not looked_up(opened, "45-3031").occupations
    assert not looked_up(opened).has_figures


def test_occupation_known_only_for_the_nation_has_no_areas(opened: Path) -> None:
    (makers,) = looked_up(opened, "51-0000").occupations
    assert makers.areas == (None, None)
    assert makers.nation
    assert not looked_up(opened, "51-0000").has_figures


def test_area_is_added_once_by_any_of_its_names(opened: Path) -> None:
    with open_areas(opened, ["Utah", "49", "utah", "provo"]) as local:
        assert [area.code for area in local.areas.values()] == ["49", "39340"]


def test_unknown_areas_and_the_nation_are_refused(opened: Path) -> None:
    with pytest.raises(NotFoundError, match="Utah"):
        open_areas(opened, ["Uthah"])
    with pytest.raises(StoreError, match="compared with"):
        open_areas(opened, ["U.S."])


def test_each_process_opens_the_store_once(opened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opens: list[Path] = []

    def counting(path: Path) -> Store:
        opens.append(path)
        return Store(path)

    monkeypatch.setattr(local_pay, "Store", counting)
    bakers = profile("51-3011")
    with open_areas(opened, ["Utah", "Provo"]) as local:
        both = local.pay(bakers)
        assert local.pay(bakers, "Utah").areas == ("Utah",)
        assert len(opens) == 1
    with pickle.loads(pickle.dumps(local)) as elsewhere:
        assert (elsewhere.digest, elsewhere.pay(bakers), elsewhere.pay(bakers)) == (local.digest, both, both)
    assert len(opens) == 2


def test_areas_have_the_outlook_of_their_state(opened: Path, tmp_path: Path) -> None:
    row = {
        "Area": "Utah", "Title": "Bakers", "Base": "1010", "Projected": "1130", "Change": "120",
        "PercentChange": "11.9",
        "AvgAnnualOpenings": "160", "STFIPS": "49", "StateURL": "https://jobs.utah.gov/", "OccCode": "51-3011",
        "BaseYear": "2024", "ProjYear": "2034",
    }  # fmt: skip
    file = tmp_path / "utah.json"
    file.write_text(json.dumps([row]), encoding="utf-8")
    with open_areas(opened) as before:
        assert add(opened, file).is_new
    with open_areas(opened) as after:
        assert before.digest != after.digest  # so that batches build brochures again
    (bakers,) = looked_up(opened, "51-3011", areas=["Provo"]).outlooks
    assert bakers.states == (AreaOutlook("Utah", 2024, 2034, 1010, 1130, 11.9, 160, "https://jobs.utah.gov/"),)
    assert looked_up(opened, "27-2031").outlooks == ()
    assert remove(opened, ["2024-2034"])
    assert add(opened, file).is_new
    with open_areas(opened) as beside:
        assert beside.digest != after.digest  # without the nation's, which stood beside those of the state
