"""A book of the shipped profiles, read back: it conforms, and every link leads to the right page."""

from __future__ import annotations

import gc
import io
import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as validator
import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from tests import workbooks
from tests.workbooks import PROVO, UTAH

from brochure.batch.book import Order, make_book
from brochure.batch.fair import Asked
from brochure.batch.select import select_areas
from brochure.errors import BrochureError, InputError
from brochure.layout.pages import Element
from brochure.pdf.reading import LinkKid, Node, Reading
from brochure.pdf.selfcheck import check
from brochure.profile.load import load_file
from brochure.rendering import load_style
from brochure.sources.store.adding import add
from brochure.style.fit import on_page

PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))
BAKERS = "slug: bakers\ntitle: Bakers\nsoc: [51-3011]\nsections: {pay: Bakers are paid.}\n"
KINDS = {
    "classic": {"page_size": "letter", "right_hand": True},
    "large-print": {"page_size": "a4", "by": "cluster"},
    "field": {"page_size": "letter"},
    "field-full": {"page_size": "a4", "by": "cluster", "right_hand": True},
}


def made(paths: list[Path] = PROFILES, style: str = "classic", page_size: str = "letter", **order: Any) -> bytes:
    sink = io.BytesIO()
    on_paper = on_page(load_style(style), page_size)
    chosen = Order(style=on_paper, title="Careers & Crafts", school="Lincoln High School", **order)
    make_book(paths, chosen, sink, lambda: None)
    return sink.getvalue()


class Book:
    """A finished book and what it says of itself."""

    def __init__(self, style: str) -> None:
        self.paths = PROFILES if style in {"classic", "field"} else PROFILES[:5]  # the others take many more pages
        self.data = made(self.paths, style, **KINDS[style])
        self.pdf = PdfReader(io.BytesIO(self.data))
        self.labels = self.pdf.page_labels
        self.places = {
            str(name): self.pdf.get_destination_page_number(place)
            for name, place in self.pdf.named_destinations.items()
        }

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.data)

    @cached_property
    def texts(self) -> list[str]:
        return [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(self.data)]

    def label(self, slug: str) -> str:
        """The number of the page where an occupation begins."""
        return self.labels[self.places[slug]]

    def nodes(self, tag: str) -> list[Node]:
        return [node for node in self.reading.root.walk() if node.tag == tag]

    def text(self, node: Node) -> str:
        return " ".join(self.reading.text(node).split())

    def lines(self, tag: str) -> Iterator[tuple[str, str]]:
        """The name and the words of every link within elements of ``tag``."""
        for node in self.nodes(tag):
            for link in node.walk():
                if link.tag == "Link":
                    yield address(link)[1:], self.text(link)


def address(link: Node) -> str:
    (found,) = {kid.url for kid in link.kids if isinstance(kid, LinkKid)}
    return found


@cache
def opened(style: str) -> Book:
    return Book(style)


@pytest.fixture(scope="module", params=KINDS)
def book(request: pytest.FixtureRequest) -> Book:
    return opened(request.param)


@pytest.fixture(scope="module")
def classic() -> Book:
    return opened("classic")


@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_conforms(book: Book, standard: str) -> None:
    report = validator.validate_pdf_bytes(book.data, profile=standard)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_structure_is_sound(book: Book) -> None:
    assert check(book.data) == []


def test_front_matter_has_an_even_number_of_roman_pages_and_the_body_begins_at_1(book: Book) -> None:
    first = book.labels.index("1")
    assert first % 2 == 0
    assert book.labels[:4] == ["i", "ii", "iii", "iv"]
    assert book.labels[first:] == [str(number) for number in range(1, len(book.labels) - first + 1)]


def test_every_occupation_begins_on_a_new_page(book: Book) -> None:
    profiles = [load_file(path).profile for path in book.paths]
    pages = [book.places[profile.slug] for profile in profiles]
    assert len(set(pages)) == len(profiles)
    for profile, number in zip(profiles, pages, strict=True):
        assert squeezed(profile.title) in squeezed(book.texts[number])


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def test_contents_and_index_have_the_right_page_numbers(book: Book) -> None:
    for tag in ("TOC", "Index"):
        numbered = [(name, text.rsplit(" ", 1)[1]) for name, text in book.lines(tag) if is_numbered(book, text)]
        assert len(numbered) > len(book.paths)
        assert {name: book.labels[book.places[name]] for name, _ in numbered} == dict(numbered)
        assert dict(numbered).keys() == {name for name in book.places if tag == "TOC" or name[0] != "_"} - {"_contents"}
        assert len(set(numbered)) == len(dict(numbered))


def is_numbered(book: Book, text: str) -> bool:
    """Whether a line ends in a page number."""
    return " " in text and text.rsplit(" ", 1)[1] in book.labels


