"""The command as a process: streams, encodings, signals, exit codes."""

from __future__ import annotations

import errno
import gc
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

pytestmark = pytest.mark.usefixtures("unmeasured")
posix = pytest.mark.skipif(os.name == "nt", reason="signals and shells are POSIX")


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
    assert b"\x1b" not in done.stderr, "no color where there is no terminal"
    assert (here / "out" / "divers.pdf").read_bytes().rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.usefixtures("here")
def test_old_encodings_get_a_plain_mark(encoding: str) -> None:
    done = brochure("build", "divers", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stderr.startswith(b"ok read ")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_characters_missing_from_the_encoding_are_replaced(here: Path, encoding: str) -> None:
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


READY = "import brochure.cli.build, brochure.cli.batch, brochure.batch.book, brochure.batch.run, brochure.pdf"
MADE = {
    "build": {"divers.pdf"},
    "book": {"book.pdf"},
    "batch": {"divers.pdf", "potters.pdf", "manifest.json", "brochures.csv"},
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
    preload = READY if is_ready else ""
    runs = moments.runs(
        moments.COMMAND, *command, signal=signal.SIGINT, preload=preload, since="brochure.cli.main", count=12
    )
    undisturbed = next(runs)
    assert undisturbed.code == 0, undisturbed.told
    codes = []
    for ended in runs:
        assert ended.code in (0, 130, -signal.SIGINT), ended.told  # the last while the interpreter ends
        assert "Traceback" not in ended.told
        assert "Exception ignored" not in ended.told
        names = {path.name for path in here.rglob("*") if path.is_file()}
        assert names <= {"divers.yaml", "potters.yaml"} | MADE[command[0]]
        shutil.rmtree(here / "out", ignore_errors=True)
        codes.append(ended.code)
    assert 130 in codes


IN_A_CALLBACK = """\
import signal, sys, weakref
from brochure import cli
import brochure.cli.app

class Anything:
    pass

thing = Anything()
kept = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))

def run(prog_name):
    global thing
    thing = None
    while True:
        pass

brochure.cli.app.app = run
cli.main()
"""


@posix
def test_an_interrupt_that_a_callback_swallows_comes_again() -> None:
    done = subprocess.run([sys.executable, "-c", IN_A_CALLBACK], check=False, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (130, b"")


AT_THE_END = """\
import atexit, signal
from brochure.cli import main
atexit.register(signal.raise_signal, signal.SIGINT)
main()
"""


@posix
@pytest.mark.usefixtures("here")
def test_an_interrupt_while_the_interpreter_ends_has_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", AT_THE_END, "list"], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")
    assert b"divers" in done.stdout


@posix
@pytest.mark.usefixtures("here")
def test_ignored_interrupts_stay_ignored() -> None:
    program = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + AT_THE_END
    done = subprocess.run([sys.executable, "-c", program, "list"], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_that_became_another_error_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def make_class(prog_name: str) -> None:  # noqa: ARG001
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    for name in ("disable", "freeze"):  # only for a process that ends
        monkeypatch.setattr(gc, name, lambda: None)
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr("brochure.cli.app.app", make_class)
    monkeypatch.setattr(cli, "_die_of_interrupts", lambda: None)
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 130


FULL = Path("/dev/full")
full = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")


def into_full(stream: str, *arguments: str) -> tuple[int, bytes]:
    """The exit code and what came through of the other stream, where ``stream`` cannot be written."""
    with FULL.open("wb") as device:
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: device}
        done = subprocess.run([sys.executable, "-m", "brochure", *arguments], check=False, **streams)
    return done.returncode, done.stdout or done.stderr or b""


@full
@pytest.mark.parametrize(
    "command",
    [
        ("list",), ("list", "--json"), ("search", "divers"), ("show", "divers"), ("check",), ("styles",),
        ("schema",), ("--help",), ("--version",), ("build", "divers", "-o", "-"), ("new", "pilots", "-o", "-"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("here")
def test_results_that_cannot_be_printed_are_a_failure(command: tuple[str, ...]) -> None:
    code, complaint = into_full("stdout", *command)
    assert code == 1
    reason = os.strerror(errno.ENOSPC)
    assert complaint.splitlines()[-1].decode() == f"Error: cannot write to standard output: {reason}"


@full
@pytest.mark.parametrize(
    ("command", "written"),
    [
        (("build", "divers", "-o", "z.pdf"), "z.pdf"),
        (("compare", "divers", "potters", "-o", "z.pdf"), "z.pdf"),
        (("book", "divers", "-o", "z.pdf"), "z.pdf"),
        (("new", "pilots", "-o", "z.yaml"), "z.yaml"),
        (("schema", "-o", "z.json"), "z.json"),
        (("batch", "divers", "--out", "z", "--jobs", "1"), os.path.join("z", "divers.pdf")),  # noqa: PTH118
    ],
)
def test_written_file_is_reported_when_its_name_cannot_be_printed(
    here: Path, command: tuple[str, ...], written: str
) -> None:
    code, complaint = into_full("stdout", *command)
    assert code == 1
    assert complaint.decode().splitlines()[-1] == f"Already written: {written}"
    assert (here / written).exists()


@full
def test_progress_that_cannot_be_printed_stops_nothing(here: Path) -> None:
    for command in (("build", "divers", "-o", "z.pdf"), ("batch", "divers", "--out", "z", "--jobs", "1")):
        assert into_full("stderr", *command)[0] == 0
    assert (here / "z.pdf").exists()
    assert into_full("stderr", "build", "nobody")[0] == 2
    assert into_full("stderr", "build")[0] == 2


@posix
@pytest.mark.usefixtures("here")
def test_without_streams() -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        code = subprocess.call(["sh", "-c", f'"$0" -m brochure build divers {closed}', sys.executable])
        assert code == 0


@posix
@pytest.mark.parametrize("command", ["build divers", "new pilots -o x.yaml"])
@pytest.mark.usefixtures("here")
def test_a_current_folder_that_is_gone_is_blamed(command: str) -> None:
    profiles = "BROCHURE_PROFILES=$PWD/profiles"
    script = f'{profiles}; export BROCHURE_PROFILES; mkdir gone; cd gone; rmdir ../gone; "$0" -m brochure {command}'
    done = subprocess.run(["sh", "-c", script, sys.executable], check=False, capture_output=True)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == b"Error: the current folder no longer exists; change to one that does"
