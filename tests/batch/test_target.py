"""A folder in which others left links: none is followed, and only our own files are removed."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from tests.batch.test_run import Batch, Inline

from brochure.batch.build import Outcome, Task
from brochure.batch.manifest import LIST, MANIFEST
from brochure.batch.run import run
from brochure.batch.target import WORKING, Folder, open_plain
from brochure.batch.workspace import LISTS, LOCK, PlaceError, Workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make symbolic links")

TEMPORARY = f".brochure-{'0' * 16}.tmp"
OURS = (LOCK, f"{MANIFEST}.part", f"{LIST}.part", TEMPORARY)


@pytest.fixture
def batch(library: Path) -> Batch:
    return Batch(library)


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A folder of somebody else, in which files are called like ours."""
    folder = tmp_path / "precious"
    folder.mkdir()
    for name in ("important.txt", "cooks.pdf", *LISTS, *OURS):
        (folder / name).write_text(f"years of work: {name}", encoding="utf-8")
    (folder / WORKING).mkdir()
    return folder


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") if path.is_file() else ""
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("name", [WORKING, MANIFEST, LIST])
@pytest.mark.parametrize("exists", [True, False])
def test_a_link_in_place_of_the_working_folder_or_a_list_stops_the_run_before_it_writes(
    batch: Batch, precious: Path, name: str, exists: bool
) -> None:
    before = content(precious)
    batch.out.mkdir()
    other = precious / (name if exists else "new")
    (batch.out / name).symlink_to(other)
    with pytest.raises(PlaceError, match="a link is in the way"):
        batch.run()
    assert content(precious) == before
    assert (batch.out / name).is_symlink()
    assert batch.names() == [name]


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("exists", [True, False])
def test_links_in_the_working_folder_are_not_followed(batch: Batch, precious: Path, name: str, exists: bool) -> None:
    before = content(precious)
    scratch = batch.out / WORKING
    scratch.mkdir(parents=True)
    (scratch / name).symlink_to(precious / (name if exists else "new"))
    if name == LOCK:
        with pytest.raises(PlaceError, match="a link is in the way"):
            batch.run()
    else:
        assert batch.run().counts["built"] == 6
        assert not scratch.exists()
    assert content(precious) == before


@pytest.mark.parametrize(
    ("kind", "words"), [("link", "a link"), ("link to a folder", "a link"), ("folder", "a folder"), ("pipe", "some")]
)
def test_an_item_fails_if_its_name_is_not_a_regular_file(batch: Batch, precious: Path, kind: str, words: str) -> None:
    before = content(precious)
    path = batch.out / "cooks.pdf"
    batch.out.mkdir()
    make: dict[str, Callable[[], object]] = {
        "link": lambda: path.symlink_to(precious / "cooks.pdf"),
        "link to a folder": lambda: path.symlink_to(precious),
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
    }
    make[kind]()
    for _ in range(2):
        summary = batch.run()
        assert summary.counts["failed"] == 1
        (error,) = [entry.error for entry in batch.told if entry.error]
        assert error.startswith(words)
        assert "is in the way" in error
    assert content(precious) == before
    assert not path.is_file() or path.is_symlink()


def test_a_link_to_an_unchanged_file_is_not_unchanged(batch: Batch, tmp_path: Path) -> None:
    batch.run()
    moved = (batch.out / "cooks.pdf").rename(tmp_path / "cooks.pdf")
    (batch.out / "cooks.pdf").symlink_to(moved)
    assert batch.run().counts == {"built": 0, "unchanged": 5, "failed": 1}


def test_other_files_in_the_working_folder_are_kept(batch: Batch) -> None:
    scratch = batch.out / WORKING
    (scratch / "mine").mkdir(parents=True)
    for name in ("notes.txt", ".brochure-notes.tmp", "mine/lock"):
        (scratch / name).write_text("mine", encoding="utf-8")
    (scratch / TEMPORARY).write_bytes(b"half")
    batch.run()
    assert sorted(content(scratch)) == [".brochure-notes.tmp", "mine", "mine/lock", "notes.txt"]


def test_a_working_folder_that_becomes_a_link_is_not_cleaned(batch: Batch, precious: Path, tmp_path: Path) -> None:
    before = content(precious)
    with Workspace(Folder(batch.out)):
        (batch.out / WORKING).rename(tmp_path / "aside")
        (batch.out / WORKING).symlink_to(precious)
    assert content(precious) == before


def test_an_output_folder_that_is_a_link_is_followed_once(batch: Batch, tmp_path: Path) -> None:
    disk, other = tmp_path / "disk", tmp_path / "other"
    disk.mkdir()
    other.mkdir()
    batch.out.symlink_to(disk)
    target = Folder(batch.out)
    batch.out.unlink()
    batch.out.symlink_to(other)
    run(batch.plan(), target, Inline, lambda _: None)
    assert (disk / "cooks.pdf").is_file()
    assert sorted(path.name for path in disk.iterdir()) == sorted(
        [*(f"{path.stem}.pdf" for path in batch.profiles.iterdir()), *LISTS]
    )
    assert list(other.iterdir()) == []


def test_a_folder_removed_during_the_run_is_reported_and_not_created_again(batch: Batch, tmp_path: Path) -> None:
    class Removing(Inline):
        def run(self, tasks: Iterator[Task]) -> Generator[Outcome]:
            for number, outcome in enumerate(super().run(tasks)):
                if number == 1:
                    batch.out.rename(tmp_path / "elsewhere")
                yield outcome

    summary = batch.run(executor=Removing)
    assert summary.counts == {"built": 2, "unchanged": 0, "failed": 4}
    assert {entry.error for entry in batch.told if entry.error} == {f"{batch.out}: the folder is gone"}
    assert set(summary.unwritten) == set(LISTS)
    assert not batch.out.exists()


def test_a_file_replaced_while_it_is_opened_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at a file and its opening someone may put something else there."""
    (tmp_path / "real").write_bytes(b"secret")
    (tmp_path / "link").symlink_to("real")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr("brochure.batch.target.check_plain", lambda _: None)
    for name in ("link", "pipe"):
        with pytest.raises(OSError, match=name):
            open_plain(tmp_path / name)
    with open_plain(tmp_path / "real") as file:
        assert file.read() == b"secret"
