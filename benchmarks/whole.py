"""Times whole commands from outside, with the memory of all their processes, and Typst with the same work.

Typst's processes are ready (fonts found, one document compiled) before the clock starts, and its sources are made
before, too; ours start from nothing but the YAML files.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, cast

import psutil
from measures import installed
from peers import load_peer

import brochure
from brochure.compose import compose
from brochure.profile.load import load_file
from brochure.rendering import load_style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

    from peers.typst_peer import TypstPeer

LOOKS = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """``seconds`` from start to end; ``largest`` is the peak resident set of the largest process, in MB (10^6)."""

    seconds: float
    largest: float


def run_brochure(*arguments: str, bytecode: Path) -> Run:
    """Run the command as a process. It must succeed. ``bytecode``: see :func:`measures.installed`."""
    command = [sys.executable, "-m", "brochure", *arguments]
    start = perf_counter()
    with subprocess.Popen(
        command, env=installed(bytecode), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        largest = 0.0
        while process.poll() is None:
            largest = max(largest, *memory(process.pid))
            sleep(LOOKS)
        seconds = perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return Run(seconds, largest)


def memory(pid: int) -> Iterator[float]:
    """The resident sets of a process and its descendants, in MB; 0 first, so that the list is never empty."""
    yield 0.0
    try:
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            yield process.memory_info().rss / 1e6
    except psutil.Error:  # one ended while we looked
        return


class Typst:
    """Persistent compilers, one per process; each makes its share of the documents and writes the files."""

    def __init__(self, paths: Sequence[Path], processes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._count = len(paths)
        self._workers = []
        for number in range(processes):
            connection, theirs = context.Pipe()
            worker = context.Process(target=serve, args=(theirs, list(paths[number::processes])), daemon=True)
            worker.start()
            self._workers.append((connection, worker))
        for connection, _ in self._workers:
            connection.recv()

    def rate(self, folder: Path) -> float:
        """Documents per second, from the start until the slowest process is done."""
        folder.mkdir(exist_ok=True)
        start = perf_counter()
        for connection, _ in self._workers:
            connection.send(folder)
        for connection, _ in self._workers:
            connection.recv()
        return self._count / (perf_counter() - start)

    def close(self) -> None:
        for connection, worker in self._workers:
            connection.close()
            worker.join()


def typst() -> TypstPeer:
    return cast("TypstPeer", load_peer("typst", load_style(), Path(brochure.__file__).parent / "fonts"))


def serve(connection: Connection, paths: Sequence[Path]) -> None:
    """A worker: prepares all sources, compiles one to warm up, then all of them as often as requested."""
    peer, style = typst(), load_style()
    sources = {path.stem: peer.prepare(compose(load_file(path).profile, style)) for path in paths}
    peer.render(next(iter(sources.values())))
    connection.send("ready")
    while True:
        try:
            folder = connection.recv()
        except EOFError:
            return
        for name, source in sources.items():
            (folder / f"{name}.pdf").write_bytes(peer.render(source))
        connection.send("done")


def typst_book(paths: Sequence[Path]) -> Run:
    """One merged document by one process; its peak less what making the source had taken is not known: all counts."""
    context = multiprocessing.get_context("spawn")
    connection, theirs = context.Pipe()
    worker = context.Process(target=serve_book, args=(theirs, list(paths)), daemon=True)
    worker.start()
    connection.recv()
    start = perf_counter()
    connection.send("go")
    largest = 0.0
    while not connection.poll(LOOKS):
        largest = max(largest, *memory(worker.pid or 0))
    seconds = perf_counter() - start
    connection.recv()
    worker.join()
    return Run(seconds, largest)


def serve_book(connection: Connection, paths: Sequence[Path]) -> None:
    peer, style = typst(), load_style()
    source = peer.prepare_book("Occupations", [compose(load_file(path).profile, style) for path in paths])
    connection.send("ready")
    connection.recv()
    data = peer.render(source)
    connection.send(len(data))
