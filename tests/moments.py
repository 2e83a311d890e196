"""A signal at chosen moments of a program's work, which are told by what it has called: no clock has a part in it.

The program is prepared once, in a process of its own, and runs in copies of that; so it does the same things in the
same order each time, on a busy machine as on an idle one.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

COMMAND = "import brochure.cli; brochure.cli.main()"
"""The program that is the command line."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: ``code`` is negative for a signal; ``told`` is what it wrote to stdout and stderr."""

    code: int
    told: str


def runs(
    program: str,
    *arguments: str,
    signal: signal.Signals,
    preload: str = "",
    calling: str = "",
    since: str = "",
    count: int | None = None,
) -> Iterator[Ended]:
    """Run ``program`` again and again, each time with ``signal`` at another moment of it.

    ``preload`` is done once, in advance. The moments are the calls that the module ``calling`` makes, or that anyone
    makes after ``since`` was called, a function by its module and name; ``count`` of them, evenly spread, or each. The
    first run is one without a signal. A run begins when it is asked for: what it is to find can be made ready before.
    """
    asked = {
        "program": program,
        "signal": int(signal),
        "preload": preload,
        "calling": calling,
        "since": since,
        "count": count,
    }
    command = [sys.executable, __file__, json.dumps(asked), *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        while True:
            process.stdin.write("next\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            if answer is None:
                return
            yield Ended(**answer)


def _serve(asked: dict[str, Any], arguments: list[str]) -> None:
    """In the process that is copied: a run for each line on stdin, its end as JSON on stdout."""
    exec(asked["preload"], {"__name__": "preload"})
    sys.stdin.readline()
    ended, total = _run(asked, arguments, None)
    count = asked["count"] or total
    for number in range(count):
        print(json.dumps(ended), flush=True)
        sys.stdin.readline()
        ended, _ = _run(asked, arguments, 1 + number * total // count)
    print(json.dumps(ended), flush=True)
    sys.stdin.readline()
    print("null", flush=True)


def _run(asked: dict[str, Any], arguments: list[str], moment: int | None) -> tuple[dict[str, Any], int]:
    """How a copy ended that got its signal at ``moment``, and how many there were."""
    counted, counting = os.pipe()
    told, telling = os.pipe()
    pid = os.fork()
    if not pid:
        os.dup2(telling, 1)
        os.dup2(telling, 2)
        for end in (counted, told, telling):
            os.close(end)
        sys.argv = ["program", *arguments]
        _work(asked, moment, counting)
        sys.exit()
    os.close(counting)
    os.close(telling)
    with os.fdopen(told, encoding="utf-8") as stream, os.fdopen(counted) as number:
        text, calls = stream.read(), int(number.read() or 0)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return {"code": code, "told": text}, calls


def _work(asked: dict[str, Any], moment: int | None, counting: int) -> None:
    calls = 0
    has_begun = not asked["since"]

    def called(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls, has_begun
        module = frame.f_globals.get("__name__")
        if has_begun and event in ("call", "c_call") and asked["calling"] in ("", module):
            calls += 1
            if calls == moment:
                sys.setprofile(None)
                os.kill(os.getpid(), asked["signal"])
        has_begun = has_begun or f"{module}.{frame.f_code.co_name}" == asked["since"]

    work = compile(asked["program"], "program", "exec")
    try:
        sys.setprofile(called)
        exec(work, {"__name__": "program"})
    finally:
        sys.setprofile(None)
        os.write(counting, str(calls).encode())
        os.close(counting)


if __name__ == "__main__":
    _serve(json.loads(sys.argv[1]), sys.argv[2:])
