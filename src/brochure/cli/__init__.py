"""The command line: a thin face over the public API, one small module per command.

In: arguments. Out: results on stdout (with ``--json`` for programs), progress and diagnostics on stderr, and an exit
code: 0 done, 1 ran but found or left something failed, 2 the request or the input is wrong and nothing was written,
130 interrupted. It holds no wording of brochures and no layout, and each command imports what it needs when it runs.
"""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line; never returns normally."""
    try:
        gc.disable()  # a short process whose objects die by reference count: collecting is 6 % of a cold build
        from brochure.cli.app import app
        from brochure.cli.terminal import crash

        sys.excepthook = crash
        _never_fail_to_encode()
        app(prog_name="brochure")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _never_fail_to_encode() -> None:
    """Let old Windows code pages print a substitute for what they lack; stderr does so by itself."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
