"""Brochures for areas: selection, content, and when they are rebuilt."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

import pypdf
import pytest
from tests import workbooks
from tests.batch.test_run import Inline
from tests.workbooks import PROVO, UTAH

from brochure.batch import pool
from brochure.batch.fair import Asked, read_fairs
from brochure.batch.manifest import Entry
from brochure.batch.plan import Plan
from brochure.batch.pool import LocalPool
from brochure.batch.run import run
from brochure.batch.select import select_areas
from brochure.batch.target import Folder
from brochure.errors import NotFoundError, SeveralErrors
from brochure.rendering import load_style
from brochure.sources import local_pay
from brochure.sources.store.adding import add
from brochure.sources.store.reading import Store
from brochure.sources.store.untrusted import StoreError

BAKERS = "slug: bakers\ntitle: Bakers\nsoc: [51-3011]\nsections: {pay: Bakers are paid.}\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A figures store with the nation, a state and a metropolitan area."""
    place = tmp_path / "figures.sqlite"
    add(place, workbooks.oews(tmp_path / "wages.xlsx", [{}, UTAH, PROVO | {"A_MEDIAN": 35120}]))
    return place


def asked(*names: str) -> tuple[Asked, ...]:
    return tuple(map(Asked, names))


def test_areas_are_found_by_title_each_once(store: Path) -> None:
    found = select_areas(asked("provo", "Utah", "39340"), store)
    assert found is not None
    assert list(found.areas) == ["Provo-Orem-Lehi, UT", "Utah"]
    assert select_areas((), store) is None


def test_unknown_areas_are_all_reported_with_their_positions(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "fair.yaml"
    path.write_text("areas: [Utah, Utopia]\n", encoding="utf-8")
    with pytest.raises(SeveralErrors) as caught:
        select_areas((*read_fairs([path]).areas, Asked("Nowhere")), store)
    first, second = caught.value.errors
    assert str(first).startswith(f"{path}:1:15: error[not-found] no area matches “Utopia”")
    assert isinstance(second, NotFoundError)


def test_a_missing_store_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        select_areas(asked("Utah"), tmp_path / "none.sqlite")


def test_brochures_for_areas_are_rebuilt_when_their_figures_change(library: Path, store: Path, tmp_path: Path) -> None:
    (library / "bakers.yaml").write_text(BAKERS, encoding="utf-8")
    out = tmp_path / "out"

    def built(*areas: str) -> list[str]:
        told: list[Entry] = []
        local = select_areas(asked(*areas), store)
        plan = Plan((library / "bakers.yaml",), (load_style(),), local)
        run(plan, Folder(out), lambda setting: LocalPool(2, setting), told.append)
        assert [entry.error for entry in told] == [None] * len(plan)
        return sorted(entry.path for entry in told if entry.status == "built")

    names = ["bakers--provo-orem-lehi-ut.pdf", "bakers--utah.pdf"]
    assert built("Utah", "Provo") == names
    text = "".join(page.extract_text() for page in pypdf.PdfReader(out / names[0]).pages)
    assert "$35,120" in text
    assert built() == ["bakers.pdf"]
    add(store, workbooks.projections(tmp_path / "occupation.xlsx"))
    assert built("Utah", "Provo") == []
    add(store, workbooks.oews(tmp_path / "newer.xlsx", [UTAH | {"A_MEDIAN": 36000}], sheet="all_M2025_dl", notes=None))
    assert built() == [], "without an area the store does not count"
    assert built("Utah", "Provo") == names


@pytest.mark.parametrize(
    ("method", "jobs"),
    [
        pytest.param("fork", 2, marks=pytest.mark.skipif(sys.platform != "linux", reason="elsewhere none is forked")),
        pytest.param("fork", 3, marks=pytest.mark.skipif(sys.platform != "linux", reason="elsewhere none is forked")),
        pytest.param("spawn", 2, marks=pytest.mark.slow),
    ],
)
def test_brochures_for_areas_have_the_same_bytes_with_any_number_of_processes(
    library: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, jobs: int
) -> None:
    """Fewer than there are processes, as many as are handed out at a time, and more."""
    monkeypatch.setattr(pool, "start_context", lambda: multiprocessing.get_context(method))
    paths = [library / f"bakers-{number:02}.yaml" for number in range(jobs * pool.TASKS_PER_WORKER + 1)]
    for path in paths:
        path.write_text(BAKERS.replace("slug: bakers", f"slug: {path.stem}"), encoding="utf-8")
    local = select_areas(asked("Utah", "Provo"), store)
    for count in (1, jobs, len(paths)) if method == "fork" else (len(paths),):
        plan = Plan(tuple(paths[:count]), (load_style(),), local)
        made = []
        for name, executor in (("alone", Inline), ("together", lambda setting: LocalPool(jobs, setting))):
            told: list[Entry] = []
            run(plan, Folder(tmp_path / f"{name}-{count}"), executor, told.append)
            assert [entry.error for entry in told] == [None] * 2 * count
            made.append({path.name: path.read_bytes() for path in (tmp_path / f"{name}-{count}").glob("*.pdf")})
        assert made[0] == made[1]
        assert len(made[0]) == 2 * count


def test_an_item_fails_when_the_store_is_gone(library: Path, store: Path, tmp_path: Path) -> None:
    (library / "bakers.yaml").write_text(BAKERS, encoding="utf-8")
    local = select_areas(asked("Utah"), store)
    store.unlink()
    told: list[Entry] = []
    plan = Plan((library / "bakers.yaml",), (load_style(),), local)
    run(plan, Folder(tmp_path / "out"), lambda setting: LocalPool(1, setting), told.append)
    assert [entry.status for entry in told] == ["failed"]
    assert "figures.sqlite" in (told[0].error or "")


def test_the_store_is_opened_once_for_all_items(
    library: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library / "bakers.yaml").write_text(BAKERS, encoding="utf-8")
    plan = Plan((library / "bakers.yaml",), (load_style(),), select_areas(asked("Utah", "Provo"), store))
    opens: list[Path] = []

    def counting(path: Path) -> Store:
        opens.append(path)
        return Store(path)

    monkeypatch.setattr(local_pay, "Store", counting)
    run(plan, Folder(tmp_path / "out"), Inline, lambda _entry: None)
    assert opens == [store]
