"""One PDF file of many profiles in one pass: each chapter is written as soon as it is its turn, then discarded.

Worker processes compose the chapters, lay them out and write the content of their pages for the process that numbers
them and writes the file. Only a few chapters are ahead at a time. They come in the book's order and do not depend on
the process that made them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from brochure.batch.pool import WorkersError, become_worker, default_jobs, recorded_interrupt, start_context, submit
from brochure.compose import book as composing
from brochure.compose.book import By, CoverText, Facts, Plan
from brochure.compose.material import Material
from brochure.errors import BrochureError, Diagnostic, InputError, combined
from brochure.forms import colored
from brochure.inputs import objection
from brochure.layout.book import SetChapter, Typesetter, set_chapter
from brochure.layout.page.frame import Frame, frame_of
from brochure.layout.pages import About, PageFragment
from brochure.opening import opened_image
from brochure.pdf import NOTHING, Ahead, FileWriter, write_ahead
from brochure.profile.find import read_header
from brochure.profile.load import load_file
from brochure.rendering import problems
from brochure.yamlio.source import MAX_BYTES

if TYPE_CHECKING:
    from brochure.brand.model import Branding
    from brochure.locale import Language
    from brochure.profile.find import Entry
    from brochure.sources.local_pay import LocalAreas
    from brochure.style.model import Style

BOUND = ("brochure", "field")  # the forms of chapters
MIN_PARALLEL = 12  # occupations; with fewer, starting processes costs more than it saves
QUEUED_PER_JOB = 3  # chapters per process that are in progress or wait to be written

KILLED = "a worker process was killed, possibly by the system for lack of memory"

Place = tuple[int, int]
"""An occupation, by the index of its part and its index in that part."""

Done = tuple[Facts, SetChapter, Ahead]
"""A chapter without the content of its pages, which is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The options of a book. Its pages are those of the style; every chapter has the pay of ``local``.

    ``right_hand``: parts and occupations begin on right-hand pages. ``branding`` is that of whoever hands it out.
    ``lang`` is the language of all composed text.
    """

    style: Style
    by: By = "category"
    title: str = ""
    school: str = ""
    date: date | str = ""
    right_hand: bool = False
    local: LocalAreas | None = None
    branding: Branding | None = None
    lang: Language | None = None

    @property
    def cover_text(self) -> CoverText:
        """The text requested for the cover."""
        areas = tuple(self.local.areas) if self.local else ()
        return CoverText(title=self.title, school=self.school, date=self.date, areas=areas)


@dataclass(frozen=True, slots=True)
class Made:
    """The size of a finished book."""

    pages: int
    bytes: int


def make_book(paths: Sequence[Path], order: Order, sink: BinaryIO, advance: Callable[[], None]) -> Made:
    """Write the book of the profiles at ``paths`` to ``sink``, which need not be seekable.

    ``advance`` is called after each occupation. If a profile is invalid, raises :class:`InputError` with every problem
    of every file, after reading them all. What ``sink`` has received by then must be discarded.
    """
    if any(objection(path, MAX_BYTES) for path in paths) and (unreadable := _all_problems(paths, order.style)):
        raise unreadable
    headers = [read_header(path) for path in paths]
    entries = [header.entry for header in headers]
    _refuse_namesakes(entries)
    credited = order.local is not None or any(map(composing.requires_credit, headers))
    plan = composing.plan(
        entries, order.by, order.cover_text, credited=credited, language=order.lang, branding=order.branding
    )
    writer = FileWriter(sink, About(plan.title, plan.lang, plan.subject, plan.keywords))
    pages = 0
    try:
        with recorded_interrupt() as interrupted, closing(_fragments(plan, order, advance)) as pieces:
            for fragment, ahead in pieces:
                if interrupted():
                    raise KeyboardInterrupt
                writer.add(fragment, ahead)
                pages += len(fragment.pages)
    except BrochureError as error:
        raise _all_problems(paths, order.style) or error from None
    return Made(pages, writer.finish())


def _fragments(plan: Plan, order: Order, advance: Callable[[], None]) -> Generator[tuple[PageFragment, Ahead]]:
    """The fragments of the book, each as soon as its page numbers are known: parts, index, front matter."""
    typesetter = Typesetter(plan, order.style, right_hand=order.right_hand)
    facts: list[Facts] = []
    with closing(chapters(plan, order)) as done:
        for part in plan.parts:
            typesetter.begin(part)
            if part.has_divider:
                typesetter.keep_pages(composing.divider(part, plan))
            for its_facts, chapter, ahead in islice(done, len(part.occupations)):
                facts.append(its_facts)
                yield typesetter.chapter(chapter), ahead
                advance()
            if part.has_divider:
                of_part = facts[-len(part.occupations) :]
                yield typesetter.divider(composing.divider(part, plan, of_part, typesetter.pages)), NOTHING
    yield typesetter.index(composing.index(plan.locale, facts, typesetter.pages)), NOTHING
    typesetter.front(composing.front(plan, facts, typesetter.pages))  # sets the front matter's own page numbers
    yield typesetter.front(composing.front(plan, facts, typesetter.pages)), NOTHING


def _refuse_namesakes(entries: Sequence[Entry]) -> None:
    """Refuse files of the same name in different folders: links in the book are by slug."""
    seen: dict[str, Path] = {}
    for entry in entries:
        if entry.slug in seen:
            raise BrochureError(f"two profiles of a book have the slug {entry.slug}: {seen[entry.slug]}, {entry.path}")
        seen[entry.slug] = entry.path


def _all_problems(paths: Sequence[Path], style: Style) -> BrochureError | None:
    """All problems of the profiles as one error; None if there are none."""
    found: list[Diagnostic] = []
    unread: list[BrochureError] = []
    for path in paths:
        try:
            found += [diagnostic for diagnostic in problems(path, style) if diagnostic.severity == "error"]
        except BrochureError as error:
            unread.append(error)
    errors = ([InputError(tuple(found))] if found else []) + unread
    return combined(errors) if errors else None


# Chapters


def chapters(plan: Plan, order: Order, jobs: int | None = None) -> Generator[Done]:
    """The facts and the finished chapter of every occupation, in order, from ``jobs`` processes or one per core.

    Raises :class:`~brochure.errors.BrochureError` for the first invalid profile, and :class:`~.pool.WorkersError` if a
    process is killed.
    """
    places = [(part, at) for part, one in enumerate(plan.parts) for at in range(len(one.occupations))]
    jobs = jobs or default_jobs()
    if jobs > 1 and len(places) >= MIN_PARALLEL:
        yield from _parallel(places, plan, order, jobs)
        return
    try:
        yield from map(_Chapters(plan, order).chapter, places)
    finally:
        if order.local:
            order.local.close()


def _parallel(places: Sequence[Place], plan: Plan, order: Order, jobs: int) -> Iterator[Done]:
    executor = ProcessPoolExecutor(jobs, start_context(), initializer=_prepare, initargs=(plan, order))
    waiting: deque[Future[Done | str]] = deque()
    try:
        for place in places:
            waiting.append(submit(executor, _chapter, place))
            if len(waiting) >= jobs * QUEUED_PER_JOB:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())
    except BrokenProcessPool:
        raise WorkersError(KILLED) from None
    finally:
        executor.shutdown(cancel_futures=True)


def _outcome(future: Future[Done | str]) -> Done:
    done = future.result()
    if isinstance(done, str):
        raise BrochureError(done)
    return done


class _Chapters:
    """Makes the chapters of a book."""

    def __init__(self, plan: Plan, order: Order) -> None:
        self._plan = plan
        self._order = order

    @cached_property
    def _frame(self) -> Frame:
        return frame_of(self._order.style)

    @cached_property
    def _branding(self) -> Branding | None:
        return self._order.branding and self._order.branding.for_chapters

    def chapter(self, place: Place) -> Done:
        order, part = self._order, self._plan.parts[place[0]]
        entry = part.occupations[place[1]]
        profile = load_file(entry.path).profile
        pay = order.local.pay(profile) if order.local else None
        picture = opened_image(profile)
        style = order.style
        if style.form == "field":
            style = colored(style, profile.cluster, order.branding)
        material = Material(profile, pay, picture, branding=self._branding)
        chapter = composing.chapter(material, entry.slug, style, part, self._plan)
        laid_out = set_chapter(chapter, style, self._frame, self._plan.lang)
        return (
            composing.facts_of(self._plan.locale, profile, entry.slug),
            laid_out.without_content(),
            write_ahead(laid_out.pages),
        )


_book: list[_Chapters] = []
"""The book of this process, if it is a worker."""


def _prepare(plan: Plan, order: Order) -> None:
    """Make this process a worker that lays out chapters."""
    become_worker()
    _book[:] = [_Chapters(plan, order)]


def _chapter(place: Place) -> Done | str:
    """The chapter, or why it cannot be laid out, as text: exceptions with several arguments cannot be pickled."""
    try:
        return _book[0].chapter(place)
    except BrochureError as error:
        return str(error)
