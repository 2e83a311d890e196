"""Engines in processes of their own, so that none runs on another's heap, caches or garbage.

The caller asks for one brochure at a time; the engine's process times it and answers. Everything that a program
that stays up does once (imports, fonts, style sheets) is done before, and so is making a peer's source.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Self

from peers import load_peer
from pypdf import PdfReader

import brochure
from brochure.api import load_style
from brochure.compose import compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

OURS = "brochure"


@dataclass(frozen=True, slots=True)
class Timing:
    """One brochure made: seconds by the clock and of all cores, bytes of the file, pages (0: not counted)."""

    wall: float
    cpu: float
    size: int
    pages: int


class Engine:
    """A process that renders the profiles of ``paths`` when asked. ``label`` is its name with its version."""

    def __init__(self, name: str, paths: Sequence[Path], style: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.name = name
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, name, list(paths), style), daemon=True)
        self._process.start()
        theirs.close()
        self.label: str = self._connection.recv()

    def render(self, index: int, *, count_pages: bool = False) -> Timing:
        """Render the profile at ``index``."""
        self._connection.send((index, count_pages))
        timing: Timing = self._connection.recv()
        return timing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()
        self._process.join()


def serve(connection: Connection, name: str, paths: list[Path], style: str) -> None:
    """The engine's process: make ready, say who it is, then render what is asked for until the caller hangs up."""
    label, jobs = prepare(name, paths, style)
    connection.send(label)
    while True:
        try:
            index, count_pages = connection.recv()
        except EOFError:
            return
        connection.send(timed(jobs[index], count_pages=count_pages))


def timed(job: Callable[[], bytes], *, count_pages: bool) -> Timing:
    wall, cpu = perf_counter(), process_time()
    data = job()
    wall, cpu = perf_counter() - wall, process_time() - cpu
    return Timing(wall, cpu, len(data), page_count(data) if count_pages else 0)


def page_count(data: bytes) -> int:
    return len(PdfReader(BytesIO(data)).pages)


def prepare(name: str, paths: list[Path], style_name: str) -> tuple[str, Sequence[Callable[[], bytes]]]:
    """The engine's label and what renders each profile."""
    profiles = [brochure.load(path) for path in paths]
    style = load_style(style_name)
    if name == OURS:
        ours = [partial(brochure.render, profile, style=style) for profile in profiles]
        return f"brochure {brochure.__version__}", ours
    peer = load_peer(name, style, Path(brochure.__file__).parent / "fonts")
    sources = [peer.prepare(compose(profile, style)) for profile in profiles]
    return f"{peer.name} {peer.version}", [partial(peer.render, source) for source in sources]
