"""Shared by all fuzzers: items made from a seed, each run in its own folder and processes, and what a fault is.

A fuzzer makes :class:`Item` objects: files, and commands to run beside them. The frame forks a process for each command
from one that has imported everything already, so that an item takes milliseconds, and measures it. It needs a system
that can fork: Linux, macOS.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import os
import random
import re
import resource
import shlex
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import NamedTuple

CPU_SECONDS = 5
"""Seconds of CPU time that one command may take; elapsed time would raise false alarms on a busy machine."""
WALL_SECONDS = 120
"""Seconds after which a waiting command is stopped."""
MEMORY = 500_000_000
"""Maximum memory of one command in bytes."""
ADDRESS_SPACE = 4_000_000_000
"""Bytes after which allocation fails, so that a fault does not exhaust the machine."""
CRASHED = 70
"""Exit code of a command that raised; no command uses it."""

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that must not reach a terminal: controls, and those that change the direction of text."""


@dataclass(frozen=True, slots=True)
class Command:
    """``brochure ARGUMENTS…`` and its valid exit codes."""

    arguments: tuple[str, ...]
    codes: frozenset[int] = frozenset({0, 1, 2})


@dataclass(frozen=True, slots=True)
class Item:
    """Files by path within the item's folder, and the commands to run there, in order."""

    files: Mapping[str, bytes]
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit code, or minus the number of the signal; seconds, bytes and text."""

    command: Command
    code: int
    cpu: float
    memory: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not happen. Faults of one ``kind`` are counted together."""

    kind: str
    command: Command


class Sample(NamedTuple):
    """A file to change; ``name`` without a folder."""

    name: str
    data: bytes


Inspection = Callable[[Path, Sequence[Outcome]], Iterator[Fault]]


def no_more_faults(folder: Path, outcomes: Sequence[Outcome]) -> Iterator[Fault]:  # noqa: ARG001
    """Report no further faults."""
    yield from ()


@dataclass(frozen=True, slots=True)
class Fuzzer:
    """``make`` makes an item of a generator of random numbers and of ``samples``; ``inspect`` looks at what the
    commands left. ``warm_up`` is run once, in the process from which the others are forked.
    """

    name: str
    description: str
    samples: Callable[[], Sequence[Sample]]
    make: Callable[[random.Random, Sequence[Sample]], Item]
    inspect: Inspection = no_more_faults
    warm_up: Item = Item({}, ())


@dataclass(slots=True)
class _Found:
    """The faults of one kind."""

    first: Path
    count: int = 1


@dataclass(frozen=True, slots=True)
class Options:
    """The options, and the kinds of faults found so far."""

    seed: int
    numbers: range
    keep: Path
    samples: Path | None
    found: dict[str, _Found] = field(default_factory=dict)


def main(fuzzer: Fuzzer, count: int) -> None:
    """Run ``fuzzer`` as a command, on ``count`` items unless told otherwise. Exits with 1 if anything was found."""
    options = parse_options(fuzzer.name, fuzzer.description, count)
    samples = read_samples(options.samples) if options.samples else fuzzer.samples()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"fuzz-{fuzzer.name}-") as temporary:
        _warm_up(fuzzer.warm_up, Path(temporary))
        for number in options.numbers:
            folder = Path(temporary, "item")
            item = fuzzer.make(random.Random(f"{fuzzer.name} {options.seed} {number}"), samples)
            for fault in _faults(fuzzer, item, folder):
                note(options, fuzzer.name, item, number, fault)
            shutil.rmtree(folder)
    report(fuzzer.name, options, time.monotonic() - start)


