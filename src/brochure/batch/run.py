"""A run: plan, what is still good, building the rest, the manifest.

It tells each item as it is done, and winds up on Ctrl-C: what is under way is finished and written down.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from brochure.batch import interrupts
from brochure.batch.build import Outcome, Setting, Task
from brochure.batch.fingerprint import Fingerprint, Fingerprints
from brochure.batch.manifest import NAME, Entry, ManifestWriter, Status
from brochure.batch.plan import Item, Plan
from brochure.batch.target import Target
from brochure.batch.workspace import Workspace

Tell = Callable[[Entry], None]
"""Is called with the entry of each item that is done, in the order of their being done."""


class Executor(Protocol):
    """Who builds: takes tasks one by one as there is room, gives outcomes in any order."""

    def run(self, tasks: Iterator[Task]) -> Generator[Outcome]: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended; ``total`` items were planned. ``manifest_error`` is why the manifest could not be written."""

    total: int
    counts: dict[Status, int]
    seconds: float
    interrupted: bool
    manifest_error: OSError | None


def run(
    plan: Plan,
    target: Target,
    executor: Callable[[Setting], Executor],
    tell: Tell,
    *,
    force: bool = False,
    fail_fast: bool = False,
) -> Summary:
    """Make the files of ``plan`` at ``target``, those that are still good excepted unless ``force``.

    Raises :class:`OSError`, :class:`~.lock.BusyError` and what ``executor`` raises before anything is written.
    """
    with Workspace(target) as space, interrupts.noticed() as interrupted:
        builders = executor(Setting(target, {style.name: style for style in plan.styles}, plan.local))
        current = _Run(plan, space, tell, force=force)

        def is_over() -> bool:
            return interrupted() or (fail_fast and current.counts["failed"] > 0)

        try:
            with closing(builders.run(current.tasks(is_over))) as outcomes:
                for outcome in outcomes:
                    current.take(outcome)
        finally:
            current.finish()
        return current.summary(interrupted=interrupted())


class _Run:
    """Keeps count while items are done."""

    def __init__(self, plan: Plan, space: Workspace, tell: Tell, *, force: bool) -> None:
        self.counts: dict[Status, int] = {"built": 0, "unchanged": 0, "failed": 0}
        self._plan = plan
        self._space = space
        self._tell = tell
        self._force = force
        self._start = perf_counter()
        self._fingerprints = Fingerprints(plan.styles, plan.local.digest if plan.local else "")
        self._writer = ManifestWriter(space.part)

    def tasks(self, is_over: Callable[[], bool]) -> Iterator[Task]:
        """The items that must be built; those that need not are done in passing."""
        for number, item in enumerate(self._plan):
            if is_over():
                return
            start = perf_counter()
            fingerprint = self._fingerprint(item)
            before = self._space.earlier.pop(item.name)
            if before and fingerprint and not self._force and self._is_good(before, fingerprint):
                self._done(number, _entry(item, fingerprint, "unchanged", before, perf_counter() - start))
            else:
                yield Task(number, item, fingerprint)

    def take(self, outcome: Outcome) -> None:
        """An item that was built, or failed."""
        task = outcome.task
        status: Status = "failed" if outcome.error else "built"
        self._done(task.index, _entry(task.item, task.fingerprint, status, outcome, outcome.seconds))

    def finish(self) -> None:
        """Write the manifest of what is done."""
        target = self._space.target
        self._writer.finish(
            lambda part: target.publish(part, NAME),
            (entry for entry in self._space.earlier if entry.sha256 and target.has(entry)),
            complete=sum(self.counts.values()) == len(self._plan),
            seconds=perf_counter() - self._start,
        )

    def summary(self, *, interrupted: bool) -> Summary:
        seconds = perf_counter() - self._start
        return Summary(len(self._plan), self.counts, seconds, interrupted, self._writer.error)

    def _fingerprint(self, item: Item) -> Fingerprint | None:
        """None where the profile cannot be read: building it says why."""
        try:
            return self._fingerprints.of(item)
        except OSError:
            return None

    def _is_good(self, before: Entry, fingerprint: Fingerprint) -> bool:
        """Whether the file is what an earlier run made of the same things."""
        return before.fingerprint == fingerprint.whole and self._space.target.has_same(before)

    def _done(self, number: int, entry: Entry) -> None:
        self.counts[entry.status] += 1
        self._writer.add(number, entry)
        self._tell(entry)


def _entry(item: Item, fingerprint: Fingerprint | None, status: Status, made: Outcome | Entry, seconds: float) -> Entry:
    """What the manifest says of an item; ``made`` knows its file."""
    is_made = status != "failed"
    size = made.bytes if isinstance(made, Entry) else made.size
    return Entry(
        profile=item.profile.stem,
        style=item.style,
        area=item.area,
        page_size=item.page_size,
        path=item.name,
        status=status,
        pages=made.pages if is_made else None,
        bytes=size if is_made else None,
        sha256=made.sha256 if is_made else None,
        seconds=round(seconds, 4),
        error=made.error,
        source=item.profile.as_posix(),
        fingerprint=fingerprint.whole if fingerprint and is_made else None,
    )
