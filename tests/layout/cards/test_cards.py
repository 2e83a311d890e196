"""Sheets of cards for all profiles that ship: whole, in order, with marks outside of them, each read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from tests.layout import samples
from tests.layout.imprint.branding import TEXTS, alternatives, branding, logos
from tests.layout.inspecting import collisions, dumped, outside, rects, sizes
from tests.locales import EN, ES

from brochure.compose.cards import deck
from brochure.compose.keyfigures import KeyFigure
from brochure.compose.material import Material
from brochure.compose.short_form import ShortForm, short_form
from brochure.layout.cards import layout_cards
from brochure.layout.cards.card import HEIGHT, INSET, WIDTH
from brochure.layout.pages import Fill, Pages, Stroke, Words
from brochure.locale import Locale
from brochure.paper import PageSize
from brochure.profile.load import load_file
from brochure.rendering import load_style
from brochure.resources import packaged_profiles
from brochure.style.clusters import cluster_colors, in_cluster_colors
from brochure.style.fit import PageFitError, on_page

PATHS = sorted(packaged_profiles().glob("*.yaml"))
COLUMNS, ROWS = 2, 4  # on Letter and A4
COUNT = COLUMNS * ROWS
MIN_SIZE = 6.5


@cache
def composed(path: Path) -> ShortForm:
    return short_form(Material(load_file(path).profile))


def together(paths: Sequence[Path]) -> list[ShortForm]:
    """The cards of one file, which has one language."""
    return [short_form(Material(load_file(path).profile, locale=EN)) for path in paths]


def laid_out(*contents: ShortForm, size: PageSize = "letter", style: str = "cards") -> Pages:
    fitted = on_page(load_style(style), size)
    return layout_cards(deck(contents), [in_cluster_colors(fitted, content.cluster) for content in contents])


def places(pages: Pages) -> list[tuple[float, float]]:
    """The upper left corners of the cards on a sheet, from its upper left corner."""
    page = pages.pages[0]
    left, top = (page.width - COLUMNS * WIDTH) / 2, (page.height - ROWS * HEIGHT) / 2
    return [(left + column * WIDTH, top + row * HEIGHT) for row in range(ROWS) for column in range(COLUMNS)]


def titles(pages: Pages, number: int) -> list[str]:
    """The first word of the title of each card on a sheet, row by row."""
    page = pages.pages[number]
    found = []
    for left, top in places(pages):
        inside = [(item.size, y, item.words[0]) for x, y, item, _ in samples.placed_words(page)
                  if left <= x < left + WIDTH and top <= page.height - y < top + 0.4 * HEIGHT]  # fmt: skip
        found.append(max(inside)[2])
    return found


@pytest.mark.parametrize("locale", [EN, ES])
@pytest.mark.parametrize("text", TEXTS)
def test_cards_of_a_brand_name_it_and_its_page(text: str, locale: Locale) -> None:
    contents = [
        short_form(Material(load_file(path).profile, locale=locale, branding=branding(text))) for path in PATHS[:COUNT]
    ]
    pages = laid_out(*contents)
    (page,) = pages.pages
    assert not collisions(page)
    assert min(sizes(page)) >= 5.5
    said = samples.text(pages)
    assert said.count("Lincoln") == COUNT
    imprint = contents[0].imprint
    assert imprint is not None
    assert imprint.contact is not None
    link = imprint.contact.link
    links = [area.url for placed in page.placed for area in placed.box.links]
    assert links.count(link.url if link else "") == (COUNT if link else 0)
    assert {"note", "programs", "events", "contact", "hours", "postal_address"} == set(pages.omitted) or text == "short"
    assert "web_page" not in pages.omitted
    if text == "usual":
        assert len(logos(pages)) >= COUNT
        assert alternatives(pages.root).count("A red and blue shield") == COUNT


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_cards_are_sound(path: Path, size: PageSize) -> None:
    (page,) = laid_out(composed(path), size=size).pages
    assert not collisions(page)
    assert not outside(page, 36.0, 9.0)
    assert min(sizes(page)) >= MIN_SIZE
    left, top = (page.width - COLUMNS * WIDTH) / 2, (page.height - ROWS * HEIGHT) / 2
    for rect in rects(page, Words):
        if rect.top < top + ROWS * HEIGHT:  # not the fine print
            column = int((rect.left - left) // WIDTH)
            assert rect.right <= left + (column + 1) * WIDTH
            row = int((rect.top - top) // HEIGHT)
            assert rect.bottom <= top + (row + 1) * HEIGHT


def test_eight_cards_are_alike_and_one_is_read() -> None:
    content = composed(PATHS[0])
    pages = laid_out(content)
    said, drawn = samples.text(pages), samples.text(pages, artifacts=True)
    pay = content.key_figures[0].value
    assert said.count(pay) == 1
    assert drawn.count(pay) == COUNT
    assert drawn.count(content.title.split()[0]) >= COUNT


def test_marks_are_outside_of_the_cards() -> None:
    (page,) = laid_out(composed(PATHS[0])).pages
    left, top = (page.width - COLUMNS * WIDTH) / 2, (page.height - ROWS * HEIGHT) / 2
    right, bottom = left + COLUMNS * WIDTH, top + ROWS * HEIGHT
    marks = list(rects(page, Stroke))
    assert len(marks) == 2 * (COLUMNS + 1 + ROWS + 1)
    assert all(mark.right < left or mark.left > right or mark.bottom < top or mark.top > bottom for mark in marks)


@pytest.mark.parametrize("style", ["cards", "cards+copier"])
def test_nothing_is_printed_along_the_cuts(style: str) -> None:
    """So that a cut which is a little off shows neither a rule nor the color of a neighbor."""
    pages = laid_out(*map(composed, PATHS[:8]), style=style)
    (page,) = pages.pages
    for rect in rects(page, Fill, Stroke, Words):
        for left, top in places(pages):
            if left <= rect.left < left + WIDTH and top <= rect.top < top + HEIGHT:
                assert rect.left >= left + INSET - 0.1
                assert rect.right <= left + WIDTH - INSET + 0.1
                assert rect.top >= top + INSET - 0.1
                assert rect.bottom <= top + HEIGHT - INSET / 2


def test_several_occupations_have_a_card_each_and_fill_the_last_sheet() -> None:
    contents = together(PATHS[:10])
    pages = laid_out(*contents)
    first = [content.title.split()[0] for content in contents]
    assert len(pages.pages) == 2
    assert titles(pages, 0) == first[:8]
    assert titles(pages, 1) == [*first[8:], *first[:6]]
    names = [content.title for content in contents]
    assert [(entry.level, entry.title, entry.page) for entry in pages.outline] == [
        (1, "Sheet 1", 0), *[(2, name, 0) for name in names[:8]],
        (1, "Sheet 2", 1), *[(2, name, 1) for name in names[8:]],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("size", "count"), [("tabloid", 12), ("tabloid-landscape", 16), ("legal", 10), ("letter-landscape", 6)]
)
def test_other_sheets_have_as_many_cards_of_the_same_size_as_fit(size: PageSize, count: int) -> None:
    pages = laid_out(*together(PATHS), size=size)
    (*_, page) = pages.pages
    assert len(pages.pages) == (len(PATHS) + count - 1) // count
    fields = [rect for rect in rects(page, Fill) if rect.right - rect.left > WIDTH / 2]
    assert len(fields) == count
    assert {round(rect.right - rect.left) for rect in fields} == {round(WIDTH - 2 * INSET)}
    assert not collisions(page)
    assert not outside(page, 36.0, 9.0)


def test_a_sheet_for_less_than_two_columns_is_refused() -> None:
    with pytest.raises(PageFitError):
        laid_out(composed(PATHS[0]), size="half-letter")


def test_few_occupations_take_turns() -> None:
    contents = together(PATHS[:3])
    first = [content.title.split()[0] for content in contents]
    pages = laid_out(*contents)
    assert titles(pages, 0) == [*first, *first, *first[:2]]
    assert [(entry.level, entry.title) for entry in pages.outline] == [(1, content.title) for content in contents]


def test_cards_of_several_occupations_are_read_once_each() -> None:
    contents = together(PATHS[:10])
    pages = laid_out(*contents)
    assert [child.tag for child in pages.root.children].count("Sect") == len(contents)
    said = samples.text(pages)
    for content in contents:
        assert said.count(content.title) == 1
    assert said.count(contents[0].attribution) == 1, "the credit is that of the sheet before"
    assert samples.text(pages, artifacts=True).count(contents[0].attribution) == 2


def test_each_card_has_the_colors_of_its_cluster() -> None:
    one, other = composed(PATHS[0])._replace(cluster="Construction"), composed(PATHS[1])._replace(cluster="Education")
    (page,) = laid_out(one, other).pages
    colors = [item.color for placed in page.placed for content in placed.box.contents for item in content.items
              if isinstance(item, Fill) and item.width > WIDTH / 2]  # fmt: skip
    assert colors == [cluster_colors("Construction").field, cluster_colors("Education").field] * 4


def test_dates_of_figures_are_printed_only_if_all_cards_share_them() -> None:
    one, other = (composed(PATHS[0])._replace(title=title, figures="Figures: May 2024.") for title in ("One", "Other"))
    assert "Figures: May 2024." in samples.text(laid_out(one, other))
    assert "Figures: May 2024." in samples.text(laid_out(one, other._replace(figures="")))
    assert "Figures:" not in samples.text(laid_out(one, other._replace(figures="Figures: May 2023.")))


def test_pay_in_an_area_has_its_own_month() -> None:
    content = composed(PATHS[0])
    there = KeyFigure("$50,000", "median pay a year in Utah", "May 2022", kind="local_pay")
    said = samples.text(laid_out(content._replace(key_figures=(content.key_figures[0], there))))
    assert "$50,000 median pay a year in Utah, May 2022" in said


def test_a_card_without_figures_has_a_sentence() -> None:
    content = composed(PATHS[0])._replace(key_figures=(), pay=None, summary="They dive deep. They weld under water.")
    said = samples.text(laid_out(content))
    assert "They dive deep." in said
    assert "weld" not in said


def test_a_figure_gives_way_to_a_long_first_step() -> None:
    content = composed(PATHS[0])
    first = content.essentials.path[0]._replace(title="Diploma de escuela secundaria o equivalente")
    said = samples.text(laid_out(content._replace(essentials=content.essentials._replace(path=(first,)))))
    assert "secundaria o equivalente" in said
    assert "job growth" in said
    assert "jobs in" not in said


def test_a_title_of_any_length_stays_in_its_band() -> None:
    content = composed(PATHS[0])._replace(title="Electro-mechanical and Mechatronics Technologists and " * 3)
    (page,) = laid_out(content).pages
    assert not collisions(page)


@pytest.mark.parametrize("name", ["cooks", "electricians", "health-info-tech"])
def test_cards_matches_its_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(dumped(laid_out(composed(packaged_profiles() / f"{name}.yaml"))), f"{name}.txt")
