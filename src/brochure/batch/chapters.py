"""The chapters of a book, composed and laid out in worker processes for the process that numbers and writes them.

Layout takes longer than writing, and about three times as long as sending a finished chapter between processes. Only a
few chapters are ahead at a time. They come in the book's order and do not depend on the process that laid them out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from brochure.batch.pool import WorkersError, attend, default_jobs, start_context, submit
from brochure.compose import book as composing
from brochure.compose.book import By, Facts, Plan, Wishes
from brochure.errors import BrochureError
from brochure.layout.book import SetChapter, set_chapter
from brochure.layout.page.frame import frame_of
from brochure.profile.load import load_file

if TYPE_CHECKING:
    from datetime import date

    from brochure.paper import PageSize
    from brochure.sources.local_pay import LocalAreas
    from brochure.style.model import Style

MIN_PARALLEL = 12  # occupations; with fewer, starting processes costs more than it saves
QUEUED_PER_JOB = 3  # chapters per process that are in progress or wait to be written

KILLED = "a worker process was killed, possibly by the system for lack of memory"

Place = tuple[int, int]
"""An occupation, by the index of its part and its index in that part."""

Done = tuple[Facts, SetChapter]

SetOne = Callable[[Place], Done]

_books: list[tuple[Plan, Order]] = []
"""The book that this process lays out chapters of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The options of a book. ``page_size`` None means the style's own; every chapter has the pay of ``local``.

    ``right_hand``: parts and occupations begin on right-hand pages.
    """

    style: Style
    by: By = "category"
    title: str = ""
    school: str = ""
    date: date | str = ""
    page_size: PageSize | None = None
    right_hand: bool = False
    local: LocalAreas | None = None

    @property
    def wishes(self) -> Wishes:
        """The text requested for the cover."""
        areas = tuple(self.local.areas) if self.local else ()
        return Wishes(title=self.title, school=self.school, date=self.date, areas=areas)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a chapter cannot be laid out, as text: exceptions with several arguments cannot be pickled."""

    message: str


def chapters(plan: Plan, order: Order, jobs: int | None = None) -> Generator[Done]:
    """The facts and the laid-out chapter of every occupation, in order, from ``jobs`` processes or one per core.

    Raises :class:`~brochure.errors.BrochureError` for the first invalid profile, and :class:`~.pool.WorkersError` if a
    process is killed.
    """
    places = [(part, at) for part, one in enumerate(plan.parts) for at in range(len(one.occupations))]
    jobs = jobs or default_jobs()
    if jobs > 1 and len(places) >= MIN_PARALLEL:
        yield from _parallel(places, plan, order, jobs)
        return
    try:
        yield from map(_setter(plan, order), places)
    finally:
        if order.local:
            order.local.close()


def _parallel(places: Sequence[Place], plan: Plan, order: Order, jobs: int) -> Iterator[Done]:
    executor = ProcessPoolExecutor(jobs, start_context(), initializer=_prepare, initargs=(plan, order))
    waiting: deque[Future[Done | _Refusal]] = deque()
    try:
        for place in places:
            waiting.append(submit(executor, _set, place))
            if len(waiting) >= jobs * QUEUED_PER_JOB:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())
    except BrokenProcessPool:
        raise WorkersError(KILLED) from None
    finally:
        executor.shutdown(cancel_futures=True)


def _outcome(future: Future[Done | _Refusal]) -> Done:
    done = future.result()
    if isinstance(done, _Refusal):
        raise BrochureError(done.message)
    return done


def _prepare(plan: Plan, order: Order) -> None:
    """Make this process a worker that lays out chapters."""
    attend()
    _books[:] = [(plan, order)]


def _set(place: Place) -> Done | _Refusal:
    try:
        return _set_one()(place)
    except BrochureError as error:
        return _Refusal(str(error))


@cache
def _set_one() -> SetOne:
    """The function that lays out chapters in this process, created for its first one."""
    (book,) = _books
    return _setter(*book)


def _setter(plan: Plan, order: Order) -> SetOne:
    """A function that lays out the chapter of a place."""
    frame = frame_of(order.style, order.page_size or order.style.page.size)

    def set_one(place: Place) -> Done:
        part = plan.parts[place[0]]
        entry = part.occupations[place[1]]
        profile = load_file(entry.path).profile
        pay = order.local.pay(profile) if order.local else None
        chapter = composing.chapter(profile, entry.slug, order.style, part, plan, pay)
        return composing.facts_of(profile, entry.slug), set_chapter(chapter, order.style, frame, plan.lang)

    return set_one