def test_tables_have_the_right_page_numbers(book: Book) -> None:
    rows = [node for node in book.nodes("TR") if any(below.tag == "Link" for below in node.walk())]
    seen = set()
    for row in rows:
        header, *cells = [kid for kid in row.kids if isinstance(kid, Node)]
        (link,) = [below for below in header.walk() if below.tag == "Link"]
        if address(link).startswith("#") and book.text(cells[-1]) in book.labels:  # not in a table of similar ones
            seen.add(address(link)[1:])
            assert book.text(cells[-1]) == book.label(address(link)[1:])
    assert seen == {path.stem for path in book.paths}


def test_the_index_has_every_title_alias_and_code(book: Book) -> None:
    found = {(squeezed(text.rsplit(" ", 1)[0]), text.rsplit(" ", 1)[1]) for _, text in book.lines("Index")}
    for path in book.paths:
        profile = load_file(path).profile
        for name in (profile.title, *profile.aliases):
            assert (squeezed(name), book.label(path.stem)) in found
        for code in profile.soc:
            assert any(text.startswith(squeezed(code)) and page == book.label(path.stem) for text, page in found)


def test_contents_and_index_are_tagged_as_toc_and_index(book: Book) -> None:
    parents = {kid: node for node in book.reading.root.walk() for kid in node.kids if isinstance(kid, Node)}
    for item in book.nodes("TOCI"):
        assert parents[item].tag == "TOC"
        assert [kid.tag for kid in item.kids if isinstance(kid, Node)] in (["Reference"], ["Reference", "TOC"])
    assert len(book.nodes("Index")) == 1
    for reference in book.nodes("Reference"):
        assert [kid.tag for kid in reference.kids if isinstance(kid, Node)] == ["Link"]


def test_headings_go_down_from_part_to_occupation_to_section(book: Book) -> None:
    """A part of one occupation has no page of its own: the occupation is its first heading."""
    headings = {tag: [book.text(node) for node in book.nodes(tag)] for tag in ("H1", "H2", "H3", "H4")}
    assert headings["H1"][:3] == ["Careers & Crafts", "About this book", "Contents"]
    assert headings["H1"][-1] == "Index"
    titles = [squeezed(load_file(path).profile.title) for path in book.paths]
    found = set()
    for part in book.nodes("Part"):
        levels = [(int(node.tag[1]), squeezed(book.text(node))) for node in part.walk() if re.match("H[1-4]", node.tag)]
        assert [level for level, _ in levels].count(1) == 1 == levels[0][0]
        assert all(after <= before + 1 for (before, _), (after, _) in pairwise(levels))
        own = [(level, title) for level, title in levels if title in titles]
        assert {level for level, _ in own} == {2 if len(own) > 1 else 1}
        found |= {title for _, title in own}
    assert found == set(titles)


def test_dividers_have_the_contents_and_the_pay_of_their_parts(classic: Book) -> None:
    parts = [part for part in classic.nodes("Part") if any(node.tag == "TOC" for node in part.walk())]
    assert parts
    for part in parts:
        listed = [classic.text(node) for node in part.walk() if node.tag == "TOCI"]
        chapters = [classic.text(node) for node in part.walk() if node.tag == "H2"]
        assert [squeezed(line.rsplit(" ", 1)[0]) for line in listed] == [squeezed(chapter) for chapter in chapters]
        assert len(listed) > 1
    assert any("Median pay a year" in classic.text(part) for part in parts)


def test_a_book_may_have_no_parts() -> None:
    data = made(PROFILES[:4], by="none")
    assert check(data) == []
    pdf, reading = PdfReader(io.BytesIO(data)), Reading(data)
    tops = [entry.title for entry in pdf.outline if isinstance(entry, Destination)]
    assert tops[-5:] == [*(entry_title(path) for path in PROFILES[:4]), "Index"]
    assert "Part" not in {node.tag for node in reading.root.walk()}
    assert not [name for name in pdf.named_destinations if str(name).startswith("_part")]


def test_bookmarks_are_parts_occupations_and_sections(book: Book) -> None:
    outline = book.pdf.outline
    tops = [entry for entry in outline if isinstance(entry, Destination)]
    assert [entry.title for entry in tops][:2] == ["Careers & Crafts", "Contents"]
    assert tops[-1].title == "Index"
    below = [entry for entry in outline if isinstance(entry, list)]
    occupations = {
        one.title: book.pdf.get_destination_page_number(one)
        for part in below
        for one in part
        if not isinstance(one, list)
    }
    assert occupations == {
        str(title): book.places[slug] for title, slug in ((entry_title(path), path.stem) for path in book.paths)
    }
    sections = [one for part in below for one in part if isinstance(one, list)]
    for chapter in sections:
        assert {"What they do", "The work", "Qué hacen", "El trabajo"} & {
            one.title for one in chapter if not isinstance(one, list)
        }


def entry_title(path: Path) -> str:
    from brochure.compose.text import tidy

    return tidy(load_file(path).profile.title)


