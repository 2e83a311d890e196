"""Times whole commands from outside, with the memory of all their processes, and Typst with the same work.

Typst's processes are ready (fonts found, one document compiled) before the clock starts, and its sources are made
before, too; ours start from nothing but the YAML files.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter, sleep
from typing import TYPE_CHECKING, cast

import psutil
from measures import installed
from peers import load_peer
from workers import Worker, noted, receive_all, requests

import brochure
from brochure.compose import Material, compose
from brochure.profile.load import load_file
from brochure.rendering import load_style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

    from peers.typst_peer import TypstPeer

LOOKS = 0.05  # seconds between two looks at the memory, which take a millisecond of a core each


@dataclass(frozen=True, slots=True)
class Run:
    """``seconds`` from start to end; ``largest`` is the peak resident set of the largest process, in MB (10^6)."""

    seconds: float
    largest: float


def run_brochure(*arguments: str, bytecode: Path) -> Run:
    """Run the command as a process. It must succeed. ``bytecode``: see :func:`measures.installed`."""
    command = [sys.executable, "-m", "brochure", *arguments]
    with TemporaryFile() as messages:
        start = perf_counter()
        with subprocess.Popen(command, env=installed(bytecode), stdout=subprocess.DEVNULL, stderr=messages) as process:
            largest = 0.0
            while process.poll() is None:
                largest = max(largest, *memory(process.pid))
                sleep(LOOKS)
            seconds = perf_counter() - start
        if process.returncode:
            messages.seek(0)
            told = messages.read().decode(errors="replace").strip()
            raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{told}")
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
        self._count = len(paths)
        self._workers = [Worker("Typst", serve, list(paths[number::processes])) for number in range(processes)]
        receive_all(self._workers)

    def rate(self, folder: Path) -> float:
        """Documents per second, from the start until the slowest process is done."""
        folder.mkdir(exist_ok=True)
        start = perf_counter()
        for worker in self._workers:
            worker.send(folder)
        receive_all(self._workers)
        return self._count / (perf_counter() - start)

    def close(self) -> None:
        for worker in self._workers:
            worker.close()


def typst() -> TypstPeer:
    return cast("TypstPeer", load_peer("typst", load_style(), Path(brochure.__file__).parent / "fonts"))


def serve(connection: Connection, paths: Sequence[Path]) -> None:
    """A worker: prepares all sources, compiles one to warm up, then all of them as often as requested."""
    peer, style = typst(), load_style()
    sources = {path.stem: peer.prepare(compose(Material(load_file(path).profile), style)) for path in paths}

    def render(name: str) -> bytes:
        with noted(f"while it rendered {name}"):
            return peer.render(sources[name])

    for path in paths[:1]:
        render(path.stem)
    connection.send("ready")
    for folder in requests(connection):
        for name in sources:
            (folder / f"{name}.pdf").write_bytes(render(name))
        connection.send("done")


def typst_book(paths: Sequence[Path], target: Path) -> Run:
    """One merged document by one process, which writes it to ``target``.

    Its peak less what making the source had taken is not known: all counts.
    """
    worker = Worker("Typst", serve_book, list(paths))
    worker.receive()
    start = perf_counter()
    worker.send(target)
    largest = 0.0
    while not worker.has_answer(LOOKS):
        largest = max(largest, *memory(worker.pid))
    seconds = perf_counter() - start
    worker.receive()
    worker.close()
    return Run(seconds, largest)


def serve_book(connection: Connection, paths: Sequence[Path]) -> None:
    """A worker: prepares the source of the book and compiles it when requested."""
    peer, style = typst(), load_style()
    source = peer.prepare_book("Occupations", [compose(Material(load_file(path).profile), style) for path in paths])
    connection.send("ready")
    for target in requests(connection):
        with noted(f"while it rendered a book of {len(paths)} occupations"):
            target.write_bytes(peer.render(source))
        connection.send("done")
