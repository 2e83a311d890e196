"""One PDF file of many profiles in one pass: each chapter is written as soon as it is its turn, then discarded."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from brochure.batch import interrupts
from brochure.batch.chapters import Order, chapters
from brochure.compose import book as composing
from brochure.compose.book import Facts, Plan
from brochure.errors import BrochureError, InputError, SeveralErrors
from brochure.inputs import objection
from brochure.layout.book import Typesetter
from brochure.layout.pages import About, PageFragment
from brochure.pdf import FileWriter
from brochure.profile.find import read_header
from brochure.rendering import problems
from brochure.yamlio.source import MAX_BYTES

if TYPE_CHECKING:
    from brochure.errors import Diagnostic
    from brochure.profile.find import Entry
    from brochure.style.model import Style


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
    _refuse_unreadable(paths, order.style)
    headers = [read_header(path) for path in paths]
    entries = [header.entry for header in headers]
    _refuse_namesakes(entries)
    credited = order.local is not None or any(map(composing.requires_credit, headers))
    plan = composing.plan(entries, order.by, order.wishes, credited=credited)
    writer = FileWriter(sink, About(plan.title, plan.lang, plan.subject, plan.keywords))
    pages = 0
    try:
        with interrupts.noticed() as interrupted, closing(_fragments(plan, order, advance)) as pieces:
            for fragment in pieces:
                if interrupted():
                    raise KeyboardInterrupt
                writer.add(fragment)
                pages += len(fragment.pages)
    except BrochureError as error:
        raise _all_problems(paths, order.style) or error from None
    return Made(pages, writer.finish())


def _fragments(plan: Plan, order: Order, advance: Callable[[], None]) -> Generator[PageFragment]:
    """The fragments of the book, each as soon as its page numbers are known: parts, index, front matter."""
    typesetter = Typesetter(plan, order.style, order.page_size, right_hand=order.right_hand)
    facts: list[Facts] = []
    with closing(chapters(plan, order)) as done:
        for part in plan.parts:
            yield typesetter.divider(composing.divider(part, plan))
            for its_facts, chapter in islice(done, len(part.occupations)):
                facts.append(its_facts)
                yield typesetter.chapter(chapter)
                advance()
    yield typesetter.index(composing.index(facts, typesetter.pages))
    typesetter.front(composing.front(plan, facts, typesetter.pages))  # sets the front matter's own page numbers
    yield typesetter.front(composing.front(plan, facts, typesetter.pages))


def _refuse_unreadable(paths: Sequence[Path], style: Style) -> None:
    """Report all problems right away if one of the files cannot be read."""
    if any(objection(path, MAX_BYTES) for path in paths) and (error := _all_problems(paths, style)):
        raise error


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
    return SeveralErrors(tuple(errors)) if len(errors) > 1 else errors[0] if errors else None
