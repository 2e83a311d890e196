"""The executor for several machines: the workers of a Dask cluster.

The only module that imports Dask. Tasks are sent in parcels of about two seconds of work: scheduler and client take a
few milliseconds for each, and so can serve hundreds of workers. Every thread has two parcels at a time. Tasks of one
profile are consecutive, so its text is sent once for many of them.
"""

from __future__ import annotations

import logging
import pickle
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from brochure.batch.build import Job, OtherProgramError, Outcome, Parcel, Setting, Task, build, load_bytes, work
from brochure.batch.plan import program_digest
from brochure.batch.pool import WorkersError
from brochure.batch.target import Folder
from brochure.errors import BrochureError
from brochure.inputs import name_objection, read_input
from brochure.profile.images import image_bytes
from brochure.yamlio.source import MAX_BYTES

if TYPE_CHECKING:
    from distributed import Client, Future

    from brochure.profile.model import LocalPay

    _Parcelled = Future[list[Outcome]]


CONNECT_TIMEOUT = 10.0  # seconds for the scheduler to answer
WORKERS_TIMEOUT = 60.0  # seconds for workers to join or come back
TARGET_SECONDS = 2.0  # of work in a parcel
MAX_TASKS = 200  # tasks in a parcel
FULL_SIZE = 1_000_000  # bytes of profiles at which a parcel is full
PARCELS_PER_THREAD = 2  # one in progress, one queued
_POLL_INTERVAL = 0.005  # seconds between checks for results
_CHECK_INTERVAL = 2.0  # seconds between checks for workers

KILLED = "every worker that built it was killed, possibly for lack of memory"

