"""Parcels: their content, their size, and how a worker builds their tasks."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest
from tests.batch.test_run import CLASSIC, SLUGS
from tests.brand.samples import write_brand
from tests.pictures import halves, saved

from brochure.app.build import render
from brochure.batch import build, cluster
from brochure.batch.build import Job, OtherProgramError, Outcome, Parcel, Setting, Task, work
from brochure.batch.cluster import Packing
from brochure.batch.plan import Plan
from brochure.batch.target import Folder
from brochure.branding import open_brand
from brochure.profile.load import load_file
from brochure.yamlio.source import MAX_BYTES


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    target = Folder(tmp_path / "out")
    target.prepare()
    return Setting(target, {"classic": CLASSIC}, None)


def tasks(library: Path, *slugs: str) -> Iterator[Task]:
    plan = Plan(tuple(library / f"{slug}.yaml" for slug in slugs), (CLASSIC,))
    return (Task(number, item, None) for number, item in enumerate(plan))


def taking(seconds: float) -> Outcome:
    """An outcome of a task that took so long."""
    return Outcome(next(tasks(Path(), "x")), seconds)


def sizes(packing: Packing, many: Iterator[Task]) -> list[int]:
    found = []
    while (packed := packing.next(many)) != (None, []):
        assert packed[0] is not None
        found.append(len(packed[0].tasks))
    return found


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(None, [1] * 6), (10.0, [1] * 6), (cluster.TARGET_SECONDS / 4, [4, 2]), (1e-9, [6])],
)
def test_the_size_of_a_parcel_follows_the_average_time_of_tasks(
    library: Path, setting: Setting, seconds: float | None, expected: list[int]
) -> None:
    made = Packing(setting)
    if seconds:
        made.learn([taking(seconds / 2), taking(seconds * 3 / 2)])
    assert sizes(made, tasks(library, *SLUGS)) == expected


def test_a_parcel_has_a_maximum_of_tasks_and_bytes(
    library: Path, setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Packing(setting)
    made.learn([taking(1e-9)])
    monkeypatch.setattr(cluster, "MAX_TASKS", 5)
    assert sizes(made, tasks(library, *SLUGS)) == [5, 1]
    sizes_of_two = [sum((library / f"{slug}.yaml").stat().st_size for slug in pair) for pair in (SLUGS[:2], SLUGS[2:4])]
    monkeypatch.setattr(cluster, "FULL_SIZE", min(sizes_of_two))
    assert sizes(made, tasks(library, *SLUGS[:4])) == [2, 2]


def test_a_file_that_is_too_large_is_not_sent_whole(library: Path, setting: Setting) -> None:
    (library / "cooks.yaml").write_bytes(b"#" * (MAX_BYTES + 1000))
    sent, _ = Packing(setting).next(tasks(library, "cooks"))
    assert sent is not None
    assert len(sent.texts[library / "cooks.yaml"]) == MAX_BYTES + 1
    (outcome,) = work(pickle.dumps(Job.of(setting)), pickle.dumps(sent))
    assert "larger than 1 MiB" in (outcome.error or "")


def test_an_unreadable_profile_fails_on_the_client_and_the_rest_is_sent(library: Path, setting: Setting) -> None:
    made = Packing(setting)
    made.learn([taking(1e-9)])
    sent, unfit = made.next(tasks(library, "cooks", "gone", "potters"))
    assert sent is not None
    assert [task.item.profile.stem for task in sent.tasks] == ["cooks", "potters"]
    assert [outcome.error for outcome in unfit] == [f"no such file: {library / 'gone.yaml'}"]
    assert made.next(iter(())) == (None, [])


def packed(library: Path, setting: Setting, *slugs: str) -> Parcel:
    made = Packing(setting)
    made.learn([taking(1e-9)])
    found, _ = made.next(tasks(library, *slugs))
    assert found is not None
    return found


def test_a_worker_needs_no_file_of_the_client(library: Path, setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = render(load_file(library / "cooks.yaml").profile)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = render(load_file(library / "cooks.yaml").profile)
    assert dated != expected
    job, sent = pickle.dumps(Job.of(setting)), pickle.dumps(packed(library, setting, "cooks"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    (library / "cooks.yaml").unlink()
    (outcome,) = work(job, sent)
    assert outcome.error is None
    assert setting.target.read("cooks.pdf") == dated, "with the date of where the run was started"
    assert os.environ["SOURCE_DATE_EPOCH"] == "1800000000"
    work(pickle.dumps(replace(pickle.loads(job), epoch=None)), sent)
    assert setting.target.read("cooks.pdf") == expected


def test_a_parcel_carries_the_pictures_of_its_profiles(library: Path, setting: Setting) -> None:
    profile, picture = library / "cooks.yaml", library / "cooks.png"
    with profile.open("a", encoding="utf-8") as file:
        file.write("image: {file: cooks.png, alt: A cook tastes a sauce}\n")
    picture.write_bytes(saved(halves()))
    expected = render(load_file(profile).profile)
    job, whole = Job.of(setting), packed(library, setting, "cooks", "potters")
    assert [list(single.images) for single in whole.singles()] == [[profile], []]
    picture.unlink()
    assert [outcome.error for outcome in work(pickle.dumps(job), pickle.dumps(whole))] == [None, None]
    assert setting.target.read("cooks.pdf") == expected
    made = Packing(setting)
    sent, unfit = made.next(tasks(library, "cooks"))
    assert sent is None
    assert "there is no such file" in str(unfit[0].error)


def test_a_parcel_can_be_split_into_single_tasks(library: Path, setting: Setting) -> None:
    whole = packed(library, setting, "cooks", "potters")
    first, second = whole.singles()
    assert first == Parcel(whole.tasks[:1], {library / "cooks.yaml": whole.texts[library / "cooks.yaml"]}, {}, {})
    assert second.tasks == whole.tasks[1:]


def test_a_worker_with_another_program_builds_nothing(
    library: Path, setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, sent = pickle.dumps(Job.of(setting)), pickle.dumps(packed(library, setting, "cooks"))
    monkeypatch.setattr(build, "_own_program", lambda: "another")
    with pytest.raises(OtherProgramError):
        work(job, sent)
    assert not (setting.target.path / "cooks.pdf").exists()  # type: ignore[attr-defined]


def test_the_brand_travels_with_its_logo(library: Path, setting: Setting, tmp_path: Path) -> None:
    """Workers need neither of its files."""
    path = write_brand(tmp_path / "brand")
    expected = render(load_file(library / f"{SLUGS[0]}.yaml").profile, brand=path)
    branded = replace(setting, branding=open_brand(path).branding)
    job = pickle.dumps(Job.of(branded))
    rmtree(path.parent)
    parcel, unfit = Packing(branded).next(tasks(library, SLUGS[0]))
    assert (parcel is not None, unfit) == (True, [])
    (outcome,) = work(job, pickle.dumps(parcel))
    assert outcome.error is None
    assert branded.target.read(f"{SLUGS[0]}.pdf") == expected
