"""Processes that work for a benchmark. One that fails ends the benchmark at once, with its message.

A worker is a function of a connection and its own arguments: it prepares its work, says so, and answers requests one by
one. The caller closes the worker's end of the pipe. Only then is the end of the process the end of the pipe, and nobody
waits for an answer that cannot come.
"""

from __future__ import annotations

import multiprocessing
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Failure:
    """What a worker sends instead of an answer: the error as Python prints it, with its notes."""

    text: str


class Worker:
    """A new process that runs ``serve(connection, *arguments)``. ``name`` is what a message about it begins with.

    ``send`` and ``receive`` raise SystemExit with a message if the worker has failed or its process has ended.
    """

    def __init__(self, name: str, serve: Callable[..., None], *arguments: object) -> None:
        context = multiprocessing.get_context("spawn")
        self.name = name
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=run, args=(theirs, serve, arguments), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def send(self, request: object) -> None:
        try:
            self.connection.send(request)
        except OSError:  # its process has ended; what it had sent before says why
            self.receive()

    def has_answer(self, timeout: float) -> bool:
        """Wait up to ``timeout`` seconds for an answer, a failure or the end of the process."""
        return self.connection.poll(timeout)

    def receive(self) -> Any:  # whatever the function sends
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            raise SystemExit(f"{self.name} ended without an answer: exit code {self._process.exitcode}") from None
        if isinstance(answer, Failure):
            raise SystemExit(f"{self.name} failed: {answer.text}")
        return answer

    def close(self) -> None:
        """Let the worker end, and wait for that."""
        self.connection.close()
        self._process.join()


def receive_all(workers: Iterable[Worker]) -> None:
    """Wait for an answer of each. The first failure ends that, even if others are still at work."""
    waiting = {worker.connection: worker for worker in workers}
    while waiting:
        for connection in wait(list(waiting)):
            waiting.pop(cast("Connection", connection)).receive()


def requests(connection: Connection) -> Iterator[Any]:
    """The requests to a worker, until the caller closes the connection or is gone."""
    while True:
        try:
            yield connection.recv()
        except (EOFError, OSError):
            return


@contextmanager
def noted(note: str) -> Iterator[None]:
    """Add ``note`` to an error."""
    try:
        yield
    except Exception as error:
        error.add_note(note)
        raise


def run(connection: Connection, serve: Callable[..., None], arguments: Sequence[object]) -> None:
    """The worker's process."""
    try:
        serve(connection, *arguments)
    except Exception as error:  # noqa: BLE001  the caller must hear of it, whatever it is
        connection.send(Failure("".join(traceback.format_exception_only(error)).strip()))