Work = Callable[[bytes, bytes], list[Outcome]]


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A connection to the scheduler at ``address``, once it has workers with the same versions as this program.

    Raises :class:`ClusterError`.
    """
    try:
        from distributed import Client  # noqa: PLC0415  slow to import, and an extra
    except ImportError as error:
        raise ClusterError(f"`scheduler` needs Dask: pip install 'brochure[cluster]' ({error})") from None
    _silence_loggers()
    try:
        client = Client(address, timeout=CONNECT_TIMEOUT, set_as_default=False, name="brochure")
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(f"no scheduler answers at {address}: {error}") from None
    try:
        wait_for_workers(client, address)
        check_versions(client)
        yield client
    finally:
        with suppress(Exception):  # the scheduler may be gone
            client.close(timeout=CONNECT_TIMEOUT)


class ClusterPool:
    """Runs tasks on the workers of a cluster. Raises :class:`ClusterError` if they cannot write to the target."""

    def __init__(self, client: Client, setting: Setting, work: Work = work) -> None:
        if isinstance(setting.target, Folder):  # workers have their own working directories
            setting = replace(setting, target=Folder(setting.target.path.absolute()))
        check_writable(client, setting)
        self._client = client
        self._work = work
        self._job = pickle.dumps(Job.of(setting))
        self._packing = Packing(setting)
        self._parcels_per_thread = 1 if setting.fail_fast else PARCELS_PER_THREAD
        self._flow = _Flow(client)
        self._in_progress: dict[_Parcelled, Parcel] = {}
        self._names = (f"brochure-{uuid4().hex}-{number}" for number in count())

    def run(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        """The outcomes as tasks finish; ``tasks`` is consumed as workers become free, never far ahead.

        Raises :class:`~.pool.WorkersError` if the cluster is lost.
        """
        try:
            while True:
                suspects: list[Parcel] = []
                yield from self._together(tasks, suspects)
                if not suspects:
                    return
                yield from self._alone(suspects)
        finally:
            with suppress(Exception):  # the scheduler may be gone
                self._client.cancel(list(self._in_progress), force=True)

    def _together(self, tasks: Iterator[Task], suspects: list[Parcel]) -> Iterator[Outcome]:
        """Run tasks until there are no more or a parcel has killed its workers; that parcel goes to ``suspects``."""
        while True:
            while not suspects and len(self._in_progress) < self._flow.threads * self._parcels_per_thread:
                parcel, unfit = self._packing.next(tasks)
                yield from unfit
                if parcel is not None:
                    self._submit(parcel)
                elif not unfit:
                    break
            if not self._in_progress:
                return
            yield from self._taken(suspects)

    def _alone(self, suspects: list[Parcel]) -> Iterator[Outcome]:
        """Run each task while nothing else runs: one that kills its workers again has failed."""
        for parcel in suspects:
            for single in parcel.singles():
                self._submit(single)
                killed: list[Parcel] = []
                while self._in_progress:
                    yield from self._taken(killed)
                if killed:
                    yield Outcome(single.tasks[0], 0.0, error=KILLED)

    def _submit(self, parcel: Parcel) -> None:
        future = self._client.submit(self._work, self._job, pickle.dumps(parcel), key=next(self._names), pure=False)
        self._in_progress[future] = parcel
        self._flow.add(future)

    def _taken(self, killed: list[Parcel]) -> Iterator[Outcome]:
        """Outcomes of finished parcels; parcels that killed their workers go to ``killed``."""
        from distributed import KilledWorker  # noqa: PLC0415

        for future, result in self._flow.finished():
            parcel = self._in_progress.pop(future)
            if isinstance(result, KilledWorker):
                killed.append(parcel)
            elif isinstance(result, Exception):
                raise WorkersError(_explained(result))
            else:
                self._packing.learn(result)
                yield from result


class Packing:
    """Makes parcels of about :data:`TARGET_SECONDS` of work, from the average time of past tasks."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._tasks, self._seconds = 0, 0.0
        self._text: tuple[Path, bytes] | None = None

    def learn(self, outcomes: Sequence[Outcome]) -> None:
        """Include the times of these outcomes in the average."""
        self._tasks += len(outcomes)
        self._seconds += sum(outcome.seconds for outcome in outcomes)

    def next(self, tasks: Iterator[Task]) -> tuple[Parcel | None, list[Outcome]]:
        """The next parcel, or None if it would be empty, and outcomes of tasks that cannot be sent. Neither at the end.

        A task cannot be sent if its profile or picture cannot be read or its figures are not found; building it here
        says why.
        """
        taken: list[Task] = []
        texts: dict[Path, bytes] = {}
        images: dict[Path, bytes] = {}
        pay: dict[int, LocalPay] = {}
        unfit: list[Outcome] = []
        local = self._setting.local
        for task in islice(tasks, self._size):
            path, area = task.item.profile, task.item.area
            try:
                text = self._text_of(path)
                if local and area is not None:
                    pay[task.index] = local.pay(load_bytes(path, text).profile, area)
                if path not in images and (image := image_bytes(path, text)):
                    images[path] = image
            except (OSError, BrochureError):
                unfit.append(build(task, self._setting))
                continue
            taken.append(task)
            texts[path] = text
            if sum(map(len, (*texts.values(), *images.values()))) >= FULL_SIZE:
                break
        return (Parcel(tuple(taken), texts, images, pay) if taken else None), unfit

    @property
    def _size(self) -> int:
        """The number of tasks in the next parcel; one until their average time is known."""
        return max(1, min(MAX_TASKS, int(TARGET_SECONDS * self._tasks / self._seconds))) if self._seconds else 1

    def _text_of(self, path: Path) -> bytes:
        """The bytes of a profile, read once for its items; of a file that is too large, just enough to show that."""
        if self._text is None or self._text[0] != path:
            if reason := name_objection(path):
                raise OSError(reason)
            self._text = path, read_input(path, MAX_BYTES)
        return self._text[1]


