"""Worker processes: they run all tasks, are killed one at a time, and none remains."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.batch import pool
from brochure.batch.build import Outcome, Setting, Task
from brochure.batch.plan import Item
from brochure.batch.pool import KILLED, TASKS_PER_WORKER, LocalPool, default_jobs
from brochure.batch.target import Folder
from brochure.rendering import load_style

pytestmark = pytest.mark.no_cover  # a measured process takes a second to copy itself

needs_sigkill = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


def tasks(*names: str) -> Iterator[Task]:
    return (
        Task(n, Item(Path(f"{name}.yaml"), "classic", None, None, f"{name}.pdf"), None) for n, name in enumerate(names)
    )


def echo(task: Task, setting: Setting) -> Outcome:
    """Tell the process; those called killer kill it, those called victim where ``out`` has no file of the name."""
    name = task.item.profile.stem
    flag = Path(str(setting.target)) / name
    if name.startswith("killer") or (name.startswith("victim") and not flag.exists()):
        flag.touch()
        time.sleep(0.02)  # so that others are under way
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(task, 0.0, sha256=str(os.getpid()))


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    folder = Folder(tmp_path)
    folder.prepare()
    return Setting(folder, {"classic": load_style("classic")}, None)


def outcomes(found: Iterator[Outcome]) -> dict[str, str | None]:
    return {outcome.task.item.profile.stem: outcome.error for outcome in found}


def test_several_processes_return_an_outcome_for_every_task(setting: Setting) -> None:
    names = [f"n{number}" for number in range(50)]
    found = list(LocalPool(2, setting, echo).run(tasks(*names)))
    assert sorted(outcome.task.index for outcome in found) == list(range(50))
    assert 1 <= len({outcome.sha256 for outcome in found}) <= 2
    assert str(os.getpid()) not in {outcome.sha256 for outcome in found}
    assert not multiprocessing.active_children()


def test_no_process_is_started_without_tasks(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pool, "ProcessPoolExecutor")
    assert list(LocalPool(2, setting, echo).run(tasks())) == []


def test_tasks_are_consumed_as_workers_become_free(setting: Setting) -> None:
    asked = 0

    def counting() -> Iterator[Task]:
        nonlocal asked
        for task in tasks(*map(str, range(100))):
            asked += 1
            yield task

    for done, _ in enumerate(LocalPool(2, setting, echo).run(counting())):
        assert asked <= done + 1 + 2 * TASKS_PER_WORKER
    assert asked == 100


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_task_is_queued_with_fail_fast(setting: Setting, jobs: int) -> None:
    asked = 0

    def counting() -> Iterator[Task]:
        nonlocal asked
        for task in tasks(*map(str, range(20))):
            asked += 1
            yield task

    for done, _ in enumerate(LocalPool(jobs, replace(setting, fail_fast=True), echo).run(counting())):
        assert asked <= done + jobs
    assert asked == 20


def test_closing_the_outcomes_leaves_no_process(setting: Setting) -> None:
    with closing(LocalPool(2, setting, echo).run(tasks(*"abcdefgh"))) as found:
        next(found)
    assert not multiprocessing.active_children()


@needs_sigkill
def test_a_task_that_kills_its_worker_fails_alone(setting: Setting) -> None:
    names = [*"abcdef", "killer-1", *"ghijkl", "killer-2", *"mnopqr"]
    found = outcomes(LocalPool(2, setting, echo).run(tasks(*names)))
    assert {name: error for name, error in found.items() if error} == {"killer-1": KILLED, "killer-2": KILLED}
    assert sorted(found) == sorted(names)
    assert not multiprocessing.active_children()


@needs_sigkill
def test_a_suspect_task_gets_a_second_attempt_alone(setting: Setting) -> None:
    found = outcomes(iter(LocalPool(1, setting, echo)._alone(list(tasks("a", "victim", "b", "killer")))))
    assert found == {"a": None, "victim": None, "b": None, "killer": KILLED}


@needs_sigkill
def test_tasks_run_again_when_a_worker_is_killed_once(setting: Setting, tmp_path: Path) -> None:
    names = [*"abcdef", "victim-1", *"ghijkl", "victim-2"]
    found = outcomes(LocalPool(2, setting, echo).run(tasks(*names)))
    assert found == dict.fromkeys(found)
    assert sorted(found) == sorted(names)
    assert (tmp_path / "victim-1").exists()


def test_workers_that_cannot_start_raise_workers_error(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)
    with pytest.raises(pool.WorkersError, match="Resource temporarily unavailable"):
        list(LocalPool(2, setting, echo).run(tasks("a")))


def test_spawned_workers_build_items(library: Path, tmp_path: Path, setting: Setting) -> None:
    """As on Windows and macOS, and where threads forbid copies of the process."""
    found: list[Outcome] = []

    def go() -> None:
        items = [Item(path, "classic", None, None, f"{path.stem}.pdf") for path in sorted(library.glob("*.yaml"))]
        found.extend(LocalPool(2, setting).run(Task(n, item, None) for n, item in enumerate(items)))

    thread = threading.Thread(target=go)
    thread.start()
    thread.join()
    assert [outcome.error for outcome in found] == [None] * 6
    assert {path.stem for path in tmp_path.glob("*.pdf")} == {path.stem for path in library.glob("*.yaml")}


def test_default_jobs_is_the_number_of_cores() -> None:
    assert 1 <= default_jobs() <= (os.cpu_count() or 1)
