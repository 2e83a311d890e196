"""The fuzzers, which CI does not run, still work; and the frame sees what must not happen."""

from __future__ import annotations

import random
import signal
from dataclasses import replace
from importlib import import_module
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


@pytest.mark.parametrize("name", ["pages", "pdfs", "profiles", "stores", "workbooks"])
def test_a_seed_always_makes_the_same_item(name: str) -> None:
    fuzzer = import_module(f"fuzz.{name}").FUZZER
    samples = fuzzer.samples()
    assert samples == fuzzer.samples()
    items = [fuzzer.make(random.Random(seed), samples) for seed in (1, 2, 1)]
    assert items[0] == items[2] != items[1]


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