def test_similar_occupations_link_to_their_chapters(classic: Book) -> None:
    links = {address(node) for node in classic.nodes("Link")}
    wanted = {
        f"#{other.slug}"
        for path in classic.paths
        for other in load_file(path).profile.similar
        if other.slug and other.slug in classic.places
    }
    assert wanted
    assert wanted <= links


def test_parts_and_occupations_begin_on_right_hand_pages_when_requested(classic: Book) -> None:
    begun = [number for name, number in classic.places.items() if not name.startswith("_") or "part" in name]
    assert all(number % 2 == 0 for number in begun)
    blank = [number for number, text in enumerate(classic.texts) if not text.strip()]
    assert blank
    assert all(number % 2 for number in blank)


def test_running_heads_name_the_part_and_the_occupation(classic: Book) -> None:
    for path in classic.paths:
        profile = load_file(path).profile
        first = classic.places[path.stem]
        heads = [text.splitlines()[0].strip() for text in classic.texts[first + 1 : first + 3]]
        assert squeezed(heads[0]) == squeezed(profile.category or "Other occupations")
        if heads[1:] and heads[1]:
            assert squeezed(heads[1]).startswith(squeezed(profile.title)[:20]) or first + 2 in classic.places.values()


def test_the_attribution_appears_once(book: Book) -> None:
    said = [node for node in book.nodes("P") if book.text(node).startswith("Some content used by permission")]
    assert len(said) == 1
    shown = [number for number, text in enumerate(book.texts) if "Some content used by permission" in text]
    blank = [number for number, text in enumerate(book.texts) if not text.strip()]
    assert shown == [number for number in range(1, len(book.texts)) if number not in blank]


def test_a_book_has_the_same_bytes_when_built_again() -> None:
    assert made(PROFILES[:2]) == made(PROFILES[1::-1])


def test_only_the_front_matter_has_a_blank_page_without_right_hand_pages() -> None:
    pdf = PdfReader(io.BytesIO(made(PROFILES[:3])))
    blank = [number for number, page in enumerate(pdf.pages) if not page.extract_text().strip()]
    assert blank in ([], [pdf.page_labels.index("1") - 1])


def test_chapters_are_freed_after_they_are_written() -> None:
    counts: list[int] = []

    def count() -> None:
        gc.collect()
        counts.append(sum(isinstance(thing, Element) for thing in gc.get_objects()))

    make_book(PROFILES[:6], Order(style=load_style()), io.BytesIO(), count)
    assert len(counts) == 6
    assert max(counts[1:]) < counts[0] * 3  # one chapter at a time, however many there are


def test_every_chapter_has_the_pay_in_all_areas(tmp_path: Path) -> None:
    (path := tmp_path / "bakers.yaml").write_text(BAKERS, encoding="utf-8")
    store = tmp_path / "figures.sqlite"
    add(store, workbooks.oews(tmp_path / "wages.xlsx", [{}, UTAH, PROVO | {"A_MEDIAN": 35120}]))
    local = select_areas((Asked("Utah"), Asked("Provo")), store)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(made([path], local=local))).pages]
    assert "With pay in Utah and Provo-Orem-Lehi, UT" in texts[0]
    chapter = "".join(texts[1:])
    assert "$35,120" in chapter
    assert "Utah" in chapter


def test_every_problem_of_every_profile_is_reported(tmp_path: Path) -> None:
    paths = [PROFILES[0]]
    for name, mistake in (("one", "clutser: Education"), ("two", "wagse: []"), ("three", "summary: 粘")):
        path = tmp_path / f"{name}.yaml"
        path.write_text(
            f"slug: {name}\ntitle: {name.title()}\nsections: {{pay: Little.}}\n{mistake}\n", encoding="utf-8"
        )
        paths.append(path)
    with pytest.raises(InputError) as caught:
        made(paths)
    assert [(Path(one.path).stem, one.code) for one in caught.value.diagnostics] == [
        ("one", "unknown-key"), ("two", "unknown-key"), ("three", "glyph"),
    ]  # fmt: skip


def test_a_glyph_missing_from_the_index_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "potters.yaml"
    path.write_text("slug: potters\ntitle: Potters\naliases: [陶工]\nsections: {pay: Little.}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"potters.yaml:3:"):
        made([path])


def test_a_glyph_missing_from_the_title_is_reported() -> None:
    with pytest.raises(BrochureError, match="has no glyph for '陶'"):
        make_book(PROFILES[:1], Order(style=load_style(), title="陶工"), io.BytesIO(), lambda: None)


def test_profiles_with_the_same_slug_are_refused(tmp_path: Path) -> None:
    copy = tmp_path / PROFILES[0].name
    copy.write_bytes(PROFILES[0].read_bytes())
    with pytest.raises(BrochureError, match="two profiles of a book have the slug"):
        made([PROFILES[0], copy])
