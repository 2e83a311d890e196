"""A run: what is built, what is unchanged, and the manifest."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.batch.conftest import BROKEN, PROFILES

from brochure.batch.build import Outcome, Setting, Task, build
from brochure.batch.manifest import Entry
from brochure.batch.plan import Plan
from brochure.batch.pool import LocalPool
from brochure.batch.run import Summary, run
from brochure.batch.target import Folder
from brochure.batch.workspace import LISTS
from brochure.rendering import load_style

CLASSIC = load_style("classic")
SLUGS = sorted(PROFILES)


class Inline:
    """Builds in this process: what a run does is the same whoever builds."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def run(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        for task in tasks:
            yield build(task, self._setting)


class Batch:
    """A folder of profiles that is built again and again into one folder."""

    def __init__(self, profiles: Path) -> None:
        self.profiles = profiles
        self.out = profiles.parent / "out"
        self.told: list[Entry] = []

    def plan(self, *slugs: str, **changes: Any) -> Plan:
        names = slugs or sorted(path.stem for path in self.profiles.glob("*.yaml"))
        return Plan(tuple(self.profiles / f"{slug}.yaml" for slug in names), **{"styles": (CLASSIC,), **changes})

    def run(self, plan: Plan | None = None, executor: Any = Inline, **options: Any) -> Summary:
        self.told.clear()
        return run(plan or self.plan(), Folder(self.out), executor, self.told.append, **options)

    def built(self) -> list[str]:
        return [entry.profile for entry in self.told if entry.status == "built"]

    def manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "manifest.json").read_text(encoding="utf-8"))
        return found

    def names(self) -> list[str]:
        return sorted(path.name for path in self.out.iterdir())


@pytest.fixture
def batch(library: Path) -> Batch:
    return Batch(library)


def without_times(manifest: dict[str, Any]) -> dict[str, Any]:
    for part in (*manifest["items"], manifest["summary"]):
        assert part.pop("seconds") >= 0
    return manifest