class _Flow:
    """Yields parcels as they finish, and checks that the cluster still exists."""

    def __init__(self, client: Client) -> None:
        from distributed import as_completed  # noqa: PLC0415

        self._client = client
        self._completed = as_completed(loop=client.loop)
        self._seen = self._checked = time.monotonic()
        self.threads = sum(client.nthreads().values())

    def add(self, future: _Parcelled) -> None:
        self._completed.add(future)

    def finished(self) -> Iterator[tuple[_Parcelled, list[Outcome] | Exception]]:
        """At least one finished parcel with its outcomes, or the exception that ended it.

        Raises :class:`~.pool.WorkersError` if no more results can come.
        """
        while not self._completed.has_ready():
            self._check()
            time.sleep(_POLL_INTERVAL)
        for future in self._completed.next_batch(block=False):
            yield future, self._fetched(future)

    def _fetched(self, future: _Parcelled) -> list[Outcome] | Exception:
        """The outcomes of a parcel. If the worker that holds them is gone, another repeats the work."""
        while True:
            try:
                found: list[Outcome] = future.result(timeout=_CHECK_INTERVAL)
            except TimeoutError:
                self._check()
            except Exception as error:  # noqa: BLE001  from the parcel or the connection
                return error
            else:
                return found

    def _check(self) -> None:
        """Count the threads from time to time: workers join and leave."""
        if time.monotonic() < self._checked + _CHECK_INTERVAL:
            return
        try:
            threads = sum(self._client.nthreads().values())
        except Exception as error:
            raise WorkersError(_explained(error)) from error
        self._checked = time.monotonic()
        if threads:
            self._seen, self.threads = self._checked, threads
        elif self._checked > self._seen + WORKERS_TIMEOUT:
            raise WorkersError(f"the cluster has had no workers for {WORKERS_TIMEOUT:.0f} seconds")


def _explained(error: Exception) -> str:
    """Why the cluster can no longer be used."""
    if isinstance(error, OSError | CancelledError):
        return "the connection to the scheduler is lost; finished files are kept, and the next run builds the rest"
    if isinstance(error, OtherProgramError):
        return "a worker with a different version of brochure has joined; finished files are kept"
    return f"the cluster cannot do the work: {type(error).__name__}: {error}"


def _silence_loggers() -> None:
    """Silence Dask: its errors are reported as ours. Several of its loggers set their own levels."""
    for name in ("distributed", "tornado", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class ClusterError(BrochureError):
    """No cluster can run the batch."""


def wait_for_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=WORKERS_TIMEOUT)
    except TimeoutError:
        waited = f"the scheduler at {address} has had no workers for {WORKERS_TIMEOUT:.0f} seconds"
        raise ClusterError(f"{waited}; start some: dask worker {address}") from None


def check_versions(client: Client) -> None:
    """Refuse workers with a different Python or brochure: their files could differ."""
    versions: Any = client.get_versions(packages=["brochure"])
    own = _python(versions["client"])
    for address, found in versions["workers"].items():
        if _python(found) != own:
            raise ClusterError(f"worker {address} runs Python {_python(found)}, this is Python {own}")
        if found["packages"].get("brochure") is None:
            raise ClusterError(f"worker {address} does not have brochure; install it there, too")
    digest, reason = program_digest(), "it has a different version of brochure or of a library that brochure uses"
    _refuse(client.run(program_digest, on_error="return"), lambda found: None if found == digest else reason)


def check_writable(client: Client, setting: Setting) -> None:
    """Refuse workers that cannot write to the target."""
    _refuse(client.run(setting.target.refusal, on_error="return"), lambda reason: reason)


def _refuse(answers: dict[str, Any], judge: Callable[[Any], str | None]) -> None:
    """Refuse workers by their answers; each reason is given once, with the number of workers."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for address, answer in answers.items():
        reason = f"{type(answer).__name__}: {answer}" if isinstance(answer, Exception) else judge(answer)
        if reason is not None:
            reasons[reason].append(address)
    if reasons:
        raise ClusterError(
            "; ".join(
                f"worker {them[0]}" + (f" and {len(them) - 1} more" if them[1:] else "") + f": {reason}"
                for reason, them in reasons.items()
            )
        )


def _python(versions: dict[str, Any]) -> str:
    """``3.11``, from the versions that a worker reports."""
    return ".".join(str(versions["packages"]["python"]).split(".")[:2])
