"""Chapters set by other processes: the same ones, in the same order, and no process stays behind."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import pytest

from brochure.api import load_style
from brochure.batch import chapters as setting
from brochure.batch.book import Order, make_book
from brochure.batch.chapters import chapters
from brochure.batch.pool import WorkersError
from brochure.compose import book as composing
from brochure.compose.book import Facts
from brochure.errors import InputError
from brochure.profile.header import read_header
from brochure.profile.model import Profile

PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))
ORDER = Order(style=load_style("classic"))
PLAN = composing.plan([read_header(path).entry for path in PROFILES], "category")

forking = pytest.mark.skipif(sys.platform != "linux", reason="only copies of this process have its patches")


def book(monkeypatch: pytest.MonkeyPatch, paths: list[Path], jobs: int) -> bytes:
    monkeypatch.setattr(setting, "default_jobs", lambda: jobs)
    sink = io.BytesIO()
    make_book(paths, ORDER, sink, lambda: None)
    return sink.getvalue()


def test_a_book_is_the_same_whoever_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(PROFILES) >= setting.FEW
    assert book(monkeypatch, PROFILES, 2) == book(monkeypatch, PROFILES, 1)
    assert not multiprocessing.active_children()


def test_few_are_set_right_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "ProcessPoolExecutor", None)
    assert book(monkeypatch, PROFILES[: setting.FEW - 1], 2)


def test_what_is_wrong_is_told_as_if_it_were_set_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
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
def test_a_killed_process_ends_the_book_with_words(monkeypatch: pytest.MonkeyPatch) -> None:
    real, here = composing.facts_of, os.getpid()

    def deadly(profile: Profile, slug: str) -> Facts:
        if slug == PROFILES[8].stem and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(profile, slug)

    monkeypatch.setattr(composing, "facts_of", deadly)
    with pytest.raises(WorkersError, match="was killed"):
        book(monkeypatch, PROFILES, 2)
    assert not multiprocessing.active_children()


def test_no_process_stays_when_the_book_is_given_up() -> None:
    done = chapters(PLAN, ORDER, jobs=2)
    assert len(list(islice(done, 2))) == 2
    done.close()
    assert not multiprocessing.active_children()


def test_only_a_few_are_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book of any length takes no more memory: chapters wait for the writer, not in heaps."""
    submitted = []

    class Prompt:
        """Does at once what it is handed."""

        def __init__(self, *_: object, initializer: Callable[..., None], initargs: tuple[object, ...]) -> None:
            del initializer
            self.stack = ExitStack()
            self.set_one = self.stack.enter_context(setting._setting(*initargs))  # type: ignore[arg-type]

        def submit(self, _: object, place: tuple[int, int]) -> Future[object]:
            submitted.append(place)
            future: Future[object] = Future()
            future.set_result(self.set_one(place))
            return future

        def shutdown(self, **_: object) -> None:
            self.stack.close()

    monkeypatch.setattr(setting, "ProcessPoolExecutor", Prompt)
    for written, _ in enumerate(chapters(PLAN, ORDER, jobs=2)):
        assert len(submitted) - written <= 2 * setting.AHEAD
    assert len(submitted) == len(PROFILES)
