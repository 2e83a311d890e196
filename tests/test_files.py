"""Files appear whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from brochure import files
from brochure.files import ChangedError, atomic, write_atomic, write_over


def test_writes_the_bytes_and_nothing_else(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a.pdf", b"whole")
    assert (tmp_path / "a.pdf").read_bytes() == b"whole"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_replaces_an_old_file_and_makes_missing_folders(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.pdf"
    write_atomic(path, b"old")
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("removals", [1, 99])
def test_folder_that_another_command_removes_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, removals: int
) -> None:
    """As a command does that made it, too, and failed; but not forever."""
    path, make, removed = tmp_path / "new" / "a.pdf", files._make_folder, []

    def made_then_removed(folder: Path, shown: Path) -> list[Path]:
        made = make(folder, shown)
        if len(removed) < removals:
            folder.rmdir()
            removed.append(folder)
        return made

    monkeypatch.setattr(files, "_make_folder", made_then_removed)
    if removals == 1:
        write_atomic(path, b"whole")
        assert path.read_bytes() == b"whole"
    else:
        with pytest.raises(FileNotFoundError, match=r"a\.pdf"):
            write_atomic(path, b"whole")
        assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_written_bit_by_bit_has_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with atomic(path) as file:
        file.write(b"ne")
        assert path.read_bytes() == b"old"
        file.write(b"w")
    assert path.read_bytes() == b"new"


def test_a_file_that_is_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def break_off() -> None:
        with atomic(path) as file:
            file.write(b"newer")
            raise ValueError("on the way")

    with pytest.raises(ValueError, match="on the way"):
        break_off()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_failure_keeps_the_old_file_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os if failing == "fsync" else Path, failing, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_interrupt_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_content_is_on_disk_before_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(files.os, "fsync", lambda number: (events.append("fsync"), fsync(number))[1])
    monkeypatch.setattr(Path, "replace", lambda self, target: (events.append("replace"), replace(self, target))[1])
    write_atomic(tmp_path / "a.pdf", b"new")
    assert events == ["fsync", "replace"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(IsADirectoryError):
        write_atomic(tmp_path / "a.pdf", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_a_file_open_in_a_viewer_is_waited_for_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    replace = Path.replace

    def busy_twice(self: Path, target: Path) -> Path:
        if len(waits) < 2:
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    monkeypatch.setattr(files, "_ON_WINDOWS", True)
    monkeypatch.setattr(files.time, "sleep", waits.append)
    monkeypatch.setattr(Path, "replace", busy_twice)
    write_atomic(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert waits == sorted(waits)
    assert len(waits) == 2


def test_a_file_that_stays_open_is_said_to_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: Path, __: Path) -> Path:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(files, "_ON_WINDOWS", True)
    monkeypatch.setattr(files.time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", busy)
    with pytest.raises(PermissionError, match=r"open in another program.*a\.pdf"):
        write_atomic(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make symbolic links")
def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write_atomic(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="the null device is no path there")
def test_a_device_is_written_into() -> None:
    write_atomic(Path(os.devnull), b"gone")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_mode_is_what_the_umask_says(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomic(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("old", [None, b"old"])
def test_what_was_read_is_written_over(tmp_path: Path, old: bytes | None) -> None:
    path = tmp_path / "deep" / "a.yaml"
    if old is not None:
        path.parent.mkdir()
        path.write_bytes(old)
    write_over(path, b"new", old)
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["a.yaml"]


MEANWHILE = {
    "edited": (b"old", b"old and mine"),
    "edited, of the same length": (b"old", b"odd"),
    "deleted": (b"old", None),
    "created": (None, b"mine"),
    "created empty": (None, b""),
}


@pytest.mark.parametrize("when", ["before it is written", "while it is written"])
@pytest.mark.parametrize(("read", "now"), MEANWHILE.values(), ids=MEANWHILE)
def test_what_somebody_wrote_meanwhile_is_never_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: bytes | None, now: bytes | None, when: str
) -> None:
    path = tmp_path / "a.yaml"
    if read is not None:
        path.write_bytes(read)

    def meddle(_: int = 0) -> None:
        path.unlink(missing_ok=True)
        if now is not None:
            path.write_bytes(now)

    if when.startswith("before"):
        meddle()
    else:
        monkeypatch.setattr(files.os, "fsync", meddle)
    with pytest.raises(ChangedError, match=r"a\.yaml was .*it is left as it is.*run the command again") as refused:
        write_over(path, b"new", read)
    assert refused.value.exit_code == 1
    assert (path.read_bytes() if path.exists() else None) == now
    assert [p.name for p in tmp_path.iterdir()] == [] if now is None else ["a.yaml"]


def test_a_new_file_replaces_none_on_file_systems_without_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", unsupported)
    path = tmp_path / "a.yaml"
    write_over(path, b"new", None)
    assert path.read_bytes() == b"new"
    monkeypatch.setattr(files, "_sync", lambda _: (tmp_path / "b.yaml").write_bytes(b"mine"))
    with pytest.raises(ChangedError):
        write_over(tmp_path / "b.yaml", b"new", None)
    assert (tmp_path / "b.yaml").read_bytes() == b"mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_what_is_no_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(ChangedError):
        write_over(tmp_path / "a.yaml", b"new", b"")
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def blamed(path: Path) -> str:
    """What the error of writing ``path`` names."""
    with pytest.raises(OSError, match=r".") as caught:
        write_atomic(path, b"new")
    return str(caught.value.filename)


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_errors_name_the_file_that_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to("sub")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "sub/.brochure-hidden.tmp")

    match call:
        case "open":
            monkeypatch.setattr(files, "_Output", fail)
        case "fsync":
            monkeypatch.setattr(files.os, "fsync", fail)
        case _:
            monkeypatch.setattr(Path, "replace", fail)
    assert blamed(Path("link/a.pdf")) == str(Path("link/a.pdf"))
    assert list((tmp_path / "sub").iterdir()) == []


def test_a_file_on_the_way_is_blamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").write_bytes(b"")
    assert blamed(Path("out/a.pdf")) == "out"
    assert blamed(Path("out/deep/er/a.pdf")) == "out"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_device_that_is_full_is_blamed() -> None:
    assert blamed(Path("/dev/full")) == "/dev/full"


def test_a_folder_that_vanishes_is_no_other_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"

    def vanish(_: int) -> None:
        shutil.rmtree(folder)

    monkeypatch.setattr(files.os, "fsync", vanish)
    with pytest.raises(FileNotFoundError) as caught:
        write_atomic(folder / "a.pdf", b"new")
    assert caught.value.filename == str(folder / "a.pdf")


def test_errors_of_the_block_pass_as_they_are(tmp_path: Path) -> None:
    def read_another() -> None:
        with atomic(tmp_path / "a.pdf"):
            (tmp_path / "none").read_bytes()

    with pytest.raises(FileNotFoundError) as caught:
        read_another()
    assert caught.value.filename == str(tmp_path / "none")


def test_folders_that_were_made_for_nothing_are_gone(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()

    def break_off() -> None:
        with atomic(tmp_path / "old" / "new" / "er" / "a.pdf"):
            raise ValueError("on the way")

    with pytest.raises(ValueError, match="on the way"):
        break_off()
    assert list(tmp_path.rglob("*")) == [tmp_path / "old"]
