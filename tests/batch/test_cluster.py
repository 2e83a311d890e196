"""Batches on a real scheduler and two worker processes on the loopback."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests import workbooks
from tests.batch import on_worker
from tests.batch.conftest import BROKEN
from tests.batch.test_pool import needs_sigkill, outcomes, tasks
from tests.batch.test_run import Inline, without_times
from tests.waiting import PATIENCE, until
from tests.workbooks import PROVO, UTAH

from brochure.batch import cluster
from brochure.batch.build import Setting, Task
from brochure.batch.cluster import KILLED, ClusterError, ClusterPool, connected
from brochure.batch.fair import Asked
from brochure.batch.manifest import MANIFEST
from brochure.batch.plan import Plan
from brochure.batch.pool import WorkersError
from brochure.batch.remote import Remote
from brochure.batch.run import run
from brochure.batch.select import select_areas
from brochure.batch.target import Folder, Target
from brochure.rendering import load_style
from brochure.sources.store.adding import add

pytest.importorskip("distributed", reason="needs the extra: pip install 'brochure[cluster]'")
pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GATED = """
import sys
from functools import partial
from brochure.batch import cluster
from brochure.cli import main
from tests.batch import on_worker
work = partial(on_worker.gated, sys.argv.pop(1))
cluster.ClusterPool.__init__.__defaults__ = (work,)
main()
"""
"""The command, but that workers build only so many items as the file says that is its first argument."""
STYLES = (load_style("classic"), load_style("large-print"))


@contextmanager
def started(what: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A scheduler or a worker, in a process of its own, and a folder where none of the test's files are."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),  # for what tests have workers do
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "false",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *arguments],
        cwd=os.path.sep,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a scheduler without workers, and its process."""
    said = folder / "scheduler.json"
    with started("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(said)) as process:
        until(lambda: said.exists() and said.read_bytes().endswith(b"}"))
        yield json.loads(said.read_text(encoding="utf-8"))["address"], process


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Schedulers and workers may take their time, as on a busy machine."""
    monkeypatch.setattr(cluster, "CONNECT_TIMEOUT", PATIENCE)
    monkeypatch.setattr(cluster, "WORKERS_TIMEOUT", PATIENCE)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The scheduler of two workers."""
    folder = tmp_path_factory.mktemp("cluster")
    with (
        scheduler(folder) as (address, _),
        started("worker", address, "--nworkers", "2", "--nthreads", "1", "--local-directory", str(folder)),
    ):
        yield address


@pytest.fixture
def client(address: str) -> Iterator[Any]:
    with connected(address) as client:
        until(lambda: len(alive(client)) == 2)  # those that another test killed have come back
        yield client


def alive(client: Any) -> list[int]:
    """The processes of the workers that answer."""
    answers = client.run(os.getpid, on_error="return").values()
    return [pid for pid in answers if isinstance(pid, int)]


@pytest.fixture
def setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setting:
    """What workers are told in whose stead tests work; in the working folder :func:`sent` puts profiles."""
    monkeypatch.chdir(tmp_path)
    target = Folder(tmp_path / "shared")
    target.prepare()
    return Setting(target, {"classic": STYLES[0]}, None)


def sent(*names: str) -> Iterator[Task]:
    """Tasks whose profiles can be read, though there is nothing in them."""
    for name in names:
        Path(f"{name}.yaml").touch()
    return tasks(*names)


def manifest(target: Target) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(target.read(MANIFEST))
    return found


@pytest.fixture
def plan(library: Path, tmp_path: Path) -> Plan:
    """Twelve brochures for areas, one profile that is broken and one that is gone."""
    store = tmp_path / "figures.sqlite"
    add(store, workbooks.oews(tmp_path / "wages.xlsx", [{}, UTAH, PROVO]))
    (library / "bakers.yaml").write_text(
        "slug: bakers\ntitle: Bakers\nsoc: [51-3011]\nsections: {pay: Bakers are paid.}\n", encoding="utf-8"
    )
    (library / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    names = ("bakers", "broken", "cooks", "gone", "potters")
    local = select_areas((Asked("Utah"), Asked("Provo")), store)
    return Plan(tuple(library / f"{name}.yaml" for name in names), STYLES, local)


def test_a_cluster_gives_the_same_bytes_and_messages_as_one_machine(
    plan: Plan, client: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.chdir(tmp_path)
    here, there = Folder(Path("here")), Folder(Path("there"))
    run(plan, here, Inline, lambda _: None)
    summary = run(plan, there, lambda setting: ClusterPool(client, setting), lambda _: None)
    assert summary.counts == {"built": 12, "unchanged": 0, "failed": 8}
    assert {path.name: path.read_bytes() for path in here.path.glob("*.pdf")} == {
        path.name: path.read_bytes() for path in there.path.glob("*.pdf")
    }
    assert without_times(manifest(here)) == without_times(manifest(there))
    assert not there.scratch.exists()


def test_workers_write_to_a_url(plan: Plan, client: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("brochure.batch.remote.user_data", lambda: tmp_path / "data")
    plan = replace(plan, local=None)
    target = Remote(f"file://{tmp_path}/shared/out")
    for expected in ({"built": 6, "unchanged": 0, "failed": 4}, {"built": 0, "unchanged": 6, "failed": 4}):
        summary = run(plan, target, lambda setting: ClusterPool(client, setting), lambda _: None)
        assert summary.counts == expected
    run(plan, Folder(tmp_path / "local"), Inline, lambda _: None)
    made, local = tmp_path / "shared" / "out", tmp_path / "local"
    assert {path.name for path in made.iterdir()} == {path.name for path in local.iterdir()}
    assert all((local / path.name).read_bytes() == path.read_bytes() for path in made.glob("*.pdf"))
    assert not target.scratch.exists()


@needs_sigkill
def test_a_killed_workers_tasks_run_again(client: Any, setting: Setting, tmp_path: Path) -> None:
    found = outcomes(ClusterPool(client, setting, on_worker.echo).run(sent(*"abcdef", "victim", *"ghijkl")))
    assert found == dict.fromkeys([*"abcdef", "victim", *"ghijkl"])
    assert (tmp_path / "shared" / "victim").exists()


@needs_sigkill
def test_a_batch_completes_when_a_worker_is_killed_from_outside(address: str, client: Any, library: Path) -> None:
    text = (ROOT / "profiles" / "cooks.yaml").read_text(encoding="utf-8")
    for number in range(40):
        (library / f"cooks-{number:02}.yaml").write_text(text.replace("slug: cooks", f"slug: cooks-{number:02}"))
    arguments = ["batch", "profiles/cooks-*.yaml"]
    options = ["--executor", "dask", "--scheduler", address, "--out", "there"]
    (gate := library.parent / "gate").write_text("5", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", GATED, str(gate), *arguments, *options],
        cwd=library.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    there = library.parent / "there"
    until(lambda: len(list(there.glob("*.pdf"))) > 3 or process.poll() is not None)
    assert process.poll() is None
    os.kill(alive(client)[0], signal.SIGKILL)
    (new := gate.with_suffix(".new")).write_text("40", encoding="utf-8")
    new.replace(gate)
    _, told = process.communicate()
    assert process.returncode == 0, told
    assert re.search(r"there: 40 brochures, 2 workers with 2 threads\n(?s:.*) there: 40 built \(", told)
    local = [sys.executable, "-m", "brochure", *arguments, "--out", "here", "-q"]
    subprocess.run(local, cwd=library.parent, check=True)
    here = library.parent / "here"
    assert {path.name for path in here.iterdir()} == {path.name for path in there.iterdir()}
    assert all((there / path.name).read_bytes() == path.read_bytes() for path in here.glob("*.pdf"))


@needs_sigkill
def test_a_task_that_always_kills_its_worker_fails_alone(client: Any, setting: Setting) -> None:
    names = [*"abcdef", "killer", *"ghijkl"]
    found = outcomes(ClusterPool(client, setting, on_worker.echo).run(sent(*names)))
    assert found == dict.fromkeys(names) | {"killer": KILLED}


def test_tasks_are_consumed_as_workers_become_free(client: Any, setting: Setting) -> None:
    asked = 0

    def counting() -> Iterator[Any]:
        nonlocal asked
        for task in sent(*map(str, range(200))):
            asked += 1
            yield task

    furthest = 0
    for done, _ in enumerate(ClusterPool(client, setting, on_worker.echo).run(counting()), 1):
        furthest = max(furthest, asked - done)
    assert asked == 200
    assert furthest <= 2 * cluster.PARCELS_PER_THREAD * 20 + 40, "twenty tasks per parcel, two parcels per thread"


def test_closing_the_outcomes_cancels_all_parcels(client: Any, setting: Setting) -> None:
    found = ClusterPool(client, setting, on_worker.slowly).run(sent(*map(str, range(50))))
    next(found)
    found.close()
    until(lambda: not client.futures)


def test_workers_with_another_program_are_refused(
    address: str, client: Any, setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WorkersError, match="different version of brochure"):
        list(ClusterPool(client, setting, on_worker.stranger).run(sent("a")))
    with monkeypatch.context() as patched:
        patched.setattr(cluster, "program_digest", os.getpid)  # another answer there than here
        words = r"worker tcp://\S+ and 1 more: it has a different version of brochure"
        with pytest.raises(ClusterError, match=words), connected(address):
            pass
    mine, theirs = client.get_versions()["client"], client.get_versions()["client"]
    mine["packages"]["python"] = "3.99.0"
    for there, words in (
        (theirs, r"worker tcp://x runs Python 3\.\d+, this is Python 3\.99"),
        (mine, "does not have brochure"),
    ):
        versions = {"client": mine, "workers": {"tcp://x": there}}
        monkeypatch.setattr("distributed.Client.get_versions", lambda *_, said=versions, **__: said)
        with pytest.raises(ClusterError, match=words), connected(address):
            pass


def test_workers_that_do_not_share_the_folder_are_refused(client: Any, setting: Setting, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match=r"worker tcp://\S+ and 1 more: it does not have the folder"):
        ClusterPool(client, replace(setting, target=Folder(tmp_path / "mine alone")))
    with pytest.raises(ClusterError, match=r"and 1 more: nowhere://x: "):
        ClusterPool(client, replace(setting, target=Remote("nowhere://x")))


def test_a_missing_scheduler_or_missing_workers_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WORKERS_TIMEOUT", 0.3)
    with scheduler(tmp_path) as (address, _):
        words = "has had no workers for 0 seconds; start some: dask worker tcp://"
        with pytest.raises(ClusterError, match=words), connected(address):
            pass
    monkeypatch.setattr(cluster, "CONNECT_TIMEOUT", 0.5)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))  # and does not listen
        for wrong in (f"tcp://127.0.0.1:{silent.getsockname()[1]}", "nonsense://x"):
            with pytest.raises(ClusterError, match=f"no scheduler answers at {wrong}: "), connected(wrong):
                pass


@contextmanager
def connected_briefly(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A connection that, once made, is not waited for when it is lost."""
    with ExitStack() as stack, monkeypatch.context() as patched:
        patched.setattr(cluster, "CONNECT_TIMEOUT", 2.0)
        clients: list[Any] = []

        def connect() -> bool:
            with suppress(ClusterError):
                clients.append(stack.enter_context(connected(address)))
            return bool(clients)

        until(connect)
        yield clients[0]


@needs_sigkill
@pytest.mark.parametrize("lost", ["scheduler", "workers"])
def test_a_lost_cluster_ends_the_run_and_finished_files_are_kept(
    lost: str, setting: Setting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CHECK_INTERVAL", 0.1)
    with ExitStack() as stack:
        address, process = stack.enter_context(scheduler(tmp_path))
        worker = stack.enter_context(started("worker", address, "--no-nanny", "--local-directory", str(tmp_path)))
        client = stack.enter_context(connected_briefly(address, monkeypatch))
        found = ClusterPool(client, setting, on_worker.slowly).run(sent(*map(str, range(500))))
        next(found)
        if lost == "workers":  # and with them what they have done and nobody has fetched
            until(lambda: any(state.status == "finished" for state in client.futures.values()))
        (process if lost == "scheduler" else worker).send_signal(signal.SIGKILL)
        monkeypatch.setattr(cluster, "WORKERS_TIMEOUT", 0.5)
        words = "connection to the scheduler is lost" if lost == "scheduler" else "has had no workers for 0 seconds"
        with pytest.raises(WorkersError, match=words):
            list(found)
