"""Ctrl-C waits for the end of a block."""

from __future__ import annotations

import signal
import sys

import pytest

from brochure.interrupts import blocked_interrupt


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal masks")
def test_interrupt_comes_at_the_end_of_the_block() -> None:
    done = []

    def interrupted() -> None:
        with blocked_interrupt():
            signal.raise_signal(signal.SIGINT)
            done.append("all of it")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
