"""The inside of a worker process on this machine."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import wait

from brochure.batch.build import Outcome, Setting, Task, warm_up

_OBJECTS = 200_000
"""New ones between two searches for garbage. Brochures die by reference count: there is hardly anything to find."""

_settings: list[Setting] = []
"""The setting of this process."""


def attend() -> None:
    """Make this process a worker: deaf to Ctrl-C, and gone when the process that started it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(_OBJECTS)


def prepare(setting: Setting) -> None:
    """Make this process a worker of batches."""
    attend()
    _settings[:] = [setting]
    warm_up()


def work(builder: Callable[[Task, Setting], Outcome], task: Task) -> Outcome:
    """Run a task in the setting of this process."""
    (setting,) = _settings
    return builder(task, setting)


def _end_with_parent() -> None:
    """A parent that is killed cannot say good-bye, and its pool would wait for the next task for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
