"""The executor for this machine: worker processes, recovery when one is killed, and Ctrl-C.

If a worker is killed, :mod:`concurrent.futures` gives up its whole pool and cannot tell which task caused it. So all
tasks that were in progress run again, each alone in a new worker. A task that kills two of those has failed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from queue import SimpleQueue
from types import FrameType
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from brochure.batch.build import Outcome, Setting, Task, build, warm_up
from brochure.errors import BrochureError
from brochure.interrupts import blocked_interrupt

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext


TASKS_PER_WORKER = 3  # queued or in progress: enough to keep workers busy, few to repeat after a kill
_GC_THRESHOLD = 200_000  # allocations between collections; brochures are freed by reference counting, cycles are rare

_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")

Builder = Callable[[Task, Setting], Outcome]

KILLED = "the process that built it was killed twice, possibly by the system for lack of memory"


class WorkersError(BrochureError):
    """No worker process can be started."""

    exit_code = 1


class LocalPool:
    """Runs tasks in ``jobs`` processes, started with the first task."""

    def __init__(self, jobs: int, setting: Setting, builder: Builder = build) -> None:
        self._jobs = jobs
        self._setting = setting
        self._max_tasks = jobs if setting.fail_fast else jobs * TASKS_PER_WORKER
        self._builder = builder
        self._finished: SimpleQueue[Future[Outcome]] = SimpleQueue()
        self._in_progress: dict[Future[Outcome], Task] = {}

    def run(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        """The outcomes as tasks finish. ``tasks`` is consumed as workers become free, never far ahead.

        No worker outlives this generator, however it ends. Raises :class:`WorkersError`.
        """
        while first := list(islice(tasks, self._jobs)):
            suspects: list[Task] = []
            yield from self._together(first, tasks, suspects)
            yield from self._alone(suspects)

    def _together(self, first: Sequence[Task], more: Iterator[Task], suspects: list[Task]) -> Iterator[Outcome]:
        """Run tasks until there are no more or a worker dies; then those in progress go to ``suspects``."""
        executor = self._executor(len(first))
        try:
            for task in first:
                self._submit(executor, task)
            while self._in_progress:
                if not suspects:
                    for task in islice(more, self._max_tasks - len(self._in_progress)):
                        self._submit(executor, task)
                future = self._finished.get()
                task = self._in_progress.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    suspects.append(task)
        finally:
            self._in_progress.clear()
            executor.shutdown(cancel_futures=True)

    def _alone(self, suspects: Sequence[Task]) -> Iterator[Outcome]:
        """Run each task in a worker of its own, one after the other, and once more if that worker is killed.

        Most suspects were not the cause, so a kill in the first run may be a coincidence.
        """
        for task in suspects:
            for _attempt in range(2):
                killed: list[Task] = []
                yield from self._together([task], iter(()), killed)
                if not killed:
                    break
            else:
                yield Outcome(task, 0.0, error=KILLED)

    def _executor(self, workers: int) -> ProcessPoolExecutor:
        context = start_context()
        if context.get_start_method() == "fork":
            warm_up()  # once for all workers
        return ProcessPoolExecutor(workers, context, initializer=prepare, initargs=(self._setting,))

    def _submit(self, executor: ProcessPoolExecutor, task: Task) -> None:
        """Submit a task; if a worker has just died, the task counts as in progress."""
        try:
            future = submit(executor, work, self._builder, task)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self._in_progress[future] = task
        future.add_done_callback(self._finished.put)


def submit(
    executor: ProcessPoolExecutor, function: Callable[[*_Arguments], _Result], *arguments: *_Arguments
) -> Future[_Result]:
    """Submit work to ``executor``, which may start a process for it; Ctrl-C does not reach that process.

    Raises :class:`WorkersError` if no process can be started, and BrokenProcessPool if one was killed.
    """
    try:
        with blocked_interrupt():
            return executor.submit(function, *arguments)
    except OSError as error:
        raise WorkersError(f"cannot start a worker process: {error.strerror or error}") from error


def default_jobs() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_context() -> BaseContext:
    """How workers start: forked where that is safe, which saves them the imports, else spawned.

    Forking is unsafe with threads, and outside Linux because of system libraries.
    """
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")


# In a worker

_settings: list[Setting] = []
"""The setting of this process."""


def become_worker() -> None:
    """Make this process a worker: it ignores Ctrl-C and ends with its parent process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(_GC_THRESHOLD)


def prepare(setting: Setting) -> None:
    """Make this process a worker for batches."""
    become_worker()
    _settings[:] = [setting]
    warm_up()


def work(builder: Builder, task: Task) -> Outcome:
    """Run a task with the setting of this process."""
    (setting,) = _settings
    return builder(task, setting)


def _end_with_parent() -> None:
    """Exit when the parent process ends: a killed parent cannot stop its workers, which would wait forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


# Ctrl-C


@contextmanager
def recorded_interrupt() -> Iterator[Callable[[], bool]]:
    """Record Ctrl-C instead of raising; the value tells whether it was pressed. A second press raises."""
    pressed = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield pressed.is_set
        return

    def press(_number: int, _frame: FrameType | None) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
