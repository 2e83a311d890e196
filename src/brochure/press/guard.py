"""Imposing in a process of its own, which is ended when it takes too long or too much memory.

A hostile file can make any reader slow or large, or crash it, where no check between objects sees it. The process reads
the file as its input and writes a line of JSON, then the sheets, to a temporary file; the caller watches it.
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

from brochure.press.imposed import Flip, Imposed
from brochure.press.paper import Paper, PressError
from brochure.press.schemes import SCHEMES, Scheme

MAX_BYTES = 500_000_000
"""Of the file."""
MAX_SECONDS = 60.0
"""Of processor time, for the whole file: a busy machine refuses nothing."""
_ABANDONED = 600.0  # seconds after which a process ends that nobody watches anymore
MAX_MEMORY = 600_000_000
"""Bytes of memory beside :data:`_COPIES` of the file."""
_COPIES = 4  # the file and the sheets, twice each, while they are written
_PAUSE = 0.02  # seconds between two looks at the process


def impose_guarded(
    data: bytes, scheme: Scheme, paper: Paper, *, flip: Flip = "short", creep: float = 0.0, name: str = "the file"
) -> Imposed:
    """:func:`brochure.press.impose.impose`, whatever the file holds; it is at most :data:`MAX_BYTES` large."""
    task = {"scheme": scheme.name, "paper": asdict(paper), "flip": flip, "creep": creep, "name": name}
    # -P: no module of the working folder is taken for one of ours.
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
    """Wait until ``process`` has ended. Raises :class:`PressError` when it takes too long or too much."""
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PAUSE)
            return
        with suppress(psutil.NoSuchProcess):  # it has just ended
            watched = psutil.Process(process.pid)
            spent = watched.cpu_times()
            if spent.user + spent.system > MAX_SECONDS:
                raise PressError(f"reading it takes longer than {MAX_SECONDS:g} s")
            if watched.memory_info().rss > memory:
                raise PressError(f"reading it takes more than {memory // 1_000_000:,} MB of memory")


def _result(written: BinaryIO) -> Imposed:
    """What :func:`_main` wrote."""
    report = json.loads(written.readline())
    if "error" in report:
        raise PressError(report["error"])
    return Imposed(written.read(), **{**report, "incomplete": tuple(report["incomplete"])})


def _main(task: dict[str, Any], file: BinaryIO, out: BinaryIO) -> None:
    """Be the process that imposes."""
    faulthandler.dump_traceback_later(_ABANDONED, exit=True)
    from brochure.press.impose import impose  # noqa: PLC0415  what watches need not load it

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
