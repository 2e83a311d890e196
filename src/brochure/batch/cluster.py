"""Who runs the tasks beyond one machine: the workers of a Dask cluster.

Here alone Dask is imported. Tasks go out in parcels that take about two seconds, so that scheduler and client, who take
some milliseconds for each, serve hundreds of workers. Two parcels for each thread are under way at any time.
"""

from __future__ import annotations

import logging
import pickle
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from brochure.batch.build import Outcome, Setting, Task
from brochure.batch.fingerprint import program_digest
from brochure.batch.parcel import Job, OtherProgramError, Packing, Parcel, work
from brochure.batch.pool import WorkersError
from brochure.batch.target import Folder
from brochure.errors import BrochureError

if TYPE_CHECKING:
    from distributed import Client, Future

    _Parcelled = Future[list[Outcome]]


ANSWER = 10.0  # seconds for a scheduler to answer
PATIENCE = 60.0  # seconds for workers to come, or to come back
AHEAD = 2  # parcels for each thread: one under way, one waiting
_PAUSE = 0.005  # seconds between looks for results
_CHECK = 2.0  # seconds between looks whether there are workers

KILLED = "every worker that built it was killed: for lack of memory perhaps"

Work = Callable[[bytes, bytes], list[Outcome]]


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A connection to the scheduler at ``address``, when it has workers that make what this program would make.

    Raises :class:`ClusterError`.
    """
    try:
        from distributed import Client  # noqa: PLC0415  slow to import, and an extra
    except ImportError as error:
        raise ClusterError(f"--executor dask needs Dask: pip install 'brochure[cluster]' ({error})") from None
    _hush()
    try:
        client = Client(address, timeout=ANSWER, set_as_default=False, name="brochure")
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(f"no scheduler answers at {address}: {error}") from None
    try:
        wait_for_workers(client, address)
        check_versions(client)
        yield client
    finally:
        with suppress(Exception):  # the scheduler may be gone
            client.close(timeout=ANSWER)


class ClusterPool:
    """Runs tasks on the workers of a cluster. Raises :class:`ClusterError` where they cannot write to the target."""

    def __init__(self, client: Client, setting: Setting, work: Work = work) -> None:
        if isinstance(setting.target, Folder):  # workers have working folders of their own
            setting = replace(setting, target=Folder(setting.target.path.absolute()))
        check_writable(client, setting)
        self._client = client
        self._work = work
        self._job = pickle.dumps(Job.of(setting))
        self._packing = Packing(setting)
        self._ahead = 1 if setting.fail_fast else AHEAD
        self._flow = _Flow(client)
        self._under_way: dict[_Parcelled, Parcel] = {}
        self._names = (f"brochure-{uuid4().hex}-{number}" for number in count())

    def run(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        """The outcomes, as they come; ``tasks`` are asked for as workers become free, and never far ahead.

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
                self._client.cancel(list(self._under_way), force=True)

    def _together(self, tasks: Iterator[Task], suspects: list[Parcel]) -> Iterator[Outcome]:
        """Run tasks until there are no more, or a parcel has killed its workers: then it is among ``suspects``."""
        while True:
            while not suspects and len(self._under_way) < self._flow.threads * self._ahead:
                parcel, unfit = self._packing.next(tasks)
                yield from unfit
                if parcel is not None:
                    self._submit(parcel)
                elif not unfit:
                    break
            if not self._under_way:
                return
            yield from self._taken(suspects)

    def _alone(self, suspects: list[Parcel]) -> Iterator[Outcome]:
        """Run each task when nothing else is under way: whatever kills its workers again has failed."""
        for parcel in suspects:
            for single in parcel.singles():
                self._submit(single)
                killed: list[Parcel] = []
                while self._under_way:
                    yield from self._taken(killed)
                if killed:
                    yield Outcome(single.tasks[0], 0.0, error=KILLED)

    def _submit(self, parcel: Parcel) -> None:
        future = self._client.submit(self._work, self._job, pickle.dumps(parcel), key=next(self._names), pure=False)
        self._under_way[future] = parcel
        self._flow.add(future)

    def _taken(self, killed: list[Parcel]) -> Iterator[Outcome]:
        """Outcomes of parcels that are done; parcels that killed their workers go to ``killed``."""
        from distributed import KilledWorker  # noqa: PLC0415

        for future, result in self._flow.finished():
            parcel = self._under_way.pop(future)
            if isinstance(result, KilledWorker):
                killed.append(parcel)
            elif isinstance(result, Exception):
                raise WorkersError(_explained(result))
            else:
                self._packing.learn(result)
                yield from result


