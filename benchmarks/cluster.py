"""Measures how fast a cluster builds brochures with local pay, compared with local processes, and where it saturates.

    python benchmarks/cluster.py [--profiles N] [--areas N] [--rounds R] [--json]

Starts schedulers and workers on the loopback. Three parts: whole batches by 1 and 2 local processes and by clusters of
1 and 2 workers, in turns; the cost of a parcel and of a single task to scheduler and client when nothing is built; and
from these a projection for 832 occupations × 600 areas. How to read it: docs/cluster.md. Needs the extra [cluster].
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

try:
    import brochure
except ImportError:  # a checkout that is not installed
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
    import brochure

import psutil
from corpus import write_corpus
from figures import OCCUPATIONS, soc, write_workbook
from report import table

from brochure.batch.build import Outcome, Setting
from brochure.batch.cluster import TARGET_SECONDS, ClusterPool, connected
from brochure.batch.fair import Asked
from brochure.batch.plan import Plan
from brochure.batch.run import run
from brochure.batch.select import select_areas
from brochure.batch.target import Folder
from brochure.rendering import load_style
from brochure.sources.local_pay import LocalAreas
from brochure.sources.store.adding import add

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIRST_AREA = 55  # the first metropolitan area of the made workbook
AREAS = 600
GRID = 832 * AREAS
CORES = (1, 16, 256)
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(brochure.__file__).parent.parent)}


@dataclass(frozen=True, slots=True)
class Rate:
    """Medians. ``rate`` is brochures per second after startup, ``start`` the seconds of startup and shutdown."""

    name: str
    workers: int
    rate: float
    start: float


@dataclass(frozen=True, slots=True)
class Costs:
    """Core milliseconds for one parcel, and for one task in a full parcel; mean bytes of a file."""

    parcels_a_second: float
    scheduler_parcel_ms: float
    client_parcel_ms: float
    client_task_ms: float
    file_bytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profiles", type=int, default=40, metavar="N", help="made profiles (default: 40)")
    parser.add_argument("--areas", type=int, default=12, metavar="N", help="areas of each (default: 12)")
    parser.add_argument("--rounds", type=int, default=3, metavar="R", help="batches of each kind (default: 3)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, ExitStack() as stack:
        room = Path(folder)
        profiles, store, areas = prepare(room, options.profiles, options.areas)
        clusters = {workers: stack.enter_context(cluster(room, workers)) for workers in (1, 2)}
        batch = ["--all", "--profiles", str(profiles), "--store", str(store)]
        batch += [part for area in areas for part in ("--area", area)]
        rates, size = measure_rates(batch, room, clusters, options.rounds)
        costs = measure_costs(sorted(profiles.glob("*.yaml")), store, areas, room, clusters[2], size)
    if options.json:
        print(json.dumps({"rates": list(map(asdict, rates)), "costs": asdict(costs)}, indent=2))
    else:
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {options.profiles * options.areas} brochures")
        print("", rates_table(rates), costs_table(costs), projection(rates, costs), sep="\n\n")


def prepare(room: Path, count: int, areas: int) -> tuple[Path, Path, list[str]]:
    """Make profiles, a store with wages of their occupations, and codes of areas."""
    for number, path in enumerate(write_corpus(room / "profiles", count)):
        text = re.sub(r"(?m)^soc:\n(- .*\n)+", "", path.read_text(encoding="utf-8"))
        path.write_text(f"{text}soc: ['{soc(number % OCCUPATIONS)}']\n", encoding="utf-8")
    write_workbook(room / "wages.xlsx", OCCUPATIONS * (FIRST_AREA + areas))
    add(room / "figures.sqlite", room / "wages.xlsx")
    return room / "profiles", room / "figures.sqlite", [str(10000 + FIRST_AREA + number) for number in range(areas)]


@contextmanager
def cluster(room: Path, workers: int) -> Iterator[tuple[str, psutil.Process]]:
    """A scheduler with ``workers`` single-threaded processes; gives its address and its process."""
    said = room / f"scheduler-{workers}.json"
    with ExitStack() as stack:
        common = ("--no-dashboard", "--scheduler-file", str(said))
        scheduler = stack.enter_context(process("scheduler", "--host", "127.0.0.1", "--port", "0", *common))
        while not (said.exists() and said.read_bytes().endswith(b"}")):
            time.sleep(0.1)
        stack.enter_context(
            process("worker", "--nworkers", str(workers), "--nthreads", "1", "--local-directory", str(room), *common)
        )
        address = json.loads(said.read_text(encoding="utf-8"))["address"]
        with connected(address) as client:
            client.wait_for_workers(workers)
        yield address, psutil.Process(scheduler.pid)


@contextmanager
def process(what: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=quiet, stderr=quiet) as started:
        try:
            yield started
        finally:
            started.terminate()


# Whole batches


def measure_rates(
    batch: Sequence[str], room: Path, clusters: dict[int, tuple[str, psutil.Process]], rounds: int
) -> tuple[list[Rate], float]:
    """Rounds of all kinds in turn, each into an empty folder, and the mean size of a file in bytes."""
    kinds: dict[tuple[str, int], tuple[str, ...]]
    kinds = {(f"{n} local process{'es'[: 2 * (n > 1)]}", n): ("--jobs", str(n)) for n in (1, 2)}
    for n, (address, _) in clusters.items():
        kinds[f"cluster, {n} worker{'s'[: n > 1]}", n] = ("--executor", "dask", "--scheduler", address)
    found: dict[tuple[str, int], list[tuple[float, float]]] = {kind: [] for kind in kinds}
    size = 0.0
    for done in range(rounds + 1):
        for kind, options in kinds.items():
            shutil.rmtree(room / "out", ignore_errors=True)
            start = time.perf_counter()
            command = [sys.executable, "-m", "brochure", "batch", *batch, "--out", str(room / "out"), "-q", *options]
            subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
            whole = time.perf_counter() - start
            manifest = json.loads((room / "out" / "manifest.json").read_text(encoding="utf-8"))
            sizes = [item["bytes"] for item in manifest["items"]]
            size = sum(sizes) / len(sizes)
            seconds = manifest["summary"]["seconds"]
            if done:  # the first round warms up
                found[kind].append((len(sizes) / seconds, whole - seconds))
        print(f"round {done} of {rounds}", file=sys.stderr)
    rates = [
        Rate(name, n, median(rate for rate, _ in runs), median(start for _, start in runs))
        for (name, n), runs in found.items()
    ]
    return rates, size


# What a parcel and a task cost when nothing is built


def idle(_job: bytes, parcel: bytes) -> list[Outcome]:
    """Runs on a worker: builds nothing at once, so that parcels grow to their maximum."""
    return [Outcome(task, 1e-9, pages=5, size=60_000, sha256="0" * 64) for task in pickle.loads(parcel).tasks]


def idle_alone(_job: bytes, parcel: bytes) -> list[Outcome]:
    """Runs on a worker: builds nothing but reports a long time, so that each parcel has one task."""
    return [Outcome(task, 1e9, pages=5, size=60_000, sha256="0" * 64) for task in pickle.loads(parcel).tasks]


def measure_costs(
    paths: Sequence[Path], store: Path, areas: Sequence[str], room: Path, at: tuple[str, psutil.Process], size: float
) -> Costs:
    address, scheduler = at
    few = select_areas(tuple(map(Asked, areas)), store)
    assert few is not None
    few.close()
    repeated = zip((f"{title} {number}" for number in range(AREAS) for title in few.areas), cycle(few.areas.values()))
    local = LocalAreas(few.path, dict(islice(repeated, AREAS)), few.digest)
    with connected(address) as client:

        def cost(work: object, profiles: int) -> tuple[float, float, float]:
            """Seconds per task: elapsed, CPU of the client, CPU of the scheduler."""
            target, plan = Folder(room / "nothing"), Plan(tuple(paths[:profiles]), (load_style(),), local)
            before, start, own = sum(scheduler.cpu_times()[:2]), time.perf_counter(), time.process_time()

            def pool(setting: Setting) -> ClusterPool:
                return ClusterPool(client, setting, work)  # type: ignore[arg-type]

            run(plan, target, pool, lambda _: None, force=True)
            took, own = time.perf_counter() - start, time.process_time() - own
            theirs = sum(scheduler.cpu_times()[:2]) - before
            return took / len(plan), own / len(plan), theirs / len(plan)

        cost(idle_alone, 1)  # workers import what they need
        alone = cost(idle_alone, 2)
        together = cost(idle, 10)
    return Costs(1 / alone[0], alone[2] * 1e3, alone[1] * 1e3, together[1] * 1e3, size)


# Tables


def rates_table(rates: Sequence[Rate]) -> str:
    one = rates[0].rate
    rows = [(rate.name, f"{rate.rate:.1f}", f"{rate.rate / one:.2f}", f"{rate.start:.2f}") for rate in rates]
    return table(("batch", "a second", "to 1 process", "start and end, s"), rows)


def costs_table(costs: Costs) -> str:
    rows = [
        ("parcels of one task, nothing built, a second", f"{costs.parcels_a_second:.0f}"),
        ("scheduler, ms of its core for a parcel", f"{costs.scheduler_parcel_ms:.2f}"),
        ("client, ms of its core for a parcel of one task", f"{costs.client_parcel_ms:.2f}"),
        ("client, ms of its core for a task in a full parcel", f"{costs.client_task_ms:.3f}"),
        ("file, mean KB", f"{costs.file_bytes / 1e3:.1f}"),
    ]
    return table(("cost", ""), rows)


def projection(rates: Sequence[Rate], costs: Costs) -> str:
    """The grid of occupations and areas: workers alone, and the load of client and scheduler."""
    rate = next(found.rate for found in rates if found.name == "cluster, 1 worker")
    rows = []
    for cores in CORES:
        building = GRID / rate / cores
        parcels = GRID / rate / TARGET_SECONDS
        client = (GRID * costs.client_task_ms + parcels * costs.client_parcel_ms) / 1e3
        scheduler = parcels * costs.scheduler_parcel_ms / 1e3
        rows.append(
            (
                f"{cores} core{'s'[: cores > 1]}",
                clock(building), clock(client), clock(scheduler), clock(max(building, client, scheduler)),
                f"{parcels / max(building, client, scheduler):.1f}",
            )
        )  # fmt: skip
    head = (
        f"{GRID:,} brochures, {GRID * costs.file_bytes / 1e9:.0f} GB",
        "workers",
        "client",
        "scheduler",
        "projected",
    )
    return table((*head, "parcels a second"), rows)


def clock(seconds: float) -> str:
    return f"{seconds / 3600:.1f} h" if seconds >= 3600 else f"{seconds / 60:.1f} min"


if __name__ == "__main__":
    main()
