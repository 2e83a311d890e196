"""``build_batch``: many brochures, only what has changed, with a manifest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from brochure import ledger
from brochure.app.arguments import check_choice, check_jobs, file_of, several, style_of
from brochure.app.events import Advanced, Progress, Reporter, Started, ignore
from brochure.app.operation import operation
from brochure.app.outputs import OUT, claim_names, output_folder
from brochure.app.remarks import Remarks
from brochure.app.selecting import chosen, warn_of_selection
from brochure.batch.fair import Asked
from brochure.batch.manifest import MANIFEST
from brochure.batch.plan import Plan
from brochure.batch.select import Selectors, select_areas
from brochure.batch.target import Folder
from brochure.batch.workspace import LISTS
from brochure.epoch import source_date
from brochure.errors import NotFoundError, RequestError
from brochure.paper import PageSize
from brochure.rendering import DEFAULT_STYLE
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.batch.build import Setting
    from brochure.batch.fair import Fair
    from brochure.batch.manifest import Entry
    from brochure.batch.run import Executor
    from brochure.batch.target import Target
    from brochure.inputs import Skipped
    from brochure.style.model import Style

MAX_FAILURES = 50
"""The number of different failures in a result; others are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why ``files`` were not made. Only the first few are named: ``a.pdf, b.pdf, c.pdf and 3 others``."""

    files: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The result of a batch of ``total`` files at ``output``; ``manifest`` lists them, and is None if not written.

    ``failures`` has each different failure once, up to a limit; ``other_failures`` counts the rest. ``unwritten`` has
    files beside the brochures that could not be written, with reasons. ``is_lost`` means that the folder is gone.
    """

    output: str
    manifest: str | None
    total: int
    built: int
    unchanged: int
    failed: int
    failures: tuple[Failure, ...]
    other_failures: int
    unwritten: Mapping[str, str]
    is_lost: bool
    interrupted: bool
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    seconds: float


@operation
def build_batch(
    selectors: Selectors | Sequence[str | Path],
    *,
    output: str | Path = OUT,
    styles: Sequence[str | Path | Style] = (),
    areas: Sequence[str] = (),
    page_size: PageSize | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    force: bool = False,
    fail_fast: bool = False,
    store: str | Path | None = None,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Batch:
    """Build a brochure of every selected profile, in every style, for every area, in the folder or URL ``output``.

    ``selectors`` are names, or :class:`~brochure.batch.select.Selectors`. Files that are up to date are kept unless
    ``force``. A failure does not stop the others unless ``fail_fast``. Work is done by ``jobs`` processes, by default
    one per core, or by the workers of the Dask cluster at ``scheduler``. Ctrl-C ends a batch early: the result is
    ``interrupted``, and the next call builds the rest. Processes may import the calling script: call this under
    ``if __name__ == "__main__"``. Before anything is written, raises as :func:`brochure.build`
    does; and :class:`~brochure.batch.pool.WorkersError` if no workers are left.
    """
    from brochure.batch.run import run

    areas, styles = several(areas, "areas"), several(styles, "styles")
    check_choice(page_size, PageSize, "page_size")
    if scheduler is not None and jobs is not None:
        raise RequestError("jobs is for this machine; a cluster uses the workers that were started")
    check_jobs(jobs)
    source_date()  # a wrong one concerns the whole batch, not each item
    target = target_of(output)
    report = Reporter(progress)
    selection = chosen(selectors, folder)
    warn_of_selection(selection, selectors, report)
    fair = selection.fair
    local = select_areas(tuple(map(Asked, areas)) or fair.areas, file_of(store))
    plan = Plan(selection.profiles, _styles(styles, fair, report), local, page_size or fair.page_size)
    if isinstance(target, Folder):
        claim_names(target.path, chain(LISTS, (item.name for item in plan)), selection.profiles)
    failures = Remarks(MAX_FAILURES)

    def tell(entry: Entry) -> None:
        if entry.status == "built":
            ledger.note_written(Path(target.named(entry.path)))
        if entry.error is not None:
            failures.add(entry.path, entry.error)
        report.tell(Advanced(failed=entry.error is not None))

    with _workers(jobs, scheduler) as workers:
        report.tell(Started(f"{target}: {counted(len(plan), 'brochure')}, {workers.words}", len(plan)))
        summary = run(plan, target, workers.start, tell, force=force, fail_fast=fail_fast)
    unwritten = {target.named(name): error.strerror or str(error) for name, error in summary.unwritten.items()}
    return Batch(
        output=str(target),
        manifest=None if MANIFEST in summary.unwritten else target.named(MANIFEST),
        total=summary.total,
        built=summary.counts["built"],
        unchanged=summary.counts["unchanged"],
        failed=summary.counts["failed"],
        failures=tuple(Failure(files=files, error=error) for files, error in failures),
        other_failures=failures.others,
        unwritten=unwritten,
        is_lost=any(isinstance(error, FileNotFoundError) for error in summary.unwritten.values()),
        interrupted=summary.interrupted,
        skipped=selection.skipped,
        warnings=report.warnings,
        seconds=summary.seconds,
    )


def manifest_text(output: str | Path = OUT) -> str:
    """The manifest of the batch at ``output``, as JSON text. Raises OSError if there is none."""
    return target_of(output).read(MANIFEST).decode()


def target_of(output: str | Path) -> Target:
    """What ``output`` means: a folder, or a URL that can be written to. Raises :class:`RequestError`."""
    text = os.fspath(output)
    if "://" not in text:
        if os.path.lexists(text) and not os.path.isdir(text):  # noqa: PTH112  never raises
            what = "a link to a folder that does not exist" if os.path.islink(text) else "a file"  # noqa: PTH114
            raise RequestError(f"{text} is {what}; name a folder.")
        return Folder(output_folder(text))
    if text.startswith("memory:"):
        raise RequestError("files in a program's memory are gone when it ends; name a folder or a store.")
    from brochure.batch.remote import Remote

    remote = Remote(text)
    if refusal := remote.refusal():
        raise RequestError(refusal)
    return remote


def _styles(styles: Sequence[str | Path | Style], fair: Fair, report: Reporter) -> tuple[Style, ...]:
    """The given styles, or those of the file, or the default style; each once."""
    if styles:
        return tuple(dict.fromkeys(style_of(style, report) for style in styles))
    found: dict[Style, None] = {}
    for asked in fair.styles or (Asked(DEFAULT_STYLE),):
        try:
            found[style_of(asked.name, report)] = None
        except NotFoundError as error:
            raise asked.refusal(error) from None
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Workers:
    """An executor: its size, as text, and the function that starts it."""

    words: str
    start: Callable[[Setting], Executor]


@contextmanager
def _workers(jobs: int | None, scheduler: str | None) -> Iterator[_Workers]:
    if scheduler is None:
        from brochure.batch.pool import LocalPool, default_jobs

        number = jobs or default_jobs()
        yield _Workers(counted(number, "process", "processes"), lambda setting: LocalPool(number, setting))
        return
    from brochure.batch.cluster import ClusterPool, connected

    with connected(scheduler) as client:
        threads = client.nthreads()
        words = f"{counted(len(threads), 'worker')} with {counted(sum(threads.values()), 'thread')}"
        yield _Workers(words, lambda setting: ClusterPool(client, setting))
