"""``build_batch`` and ``build_book``: many profiles as files of which only changed ones are built, or as one book."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from brochure import ledger
from brochure.app.arguments import operation, path_of, selected, style_of
from brochure.app.brands import branding_of
from brochure.app.events import Advanced, Progress, Remarks, Reporter, Started, ignore
from brochure.app.outputs import OUT, Destination, Output, PdfFile, claim_names, output_folder
from brochure.batch.fair import Asked
from brochure.batch.manifest import MANIFEST
from brochure.batch.plan import Plan
from brochure.batch.select import Selectors, select_areas
from brochure.batch.target import Folder
from brochure.batch.workspace import LISTS
from brochure.compose.book import By
from brochure.epoch import source_date
from brochure.errors import BrochureError, GlyphError, NotFoundError, RequestError
from brochure.forms import branded_style
from brochure.inputs import Skipped
from brochure.paper import PageSize
from brochure.rendering import DEFAULT_STYLE
from brochure.style.fit import on_page
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.batch.build import Setting
    from brochure.batch.fair import Fair
    from brochure.batch.manifest import Entry
    from brochure.batch.run import Executor
    from brochure.batch.target import Target
    from brochure.locale import Language
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


class BatchInterrupt(KeyboardInterrupt):
    """Ctrl-C during a batch, whose finished files are kept; ``batch`` is its result so far."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        super().__init__()


