"""Whole sheets: complete text, margins, type sizes, repeated heads."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from tests.compose.samples import DECLINE, FIGURES_ONLY, HOURLY, SAMPLES, SEVERAL, TOP_CODED, TYPICAL, WORDS_ONLY
from tests.layout.placing import Rect, items, outline, rect_of
from tests.pairing import in_turn

from brochure.compose.blocks import KeyFigure, Paragraph, QrLink, Run
from brochure.compose.comparison import compare
from brochure.compose.comparison.model import Aspect, Comparison, Duties, Shares
from brochure.layout.comparison import layout_comparison
from brochure.layout.comparison.sheet import MARGIN, MIN_MARGIN
from brochure.layout.page.enlarging import enlarge_page
from brochure.layout.pages import (
    Box,
    Content,
    Element,
    Fill,
    LinkArea,
    Modules,
    Page,
    Pages,
    Placed,
    Shape,
    Stroke,
    Words,
)
from brochure.paper import PageSize, landscape_dimensions
from brochure.profile.model import QuickFacts
from brochure.rendering import load_style
from brochure.style.fit import PageFitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from brochure.style.model import Style

LONG = "Dental and Ophthalmic Laboratory Technicians and Medical Appliance Technicians"
SIX = [TYPICAL, DECLINE, TOP_CODED, HOURLY, SEVERAL, WORDS_ONLY]
SIZES = ("letter", "legal", "a4", "tabloid", "a3")
STYLES = {name: load_style(name) for name in ("classic", "large-print")}
WORDY = Duties(tuple((Run(f"Duty {number}, " + "which takes some words to say " * 8),) for number in range(4)), 2)


def with_duties(comparison: Comparison, duties: Duties) -> Comparison:
    rows = tuple(
        replace(aspect, entries=(duties,) * len(aspect.entries)) if aspect.header == "What they do" else aspect
        for aspect in comparison.aspects
    )
    return replace(comparison, aspects=rows)


COMPARISONS = {
    "two": compare([TYPICAL, DECLINE]),
    "three": compare(SIX[:3]),
    "four": compare(SIX[:4]),
    "six": compare(SIX),
    "words alone": compare([WORDS_ONLY, replace(WORDS_ONLY, slug="b")]),
    "figures alone": compare([FIGURES_ONLY, DECLINE]),
    "long titles": compare([replace(sample, title=LONG, names=None) for sample in SIX]),
    "one long word": compare([replace(TYPICAL, title="W" * 200), replace(DECLINE, title="W" * 150)]),
    "a row taller than a page": with_duties(compare(SIX), replace(WORDY, items=WORDY.items * 4, min_items=16)),
    "a long fact": compare(
        [replace(TYPICAL, quick_facts=QuickFacts(education="a degree of some kind " * 22)), *SIX[1:3]]
    ),
}


each = in_turn("comparison paper style", [*COMPARISONS.values()] * 2, SIZES, [*STYLES.values()])


def placed_boxes(pages: Pages) -> Iterator[list[tuple[Rect, object]]]:
    """Yield the items of each page with their positions, y downwards from the top of the paper."""
    for page in pages.pages:
        found = []
        for x, y, box, _ in page.placed:
            for item in items(box):
                at, top = rect_of(item), page.height - y
                found.append((Rect(x + at.left, top + at.top, x + at.right, top + at.bottom, at.what), item))
        yield found


def words_printed(pages: Pages, *, content: bool) -> Counter[str]:
    """Count the printed characters of content or of artifacts."""
    counts: Counter[str] = Counter()
    for page in pages.pages:
        for _, _, box, _ in page.placed:
            for part in box.contents:
                if (part.element is not None) == content:
                    for item in part.items:
                        counts.update("".join(item.words) if isinstance(item, Words) else "")
    return counts


def table_texts(comparison: Comparison) -> Iterator[str]:
    """Yield every text that the table must print."""
    yield from comparison.occupations
    for aspect in comparison.aspects:
        yield aspect.header
        for entry in aspect.entries:
            match entry:
                case KeyFigure():
                    yield from (entry.value, entry.label, entry.note)
                case Paragraph():
                    yield from (run.text for run in entry.text)
                case Duties():
                    yield from (run.text for item in entry.items[: entry.min_items] for run in item)
                case Shares():
                    yield "".join(run.text for run in entry.whose)
                    for percent, name in entry.items:
                        yield percent
                        yield from (run.text for run in name)
                case QrLink() if entry.title not in comparison.occupations:  # which a head may say instead
                    yield entry.title


@each
def test_content_is_inside_the_margins(comparison: Comparison, paper: PageSize, style: Style) -> None:
    width, height = landscape_dimensions(paper)
    pages = layout_comparison(comparison, style, paper)
    side, top = MARGIN * style.page.margin_side, MARGIN * style.page.margin_top
    for page, found in zip(pages.pages, placed_boxes(pages), strict=True):
        assert (page.width, page.height) == (width, height)
        for at, _ in found:
            assert side - 1 <= at.left, at
            assert at.right <= width - side + 1, at
            assert top - 1 <= at.top, at
            assert at.bottom <= height - 12, at


@each
def test_words_do_not_overlap(comparison: Comparison, paper: PageSize, style: Style) -> None:
    for found in placed_boxes(layout_comparison(comparison, style, paper)):
        words = [at for at, item in found if isinstance(item, Words)]
        for one, two in combinations(words, 2):
            assert not one.meets(two), (one, two)


@each
def test_every_text_is_printed(comparison: Comparison, paper: PageSize, style: Style) -> None:
    printed = words_printed(layout_comparison(comparison, style, paper), content=True)
    wanted = Counter("".join(table_texts(comparison)).replace(" ", ""))
    assert wanted <= printed, wanted - printed


@each
def test_type_is_no_smaller_than_in_the_style(comparison: Comparison, paper: PageSize, style: Style) -> None:
    pages = layout_comparison(comparison, style, paper)
    sizes = {
        item.size for page in pages.pages for placed in page.placed for part in placed.box.contents
        if part.element is not None and part.kind == "Layout" for item in part.items if isinstance(item, Words)
    }  # fmt: skip
    assert min(sizes) >= style.sizes.small - 0.01
    assert style.sizes.table <= max(sizes)


def test_paper_is_larger_when_the_style_size_is_too_small() -> None:
    style = STYLES["classic"]
    assert layout_comparison(COMPARISONS["two"], style).pages[0][:2] == landscape_dimensions("letter")
    assert layout_comparison(COMPARISONS["six"], style).pages[0][:2] == landscape_dimensions("tabloid")
    a4 = replace(style, page=replace(style.page, size="a4"))
    assert layout_comparison(COMPARISONS["six"], a4).pages[0][:2] == landscape_dimensions("a3")


def test_small_paper() -> None:
    paper: PageSize = "half-letter"
    pages = layout_comparison(COMPARISONS["two"], STYLES["classic"], paper)
    assert {page[:2] for page in pages.pages} == {(612, 396)}
    with pytest.raises(PageFitError, match=r"large-print does not fit a sheet of 8\.5 × 5\.5 in; use larger paper"):
        layout_comparison(COMPARISONS["two"], STYLES["large-print"], paper)


def test_paper_without_a_larger_size_is_kept() -> None:
    style = replace(STYLES["classic"], page=replace(STYLES["classic"].page, size="11inx8.5in"))
    assert {page[:2] for page in layout_comparison(COMPARISONS["six"], style).pages} == {(792, 612)}


def sizes_of(pages: Pages) -> list[float]:
    """Return the type sizes on the first page, in descending order."""
    words = [item for placed in pages.pages[0].placed for item in items(placed.box) if isinstance(item, Words)]
    return sorted({item.size for item in words}, reverse=True)


def test_sheet_is_enlarged_as_a_whole_when_there_is_room() -> None:
    style = STYLES["classic"]
    desk, wall = (layout_comparison(COMPARISONS["two"], style, paper) for paper in ("letter", "tabloid"))
    assert len(wall.pages) == 1
    growth = sizes_of(wall)[0] / sizes_of(desk)[0]
    assert growth > 1.2
    assert sizes_of(wall) == pytest.approx([size * growth for size in sizes_of(desk)], rel=0.01)


def test_sheet_omits_duties_down_to_the_minimum_when_it_is_too_full() -> None:
    style = STYLES["classic"]
    full = with_duties(COMPARISONS["two"], WORDY)
    pages = layout_comparison(full, style, "letter")
    assert len(pages.pages) == 1
    tree = outline(pages.root)
    assert 2 * 2 <= tree.count("LBody") - industries(full) < 2 * 4
    assert len(layout_comparison(with_duties(full, replace(WORDY, min_items=4)), style, "letter").pages) == 2


def test_sheet_keeps_all_duties_when_fewer_save_no_page() -> None:
    style = STYLES["large-print"]
    brief = tuple((Run(f"Duty {number}"),) for number in range(3))
    full, reducible = (with_duties(COMPARISONS["six"], Duties(brief, count)) for count in (3, 2))
    pages = layout_comparison(reducible, style, "letter")
    assert len(pages.pages) == len(layout_comparison(full, style, "letter").pages) > 1
    assert outline(pages.root).count("LBody") - industries(reducible) == 6 * 3


def industries(comparison: Comparison) -> int:
    return sum(len(entry.items) for row in comparison.aspects for entry in row.entries if isinstance(entry, Shares))


def tables(root: Element) -> list[Element]:
    return [child for child in root.children if child.tag == "Table"]


def test_large_print_sheet_has_two_tables_of_three_when_there_are_six() -> None:
    pages = layout_comparison(COMPARISONS["six"], STYLES["large-print"], "letter")
    heads = [table.children[0].children[0].children for table in tables(pages.root)]
    assert [len(head) for head in heads] == [1 + 3, 1 + 3]
    for table in tables(pages.root):
        rows = table.children[1].children
        assert len(rows) == len(COMPARISONS["six"].aspects)
        assert all([cell.tag for cell in row.children] == ["TH", "TD", "TD", "TD"] for row in rows)


def test_repeated_heads_are_artifacts() -> None:
    comparison = compare([replace(sample, title=f"Occupation{index}") for index, sample in enumerate(SIX)])
    pages = layout_comparison(comparison, STYLES["large-print"], "letter")
    assert len(pages.pages) > 2
    heads = [
        {
            (part.element is None, part.kind)
            for placed in page.placed for part in placed.box.contents
            for item in part.items if isinstance(item, Words) and item.words[0].startswith("Occupation")
            if item.words[0] != "Occupation" and item.face == "Lato-Bold" and item.size > 18
        }
        for page in pages.pages
    ]  # fmt: skip
    first = next(number for number, kinds in enumerate(heads) if kinds)  # after the charts
    assert all(heads[first:])
    assert sum((True, "Pagination") in kinds for kinds in heads) >= 1


def test_repeated_row_header_is_an_artifact_when_a_row_is_split() -> None:
    pages = layout_comparison(COMPARISONS["a row taller than a page"], STYLES["large-print"], "letter")
    kinds = [
        part.kind if part.element is None else part.element.tag
        for page in pages.pages for placed in page.placed for part in placed.box.contents
        for item in part.items if isinstance(item, Words) and item.words == ("What",)
    ]  # fmt: skip
    assert kinds.count("TH") == len(tables(pages.root))
    assert kinds.count("Pagination") == len(kinds) - kinds.count("TH") > 1


def test_chart_is_omitted_when_no_page_holds_it() -> None:
    titles = [" ".join(["Very", "long", "title"] * 13) + f" {number}" for number in range(6)]
    comparison = compare([replace(DECLINE, slug=f"p{number}", title=title) for number, title in enumerate(titles)])
    pages = layout_comparison(comparison, STYLES["large-print"], "letter")
    assert "Figure “Pay" not in outline(pages.root)
    printed = words_printed(pages, content=True)
    assert Counter("$28,530" * 6) <= printed


def test_foot_is_inside_the_printable_area_when_the_attribution_is_long() -> None:
    long = replace(COMPARISONS["two"], attribution="Some content is used by permission of its publisher. " * 50)
    for page in layout_comparison(long, STYLES["classic"], "letter").pages:
        foot = page.placed[-1]
        assert foot.y - foot.box.height >= MIN_MARGIN - 0.01


def test_charts_take_the_full_width_when_they_are_side_by_side() -> None:
    """The largest value of the right chart ends at the right edge."""
    comparison = compare([TYPICAL, replace(TYPICAL, slug="again", title="Registrars")])
    found = next(placed_boxes(layout_comparison(replace(comparison, aspects=()), STYLES["classic"], "tabloid")))
    pay, outlook = (next(at for at, _ in found if at.what.startswith(text)) for text in ("Pay", "Projected"))
    assert pay.top == outlook.top
    values = [at.right for at, item in found if isinstance(item, Words) and at.what == "+13%"]
    assert values == pytest.approx([max(at.right for at, _ in found)] * 2, abs=2)


def test_page_numbers_are_printed_only_when_there_are_several_pages() -> None:
    one = layout_comparison(COMPARISONS["two"], STYLES["classic"], "letter")
    many = layout_comparison(COMPARISONS["six"], STYLES["large-print"], "letter")
    assert "Page" not in feet(one)
    assert feet(many).count("Page") == len(many.pages)


def feet(pages: Pages) -> str:
    last = (page.placed[-1].box for page in pages.pages)
    return " ".join(" ".join(item.words) for box in last for item in items(box) if isinstance(item, Words))


def test_structure_matches_its_golden(golden: Callable[[str, str], None]) -> None:
    golden(outline(layout_comparison(COMPARISONS["two"], STYLES["classic"], "letter").root), "two.txt")


def test_sheet_has_bookmarks_and_metadata() -> None:
    pages = layout_comparison(COMPARISONS["two"], STYLES["classic"], "letter")
    assert [entry.title for entry in pages.outline] == [
        "Two occupations side by side", "Pay a year", "Projected change in jobs",
        "Record Keepers and Health Information Technicians; Fishing and Hunting Workers",
    ]  # fmt: skip
    assert pages.title == "Side by side: Record Keepers and Health Information Technicians; Fishing and Hunting Workers"
    assert pages.lang == "en-US"


def test_comparison_has_only_charts_when_there_are_no_rows() -> None:
    bare = replace(COMPARISONS["two"], aspects=())
    pages = layout_comparison(bare, STYLES["classic"], "letter")
    assert outline(pages.root).count("Figure") == 2


def test_any_two_samples_can_be_compared() -> None:
    for one, two in combinations(SAMPLES.values(), 2):
        assert layout_comparison(compare([one, two]), STYLES["classic"], "letter").pages


def test_aspect_of_one_entry_each_has_a_row_header() -> None:
    short = replace(COMPARISONS["two"], aspects=(Aspect("Jobs", (KeyFigure("1", ""), KeyFigure("2", ""))),))
    assert "TH [Row]" in outline(layout_comparison(short, STYLES["classic"], "letter").root)


def test_enlarge_page_scales_every_kind_of_item_and_keeps_elements() -> None:
    element = Element("P")
    small = (
        Words(1, 2, "Lato-Bold", 3, "#000000", ("a",), gap=4, trail=True, tracking=5),
        Fill(1, 2, 3, 4, "#000000"),
        Stroke(1, 2, 3, 4, 5, "#000000"),
        Shape(((1, 2), (3, 4)), "#000000", 5),
        Modules(1, 2, 3, (((0, 1),),), "#000000"),
    )
    large = (
        Words(2, 4, "Lato-Bold", 6, "#000000", ("a",), gap=8, trail=True, tracking=10),
        Fill(2, 4, 6, 8, "#000000"),
        Stroke(2, 4, 6, 8, 10, "#000000"),
        Shape(((2, 4), (6, 8)), "#000000", 10),
        Modules(2, 4, 6, (((0, 1),),), "#000000"),
    )
    link = LinkArea(1, 2, 3, 4, "https://example.org", element, "a")
    page = enlarge_page(
        Page(10, 20, (Placed(1, 2, Box(3, (Content(element, small, "Pagination"),), links=(link,))),)), 2
    )
    (placed,) = page.placed
    assert (page.width, page.height, placed.x, placed.y, placed.box.height) == (20, 40, 2, 4, 6)
    assert placed.box.contents == (Content(element, large, "Pagination"),)
    assert placed.box.contents[0].element is element
    assert placed.box.links == (LinkArea(2, 4, 6, 8, "https://example.org", element, "a"),)
