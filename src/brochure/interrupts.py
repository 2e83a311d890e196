"""Delaying Ctrl-C where an interrupt would leave something half done that cannot be caught."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def blocked_interrupt() -> Iterator[None]:
    """Delay Ctrl-C until the block ends. Processes started in it inherit blocked SIGINT and finish their work.

    Windows has no signal masks: there, nothing is delayed.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
