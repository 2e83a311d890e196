"""Engines in separate processes, so that none is affected by another's heap, caches or garbage.

The caller requests one brochure at a time; the engine's process times it and answers. One-time work of a long-running
program (imports, fonts, style sheets) is done before, and so is preparing a peer's source.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Self

from peers import load_peer
from pypdf import PdfReader
from workers import Worker, noted, requests

import brochure
from brochure.compose import Material, compose
from brochure.profile.model import Profile
from brochure.rendering import load_style

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

OURS = "brochure"


@dataclass(frozen=True, slots=True)
class Timing:
    """One brochure: elapsed and CPU seconds, bytes of the file, number of pages."""

    wall: float
    cpu: float
    size: int
    pages: int


class Engine:
    """A process that renders profiles on request. ``label`` is the engine's name and version."""

    def __init__(self, name: str, style: str) -> None:
        self.name = name
        self._worker = Worker(name, serve, name, style)
        self.label: str = self._worker.receive()

    def render(self, path: Path) -> Timing:
        """Render the profile at ``path``."""
        self._worker.send(path)
        timing: Timing = self._worker.receive()
        return timing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._worker.close()


def serve(connection: Connection, name: str, style: str) -> None:
    """The engine's process: prepare, send the label, then render until the caller closes the connection."""
    label, prepare = engine(name, style)
    connection.send(label)
    for path in requests(connection):
        with noted(f"while it rendered {path.stem}"):
            timing = timed(prepare(brochure.load(path)))
        connection.send(timing)


def timed(job: Callable[[], bytes]) -> Timing:
    wall, cpu = perf_counter(), process_time()
    data = job()
    wall, cpu = perf_counter() - wall, process_time() - cpu
    return Timing(wall, cpu, len(data), len(PdfReader(BytesIO(data)).pages))


def engine(name: str, style_name: str) -> tuple[str, Callable[[Profile], Callable[[], bytes]]]:
    """The engine's label, and the function that makes a job of a profile."""
    style = load_style(style_name)
    if name == OURS:
        return f"brochure {brochure.__version__}", lambda profile: partial(brochure.render, profile, style=style)
    peer = load_peer(name, style, Path(brochure.__file__).parent / "fonts")
    return f"{peer.name} {peer.version}", lambda profile: partial(
        peer.render, peer.prepare(compose(Material(profile), style))
    )