def read_samples(folder: Path) -> tuple[Sample, ...]:
    """The files directly in ``folder``."""
    return tuple(Sample(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file())


def parse_options(name: str, description: str, count: int) -> Options:
    """The arguments of ``python -m fuzz.NAME``."""
    parser = argparse.ArgumentParser(prog=f"python -m fuzz.{name}", description=description)
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other items (default: 1)")
    parser.add_argument("--count", type=int, default=count, help=f"how many items (default: {count:,})")
    parser.add_argument("--start", type=int, default=0, help="number of the first item, to repeat one or to share work")
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"), help="folder for what fails (default: out/fuzz)")
    parser.add_argument("--samples", type=Path, metavar="DIR", help="change the files in DIR, not the built-in ones")
    given = parser.parse_args()
    return Options(given.seed, range(given.start, given.start + given.count), given.keep, given.samples)


def note(options: Options, name: str, item: Item, number: int, fault: Fault) -> None:
    """Count a fault; keep the files and commands of the first of its kind."""
    if fault.kind in options.found:
        options.found[fault.kind].count += 1
        return
    kept = options.keep / f"{name}-{options.seed}-{number}"
    put(item.files, kept)
    lines = [f"brochure {shlex.join(command.arguments)}" for command in item.commands]
    lines.insert(0, f"# {fault.kind}\n# of: brochure {shlex.join(fault.command.arguments)}")
    Path(kept, "cmd.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    options.found[fault.kind] = _Found(kept)
    print(f"{fault.kind}\n    {kept}", flush=True)


def report(name: str, options: Options, seconds: float) -> None:
    """Print the faults, and exit with 1 if there are any."""
    total = sum(found.count for found in options.found.values())
    print(
        f"fuzz.{name}: seed {options.seed}, {len(options.numbers):,} items in {seconds:.0f} s: "
        f"{total:,} faults of {len(options.found)} kinds"
    )
    for kind, found in sorted(options.found.items(), key=lambda pair: -pair[1].count):
        print(f"{found.count:6,}  {kind}\n        {found.first}")
    sys.exit(1 if options.found else 0)


def _warm_up(item: Item, temporary: Path) -> None:
    """Run commands in this process, so that forked processes share its imports and caches."""
    from brochure.cli.app import app  # noqa: PLC0415  late, so that --help is quick

    folder = temporary / "warm"
    put(item.files, folder)
    with contextlib.chdir(folder), contextlib.redirect_stdout(StringIO()), contextlib.redirect_stderr(StringIO()):
        for command in item.commands:
            with contextlib.suppress(SystemExit):
                app(command.arguments, prog_name="brochure")


def _faults(fuzzer: Fuzzer, item: Item, folder: Path) -> Iterable[Fault]:
    """The faults of an item, once for each kind."""
    put(item.files, folder)
    outcomes = [run(command, folder) for command in item.commands]
    found = [fault for outcome in outcomes for fault in faults_of(outcome)]
    found += [Fault(f"left behind: {name}", item.commands[-1]) for name in _leftovers(folder)]
    if not found:
        found += fuzzer.inspect(folder, outcomes)
    return {fault.kind: fault for fault in found}.values()


def put(files: Mapping[str, bytes], folder: Path) -> None:
    """Write ``files`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def run(command: Command, folder: Path) -> Outcome:
    """Run one command in ``folder`` in a separate process."""
    said = [folder.parent / name for name in ("stdout", "stderr")]
    child = os.fork()
    if child == 0:
        _become(command, folder, *said)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    stdout, stderr = (path.read_text(encoding="utf-8", errors="replace") for path in said)
    return Outcome(command, code, usage.ru_utime + usage.ru_stime, memory, stdout, stderr)


def _become(command: Command, folder: Path, stdout: Path, stderr: Path) -> None:
    """The body of the process of ``command``; never returns."""
    code = CRASHED
    try:
        for path, number in ((stdout, 1), (stderr, 2)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115  never closed
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        _limit()
        home = str(folder.parent / "home")
        kept = {"PATH", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV"}
        os.environ.update({"HOME": home})
        for name in set(os.environ) - kept - {"HOME"}:
            del os.environ[name]
        os.chdir(folder)
        sys.argv = ["brochure", *command.arguments]
        from brochure.cli import main as brochure  # noqa: PLC0415

        brochure()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001  whatever it is, it is a fault
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _limit() -> None:
    """Set limits for this process; when it exceeds one, its traceback goes to stderr."""
    for number in (signal.SIGXCPU, signal.SIGALRM):
        faulthandler.register(number, file=2, all_threads=False, chain=True)
    # One second more than is allowed: the frame judges by what was measured.
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS + 1, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    signal.alarm(WALL_SECONDS)


def faults_of(outcome: Outcome) -> Iterator[Fault]:
    """The faults that are checked for every command."""
    command = outcome.command
    where = _where(outcome.stderr)
    if outcome.cpu > CPU_SECONDS or outcome.code in (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL):
        yield Fault(f"{command.arguments[0]}: takes longer than {CPU_SECONDS} s{where}", command)
    elif outcome.code < 0:
        yield Fault(f"{command.arguments[0]}: killed by {signal.Signals(-outcome.code).name}{where}", command)
    elif outcome.code == CRASHED or "Traceback (most recent call last)" in outcome.stderr:
        yield Fault(f"{command.arguments[0]}: traceback{where}", command)
    elif outcome.code not in command.codes:
        yield Fault(f"{command.arguments[0]}: exit code {outcome.code}", command)
    if outcome.memory > MEMORY:
        yield Fault(f"{command.arguments[0]}: takes more than {MEMORY // 1_000_000} MB{where}", command)
    if outcome.code in (1, 2) and not (outcome.stderr.strip() or outcome.stdout.strip()):
        yield Fault(f"{command.arguments[0]}: exit code {outcome.code} without a word", command)
    for name in ("stdout", "stderr"):
        if found := CONTROLS.search(getattr(outcome, name)):
            yield Fault(f"{command.arguments[0]}: U+{ord(found[0]):04X} on {name}", command)


def _where(stderr: str) -> str:
    """The innermost line of the program in a traceback, and the exception; they identify the kind."""
    lines = re.findall(r'File "[^"\n]*/(brochure/[^"\n]*)", line (\d+)', stderr)
    if not lines:
        return ""
    # faulthandler names the innermost first, tracebacks last.
    path, line = lines[0] if "most recent call first" in stderr else lines[-1]
    raised = re.findall(r"^(\w[\w.]*(?:Error|Exception|Warning|Interrupt|Exit|Iteration))\b", stderr, re.MULTILINE)
    return f": {raised[-1] if raised else ''} {path}:{line}"


def _leftovers(folder: Path) -> Iterator[str]:
    """Temporary files that a command should have renamed or removed, without the random parts of their names."""
    for path in folder.rglob(".brochure-*"):
        yield re.sub(r"[0-9a-f]{8,}", "…", path.name)
