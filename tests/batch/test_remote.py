"""URLs as targets: whole files or none, sizes, and errors."""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.batch.test_manifest import MADE
from tests.batch.test_run import CLASSIC, SLUGS, Inline, without_times

from brochure.batch.manifest import MANIFEST
from brochure.batch.plan import Plan
from brochure.batch.remote import Remote
from brochure.batch.run import run
from brochure.batch.target import Folder
from brochure.batch.workspace import LISTS, PlaceError

fsspec = pytest.importorskip("fsspec", reason="needs the extra: pip install 'brochure[cluster]'")


@pytest.fixture(params=["memory", "file"])
def remote(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Remote]:
    """A store of objects, and one of files that are renamed."""
    monkeypatch.setattr("brochure.batch.remote.user_data", lambda: tmp_path / "data")
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    yield Remote("memory://bucket/fair/" if request.param == "memory" else f"file://{tmp_path}/store/fair/")
    memory.store.clear()


@pytest.fixture
def plan(library: Path) -> Plan:
    return Plan(tuple(library / f"{slug}.yaml" for slug in SLUGS), (CLASSIC,))


def there(remote: Remote) -> dict[str, bytes]:
    """All that is at the place, by name."""
    files, root = fsspec.url_to_fs(remote._url)
    return {path.rpartition("/")[2]: files.cat_file(path) for path in files.find(root)}


def test_a_run_writes_the_same_files_as_to_a_folder(remote: Remote, plan: Plan, tmp_path: Path) -> None:
    run(plan, remote, Inline, lambda _: None)
    folder = Folder(tmp_path / "out")
    run(plan, folder, Inline, lambda _: None)
    made = there(remote)
    assert sorted(made) == sorted(path.name for path in folder.path.iterdir())
    assert all(made[path.name] == path.read_bytes() for path in folder.path.glob("*.pdf"))
    assert without_times(json.loads(remote.read(MANIFEST))) == without_times(json.loads(folder.read(MANIFEST)))
    assert not remote.scratch.exists()


def test_a_file_that_is_missing_or_has_another_size_is_rebuilt(remote: Remote, plan: Plan) -> None:
    run(plan, remote, Inline, lambda _: None)
    first = there(remote)
    files, root = fsspec.url_to_fs(remote._url)
    files.rm_file(f"{root}/cooks.pdf")
    files.pipe_file(f"{root}/divers.pdf", b"%PDF-")
    assert run(plan, remote, Inline, lambda _: None).counts == {"built": 2, "unchanged": 4, "failed": 0}
    again = there(remote)
    for name in LISTS:
        del first[name], again[name]
    assert first == again


def test_entries_of_earlier_runs_are_kept_while_their_files_exist(remote: Remote, plan: Plan) -> None:
    run(plan, remote, Inline, lambda _: None)
    files, root = fsspec.url_to_fs(remote._url)
    files.rm_file(f"{root}/divers.pdf")
    run(replace(plan, profiles=plan.profiles[:1]), remote, Inline, lambda _: None)
    earlier = [entry["path"] for entry in json.loads(remote.read(MANIFEST))["earlier"]]
    assert earlier == [f"{slug}.pdf" for slug in SLUGS if slug not in ("cooks", "divers")]


def test_a_failed_write_keeps_the_old_file(remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    remote.prepare()
    remote.write("a.pdf", b"old")
    files, _ = fsspec.url_to_fs(remote._url)
    real = type(files).pipe_file

    def half(self: Any, path: str, data: bytes, **_: Any) -> None:
        if files.protocol != "memory":  # objects appear when all has arrived
            real(self, path, data[:2])
        raise RuntimeError("connection reset")

    with monkeypatch.context() as patched:
        patched.setattr(type(files), "pipe_file", half)
        with pytest.raises(OSError, match=r"^\w+://.*fair: connection reset$"):
            remote.write("a.pdf", b"newer")
    assert there(remote) == {"a.pdf": b"old"}


@pytest.mark.parametrize("remote", ["file"], indirect=True)
def test_temporary_files_of_killed_workers_are_removed_at_the_end(plan: Plan, tmp_path: Path, remote: Remote) -> None:
    remote.prepare()
    ours, others = f".brochure-{'0' * 16}.tmp", ".brochure-notes.tmp"
    for name in (ours, others):
        (tmp_path / "store" / "fair" / name).write_bytes(b"half")
    run(plan, remote, Inline, lambda _: None)
    assert ours not in there(remote)
    assert others in there(remote)


def test_nothing_is_removed_in_folders_with_similar_names(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address may have characters in it that mean something in patterns."""
    monkeypatch.setattr("brochure.batch.remote.user_data", lambda: tmp_path / "data")
    other = tmp_path / "fairs" / "mine" / f".brochure-{'0' * 16}.tmp"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"half")
    run(plan, Remote(f"file://{tmp_path}/fairs/m*"), Inline, lambda _: None)
    assert other.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make symbolic links")
@pytest.mark.parametrize("remote", ["file"], indirect=True)
@pytest.mark.parametrize("name", ["cooks.pdf", *LISTS])
def test_links_in_a_folder_behind_a_url_are_not_followed(plan: Plan, tmp_path: Path, remote: Remote, name: str) -> None:
    (precious := tmp_path / "precious").mkdir()
    remote.prepare()
    link = tmp_path / "store" / "fair" / name
    link.symlink_to(precious)
    if name in LISTS:
        with pytest.raises(PlaceError, match="a link is in the way"):
            run(plan, remote, Inline, lambda _: None)
    else:
        assert run(plan, remote, Inline, lambda _: None).counts == {"built": 5, "unchanged": 0, "failed": 1}
    assert link.is_symlink()
    assert list(precious.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make symbolic links")
def test_links_in_the_scratch_folder_are_not_followed(plan: Plan, tmp_path: Path, remote: Remote) -> None:
    run(plan, remote, Inline, lambda _: None)
    (precious := tmp_path / "precious").write_bytes(b"years of work")
    remote.scratch.mkdir(parents=True)
    for name in (MANIFEST, f"{MANIFEST}.part"):
        (remote.scratch / name).symlink_to(precious)
    assert run(plan, remote, Inline, lambda _: None).counts["unchanged"] == 6
    assert precious.read_bytes() == b"years of work"
    assert not remote.scratch.exists()


def test_a_pickled_target_has_no_cached_listing(remote: Remote) -> None:
    remote.prepare()
    assert not remote.has(MADE)
    remote.write(MADE.path, b"x")
    copy = pickle.loads(pickle.dumps(remote))
    assert str(copy) == str(remote)
    assert copy.has(MADE)
    assert not copy.has_same(MADE)
    assert copy.has_same(replace(MADE, bytes=1))


def test_an_unusable_url_is_refused_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Remote("memory://x").refusal() is None
    assert "Protocol not known: nowhere" in (Remote("nowhere://x").refusal() or "")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    assert Remote("memory://x").refusal() == "a URL as output needs fsspec: pip install 'brochure[cluster]'"


def test_user_names_and_passwords_are_not_shown() -> None:
    assert str(Remote("sftp://me:secret@host/fair")) == "sftp://…@host/fair"
    assert Remote("sftp://me:secret@host/fair").named(MANIFEST) == "sftp://…@host/fair/manifest.json"
