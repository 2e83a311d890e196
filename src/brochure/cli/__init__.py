"""The command line: a thin layer over the public API, with commands in modules named like those of :mod:`brochure.app`.

In: arguments. Out: results on stdout (as JSON with ``--json``), progress and diagnostics on stderr, and an exit code:
0 success, 1 completed with failures, 2 invalid request or input and nothing written, 130 interrupted. A command passes
its options to the function of its name, and imports what it needs when it runs. No wording of brochures, no layout.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # importing typing takes milliseconds, in which an interrupt would not be caught
if TYPE_CHECKING:
    from typing import Any

INTERRUPTED = 130


def main() -> None:
    """Run the command line; never returns normally. An interrupt at any moment ends it with 130 and no traceback."""
    try:
        code = _run()
        gc.freeze()  # what is left goes with the process; collecting it at the end takes 5 % of a cold build
        _die_of_interrupts()
    except KeyboardInterrupt:
        code = INTERRUPTED
        _die_of_interrupts()
    sys.exit(code)


def _run() -> int | str | None:
    """Run a command and return its exit code."""
    gc.disable()  # in a short process reference counts suffice; collecting takes 6 % of a cold build
    sys.unraisablehook = _pass_on
    try:
        from brochure.cli.app import app
        from brochure.cli.terminal import crash

        sys.excepthook = crash
        _repair_streams()
        app(prog_name="brochure")
    except SystemExit as end:
        return end.code
    except Exception as error:
        if _is_interrupt(error):
            return INTERRUPTED
        raise
    return 0


def _die_of_interrupts() -> None:
    """Let interrupts end the process: no handler catches an exception while the interpreter shuts down."""
    import _signal  # type: ignore[import-not-found]  # already loaded; signal itself takes 1 ms to make enumerations

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # otherwise the parent wants it ignored
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def _pass_on(unraisable: Any) -> None:
    """Raise an interrupt again that a callback swallowed; every import has such callbacks."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        import _thread

        _thread.start_new_thread(_thread.interrupt_main, ())  # raising it here would be swallowed, too
    else:
        sys.__unraisablehook__(unraisable)


def _is_interrupt(error: BaseException | None) -> bool:
    """Whether an interrupt was turned into another error, as class creation does."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _repair_streams() -> None:
    """Replace missing streams, and substitute characters that the encoding of stdout lacks; stderr does so itself."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  open until the end
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
