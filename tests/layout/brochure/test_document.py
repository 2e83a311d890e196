"""Whole documents: complete text, margins, page breaks, feet, bookmarks, fillers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from tests.layout import samples
from tests.layout.placing import STYLE, dump
from tests.pairing import in_turn

from brochure.compose.blocks import BulletList, Document, Heading, Run, Section
from brochure.fonts.metrics import face
from brochure.layout import layout
from brochure.layout.pages import Box, Element, Page, Pages
from brochure.layout.plan.fit import SPACINGS
from brochure.paper import PAPER_SIZES, page_dimensions
from brochure.style.fit import MIN_EDGE, on_page
from brochure.style.model import Style
from brochure.style.scale import COMPACT, at_density

DOCUMENTS = {
    "typical": samples.full(),
    "long": samples.full(1800),
    "long paragraph": samples.document(samples.section(samples.prose(2000))),
    "long word": samples.document(
        samples.section(samples.prose(30), samples.prose(5), BulletList(((Run("w" * 300),),)))
    ),
    "long table": samples.document(samples.section(samples.table(300), samples.table(300, 6))),
    "one line": samples.document(samples.section(samples.prose(4))),
    "title of 78 letters": samples.document(
        samples.section(samples.prose(50)),
        title="Dental and Ophthalmic Laboratory Technicians and Medical Appliance Technicians",
    ),
    "no sections": samples.document(),
    "long summary": samples.document(samples.section(samples.prose(50)), summary=samples.words(700)),
    "cell taller than a page": samples.document(samples.section(samples.tall_table())),
}
MAX_BLANK = 2  # lines at the foot of page one
TIGHTEST = -1.1 * SPACINGS[0].lead  # points that the leading of a line can be reduced by
STYLES = {"classic": samples.style(), "large print": samples.style("large-print"), "justified": samples.justified()}


def everything(document: Document) -> Counter[str]:
    """Return every word of running text with its expected count."""
    runs = [run.text for section in document.sections for block in section.blocks for run in texts(block)]
    return Counter(word for text in runs for word in text.split())


def texts(block: object) -> list[Run]:
    if isinstance(block, Heading):
        return [Run(block.text)]
    if isinstance(block, BulletList):
        return [run for item in block.items for run in item]
    return list(getattr(block, "text", ()))


@in_turn(
    "document size style",
    [*DOCUMENTS.values()] * 3,
    ["letter", "a4", "half-letter", "tabloid-landscape"],
    [*STYLES.values()],
)
def test_content_is_inside_the_margins(document: Document, size: str, style: Style) -> None:
    if style.page.columns == 1 and size == "half-letter":
        size = "a5"  # large print needs more
    style = on_page(style, size)
    pages = layout(document, style)
    width, height = page_dimensions(size)
    assert {page[:2] for page in pages.pages} == {(width, height)}
    left, right = style.page.margin_side, width - style.page.margin_side
    for page in pages.pages:
        for x, y, item, _ in samples.placed_words(page):
            extent = face(item.face).text_width(" ".join(item.words), item.size) + item.gap * (len(item.words) - 1)
            assert x >= left - 2, item
            assert x + extent <= right + 2, item
            assert y >= MIN_EDGE, item


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_running_text_is_above_the_foot(document: Document, style: Style) -> None:
    for page in layout(document, style).pages:
        for placed in page.placed:
            inside = placed.y - placed.box.height >= style.page.margin_bottom - 2 * TIGHTEST
            assert inside or placed.y <= style.page.margin_bottom, placed


def test_page_one_is_a_cover_when_no_section_can_begin_below_the_key_figures() -> None:
    """Nothing stands on the key figures, which are at its foot."""
    style = STYLES["large print"]
    for count in range(10, 80, 5):
        document = samples.document(samples.section(samples.prose(400)), summary=samples.words(count))
        pages = layout(document, style).pages
        boxes = [placed for placed in pages[0].placed if placed.y > style.page.margin_bottom]
        assert all(one.y - one.box.height >= other.y - 2 * TIGHTEST for one, other in pairwise(boxes))
        foot = min(placed.y - placed.box.height for placed in boxes)
        assert foot - style.page.margin_bottom < MAX_BLANK * style.sizes.leading, count


def size_of_headings(pages: Pages) -> float:
    """The size of type in section headings; that of sources is smaller."""
    return max(words.size for page in pages.pages for _, _, words, element in samples.placed_words(page)
               if element and element.tag == "H2")  # fmt: skip


def test_a_document_that_is_a_little_too_long_is_compact_throughout() -> None:
    style = samples.style()
    normal, compact = style.sizes.section, at_density(style, COMPACT).sizes.section
    used: dict[float, list[tuple[int, int]]] = {}
    for count in range(500, 1200, 50):
        pages = layout(samples.full(count), style)
        used.setdefault(size_of_headings(pages), []).append((count, len(pages.pages)))
    assert used.keys() == {normal, compact}
    assert {pages for _, pages in used[compact]} == {4}
    longest = max(count for count, pages in used[normal] if pages == 4)
    assert min(used[compact])[0] <= longest + 50 <= max(used[compact])[0]


def test_only_a_compact_document_uses_the_compact_form_of_a_section() -> None:
    def printed(count: int) -> bool:
        table = samples.section(samples.table(12, 5), title="Similar occupations", key="similar")
        compact = (samples.table(3, 5), samples.prose(30))
        rest = samples.full(count).sections
        document = samples.document(*rest[:-1], table._replace(compact=compact), rest[-1])
        return "Industry number 11" in samples.text(layout(document, samples.style()))

    found = [printed(count) for count in range(400, 1500, 100)]
    assert found[0]
    assert not all(found)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_word_is_printed_once(document: Document, style: Style) -> None:
    printed = samples.text(layout(document, style))
    printed = re.sub("\u00ad ", "", printed)  # join words hyphenated at line ends
    wanted = everything(document)
    letters = sum(len(word) * count for word, count in wanted.items())
    assert len(printed.replace(" ", "")) >= letters
    if "w" * 300 not in wanted:
        found = Counter(printed.split())
        assert not {word: (count, found[word]) for word, count in wanted.items() if found[word] < count}


def columns_of(page: Page) -> dict[float, list[tuple[float, Box]]]:
    """Return the boxes of each column by its left edge."""
    columns: dict[float, list[tuple[float, Box]]] = {}
    for placed in page.placed:
        columns.setdefault(round(placed.x, 1), []).append((placed.y, placed.box))
    return columns


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_boxes_of_a_column_do_not_overlap(document: Document) -> None:
    for page in layout(document, samples.style()).pages:
        for column in columns_of(page).values():
            ordered = sorted(column, key=lambda at: -at[0])
            for (upper, box), (lower, _) in pairwise(ordered):
                assert upper - box.height >= lower - TIGHTEST


def parts(pages: Pages, tag: str) -> dict[int, list[int]]:
    """Return the number of lines of each ``tag`` element per column, in order."""
    lines: dict[int, list[int]] = {}
    previous: dict[int, tuple[int, float]] = {}
    for number, page in enumerate(pages.pages):
        for placed in page.placed:
            for element in {id(c.element): c.element for c in placed.box.contents if c.element}.values():
                if element.tag == tag:
                    column = (number, placed.x)
                    if previous.get(id(element)) != column:
                        lines.setdefault(id(element), []).append(0)
                    lines[id(element)][-1] += 1
                    previous[id(element)] = column
    return lines


@pytest.mark.parametrize("count", range(150, 900, 50))
def test_paragraphs_have_no_widows_or_orphans(count: int) -> None:
    pages = layout(samples.full(count), samples.style())
    for pieces in parts(pages, "P").values():
        assert len(pieces) == 1 or min(pieces) >= 2


@pytest.mark.parametrize("count", range(150, 900, 50))
def test_headings_are_kept_with_text(count: int) -> None:
    for page in layout(samples.full(count), samples.style()).pages:
        for column in columns_of(page).values():
            tags = [next((c.element.tag for c in box.contents if c.element), "") for _, box in column]
            tags = [tag for tag in tags if tag]
            assert not tags or tags[-1] != "H3"


@pytest.mark.parametrize("count", range(150, 900, 50))
def test_columns_end_at_the_same_height(count: int) -> None:
    """The columns of a text-only section differ by at most two lines."""
    pages = layout(samples.document(samples.section(samples.prose(count))), samples.style())
    page = pages.pages[-1]
    text = [p for p in page.placed[:-1] if any(e and e.tag == "P" for e in owners(p.box))]
    body = [(p.x, p.y - p.box.height) for p in text]
    ends = {x: min(y for at, y in body if at == x) for x in {x for x, _ in body}}
    columns = sorted(ends.values())[-2:]
    assert max(columns) - min(columns) <= 2 * samples.style().sizes.leading + 0.1


def owners(box: Box) -> list[Element | None]:
    return [content.element for content in box.contents]


def test_section_repeats_its_title_when_it_continues() -> None:
    pages = layout(samples.document(samples.section(samples.prose(1500))), samples.style())
    second = [" ".join(item.words) for _, _, item, _ in samples.placed_words(pages.pages[1])]
    assert "What they do, continued" in second


def test_every_page_has_the_attribution_and_its_number() -> None:
    pages = layout(samples.full(900), samples.style())
    count = len(pages.pages)
    for number, page in enumerate(pages.pages, 1):
        texts = [" ".join(item.words) for _, _, item, _ in samples.placed_words(page)]
        assert f"Page {number} of {count}" in texts
        assert "Some content used by permission of the Bureau of Labor Statistics, U.S. Department of Labor." in texts


def test_attribution_is_last_in_the_structure() -> None:
    pages = layout(samples.full(900), samples.style())
    assert pages.root.children[-1].tag == "P"
    texts = samples.text(pages)
    assert texts.count("Some content used by permission") == 1
    assert texts.endswith("U.S. Department of Labor.")


def test_bookmarks_point_to_their_headings() -> None:
    pages = layout(samples.full(), samples.style())
    titles = [entry.title for entry in pages.outline if entry.level == 1]
    assert titles == ["What they do", "Work environment", "Pay", "Job outlook", "Sources"]
    assert [entry.title for entry in pages.outline if entry.level == 2] == ["A typical day"]
    for entry in pages.outline:
        placed = samples.placed_words(pages.pages[entry.page])
        words = [(y, " ".join(item.words)) for _, y, item, element in placed if element]
        assert any(text == entry.title and 0 <= entry.y - y <= 40 for y, text in words)


def filler(key: str) -> Section:
    return samples.section(samples.prose(40), title=f"The {key}", key=key)


def test_fillers_precede_the_sources_when_there_is_room() -> None:
    document = samples.document(
        samples.section(samples.prose(100)),
        samples.section(samples.prose(9), title="Sources", key="sources"),
        fillers=(filler("questions"), filler("words")),
    )
    pages = layout(document, samples.style())
    assert [entry.title for entry in pages.outline] == ["What they do", "The questions", "The words", "Sources"]
    assert [next(iter(sect.children)).tag for sect in pages.root.children if sect.tag == "Sect"] == ["H2"] * 4
    assert len(pages.pages) == 1


def test_fillers_have_the_same_order_in_the_structure() -> None:
    """The structure follows the order on the page."""
    sources = samples.section(samples.prose(9), title="Sources", key="sources")
    fillers = (filler("questions"), filler("words"))
    pages = layout(samples.document(samples.section(samples.prose(100)), sources, fillers=fillers), samples.style())
    texts = {
        element: " ".join(item.words) for page in pages.pages for _, _, item, element in samples.placed_words(page)
    }
    sections = [element for element in pages.root.children if element.tag == "Sect"]
    titles = [texts[section.children[0]] for section in sections]
    assert titles == ["What they do", "The questions", "The words", "Sources"]


def test_ruled_lines_fill_the_rest_of_the_last_page() -> None:
    document = samples.document(samples.section(samples.prose(100)), notes="My notes")
    pages = layout(document, samples.style())
    assert "My notes" in samples.text(pages, artifacts=True)
    assert "My notes" not in samples.text(pages)


def test_fillers_add_no_page() -> None:
    for count in range(300, 700, 20):
        bare = samples.document(samples.section(samples.prose(count)))
        added = samples.document(samples.section(samples.prose(count)), fillers=(filler("questions"),), notes="Notes")
        assert len(layout(added, samples.style()).pages) == len(layout(bare, samples.style()).pages)


def test_document_may_aim_at_pages_in_addition_to_those_of_its_style() -> None:
    sections = [samples.section(samples.prose(400), title=title) for title in ("Pay", "Outlook")]
    aiming = samples.document(*sections)._replace(page_count=(2,))
    found = {
        name: (len(pages.pages), bool(pages.missed))
        for name in ("classic", "large-print")
        for pages in [layout(aiming, samples.style(name))]
    }
    assert found["classic"] == (2, False)
    assert not found["large-print"][1], "it aims at no number"
    assert layout(samples.document(*sections), samples.style()).missed


def test_last_page_has_more_than_a_few_lines() -> None:
    """For many lengths, few last pages are less than a fifth full."""
    style, sparse = samples.style(), 0
    height = PAPER_SIZES["letter"][1] - style.page.margin_top - style.page.margin_bottom
    counts = range(300, 1200, 25)
    for count in counts:
        pages = layout(samples.full(count), style)
        used = [placed.y - placed.box.height for placed in pages.pages[-1].placed[:-1] if any(owners(placed.box))]
        sparse += PAPER_SIZES["letter"][1] - style.page.margin_top - min(used) < height / 5
    assert sparse <= len(counts) / 6


def test_foot_keeps_its_height_when_there_is_no_attribution() -> None:
    document = samples.document(samples.section(samples.prose(40)))
    with_credit, without = (layout(one, samples.style()) for one in (document, document._replace(attribution="")))
    words = [item for page in without.pages for _, _, item, _ in samples.placed_words(page)]
    assert all("".join(item.words) for item in words)
    assert len(words) == sum(1 for page in with_credit.pages for _ in samples.placed_words(page)) - 1
    assert without.pages[0].placed[-1].box.height == with_credit.pages[0].placed[-1].box.height


def test_pages_are_immutable() -> None:
    pages = layout(samples.full(), samples.style())
    box = pages.pages[0].placed[0].box
    for thing, name in ((pages, "root"), (pages.root, "children"), (pages.pages[0], "placed"), (box, "can_break")):
        with pytest.raises(AttributeError):
            setattr(thing, name, getattr(thing, name))
    assert isinstance(pages.root.children, tuple)
    assert isinstance(box.contents, tuple)


def test_pages_match_their_golden(golden: Callable[[str, str], None]) -> None:
    """The positions of most kinds of blocks must not change by accident."""
    pages = layout(samples.full(170), STYLE).pages
    lines = []
    for number, page in enumerate(pages, 1):
        lines.append(f"page {number}\n")
        lines += [f"at {placed.x:.1f} {placed.y:.1f} {dump([placed.box])}" for placed in page.placed]
    golden("".join(lines), "pages.txt")
