"""Documents and styles to lay out, and what can be said of any page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from brochure.compose.blocks import (
    Bar,
    BarChart,
    Block,
    BulletList,
    Cell,
    Column,
    DataTable,
    Document,
    Fact,
    Heading,
    KeyFigure,
    Paragraph,
    Row,
    Run,
    Section,
)
from brochure.layout.pages import Box, Content, Element, Page, Pages, Placed, Words
from brochure.style.load import load_style
from brochure.style.model import Style

STYLES = Path(__file__).parents[2] / "styles"
SENTENCE = "Workers measure twice and cut once because a mistake costs more than a careful minute of thought."


@cache
def style(name: str = "classic") -> Style:
    return load_style(STYLES / f"{name}.yaml").style


def justified() -> Style:
    """Classic, justified and hyphenated."""
    classic = style()
    return replace(classic, setting=replace(classic.setting, justify=True, hyphenate=True))


def words(count: int) -> str:
    return " ".join((SENTENCE.split() * (count // 17 + 1))[:count])


def prose(count: int) -> Paragraph:
    return Paragraph((Run(words(count)),))


def table(rows: int, columns: int = 2) -> DataTable:
    heads = (Column("Industry"), *(Column(f"Jobs in {2020 + i}", "number") for i in range(columns - 1)))
    body = tuple(
        Row((Cell(f"Industry number {i}"), *(Cell(f"{1000 * i + j:,}") for j in range(columns - 1))))
        for i in range(rows)
    )
    return DataTable("Jobs by industry, May 2024", heads, body)


def tall_table() -> DataTable:
    """A cell of text that takes more than a page, between two ordinary rows."""
    rows = tuple(Row((Cell(name), Cell(text))) for name, text in (("A", "short"), ("B", words(1500)), ("C", "short")))
    return DataTable("Duties", (Column("Occupation"), Column("What they do")), rows)


def chart(bars: int) -> BarChart:
    return BarChart("Growth", "Growth: much.", tuple(Bar(f"Group {i}", i - 2.0, f"{i - 2}%") for i in range(bars)))


def section(*blocks: Block, title: str = "What they do", key: str = "what_they_do") -> Section:
    return Section(key, title, blocks, f"{title}, continued")


def document(
    *sections: Section,
    title: str = "Roofers",
    summary: str = "Roofers replace, repair, and install the roofs of buildings.",
    fillers: tuple[Section, ...] = (),
    notes: str = "",
) -> Document:
    return Document(
        title=title,
        lang="en-US",
        eyebrow="Construction · SOC 47-2181",
        summary=summary,
        key_figures=(
            KeyFigure("$50,970", "median pay a year", "May 2024", kind="pay"),
            KeyFigure("+6%", "job growth, 2024–34"),
        ),
        facts=(Fact("Usual education", "None needed"),),
        sections=sections,
        attribution="Some content used by permission of the Bureau of Labor Statistics, U.S. Department of Labor.",
        running_left=title,
        running_right="Construction",
        fillers=fillers,
        notes=notes,
        page_label="Page {number} of {count}",
    )


def full(count: int = 400) -> Document:
    """A brochure with every kind of block and several pages."""
    bullets = BulletList(tuple((Run(words(8 + i)),) for i in range(7)))
    return document(
        section(prose(count), Heading(3, "A typical day"), prose(12), bullets, prose(count // 2)),
        section(prose(20), chart(5), prose(count), title="Work environment", key="work_environment"),
        section(prose(60), table(6), table(5), chart(3), prose(90), title="Pay", key="pay"),
        section(prose(60), chart(3), table(4, 6), prose(count), title="Job outlook", key="job_outlook"),
        section(prose(20), title="Sources", key="sources"),
    )


def placed_words(page: Page) -> Iterator[tuple[float, float, Words, Element | None]]:
    """Each run of words with its place on the page in PDF coordinates, and its element."""
    for placed in page.placed:
        for content in placed.box.contents:
            for item in content.items:
                if isinstance(item, Words):
                    x, y, *_ = placed.on_page(item.x, item.y, item.x, item.y)
                    yield x, y, item, content.element


def text(pages: Pages, *, artifacts: bool = False) -> str:
    """The words of all pages in the order they are placed, without what is an artifact."""
    found = [item.words for page in pages.pages for _, _, item, element in placed_words(page) if element or artifacts]
    return " ".join(word for row in found for word in row)


def broken(lines: tuple[str, str], element: Element) -> tuple[Page, ...]:
    """A page with a word on two lines."""
    items = tuple(Words(0.0, 10.0 * at, "Lato-Regular", 9.0, "#000000", (line,)) for at, line in enumerate(lines))
    return (Page(100.0, 100.0, (Placed(0.0, 90.0, Box(30.0, (Content(element, items),))),)),)
