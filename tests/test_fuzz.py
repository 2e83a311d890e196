"""The fuzzers, which CI does not run, still work; and the frame sees what must not happen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

frame = pytest.importorskip("fuzz.frame", reason="fuzzers need a system that can fork")

GOOD = frame.Outcome(frame.Command(("build", "x")), 0, 1.0, 50_000_000, "out/x.pdf\n", "")
TRACEBACK = """Traceback (most recent call last):
  File "/lib/python/site-packages/click/core.py", line 1, in main
  File "/src/brochure/compose/pay.py", line 7, in pay
    raise KeyError
KeyError: 'x'
"""

MAKES_ITEMS = """
import hashlib, importlib, random, sys, time
count, ahead, localtime = int(sys.argv[2]), int(sys.argv[3]), time.localtime
# Archives note the time of this run, but not that of a file that was given an old one.
time.localtime = lambda seconds: localtime(seconds + ahead if seconds > 1e9 else seconds)
fuzzer = importlib.import_module("fuzz." + sys.argv[1]).FUZZER
samples = fuzzer.samples()
for seed in range(count):
    item = fuzzer.make(random.Random(seed), samples)
    print(hashlib.sha256(repr((sorted(item.files.items()), item.commands)).encode()).hexdigest())
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "count"), [("pages", 6), ("pdfs", 3), ("pictures", 5), ("profiles", 10), ("stores", 5), ("workbooks", 4)]
)
def test_seed_makes_the_same_item_in_every_process_and_at_any_time(name: str, count: int) -> None:
    first, second = _digests(name, count, hash_seed="1", ahead=0), _digests(name, count, hash_seed="2", ahead=1_000_000)
    assert first == second
    assert len(set(first)) > 1


def _digests(name: str, count: int, *, hash_seed: str, ahead: int) -> list[str]:
    """Digests of the items that a process makes with this hash seed and with its clock ``ahead`` by seconds."""
    made = subprocess.run(
        [sys.executable, "-c", MAKES_ITEMS, name, str(count), str(ahead)],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout.split()


def test_nothing_is_said_of_a_good_run() -> None:
    assert list(frame.faults_of(GOOD)) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"code": 70, "stderr": TRACEBACK}, "build: traceback: KeyError brochure/compose/pay.py:7"),
        ({"code": 1, "stderr": TRACEBACK}, "build: traceback: KeyError brochure/compose/pay.py:7"),
        ({"cpu": 9.0}, "build: takes longer than 5 s"),
        ({"code": -signal.SIGALRM}, "build: takes longer than 5 s"),
        ({"code": -signal.SIGSEGV}, "build: killed by SIGSEGV"),
        ({"memory": 600_000_000}, "build: takes more than 500 MB"),
        ({"code": 3, "stderr": "why"}, "build: exit code 3"),
        ({"code": 2, "stdout": ""}, "build: exit code 2 without a word"),
        ({"stderr": "\x1b[31m"}, "build: U+001B on stderr"),
        ({"stdout": "a\u202eb"}, "build: U+202E on stdout"),
    ],
)
def test_faults_are_seen(change: dict[str, object], kind: str) -> None:
    assert [fault.kind for fault in frame.faults_of(replace(GOOD, **change))] == [kind]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # pytest-xdist has a thread; the fuzzers have none
def test_a_command_runs_in_its_folder_and_leaves_this_process_alone(tmp_path: Path) -> None:
    folder = tmp_path / "item"
    frame.put({"a/p.yaml": b"slug: [", "b.txt": b""}, folder)
    outcome = frame.run(frame.Command(("check", "a/p.yaml")), folder)
    assert outcome.code == 1
    assert "a/p.yaml:1:8" in outcome.stdout + outcome.stderr
    assert outcome.memory > 1_000_000
    assert Path.cwd() != folder
