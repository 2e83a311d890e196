"""The command as a process: streams, encodings, signals, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests import moments

from brochure import cli


def brochure(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "brochure", *arguments],
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )


def test_results_on_stdout_steps_on_stderr(here: Path) -> None:
    done = brochure("build", "divers", PYTHONIOENCODING="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().splitlines() == [str(Path("out", "divers.pdf"))]
    assert done.stderr.decode().startswith("✓ read ")
    assert b"\x1b" not in done.stderr, "no colour where there is no terminal"
    assert (here / "out" / "divers.pdf").read_bytes().rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.usefixtures("here")
def test_old_encodings_get_a_plain_mark(encoding: str) -> None:
    done = brochure("build", "divers", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stderr.startswith(b"ok read ")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_what_an_encoding_lacks_does_not_stop_a_command(here: Path, encoding: str) -> None:
    path = here / "profiles" / "potters.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Potters", "title: Pottérs → 粘"), encoding="utf-8")
    done = brochure("list", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    done = brochure("show", "potters", "--json", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert json.loads(done.stdout.decode(encoding))["title"] == "Pottérs → 粘"


def test_stdout_gets_the_pdf_unchanged(here: Path) -> None:
    piped = brochure("build", "divers", "-o", "-").stdout
    brochure("build", "divers")
    assert piped == (here / "out" / "divers.pdf").read_bytes()


def test_input_errors_are_printed_once_without_a_traceback(wrong: Path) -> None:
    done = brochure("build", str(wrong))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"unknown-key") == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do everything")
def test_a_folder_that_may_not_be_written(here: Path) -> None:
    (here / "out").mkdir(mode=0o500)
    done = brochure("build", "divers")
    assert done.returncode == 2
    assert b"Permission denied" in done.stderr


@pytest.mark.usefixtures("here")
def test_a_reader_that_goes_away_hears_no_complaint() -> None:
    late = "import sys; sys.stdin.readline(); from brochure.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", late, "schema"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, complaint = process.communicate(b"nobody reads any more\n")
    assert process.returncode in (0, 1)
    assert complaint == b""


READY = "import brochure.cli.{0}, brochure.batch.book, brochure.batch.run, brochure.batch.chapters, brochure.pdf"
MADE = {
    "build": {"divers.pdf"},
    "book": {"book.pdf"},
    "batch": {"divers.pdf", "potters.pdf", "manifest.json"},
}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no copies of processes")
@pytest.mark.parametrize(
    ("command", "is_ready"),
    [
        (("build", "divers"), True),
        (("build", "divers"), False),
        (("book", "--all", "--no-shipped"), True),
        (("batch", "divers", "potters", "--jobs", "2"), True),
    ],
    ids=["build", "imports", "book", "batch"],
)
def test_an_interrupt_at_any_moment_is_130_or_too_late(here: Path, command: tuple[str, ...], is_ready: bool) -> None:
    preload = READY.format(command[0]) if is_ready else ""
    runs = moments.runs(
        moments.COMMAND, *command, signal=signal.SIGINT, preload=preload, since="brochure.cli.main", count=12
    )
    undisturbed = next(runs)
    assert undisturbed.code == 0, undisturbed.told
    codes = []
    for ended in runs:
        assert ended.code in (0, 130), ended.told
        assert "Traceback" not in ended.told
        assert "Exception ignored" not in ended.told
        names = {path.name for path in here.rglob("*") if path.is_file()}
        assert names <= {"divers.yaml", "potters.yaml"} | MADE[command[0]]
        shutil.rmtree(here / "out", ignore_errors=True)
        codes.append(ended.code)
    assert 130 in codes


def test_an_interrupt_while_importing_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_never_fail_to_encode", interrupt)
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 130
