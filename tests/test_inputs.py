"""Nothing that lies in a folder blocks, acts, or fills the memory when it is read."""

from __future__ import annotations

import errno
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from brochure.inputs import Scan, objection, open_input, read_input, scan

posix = pytest.mark.skipif(os.name == "nt", reason="there are no such files")

KINDS = {
    "pipe": "it is a named pipe, not a file",
    "folder": "it is a folder, not a file",
    "device": "it is a device, not a file",
    "socket": "it is a socket, not a file",
    "dangling": "it is a link to a file that does not exist",
}


@pytest.fixture(autouse=True)
def fail_instead_of_hanging() -> Iterator[None]:
    """A read that blocks is a failure, not a suite that never ends."""
    if os.name == "nt":
        yield
        return
    signal.alarm(60)  # its default action ends the process
    yield
    signal.alarm(0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one of each kind, ``KIND.yaml``, and ``sound.yaml``."""
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)  # the path of a socket is limited to some hundred bytes
    os.mkfifo("pipe.yaml")
    (folder / "folder.yaml").mkdir()
    (folder / "device.yaml").symlink_to("/dev/zero")
    (folder / "dangling.yaml").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("socket.yaml")
    (folder / "sound.yaml").write_bytes(b"sound")
    return folder


@posix
@pytest.mark.parametrize(("name", "reason"), KINDS.items())
def test_only_files_are_opened(name: str, reason: str, folder: Path) -> None:
    path = folder / f"{name}.yaml"
    with pytest.raises(OSError, match=reason) as caught:
        open_input(path)
    assert caught.value.strerror == reason
    assert objection(path, 10) == reason


@posix
def test_a_pipe_in_place_of_a_file_does_not_block(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = (folder / "sound.yaml").stat()
    monkeypatch.setattr(Path, "stat", lambda _path: file)  # it was a file a moment ago
    with pytest.raises(OSError, match="named pipe"):
        open_input(folder / "pipe.yaml")


@posix
def test_what_the_shell_hands_over_is_read() -> None:
    reading, writing = os.pipe()
    try:
        os.write(writing, b"cooks\n")
        os.close(writing)
        assert read_input(Path(f"/dev/fd/{reading}"), 10) == b"cooks\n"
    finally:
        os.close(reading)


def test_no_more_is_read_than_shows_that_it_is_too_much(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(1 << 24)
    assert len(read_input(path, 1 << 20)) == (1 << 20) + 1
    assert objection(path, 1 << 20) == "it is larger than 1 MiB"


def test_no_such_file(tmp_path: Path) -> None:
    for name in ("none", "a\0b"):
        with pytest.raises(FileNotFoundError):
            open_input(tmp_path / name)


@posix
def test_names_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    try:
        path.write_bytes(b"")
    except OSError:
        pytest.skip("this file system has text for names")
    assert objection(path, 10) == "its name is not valid text; rename it"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.yaml").write_bytes(b"")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root may read everything
    assert objection(tmp_path / "secret.yaml", 10) == os.strerror(errno.EACCES)


@posix
def test_a_scan_tells_what_it_skips(folder: Path) -> None:
    found = scan([folder], (".yaml",), 10)
    assert found.files == {"sound": folder / "sound.yaml"}
    assert {each.path.stem: each.reason for each in found.skipped} == KINDS


@posix
def test_what_cannot_be_read_hides_what_is_further_down(folder: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    later.mkdir()
    for name in ("pipe", "other"):
        (later / f"{name}.yaml").write_bytes(b"")
    assert list(scan([folder, later], (".yaml",), 10).files) == ["other", "sound"]


def test_a_folder_that_cannot_be_listed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"")
    found = scan([tmp_path / "a.yaml", tmp_path], (".yaml",), 10)
    assert list(found.files) == ["a"]
    assert [each.path for each in found.skipped] == [tmp_path / "a.yaml"]
    assert isinstance(found, Scan)
