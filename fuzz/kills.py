"""``python -m fuzz.kills``: kills, interrupts or terminates writing commands at random moments, then reruns them.

At any moment, every file is the old or the new one, the figures store is intact, no process is left, Ctrl-C gives exit
code 130 without a traceback, and the next run completes the work.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psutil
from tests.press.making import leaves, made
from tests.sources.ooh.conftest import make_page

from fuzz.frame import Command, Fault, Item, note, parse_options, put, report
from fuzz.profiles import shipped
from fuzz.stores import BAKERS, NEWER
from fuzz.stores import samples as stores

STORE = ("--store", "s.sqlite")
PROFILES = {f"profiles/{sample.name}": sample.data for sample in shipped()}
FIGURES = {"s.sqlite": stores()[0].data, "new.xlsx": NEWER, "profiles/bakers.yaml": BAKERS}
SCENARIOS = (
    Item(PROFILES, (Command(("build", "cooks", "electricians", "-o", "made/")),)),
    Item(PROFILES, (Command(("batch", "--all", "--style", "classic", "--style", "large-print", "--out", "made")),)),
    Item(PROFILES, (Command(("book", "--all", "-o", "made/book.pdf")),)),
    Item({"page.html": make_page()}, (Command(("import", "ooh", "page.html", "--into", "made")),)),
    Item(FIGURES, (Command(("data", "add", "new.xlsx", *STORE)),)),
    Item(FIGURES, (Command(("update", "bakers", "--yes", *STORE)),)),
    Item({"p.pdf": made(leaves(400))}, (Command(("impose", "p.pdf", "--as", "booklet", "-o", "made/o.pdf")),)),
)
SIGNALS = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
PATIENCE = 20.0
"""Seconds within which all processes of a command must end after it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A finished or killed command; ``orphans`` are the names of processes that it left."""

    code: int
    stderr: str
    seconds: float
    orphans: tuple[str, ...] = ()


def run(item: Item, folder: Path, moment: float | None = None, number: int = 0) -> Ended:
    """Run an item's command in ``folder``; after ``moment`` seconds, if it takes so long, send signal ``number``."""
    home = {"HOME": str(folder.parent / "home"), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "brochure", *item.commands[0].arguments]
    start = time.monotonic()
    with tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen(
            command, cwd=folder, env=home, stdout=subprocess.DEVNULL, stderr=stderr, start_new_session=True
        )
        if moment is not None:
            time.sleep(moment)
            if process.poll() is None:
                # A terminal sends Ctrl-C to all processes of a command; kill and TERM are meant for one.
                (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        code = process.wait(600)
        seconds = time.monotonic() - start
        orphans = tuple(_left(process.pid))
        stderr.seek(0)
        return Ended(code, stderr.read().decode("utf-8", "replace"), seconds, orphans)


def _left(session: int) -> Iterator[str]:
    """The processes of a session that do not end by themselves, which are killed."""
    end = time.monotonic() + PATIENCE
    while (found := list(_of_session(session))) and time.monotonic() < end:
        time.sleep(0.2)
    for process in found:
        yield " ".join(process.cmdline()[:5])
        process.kill()


def _of_session(session: int) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        try:
            if os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE:
                yield process
        except (OSError, psutil.Error):
            continue


def files_in(folder: Path) -> dict[str, bytes]:
    """All visible files, by their path within ``folder``."""
    found = (path for path in folder.rglob("*") if path.is_file())
    parts = {path.relative_to(folder): path for path in found}
    return {str(name): path.read_bytes() for name, path in parts.items() if not _is_hidden(name)}


def _is_hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts) or name.name.endswith(("-journal", "-wal", "-shm"))


def faults(item: Item, ended: Ended, folder: Path, new: Mapping[str, bytes], number: int) -> Iterator[Fault]:
    """The faults after a command was ended and before it is rerun."""
    command = item.commands[0]
    name = f"{command.arguments[0]} after {signal.Signals(number).name}"
    here = files_in(folder)
    for path, data in here.items():
        if _changes(path):
            if path.endswith(".sqlite") and not _is_whole(folder / path):
                yield Fault(f"{name}: the store is damaged", command)
        elif data not in (item.files.get(path), new.get(path)):
            yield Fault(f"{name}: neither the old nor the new {Path(path).suffix} file", command)
    if set(item.files) - set(here):
        yield Fault(f"{name}: files are lost", command)
    if ended.orphans:
        yield Fault(f"{name}: processes are left: {ended.orphans[0]}", command)
    if "Traceback" in ended.stderr and "/brochure/" in ended.stderr:
        yield Fault(f"{name}: traceback", command)
    if number == signal.SIGINT and ended.code not in (0, 130, -signal.SIGINT) and not _is_before_us(ended.stderr):
        yield Fault(f"{name}: exit code {ended.code}", command)


def _is_before_us(stderr: str) -> bool:
    """Whether Python itself was interrupted while it started, before any line of the program."""
    return ("KeyboardInterrupt" in stderr or "runpy" in stderr) and "/brochure/" not in stderr


def _changes(path: str) -> bool:
    """Whether a file differs from run to run, because it has a date or describes the run."""
    return path.endswith((".sqlite", "manifest.json", ".csv"))


def _is_whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        try:
            return list(connection.execute("PRAGMA integrity_check")) == [("ok",)]
        except sqlite3.Error:
            return False


def again(item: Item, folder: Path, new: Mapping[str, bytes]) -> Iterator[Fault]:
    """The faults after the command was rerun."""
    command = item.commands[0]
    ended = run(item, folder)
    here = files_in(folder)
    if ended.code != 0:
        yield Fault(f"{command.arguments[0]}: exit code {ended.code} when run again", command)
    missing, extra = sorted(set(new) - set(here)), sorted(set(here) - set(new))
    other = [path for path, data in new.items() if here.get(path, data) != data and not _changes(path)]
    for what, paths in (("missing", missing), ("too many", extra), ("different", other)):
        if paths:
            yield Fault(f"{command.arguments[0]}: a file is {what} when run again: {paths[0]}", command)


def main() -> None:
    """Run this fuzzer as a command."""
    assert __doc__
    options = parse_options("kills", __doc__, 100)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fuzz-kills-") as temporary:
        whole: dict[int, tuple[Ended, dict[str, bytes]]] = {}
        for number in options.numbers:
            chance = random.Random(f"kills {options.seed} {number}")
            index = number % len(SCENARIOS)
            item, folder = SCENARIOS[index], Path(temporary, str(number))
            if index not in whole:
                put(item.files, Path(temporary, f"whole{index}"))
                whole[index] = run(item, Path(temporary, f"whole{index}")), files_in(Path(temporary, f"whole{index}"))
            put(item.files, folder)
            which = chance.choice(SIGNALS)
            undisturbed, new = whole[index]
            ended = run(item, folder, chance.uniform(0, 1.1 * undisturbed.seconds), which)
            for fault in (*faults(item, ended, folder, new, which), *again(item, folder, new)):
                note(options, "kills", item, number, fault)
    report("kills", options, time.monotonic() - start)


if __name__ == "__main__":
    main()
