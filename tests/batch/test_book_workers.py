"""Chapters laid out by worker processes: the same bytes in the same order, and no process remains."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests import workbooks
from tests.workbooks import PROVO, UTAH

from brochure.batch import book as module
from brochure.batch.book import Order, chapters, make_book
from brochure.batch.fair import Asked
from brochure.batch.pool import WorkersError
from brochure.batch.select import select_areas
from brochure.compose import book as composing
from brochure.compose.book import Facts
from brochure.errors import BrochureError, InputError
from brochure.locale import Locale
from brochure.profile.find import read_header
from brochure.profile.model import Profile
from brochure.rendering import load_style
from brochure.sources.local_pay import LocalAreas
from brochure.sources.store.adding import add

PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))
ORDER = Order(style=load_style("classic"))
PLAN = composing.plan([read_header(path).entry for path in PROFILES], "category")

forking = pytest.mark.skipif(sys.platform != "linux", reason="only copies of this process have its patches")


def book(monkeypatch: pytest.MonkeyPatch, paths: list[Path], jobs: int, order: Order = ORDER) -> bytes:
    monkeypatch.setattr(module, "default_jobs", lambda: jobs)
    sink = io.BytesIO()
    make_book(paths, order, sink, lambda: None)
    return sink.getvalue()


def test_a_book_has_the_same_bytes_with_one_process_or_two(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(PROFILES) >= module.MIN_PARALLEL
    assert book(monkeypatch, PROFILES, 2) == book(monkeypatch, PROFILES, 1)
    assert not multiprocessing.active_children()


BAKERS = "slug: bakers-{0}\ntitle: Bakers {0}\nsoc: [51-3011]\nsections: {{pay: Bakers are paid.}}\n"


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> LocalAreas:
    """The figures of two areas."""
    folder = tmp_path_factory.mktemp("figures")
    store = folder / "figures.sqlite"
    add(store, workbooks.oews(folder / "wages.xlsx", [{}, UTAH, PROVO | {"A_MEDIAN": 35120}]))
    found = select_areas((Asked("Utah"), Asked("Provo")), store)
    assert found is not None
    return found


@pytest.fixture
def bakers(tmp_path: Path) -> list[Path]:
    """More profiles than any number of them in these tests, each with pay in the areas."""
    paths = [tmp_path / f"bakers-{number:02}.yaml" for number in range(2 * module.MIN_PARALLEL)]
    for path in paths:
        path.write_text(BAKERS.format(path.stem.rpartition("-")[2]), encoding="utf-8")
    return paths


@forking
@pytest.mark.slow
@pytest.mark.parametrize("jobs", [2, 3])
def test_every_chapter_has_local_pay_with_any_number_of_chapters_and_processes(
    bakers: list[Path], local: LocalAreas, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """Around each number at which something else is done: other processes at all, the first chapter that waits."""
    order = replace(ORDER, local=local)
    monkeypatch.setattr(module, "start_context", lambda: multiprocessing.get_context("fork"))
    for few, counts in (
        (module.MIN_PARALLEL, around(module.MIN_PARALLEL)),
        (1, (1, *around(jobs * module.QUEUED_PER_JOB))),
    ):
        monkeypatch.setattr(module, "MIN_PARALLEL", few)
        for count in counts:
            same_with_local_pay(monkeypatch, bakers[:count], order, jobs)


@pytest.mark.slow
def test_chapters_have_local_pay_when_processes_are_spawned(
    bakers: list[Path], local: LocalAreas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "start_context", lambda: multiprocessing.get_context("spawn"))
    same_with_local_pay(monkeypatch, bakers[: module.MIN_PARALLEL], replace(ORDER, local=local), 2)


def around(number: int) -> tuple[int, int, int]:
    return number - 1, number, number + 1


def same_with_local_pay(monkeypatch: pytest.MonkeyPatch, paths: list[Path], order: Order, jobs: int) -> None:
    alone, together = (book(monkeypatch, paths, number, order) for number in (1, jobs))
    assert alone == together
    assert not multiprocessing.active_children()
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(together)).pages]
    assert sum("$35,120" in text for text in texts) >= len(paths), "the pay in one of the areas"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_store_is_an_error(
    bakers: list[Path], local: LocalAreas, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: int
) -> None:
    order = replace(ORDER, local=LocalAreas(tmp_path / "gone.sqlite", local.areas, local.digest))
    with pytest.raises(BrochureError, match=r"gone\.sqlite"):
        book(monkeypatch, bakers, jobs, order)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to a single process")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_ends_the_book_between_two_chapters(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """Not in the midst of one, where it could leave processes and the pool that has them in any state."""
    monkeypatch.setattr(module, "default_jobs", lambda: jobs)
    before = signal.getsignal(signal.SIGINT)
    written = []

    def press() -> None:
        written.append(1)
        if len(written) == 3:
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        make_book(PROFILES, ORDER, io.BytesIO(), press)
    assert len(written) == 3
    assert signal.getsignal(signal.SIGINT) is before
    assert not multiprocessing.active_children()


def test_few_chapters_are_laid_out_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ProcessPoolExecutor", None)
    assert book(monkeypatch, PROFILES[: module.MIN_PARALLEL - 1], 2)


def test_errors_are_the_same_from_worker_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wrong = tmp_path / "aaa.yaml"
    wrong.write_text("slug: aaa\ntitle: Wrong\nsections: {pay: 'A glyph that is missing: \u4f8b'}\n", encoding="utf-8")
    told = set()
    for jobs in (1, 2):
        with pytest.raises(InputError, match=r"aaa\.yaml:3:.*glyph") as caught:
            book(monkeypatch, [*PROFILES, wrong], jobs)
        told.add(str(caught.value))
    assert len(told) == 1
    assert not multiprocessing.active_children()


@forking
def test_a_killed_process_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    real, here = composing.facts_of, os.getpid()

    def deadly(locale: Locale, profile: Profile, slug: str) -> Facts:
        if slug == PROFILES[8].stem and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(locale, profile, slug)

    monkeypatch.setattr(composing, "facts_of", deadly)
    monkeypatch.setattr(module, "start_context", lambda: multiprocessing.get_context("fork"))
    with pytest.raises(WorkersError, match="was killed"):
        book(monkeypatch, PROFILES, 2)
    assert not multiprocessing.active_children()


def test_no_process_remains_when_the_book_is_abandoned() -> None:
    done = chapters(PLAN, ORDER, jobs=2)
    assert len(list(islice(done, 2))) == 2
    done.close()
    assert not multiprocessing.active_children()


def test_only_a_few_chapters_are_laid_out_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book of any length takes no more memory: chapters wait for the writer, not in heaps."""
    submitted = []

    class Prompt:
        """Does at once what it is handed."""

        def __init__(self, *_: object, initializer: Callable[..., None], initargs: tuple[object, ...]) -> None:
            del initializer
            self.chapters = module._Chapters(*initargs)  # type: ignore[arg-type]

        def submit(self, _: object, place: tuple[int, int]) -> Future[object]:
            submitted.append(place)
            future: Future[object] = Future()
            future.set_result(self.chapters.chapter(place))
            return future

        def shutdown(self, **_: object) -> None:
            pass

    monkeypatch.setattr(module, "ProcessPoolExecutor", Prompt)
    for written, _ in enumerate(chapters(PLAN, ORDER, jobs=2)):
        assert len(submitted) - written <= 2 * module.QUEUED_PER_JOB
    assert len(submitted) == len(PROFILES)