@operation
def build_batch(
    selectors: Selectors | Sequence[str | Path],
    *,
    output: str | Path = OUT,
    styles: Sequence[str | Path | Style] = (),
    languages: Sequence[Language] = (),
    areas: Sequence[str] = (),
    page_size: PageSize | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    force: bool = False,
    fail_fast: bool = False,
    store: str | Path | None = None,
    brand: str | Path | None = None,
    branded: bool = True,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Batch:
    """Build a brochure of every selected profile, in every style, every language, for every area, in ``output``.

    ``output`` is a folder or URL. Without ``languages``, brochures are in those of their profiles. ``brand`` and
    ``branded`` are as for :func:`brochure.build`; all brochures have the same brand. Files that are up to date are kept
    unless ``force``. A failure does not stop the others unless ``fail_fast``. Work is done by ``jobs`` processes, by
    default one per core, or by the workers of the Dask cluster at ``scheduler``. They may import the calling script:
    call this under ``if __name__ == "__main__"``. Before anything is written, raises as
    :func:`brochure.build` does. Raises :class:`~brochure.batch.pool.WorkersError` if no workers are left, and
    :class:`brochure.BatchInterrupt` at Ctrl-C, after which the next call builds the rest.
    """
    from brochure.batch.run import run

    if scheduler is not None and jobs is not None:
        raise RequestError("jobs is for this machine; a cluster uses the workers that were started")
    if jobs is not None and jobs < 1:
        raise RequestError(f"jobs is {jobs}, expected a number of processes, 1 or more")
    source_date()  # a wrong one concerns the whole batch, not each item
    target = target_of(output)
    report = Reporter(progress)
    selection = selected(selectors, folder, report)
    fair = selection.fair
    local = select_areas(tuple(map(Asked, areas)) or fair.areas, path_of(store))
    size = page_size or fair.page_size
    chosen = _styles(styles, fair, report)
    printed = [on_page(style, size) for style in chosen]  # raises if it does not fit: that concerns all items
    branding = branding_of(selection.profiles, _brand(brand, fair, branded=branded), printed, report, branded=branded)
    plan = Plan(selection.profiles, chosen, local, size, _languages(languages, fair), branding)
    if isinstance(target, Folder):
        claim_names(target.path, chain(LISTS, (item.name for item in plan)), selection.profiles)
    failures = Remarks(MAX_FAILURES)

    def tell(entry: Entry) -> None:
        if entry.status == "built":
            ledger.note_written(Path(target.named(entry.path)))
        if entry.error is not None:
            failures.add(entry.path, entry.error)
        report.tell(Advanced(failed=entry.error is not None))

    with _workers(jobs, scheduler) as (workers, executor):
        report.tell(Started(f"{target}: {counted(len(plan), 'brochure')}, {workers}", len(plan)))
        summary = run(plan, target, executor, tell, force=force, fail_fast=fail_fast)
    unwritten = {target.named(name): error.strerror or str(error) for name, error in summary.unwritten.items()}
    made = Batch(
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
    if made.interrupted:
        raise BatchInterrupt(made)
    return made


@operation
def manifest_text(output: str | Path = OUT) -> str:
    """The manifest of the batch at ``output``, as JSON text.

    Raises :class:`~brochure.errors.BrochureError` if there is none, or it cannot be read.
    """
    target = target_of(output)
    try:
        return target.read(MANIFEST).decode()
    except FileNotFoundError:
        raise BrochureError(f"there is no {target.named(MANIFEST)}") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BrochureError(f"{target.named(MANIFEST)} cannot be read: {reason}") from error


def target_of(output: str | Path) -> Target:
    """What ``output`` means: a folder, or a URL that can be written to. Raises :class:`RequestError`."""
    text = os.fspath(output)
    if "://" not in text:
        if os.path.lexists(text) and not os.path.isdir(text):  # noqa: PTH112  never raises
            what = "a link to a folder that does not exist" if os.path.islink(text) else "a file"  # noqa: PTH114
            raise RequestError(f"{text} is {what}; name a folder.")
        return Folder(output_folder(text))
    if text.startswith("memory:"):
        raise RequestError("files in a program's memory are gone when it ends; name a folder or a bucket.")
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


def _languages(languages: Sequence[Language], fair: Fair) -> tuple[Language, ...]:
    """The given languages, or those of the file; each once."""
    return tuple(dict.fromkeys(languages or [asked.name for asked in fair.languages]))


def _brand(brand: str | Path | None, fair: Fair, *, branded: bool) -> str | Path | None:
    """The given brand, or that of the file; None if neither is given, or there is to be none."""
    if brand is not None or fair.brand is None or not branded:
        return brand
    if not os.path.lexists(fair.brand.name):
        raise fair.brand.refusal(NotFoundError(f"there is no file {fair.brand.name}"))
    return fair.brand.name


@contextmanager
def _workers(jobs: int | None, scheduler: str | None) -> Iterator[tuple[str, Callable[[Setting], Executor]]]:
    """The number of workers, as text, and the function that starts their executor."""
    if scheduler is None:
        from brochure.batch.pool import LocalPool, default_jobs

        number = jobs or default_jobs()
        yield counted(number, "process", "processes"), lambda setting: LocalPool(number, setting)
        return
    from brochure.batch.cluster import ClusterPool, connected

    with connected(scheduler) as client:
        threads = client.nthreads()
        size = f"{counted(len(threads), 'worker')} with {counted(sum(threads.values()), 'thread')}"
        yield size, lambda setting: ClusterPool(client, setting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(PdfFile):
    """The book that :func:`brochure.build_book` made; ``skipped`` are files that cannot be read."""

    occupations: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


@operation
def build_book(
    selectors: Selectors | Sequence[str | Path],
    *,
    output: Output = None,
    title: str | None = None,
    school: str | None = None,
    date: dt.date | str | None = None,
    by: By = "category",
    right_hand: bool = False,
    style: str | Path | Style | None = None,
    lang: Language | None = None,
    areas: Sequence[str] = (),
    page_size: PageSize | None = None,
    store: str | Path | None = None,
    brand: str | Path | None = None,
    branded: bool = True,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Book:
    """Bind the brochures of all selected profiles into one PDF file, by default ``out/book.pdf``.

    Options that are None are taken from the selected ``fair.yaml``, or else a default. ``by`` groups occupations into
    parts, or into none; with ``right_hand``, parts and occupations begin on right-hand pages. Without a ``lang``, each
    occupation is in the language of its profile, and the rest in that of all, or else in English. Processes may import
    the calling script, as in :func:`brochure.build_batch`. Raises as :func:`brochure.build` does; if any profile is
    invalid, nothing is written.
    """
    from brochure.batch.book import BOUND, Order, make_book

    given = {"title": title, "school": school, "date": date}
    destination = Destination.of(output)
    report = Reporter(progress)
    selection = selected(selectors, folder, report)
    profiles, fair = selection.profiles, selection.fair
    if style is None and len(fair.styles) > 1:
        raise RequestError(f"a book has one style, but the file names {len(fair.styles)}; choose one")
    if lang is None and len(fair.languages) > 1:
        raise RequestError(f"a book has one language, but the file names {len(fair.languages)}; choose one")
    (chosen,) = _styles((style,) if style is not None else (), fair, report)
    if chosen.form not in BOUND:
        raise RequestError(f"a book consists of brochures, but the style {chosen.name} makes a {chosen.form}")
    branding = branding_of(profiles, _brand(brand, fair, branded=branded), [chosen], report, branded=branded)
    order = Order(
        style=branded_style(on_page(chosen, page_size or fair.page_size), branding),
        branding=branding,
        by=by,
        title=title or fair.title or "",
        school=school or fair.school or "",
        date=_day(date) or fair.date or "",
        right_hand=right_hand,
        local=select_areas(tuple(map(Asked, areas)) or fair.areas, path_of(store)),
        lang=next(iter(_languages((lang,) if lang else (), fair)), None),
    )
    path = destination.claimed("book.pdf", profiles)
    report.tell(Started(f"{path or 'the stream'}: a book of {counted(len(profiles), 'occupation')}", len(profiles)))
    try:
        with destination.opened(path) as file:
            made = make_book(profiles, order, file, lambda: report.tell(Advanced()))
    except GlyphError as error:  # of the front matter: those of profiles are located in their files
        for name in ("title", "school", "date"):
            if error.text in str(getattr(order, name)):
                blamed = f"`{name}`" if given[name] else f"the {name} in the file"
                raise RequestError(f"{blamed}: {error}") from None
        raise
    if path:
        report.step(f"wrote {path} ({counted(made.pages, 'page')}, {made.bytes / 1000:,.0f} kB)", report.start)
    return Book(
        path=path,
        pages=made.pages,
        bytes=made.bytes,
        seconds=report.seconds,
        occupations=len(profiles),
        skipped=selection.skipped,
        warnings=report.warnings,
    )


def _day(date: dt.date | str | None) -> dt.date | str | None:
    """A text like ``2026-04-17`` as a date; other text is printed unchanged."""
    if not isinstance(date, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", date, re.ASCII):
        return date
    try:
        return dt.date.fromisoformat(date)
    except ValueError as error:
        raise RequestError(f"`date` {date} is not a day: {error}") from None