def test_every_item_has_a_file_and_an_entry(batch: Batch) -> None:
    summary = batch.run()
    assert summary.counts == {"built": 6, "unchanged": 0, "failed": 0}
    assert batch.names() == sorted([*(f"{slug}.pdf" for slug in SLUGS), *LISTS])
    for item, slug in zip(batch.manifest()["items"], SLUGS, strict=True):
        data = (batch.out / item["path"]).read_bytes()
        assert item["profile"] == slug
        assert (item["style"], item["area"], item["status"], item["error"]) == ("classic", None, "built", None)
        assert (item["bytes"], item["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert item["pages"] == 1
    assert batch.manifest()["summary"]["complete"] is True


def test_two_runs_differ_only_in_times(batch: Batch) -> None:
    plan = batch.plan(styles=(CLASSIC, load_style("large-print")))
    results = []
    for number, executor in enumerate((Inline, lambda setting: LocalPool(2, setting))):
        batch.out = batch.profiles.parent / f"out-{number}"
        batch.run(plan, executor)
        files = {path.name: path.read_bytes() for path in batch.out.glob("*.pdf")}
        results.append((files, without_times(batch.manifest())))
    assert len(results[0][0]) == 12
    assert results[0] == results[1]


def test_an_unchanged_item_is_not_rebuilt(batch: Batch) -> None:
    batch.run()
    before = {name: (batch.out / name).stat().st_mtime_ns for name in batch.names() if name.endswith(".pdf")}
    first = batch.manifest()["items"]
    assert batch.run().counts == {"built": 0, "unchanged": 6, "failed": 0}
    assert {name: (batch.out / name).stat().st_mtime_ns for name in before} == before
    second = batch.manifest()["items"]
    assert [{**item, "status": "built", "seconds": 0} for item in second] == [{**item, "seconds": 0} for item in first]
    batch.run()
    assert without_times(batch.manifest())["items"] == [
        {key: value for key, value in item.items() if key != "seconds"} for item in second
    ]


def test_force_rebuilds_everything(batch: Batch) -> None:
    batch.run()
    assert batch.run(force=True).counts["built"] == 6


@pytest.mark.parametrize("change", ["missing", "altered", "same size", "profile"])
def test_only_changed_items_are_rebuilt(batch: Batch, change: str) -> None:
    batch.run()
    path = batch.out / "potters.pdf"
    good = path.read_bytes()
    if change == "missing":
        path.unlink()
    elif change == "altered":
        path.write_bytes(good + b"%")
    elif change == "same size":
        path.write_bytes(b"X" + good[1:])
    else:
        profile = batch.profiles / "potters.yaml"
        profile.write_text(profile.read_text(encoding="utf-8") + "# seen\n", encoding="utf-8")
    batch.run()
    assert batch.built() == ["potters"]
    assert path.read_bytes() == good


def test_another_style_or_page_size_rebuilds_its_items(batch: Batch) -> None:
    batch.run()
    wider = replace(CLASSIC, page=replace(CLASSIC.page, margin_side=CLASSIC.page.margin_side + 1))
    batch.run(batch.plan(styles=(wider,)))
    assert len(batch.built()) == 6
    batch.run(batch.plan(page_size="a4"))
    assert len(batch.built()) == 6
    assert {item["page_size"] for item in batch.manifest()["items"]} == {"a4"}
    batch.run(batch.plan(page_size="a4", styles=(CLASSIC, load_style("large-print"))))
    assert {entry.style for entry in batch.told if entry.status == "built"} == {"large-print"}


def test_entries_of_earlier_runs_are_kept_while_their_files_exist(batch: Batch) -> None:
    batch.run()
    (batch.out / "divers.pdf").unlink()
    batch.run(batch.plan("cooks"))
    manifest = batch.manifest()
    assert [item["path"] for item in manifest["items"]] == ["cooks.pdf"]
    assert [item["profile"] for item in manifest["earlier"]] == [s for s in SLUGS if s not in ("cooks", "divers")]
    batch.run()
    assert batch.built() == ["divers"]
    assert batch.manifest()["earlier"] == []


def test_a_broken_profile_fails_and_the_others_are_built(batch: Batch) -> None:
    batch.run()
    old = (batch.out / "cooks.pdf").read_bytes()
    (batch.profiles / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (batch.profiles / "cooks.yaml").write_bytes(b"\xff")
    (batch.profiles / "potters.yaml").write_text("slug: potters\ntitle: 粘\nsections: {pay: Good}\n", encoding="utf-8")
    (batch.profiles / "divers.yaml").unlink()
    summary = batch.run(batch.plan("broken", *SLUGS))
    assert summary.counts == {"built": 0, "unchanged": 3, "failed": 4}
    errors = {item["profile"]: item["error"] for item in batch.manifest()["items"] if item["status"] == "failed"}
    assert "broken.yaml:5:1: error[unknown-key]" in errors["broken"]
    assert "cooks.yaml:1:1: error[encoding]" in errors["cooks"]
    assert "粘" in errors["potters"]
    assert "potters.yaml:2:8" in errors["potters"]
    assert "no such file" in errors["divers"]
    assert (batch.out / "cooks.pdf").read_bytes() == old, "what was there stays"
    (batch.profiles / "cooks.yaml").write_text("slug: cooks\ntitle: Cooks\nsections: {pay: Good}\n", encoding="utf-8")
    batch.run(batch.plan("cooks"))
    assert batch.built() == ["cooks"]


def test_an_internal_error_fails_one_item(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    def render(loaded: Any, *_: Any, **_options: Any) -> Any:
        raise RecursionError(f"deep in {loaded.profile.slug}")

    monkeypatch.setattr("brochure.batch.build.render_loaded", render)
    batch.run(batch.plan("cooks"))
    assert [entry.error for entry in batch.told] == ["internal error: RecursionError: deep in cooks"]


def test_fail_fast_stops_at_the_first_failure(batch: Batch) -> None:
    (batch.profiles / "divers.yaml").write_text(BROKEN, encoding="utf-8")
    summary = batch.run(fail_fast=True)
    assert summary.counts == {"built": 1, "unchanged": 0, "failed": 1}
    assert batch.manifest()["summary"]["complete"] is False


class Interrupting(Inline):
    """Ctrl-C while the third item is built, of which the first two are done."""

    def run(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        for outcome in super().run(tasks):
            if outcome.task.index == 2:
                os.kill(os.getpid(), signal.SIGINT)
            yield outcome


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to a single process")
def test_an_interrupt_finishes_items_in_progress_and_the_next_run_builds_the_rest(batch: Batch) -> None:
    before = signal.getsignal(signal.SIGINT)
    summary = batch.run(executor=Interrupting)
    assert signal.getsignal(signal.SIGINT) is before
    assert summary.interrupted
    assert batch.built() == SLUGS[:3]
    assert [item["profile"] for item in batch.manifest()["items"]] == SLUGS[:3]
    batch.run()
    assert batch.built() == SLUGS[3:]


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to a single process")
def test_a_second_interrupt_raises(batch: Batch) -> None:
    def twice(setting: Setting) -> Any:
        class Twice(Interrupting):
            def run(self, tasks: Iterator[Task]) -> Generator[Outcome]:
                for outcome in super().run(tasks):
                    if outcome.task.index == 2:
                        os.kill(os.getpid(), signal.SIGINT)
                    yield outcome

        return Twice(setting)

    with pytest.raises(KeyboardInterrupt):
        batch.run(executor=twice)
    assert [item["profile"] for item in batch.manifest()["items"]] == SLUGS[:2], "what was done is written down"
