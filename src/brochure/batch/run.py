"""A batch run: skip what is up to date, build the rest, write the manifest.

Each item is reported when it is done. On Ctrl-C, items in progress are finished and recorded.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

from brochure.batch.build import Outcome, Setting, Task
from brochure.batch.manifest import BEGINNING, LIST, MANIFEST, Entry, ListWriter, ManifestWriter, Status
from brochure.batch.plan import Fingerprint, Fingerprints, Item, Plan
from brochure.batch.pool import recorded_interrupt
from brochure.batch.target import Target
from brochure.batch.workspace import Workspace

Tell = Callable[[Entry], None]
"""Called with the entry of each item as it is done."""


class Executor(Protocol):
    """Builds items: takes tasks one by one as it has capacity, yields outcomes in any order."""

    def run(self, tasks: Iterator[Task]) -> Generator[Outcome]: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """The result of a run of ``total`` planned items. ``unwritten`` has errors of files beside the brochures."""

    total: int
    counts: dict[Status, int]
    seconds: float
    interrupted: bool
    unwritten: dict[str, OSError]


def run(
    plan: Plan,
    target: Target,
    executor: Callable[[Setting], Executor],
    tell: Tell,
    *,
    force: bool = False,
    fail_fast: bool = False,
) -> Summary:
    """Write the files of ``plan`` to ``target``, except those that are up to date unless ``force``.

    Before anything is written, raises :class:`~.workspace.PlaceError`, :class:`~.workspace.BusyError` and what
    ``executor`` raises.
    """
    with Workspace(target) as space, recorded_interrupt() as interrupted:
        styles = {style.name: style for style in plan.styles}
        builders = executor(Setting(target, styles, plan.local, plan.branding, fail_fast=fail_fast))
        current = _Run(plan, space, tell, force=force)

        def is_over() -> bool:
            return interrupted() or (fail_fast and current.counts["failed"] > 0)

        try:
            with closing(builders.run(current.tasks(is_over))) as outcomes:
                for outcome in outcomes:
                    current.take(outcome)
        finally:
            current.finish()
            if plan.local:
                plan.local.close()
        return current.summary(interrupted=interrupted())


class _Run:
    """The state of a run: counts, manifest and list."""

    def __init__(self, plan: Plan, space: Workspace, tell: Tell, *, force: bool) -> None:
        self.counts: dict[Status, int] = {"built": 0, "unchanged": 0, "failed": 0}
        self._plan = plan
        self._space = space
        self._tell = tell
        self._force = force
        self._start = perf_counter()
        self._fingerprints = Fingerprints(
            plan.styles,
            plan.local.digest if plan.local else "",
            plan.branding.digest if plan.branding else "",
        )
        self._list = ListWriter(space.part(LIST))
        self._manifest = ManifestWriter(space.part(MANIFEST), self._list.add)

    def tasks(self, is_over: Callable[[], bool]) -> Iterator[Task]:
        """The items to build; those that are up to date are recorded along the way."""
        for number, item in enumerate(self._plan):
            if is_over():
                return
            start = perf_counter()
            fingerprint = self._fingerprint(item)
            before = self._space.earlier.pop(item.name)
            is_same = before and fingerprint and before.fingerprint == fingerprint.whole
            if before and is_same and not self._force and self._space.target.has_same(before):
                self._done(number, _entry(item, fingerprint, "unchanged", before, perf_counter() - start))
            else:
                yield Task(number, item, fingerprint)

    def take(self, outcome: Outcome) -> None:
        """Record an item that was built or failed."""
        task = outcome.task
        status: Status = "failed" if outcome.error else "built"
        self._done(task.index, _entry(task.item, task.fingerprint, status, outcome, outcome.seconds))

    def finish(self) -> None:
        """Write the manifest and the list of what is done."""
        target = self._space.target
        self._manifest.end(
            (entry for entry in self._space.earlier if entry.sha256 and target.has(entry)),
            complete=sum(self.counts.values()) == len(self._plan),
            seconds=perf_counter() - self._start,
        )
        self._manifest.finish(lambda part: target.publish(part, MANIFEST))
        self._list.finish(self._publish_list)

    def summary(self, *, interrupted: bool) -> Summary:
        seconds = perf_counter() - self._start
        errors = {MANIFEST: self._manifest.error, LIST: self._list.error}
        unwritten = {name: error for name, error in errors.items() if error}
        return Summary(len(self._plan), self.counts, seconds, interrupted, unwritten)

    def _publish_list(self, part: Path) -> None:
        """Publish the list, unless that would replace a file that brochure did not make."""
        beginning = self._space.target.beginning(LIST, len(BEGINNING))
        if beginning not in (b"", BEGINNING):
            raise FileExistsError(errno.EEXIST, "a file of this name exists that brochure did not make; rename it")
        self._space.target.publish(part, LIST)

    def _fingerprint(self, item: Item) -> Fingerprint | None:
        """None if the profile cannot be read; building it reports why."""
        try:
            return self._fingerprints.of(item)
        except OSError:
            return None

    def _done(self, number: int, entry: Entry) -> None:
        self.counts[entry.status] += 1
        self._manifest.add(number, entry)
        self._tell(entry)


def _entry(item: Item, fingerprint: Fingerprint | None, status: Status, made: Outcome | Entry, seconds: float) -> Entry:
    """The manifest entry of an item; ``made`` has the details of its file."""
    is_made = status != "failed"
    size = made.bytes if isinstance(made, Entry) else made.size
    return Entry(
        profile=_text(item.profile.stem),
        title=made.title if is_made else None,
        style=item.style,
        lang=item.lang,
        area=item.area,
        page_size=item.page_size,
        path=_text(item.name),
        status=status,
        pages=made.pages if is_made else None,
        bytes=size if is_made else None,
        sha256=made.sha256 if is_made else None,
        seconds=round(seconds, 4),
        error=None if made.error is None else _text(made.error),
        source=_text(item.profile.as_posix()),
        fingerprint=fingerprint.whole if fingerprint and is_made else None,
    )


def _text(name: str) -> str:
    """``name`` as valid UTF-8: a file system may have names in any encoding."""
    return name.encode(errors="replace").decode()
