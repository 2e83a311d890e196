"""Imposes in a separate process, which is killed if it takes too much time or memory.

A hostile file can slow down, bloat or crash any PDF reader within a single object, where no check can interrupt it.
The process reads the file from stdin and writes one line of JSON and the sheets to a temporary file; the caller
monitors it.
"""

from __future__ import annotations

import faulthandler
import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, replace
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import psutil

from brochure.press.model import Flip, Imposed, Paper, PressError
from brochure.press.schemes import SCHEMES, Scheme

MAX_BYTES = 500_000_000
"""Maximum size of the input file."""
MAX_SECONDS = 60.0
"""Maximum CPU time for the whole file. CPU time, so that a busy machine rejects nothing."""
_ABANDONED = 600.0  # seconds after which the process ends itself if its parent is gone
MAX_MEMORY = 600_000_000
"""Maximum memory in bytes in addition to :data:`_COPIES` times the file size."""
_COPIES = 4  # the file and the sheets, twice each, while they are written
_PAUSE = 0.02  # seconds between checks


def impose_guarded(
    data: bytes, scheme: Scheme, paper: Paper, *, flip: Flip = "short", creep: float = 0.0, name: str = "the file"
) -> Imposed:
    """:func:`brochure.press.impose.impose`, safe for any file of at most :data:`MAX_BYTES`."""
    task = {"scheme": scheme.name, "paper": asdict(paper), "flip": flip, "creep": creep, "name": name}
    # -P keeps modules in the working folder from shadowing ours.
    command = [sys.executable, "-P", "-m", __name__, json.dumps(task)]
    with TemporaryFile() as source, TemporaryFile() as written:
        source.write(data)
        source.seek(0)
        with subprocess.Popen(command, stdin=source, stdout=written, stderr=subprocess.DEVNULL) as process:  # noqa: S603
            try:
                _watch(process, MAX_MEMORY + _COPIES * len(data))
            except PressError as error:
                raise PressError(f"{name}: {error}") from None
            finally:
                process.kill()
        if process.returncode:
            raise PressError(f"{name}: the process that reads it crashed, with code {process.returncode}")
        written.seek(0)
        return _result(written)


def _watch(process: subprocess.Popen[bytes], memory: int) -> None:
    """Wait for ``process`` to end. Raises :class:`PressError` if it exceeds its time or ``memory`` (bytes)."""
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PAUSE)
            return
        with suppress(psutil.NoSuchProcess):  # it ended in the meantime
            watched = psutil.Process(process.pid)
            spent = watched.cpu_times()
            if spent.user + spent.system > MAX_SECONDS:
                raise PressError(f"reading it takes longer than {MAX_SECONDS:g} s")
            if watched.memory_info().rss > memory:
                raise PressError(f"reading it takes more than {memory // 1_000_000:,} MB of memory")


def _result(written: BinaryIO) -> Imposed:
    """Decode the output of :func:`_main`."""
    report = json.loads(written.readline())
    if "error" in report:
        raise PressError(report["error"])
    return Imposed(written.read(), **{**report, "incomplete": tuple(report["incomplete"])})


def _main(task: dict[str, Any], file: BinaryIO, out: BinaryIO) -> None:
    """The body of the imposing process."""
    faulthandler.dump_traceback_later(_ABANDONED, exit=True)
    from brochure.press.impose import impose  # noqa: PLC0415  the monitoring process does not need it

    scheme, paper = SCHEMES[task["scheme"]], Paper(**task["paper"])
    report: dict[str, Any]
    try:
        imposed = impose(file, scheme, paper, flip=task["flip"], creep=task["creep"], name=task["name"])
    except PressError as error:
        report, data = {"error": str(error)}, b""
    else:
        report, data = asdict(replace(imposed, data=b"")), imposed.data
        del report["data"]
    out.write(json.dumps(report).encode() + b"\n")
    out.write(data)
    out.flush()


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
