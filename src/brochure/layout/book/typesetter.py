"""The typesetter of a book: right-hand pages, page numbers, running heads, bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from brochure.compose.blocks import BarChart, Document, Section
from brochure.compose.book.chapters import Part, Plan
from brochure.compose.book.model import Chapter, Divider, Front, Listing
from brochure.compose.long_form import LongForm
from brochure.compose.short_form import ShortForm
from brochure.layout.book.listings import contents_bands, index_bands
from brochure.layout.book.openers import cover_page, divider_bands, tinted_panel
from brochure.layout.book.pictured import colored_panel, opens_in_color, pictured, with_feet
from brochure.layout.brochure.document import Setup, body
from brochure.layout.brochure.sections import bands
from brochure.layout.page.flow import Flow
from brochure.layout.page.frame import (
    Frame,
    continued_height,
    finished_page,
    frame_of,
    page_foot,
    running_head,
)
from brochure.layout.page.stack import Band, Bands
from brochure.layout.pages import Element, OutlineEntry, Page, PageFragment, Placed
from brochure.layout.plan.model import Paper, Spacing
from brochure.layout.plan.placing import place
from brochure.layout.plan.search import Search
from brochure.layout.text.words import by_default_in
from brochure.style.clusters import in_cluster_colors
from brochure.style.model import Style

PART, PIECE, SECTION = 1, 2, 3  # levels of bookmarks


class SetChapter(NamedTuple):
    """A chapter without running heads and feet. ``heads`` are the running heads of left-hand and right-hand pages.

    The first entry of ``outline`` is the start of the chapter.
    """

    root: Element
    pages: tuple[tuple[Placed, ...], ...]
    outline: tuple[OutlineEntry, ...]
    heads: tuple[str, str]

    def without_content(self) -> SetChapter:
        """The chapter with its pages blank: for content that has been written."""
        return self._replace(pages=((),) * len(self.pages))


def set_chapter(chapter: Chapter, style: Style, frame: Frame, lang: str) -> SetChapter:
    """Lay out ``chapter`` for a book in the language ``lang``.

    Type of sections is not enlarged to fill pages: the last page of a chapter may end early, and one size reads better.
    """
    content = chapter.content
    if not isinstance(content, Document):
        return _set_pictured(chapter, content, style, lang)
    document, elements = content, list[Element]()
    with by_default_in(document.composed):
        flow, _ = body(document, style, frame, elements, Setup(chapter.level, may_grow=False))
    root = Element("Sect", tuple(elements), lang=document.composed if document.composed != lang else None)
    bookmark = OutlineEntry(document.title, PIECE, 0, frame.top, chapter.name)
    sections = [entry._replace(level=SECTION) for entry in flow.outline if entry.level == 1]
    return SetChapter(root, tuple(map(tuple, flow.pages)), (bookmark, *sections), (chapter.part, document.title))


def _set_pictured(chapter: Chapter, content: ShortForm | LongForm, style: Style, lang: str) -> SetChapter:
    short = content.short if isinstance(content, LongForm) else content
    with by_default_in(short.composed):
        bare = pictured(content, style, chapter.level)
    root = Element("Sect", bare.elements, lang=short.composed if short.composed != lang else None)
    cover, *others = bare.outline
    bookmark = cover._replace(level=PIECE, name=chapter.name)
    deepest = SECTION + 1  # sections of the text
    inner = [entry._replace(level=entry.level + PIECE) for entry in others if entry.level + PIECE <= deepest]
    return SetChapter(root, bare.pages, (bookmark, *inner), (chapter.part, short.title))


class _Kept(NamedTuple):
    """Pages that are kept for a divider: blank ones before it, the number of its first, and their number."""

    blanks: int
    first: int
    pages: int


class Typesetter:
    """Lays out one book. ``pages`` maps the name of each place laid out so far to its printed page number.

    ``right_hand``: parts and chapters begin on right-hand pages, after a blank page if necessary.
    """

    def __init__(self, plan: Plan, style: Style, *, right_hand: bool) -> None:
        self._plan, self._style, self._right_hand = plan, style, right_hand
        self._frame = frame_of(style)
        self._blank = Page(self._frame.page_width, self._frame.page_height, (), style.palette.paper)
        self._document = Element("Document")
        self._parents: tuple[Element, ...] = (self._document,)  # of chapters
        self._opening: tuple[OutlineEntry, ...] = ()  # the bookmark of a part that begins with its next chapter
        self._kept = _Kept(0, 0, 0)
        self._number = 0  # of the last page of the body
        self.pages: dict[str, str] = {}

    def begin(self, part: Part) -> None:
        """Begin ``part``, to which later chapters belong."""
        if part.named:
            self._parents = (self._document, Element("Part"))
            self._opening = (OutlineEntry(part.title, PART, 0, self._frame.top, part.name),)

    def keep_pages(self, divider: Divider) -> None:
        """Keep the next pages for ``divider``, whose ranking and page numbers are not known yet."""
        pages, _ = self._set_divider(divider, None)
        self._opening = ()
        blanks = self._blanks()
        self._kept = _Kept(blanks, self._number + blanks + 1, len(pages))
        self.pages[divider.name] = str(self._kept.first)
        self._number += blanks + len(pages)

    def divider(self, divider: Divider) -> PageFragment:
        """Lay out ``divider`` for the pages that were kept, with the first of its rankings that fits on them."""
        kept = self._kept
        tried = (self._set_divider(divider, ranking) for ranking in (*divider.rankings, None))
        pages, root = next(found for found in tried if len(found[0]) <= kept.pages)
        bookmark = OutlineEntry(divider.title, PART, kept.blanks, self._frame.page_height, divider.name)
        finished = self._finish_pages(pages, kept.first, str, divider.title, divider.title)
        return PageFragment((*[self._blank] * kept.blanks, *finished), root, (bookmark,), self._parents, opens=True)

    def _set_divider(self, divider: Divider, ranking: BarChart | None) -> tuple[Sequence[Sequence[Placed]], Element]:
        elements: list[Element] = []
        style, panel = self._style, tinted_panel
        if opens_in_color(divider, style):
            style, panel = in_cluster_colors(style, divider.group), colored_panel
        with by_default_in(self._plan.lang):
            flow = self._flow(divider_bands(divider, ranking, style, self._frame, elements, panel))
        return flow.pages, Element("Sect", tuple(elements))

    def chapter(self, chapter: SetChapter) -> PageFragment:
        """Number the pages of ``chapter``."""
        is_top = len(self._parents) == 1
        outline = [entry._replace(level=entry.level - is_top) for entry in chapter.outline]
        opening, self._opening = self._opening, ()
        pages, heads = chapter.pages, chapter.heads

        def finished(first: int) -> Sequence[Page]:
            if self._style.form == "field":
                return with_feet(pages, first, heads[1], self._plan.attribution, self._style)
            return self._finish_pages(pages, first, str, *heads)

        return self._body(finished, chapter.root, self._parents, (*opening, *outline))

    def index(self, index: Listing) -> PageFragment:
        elements: list[Element] = []
        with by_default_in(self._plan.lang):
            flow = self._flow(index_bands(index, self._style, self._frame, elements))
        root = Element("Sect", tuple(elements))
        bookmark = OutlineEntry(index.title, PART, 0, self._frame.top, index.name)

        def finished(first: int) -> Sequence[Page]:
            return self._finish_pages(flow.pages, first, str, self._plan.title, index.title)

        return self._body(finished, root, (self._document,), (bookmark,))

    def front(self, front: Front) -> PageFragment:
        """Lay out cover, imprint, contents and tables on an even number of pages; the body begins on the right."""
        with by_default_in(self._plan.lang):
            return self._front(front)

    def _front(self, front: Front) -> PageFragment:
        frame, style, contents = self._frame, self._style, front.contents
        elements: list[Element] = []
        pages = [cover_page(front.cover, style, frame, elements)]
        outline = [OutlineEntry(front.cover.title, PART, 0, frame.page_height)]

        def add(name: str, title: str, *pieces: Bands, credited: bool = True) -> None:
            if name:
                outline.append(OutlineEntry(title, PART, len(pages), frame.top, name))
                self.pages[name] = roman(len(pages) + 1)
            bare = self._flow(*pieces).pages
            pages.extend(self._finish_pages(bare, len(pages) + 1, roman, self._plan.title, title, credited=credited))

        about = [self._bands(one, elements) for one in (front.imprint, front.near) if one]
        add("", front.imprint.title, *about, credited=False)
        add(contents.name, contents.title, contents_bands(contents, style, frame, elements))
        for tables in front.tables:
            piece = self._bands(tables.section, elements)
            add(tables.name, tables.section.title, keep_blocks_whole(piece) if tables.whole else piece)
        if len(pages) % 2:
            pages.append(self._blank)
        root = Element("Sect", tuple(elements))
        return PageFragment(tuple(pages), root, tuple(outline), (self._document,), opens=True, front=True)

    def _bands(self, section: Section, siblings: list[Element]) -> Bands:
        return bands(section, self._style, self._plan.lang, self._frame, siblings, level=1)

    def _flow(self, *pieces: Bands) -> Flow:
        frame, style = self._frame, self._style
        flow = Flow(frame, style)
        if not any(band.boxes for piece in pieces for band in piece.bands):
            flow.put(pieces[0].head)
            return flow
        plan = Search(pieces, Paper(frame, style.sizes.leading, continued_height(style)), Spacing()).best()
        assert plan is not None  # without a maximum number of pages there is one
        place(plan, pieces, flow)
        return flow

    def _body(
        self,
        finished: Callable[[int], Sequence[Page]],
        root: Element,
        parents: tuple[Element, ...],
        outline: Sequence[OutlineEntry],
    ) -> PageFragment:
        """The next pages of the body, ``finished`` from their first number; named bookmarks on it are places."""
        blanks = self._blanks()
        first = self._number + blanks + 1
        self.pages |= {entry.name: str(first) for entry in outline if entry.name}
        pages = (*[self._blank] * blanks, *finished(first))
        self._number += len(pages)
        bookmarks = tuple(entry._replace(page=entry.page + blanks) for entry in outline)
        return PageFragment(pages, root, bookmarks, parents)

    def _blanks(self) -> int:
        """The number of blank pages before the next part or chapter."""
        return int(self._right_hand and is_verso(self._number + 1))

    def _finish_pages(
        self,
        bare: Sequence[Sequence[Placed]],
        first: int,
        folio: Callable[[int], str],
        verso: str,
        recto: str,
        *,
        credited: bool = True,
    ) -> list[Page]:
        """Add the credit and page numbers from ``first`` to ``bare`` pages, and heads from the second page on.

        If they are not ``credited``, the last one ends with the attribution itself.
        """
        frame, style = self._frame, self._style
        pages = []
        for number, placed in enumerate(bare, first):
            left = is_verso(number)
            credit = self._plan.attribution if credited or number < first + len(bare) - 1 else ""
            foot = page_foot(credit, folio(number), style, frame.width, verso=left)
            texts = (verso, "") if left else ("", recto)
            has_head = style.page.running_head and number > first
            head = running_head(*texts, style, frame.width) if has_head else None
            pages.append(finished_page(placed, frame, style, foot, head))
        return pages


def keep_blocks_whole(piece: Bands) -> Bands:
    """Allow breaks in ``piece`` only between blocks."""
    kept = [[box._replace(can_break=bool(box.block)) for box in band.boxes] for band in piece.bands]
    joined = (Band(boxes, wide=band.wide) for band, boxes in zip(piece.bands, kept, strict=True))
    return piece._replace(bands=tuple(joined))


_NUMERALS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return ``number`` in lowercase roman numerals: ``iv`` for 4."""
    out = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        out += numeral * count
    return out


def is_verso(number: int) -> bool:
    """Return whether the page ``number`` is a left-hand page."""
    return number % 2 == 0
