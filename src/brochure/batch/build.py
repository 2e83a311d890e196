"""Build one item in any process: from profile to file, with a short record of the result.

Independent of the executor. A :class:`Setting` holds what all items share and is sent once; a :class:`Task` and its
:class:`Outcome` are small and can be pickled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from brochure.batch.plan import Fingerprint, Item
from brochure.batch.target import Target
from brochure.errors import BrochureError
from brochure.profile.load import Loaded, load_file
from brochure.rendering import Rendered, render_loaded
from brochure.style.model import Style

if TYPE_CHECKING:
    from brochure.sources.local_pay import LocalAreas


@dataclass(frozen=True, slots=True)
class Setting:
    """What all items share: the target, the styles by name, and local pay.

    ``fail_fast``: the first failure ends the run, so no tasks may be queued, as they could no longer be stopped.
    """

    target: Target
    styles: Mapping[str, Style]
    local: LocalAreas | None
    fail_fast: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """An item to build; ``index`` is its position in the plan."""

    index: int
    item: Item
    fingerprint: Fingerprint | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a task: a file with its ``title``, ``pages`` and ``size`` in bytes, or an ``error`` message."""

    task: Task
    seconds: float
    title: str = ""
    pages: int = 0
    size: int = 0
    sha256: str = ""
    error: str | None = None


def build(task: Task, setting: Setting) -> Outcome:
    """Build the brochure from files on this machine. Never raises: a failure becomes the outcome's error."""
    return deliver(task, setting.target, lambda: _rendered(task, setting))


def deliver(task: Task, target: Target, rendering: Callable[[], tuple[str, Rendered]]) -> Outcome:
    """Call ``rendering``, which returns title and result, and write the file whole.

    Never raises: a failure becomes the outcome's error.
    """
    start = perf_counter()
    try:
        title, rendered = rendering()
        target.write(task.item.name, rendered.data)
    except BrochureError as error:
        return Outcome(task, perf_counter() - start, error=str(error))
    except OSError as error:
        return Outcome(task, perf_counter() - start, error=_explained(error, task.item.name))
    except Exception as error:  # noqa: BLE001  one item must not affect others
        return Outcome(task, perf_counter() - start, error=f"internal error: {type(error).__name__}: {error}")
    digest = hashlib.sha256(rendered.data).hexdigest()
    return Outcome(task, perf_counter() - start, title, rendered.pages, len(rendered.data), digest)


def warm_up() -> None:
    """Import what every item needs, so that forked workers share it and no item's time includes it."""
    for part in ("compose", "layout", "pdf"):
        import_module(f"brochure.{part}")


def _rendered(task: Task, setting: Setting) -> tuple[str, Rendered]:
    item = task.item
    loaded = _loaded(item.profile, task.fingerprint.profile if task.fingerprint else "")
    pay = setting.local.pay(loaded.profile, item.area) if setting.local and item.area is not None else None
    return loaded.profile.title, render_loaded(loaded, setting.styles[item.style], item.page_size, pay)


@lru_cache(maxsize=1)
def _loaded(path: Path, _digest: str) -> Loaded:
    """The profile at ``path``, read once for all its items, which are consecutive."""
    return load_file(path)


def _explained(error: OSError, own: str) -> str:
    """``figures.sqlite: Permission denied``; only the reason if the file is the item's ``own``.

    Equal reasons are merged, so a full disk is reported once, not once for each item.
    """
    reason = error.strerror or str(error)
    name = str(error.filename or "")
    return reason if not name or Path(name).name == own else f"{name}: {reason}"
