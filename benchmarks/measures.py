"""Measurements: rendering compared with peers, startup, file sizes, time of each stage."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from engines import OURS, Engine, Timing

import brochure
from brochure.compose import Material, compose
from brochure.layout import layout
from brochure.pdf import write
from brochure.profile.load import load_file
from brochure.rendering import load_style

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {"typst": 0.42, "weasyprint": 1 / 20}  # our time to theirs, at most
COLD_TARGET = 2.25  # our process to one that only imports the libraries
SIZE_TARGET = 90.0  # KB, of a file of FIVE pages
FIVE = 5
SEED_PROFILE = "health-info-tech"
IMPORTS = "import click, yaml, reportlab.pdfgen.canvas"
COLD_ROUNDS = 15
TIMES, GROWTH_ROUNDS = (1, 3, 6, 12), 5


@dataclass(frozen=True, slots=True)
class Rendering:
    """One engine over all profiles. ``ratio`` is our median to its median, ``spread`` the quartiles pair by pair."""

    engine: str
    label: str
    milliseconds: float
    cpu_milliseconds: float
    pages: float
    ratio: float
    spread: tuple[float, float]
    target: float | None


@dataclass(frozen=True, slots=True)
class ColdStart:
    """Whole processes, median milliseconds."""

    build: float
    imports: float
    python: float
    ratio: float
    target: float = COLD_TARGET


@dataclass(frozen=True, slots=True)
class Sizes:
    """Files of one number of pages by one engine, in KB (1,000 bytes)."""

    engine: str
    pages: int
    files: int
    median_kb: float
    largest_kb: float


@dataclass(frozen=True, slots=True)
class Stage:
    """Median milliseconds of a stage, and its share of the total."""

    name: str
    milliseconds: float
    share: float


@dataclass(frozen=True, slots=True)
class Growth:
    """Laying out a brochure whose text is repeated some times, and the milliseconds of each of its pages."""

    times: int
    pages: int
    milliseconds: float
    per_page: float


@dataclass(frozen=True, slots=True)
class Results:
    profiles: int
    rounds: int
    rendering: list[Rendering]
    cold_start: ColdStart
    sizes: list[Sizes]
    stages: list[Stage]
    growth: list[Growth]


# --- rendering --------------------------------------------------------------------------------------------------


def measure_rendering(
    names: Sequence[str], style: str, warming: Sequence[Path], rounds: Sequence[Sequence[Path]]
) -> tuple[list[Rendering], list[Sizes]]:
    """Every profile of every round with every engine in turn; ``warming`` is rendered first and not counted."""
    with ExitStack() as stack:
        engines = [stack.enter_context(Engine(name, style)) for name in names]
        timings: dict[str, list[Timing]] = {name: [] for name in names}
        for engine in engines:
            for path in warming:
                engine.render(path)
        for done, paths in enumerate(rounds):
            for index, path in enumerate(paths):
                turn = (done + index) % len(engines)
                for engine in engines[turn:] + engines[:turn]:
                    timings[engine.name].append(engine.render(path))
            print(f"round {done + 1} of {len(rounds)}", file=sys.stderr)
    rendering = [summary(engine, timings[engine.name], timings[OURS]) for engine in engines]
    return rendering, [row for name in names for row in file_sizes(name, timings[name])]


def summary(engine: Engine, timings: Sequence[Timing], ours: Sequence[Timing]) -> Rendering:
    pairs = [our.wall / their.wall for our, their in zip(ours, timings, strict=True)]
    low, _, high = quantiles(pairs, n=4)
    wall = median(timing.wall for timing in timings)
    return Rendering(
        engine=engine.name,
        label=engine.label,
        milliseconds=wall * 1e3,
        cpu_milliseconds=median(timing.cpu for timing in timings) * 1e3,
        pages=median(timing.pages for timing in timings),
        ratio=median(timing.wall for timing in ours) / wall,
        spread=(low, high),
        target=TARGETS.get(engine.name),
    )


def file_sizes(name: str, timings: Sequence[Timing]) -> list[Sizes]:
    """By number of pages."""
    by_pages: dict[int, list[float]] = {}
    for timing in timings:
        by_pages.setdefault(timing.pages, []).append(timing.size / 1000)
    return [Sizes(name, pages, len(sizes), median(sizes), max(sizes)) for pages, sizes in sorted(by_pages.items())]


# --- the whole program ------------------------------------------------------------------------------------------


def measure_cold_start(rounds: int = COLD_ROUNDS) -> ColdStart:
    """``brochure build`` of one profile as a process, compared with a process that only imports its libraries."""
    with TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "brochure", "build", SEED_PROFILE, "-o", str(Path(folder) / "out.pdf")]
        commands = {"build": build, "imports": [sys.executable, "-c", IMPORTS], "python": [sys.executable, "-c", ""]}
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for done in range(rounds + 1):
            for name, command in commands.items():
                elapsed = run_process(command, bytecode=Path(folder))
                if done:  # the first one compiles modules and fills the caches of the disk
                    seconds[name].append(elapsed)
    medians = {name: median(values) * 1e3 for name, values in seconds.items()}
    return ColdStart(**medians, ratio=medians["build"] / medians["imports"])


def run_process(command: Sequence[str], bytecode: Path) -> float:
    """Seconds that ``command`` takes."""
    start = perf_counter()
    subprocess.run(command, cwd=ROOT, env=installed(bytecode), check=True, capture_output=True)
    return perf_counter() - start


def installed(bytecode: Path) -> dict[str, str]:
    """An environment in which modules are compiled once, to ``bytecode``, like those of an installed program."""
    environment = os.environ | {
        "PYTHONPATH": str(Path(brochure.__file__).parent.parent),
        "PYTHONPYCACHEPREFIX": str(bytecode),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


# --- stages -----------------------------------------------------------------------------------------------------


def measure_stages(style_name: str, warming: Sequence[Path], rounds: Sequence[Sequence[Path]]) -> list[Stage]:
    """Load, compose, lay out and write each profile in this process."""
    style = load_style(style_name)
    seconds: dict[str, list[float]] = {"load": [], "compose": [], "layout": [], "pdf": []}
    for paths in (warming, *rounds):
        for path in paths:
            marks = [perf_counter()]
            profile = load_file(path).profile
            marks.append(perf_counter())
            document = compose(Material(profile), style)
            marks.append(perf_counter())
            pages = layout(document, style)
            marks.append(perf_counter())
            write(pages)
            marks.append(perf_counter())
            if paths is not warming:
                for values, before, after in zip(seconds.values(), marks, marks[1:], strict=False):
                    values.append(after - before)
    medians = {name: median(values) * 1e3 for name, values in seconds.items()}
    return [Stage(name, value, value / sum(medians.values())) for name, value in medians.items()]


# --- growth -----------------------------------------------------------------------------------------------------


def measure_growth(style_name: str) -> list[Growth]:
    """Lay out the seed profile with each section's blocks repeated: the time must grow with the pages."""
    style = load_style(style_name)
    profile = load_file(ROOT / "profiles" / f"{SEED_PROFILE}.yaml").profile
    document = compose(Material(profile), style)
    longer = {
        times: document._replace(
            sections=tuple([section._replace(blocks=section.blocks * times) for section in document.sections])
        )
        for times in TIMES
    }
    best = dict.fromkeys(TIMES, math.inf)
    counts = dict.fromkeys(TIMES, 0)
    for _ in range(GROWTH_ROUNDS):
        for times, repeated in longer.items():
            start = perf_counter()
            counts[times] = len(layout(repeated, style).pages)
            best[times] = min(best[times], perf_counter() - start)
    return [Growth(times, counts[times], best[times] * 1e3, best[times] * 1e3 / counts[times]) for times in TIMES]
