"""The command line: a thin face over the public API, one small module per command.

In: arguments. Out: results on stdout (with ``--json`` for programs), progress and diagnostics on stderr, and an exit
code: 0 done, 1 ran but found or left something failed, 2 the request or the input is wrong and nothing was written,
130 interrupted. It holds no wording of brochures and no layout, and each command imports what it needs when it runs.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # typing takes milliseconds to import, in which nothing catches an interrupt yet
if TYPE_CHECKING:
    from typing import Any

INTERRUPTED = 130


def main() -> None:
    """Run the command line; never returns normally. An interrupt at any moment ends it with 130 and no traceback."""
    try:
        code = _run()
        _die_of_interrupts()
    except KeyboardInterrupt:
        code = INTERRUPTED
        _die_of_interrupts()
    sys.exit(code)


def _run() -> int | str | None:
    """Run a command to its exit code."""
    gc.disable()  # a short process whose objects die by reference count: collecting is 6 % of a cold build
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
    """Let the system end the process: no handler catches an exception while the interpreter shuts down."""
    import _signal  # type: ignore[import-not-found]  # loaded; the enumerations that signal makes of it take 1 ms

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # else the parent process wants it ignored
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def _pass_on(unraisable: Any) -> None:
    """Where an interrupt meets a callback that cannot raise, as every import has one, it comes again right after."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        import _thread

        _thread.start_new_thread(_thread.interrupt_main, ())  # here, it would be as unraisable
    else:
        sys.__unraisablehook__(unraisable)


def _is_interrupt(error: BaseException | None) -> bool:
    """Whether an interrupt became another error on its way, as it does where classes are made."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _repair_streams() -> None:
    """Give programs that have none their streams, and let old Windows code pages print a substitute for what they lack.

    stderr does that by itself.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  open to the end
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