class _Flow:
    """Parcels that are under way, as they are finished; watches whether there is a cluster at all."""

    def __init__(self, client: Client) -> None:
        from distributed import as_completed  # noqa: PLC0415

        self._client = client
        self._completed = as_completed(loop=client.loop)
        self._seen = self._checked = time.monotonic()
        self.threads = sum(client.nthreads().values())

    def add(self, future: _Parcelled) -> None:
        self._completed.add(future)

    def finished(self) -> Iterator[tuple[_Parcelled, list[Outcome] | Exception]]:
        """One parcel at least, with its outcomes, or why there are none.

        Raises :class:`~.pool.WorkersError` where nothing can come any more.
        """
        while not self._completed.has_ready():
            self._check()
            time.sleep(_PAUSE)
        for future in self._completed.next_batch(block=False):
            yield future, self._fetched(future)

    def _fetched(self, future: _Parcelled) -> list[Outcome] | Exception:
        """The outcomes of a parcel. If the worker that has them is gone, another one does the work again."""
        while True:
            try:
                found: list[Outcome] = future.result(timeout=_CHECK)
            except TimeoutError:
                self._check()
            except Exception as error:  # noqa: BLE001  whatever the parcel or the connection ended with
                return error
            else:
                return found

    def _check(self) -> None:
        """Count the threads now and then: workers come and go."""
        if time.monotonic() < self._checked + _CHECK:
            return
        try:
            threads = sum(self._client.nthreads().values())
        except Exception as error:
            raise WorkersError(_explained(error)) from error
        self._checked = time.monotonic()
        if threads:
            self._seen, self.threads = self._checked, threads
        elif self._checked > self._seen + PATIENCE:
            raise WorkersError(f"the cluster has had no workers for {PATIENCE:.0f} seconds")


def _explained(error: Exception) -> str:
    """Why the cluster is of no more use."""
    if isinstance(error, OSError | CancelledError):
        return "the connection to the scheduler is lost; finished files are kept, and the next run does the rest"
    if isinstance(error, OtherProgramError):
        return "a worker has joined that has another version of brochure; finished files are kept"
    return f"the cluster cannot do the work: {type(error).__name__}: {error}"


def _hush() -> None:
    """Silence Dask: errors are reported in our words, and several of its loggers have levels of their own."""
    for name in ("distributed", "tornado", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class ClusterError(BrochureError):
    """No cluster can run the batch."""


def wait_for_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        waited = f"the scheduler at {address} has had no workers for {PATIENCE:.0f} seconds"
        raise ClusterError(f"{waited}; start some: dask worker {address}") from None


def check_versions(client: Client) -> None:
    """Refuse workers whose Python or brochure is another one: their files would not be the same."""
    versions: Any = client.get_versions(packages=["brochure"])
    own = _python(versions["client"])
    for address, found in versions["workers"].items():
        if _python(found) != own:
            raise ClusterError(f"worker {address} runs Python {_python(found)}, this is Python {own}")
        if found["packages"].get("brochure") is None:
            raise ClusterError(f"worker {address} has no brochure: install it there, too")
    digest, words = program_digest(), "it has another version of brochure, or of a library that it uses"
    _refuse(client.run(program_digest, on_error="return"), lambda found: None if found == digest else words)


def check_writable(client: Client, setting: Setting) -> None:
    """Refuse workers that cannot write to the target."""
    _refuse(client.run(setting.target.refusal, on_error="return"), lambda said: said)


def _refuse(answers: dict[str, Any], judge: Callable[[Any], str | None]) -> None:
    """Refuse workers by their answers, telling each reason once, with how many it is of."""
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
    """``3.11``, of what a worker says of itself."""
    return ".".join(str(versions["packages"]["python"]).split(".")[:2])
