"""Sheets of cards for all profiles that ship: eight alike, whole, with marks outside of them, and one for readers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.layout import samples
from tests.layout.inspecting import collisions, dumped, outside, rects, sizes

from brochure.compose.short_form import ShortForm, short_form
from brochure.layout.cards import layout_cards
from brochure.layout.cards.card import HEIGHT, WIDTH
from brochure.layout.cards.document import COLUMNS, ROWS
from brochure.layout.pages import Pages, Stroke, Words
from brochure.paper import PageSize
from brochure.profile.load import load_file
from brochure.resources import packaged_profiles
from brochure.style.clusters import in_cluster_colors
from brochure.style.fit import on_page

PATHS = sorted(packaged_profiles().glob("*.yaml"))
COUNT = COLUMNS * ROWS
MIN_SIZE = 6.5


@cache
def composed(path: Path) -> ShortForm:
    return short_form(load_file(path).profile)


def laid_out(content: ShortForm, size: PageSize = "letter") -> Pages:
    return layout_cards(content, on_page(in_cluster_colors(samples.style("cards"), content.cluster), size))


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_cards_are_sound(path: Path, size: PageSize) -> None:
    (page,) = laid_out(composed(path), size).pages
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


def test_a_card_without_figures_has_a_sentence() -> None:
    content = composed(PATHS[0])._replace(key_figures=(), pay=None, summary="They dive deep. They weld under water.")
    said = samples.text(laid_out(content))
    assert "They dive deep." in said
    assert "weld" not in said


def test_a_title_of_any_length_stays_in_its_band() -> None:
    content = composed(PATHS[0])._replace(title="Electro-mechanical and Mechatronics Technologists and " * 3)
    (page,) = laid_out(content).pages
    assert not collisions(page)


@pytest.mark.parametrize("name", ["cooks", "electricians", "health-info-tech"])
def test_cards_matches_its_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(dumped(laid_out(composed(packaged_profiles() / f"{name}.yaml"))), f"{name}.txt")
