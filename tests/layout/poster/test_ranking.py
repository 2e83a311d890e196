"""Posters that rank jobs: a table on one page, with bars in proportion."""

from __future__ import annotations

from functools import cache

import pytest
from tests.layout import samples
from tests.layout.imprint.branding import BRANDS, assert_branded, branding
from tests.layout.inspecting import collisions, outside, sizes
from tests.layout.placing import outline
from tests.locales import EN

from brochure.compose.brand import common_imprint
from brochure.compose.ranking import Ranking, rank
from brochure.layout.pages import Fill, Pages, Shape
from brochure.layout.poster import layout_ranking
from brochure.profile.load import load_file
from brochure.resources import packaged_profiles
from brochure.style.clusters import cluster_colors, in_cluster_colors
from brochure.style.fit import on_page

PATHS = sorted(packaged_profiles().glob("*.yaml"))
SIZES = ("tabloid", "a3", "letter", "24inx36in")


@cache
def ranking(count: int = len(PATHS)) -> Ranking:
    return rank([load_file(path).profile for path in PATHS[:count]])


def made(content: Ranking, size: str = "tabloid") -> Pages:
    return layout_ranking(content, in_cluster_colors(on_page(samples.style("poster"), size), content.cluster))


def assert_sound(pages: Pages) -> None:
    (page,) = pages.pages
    scale = min(sizes(page)) / 10
    assert not collisions(page)
    assert not outside(page, 32.0 * scale, 35.0 * scale)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [2, 3, 5, 8, 10])
def test_ranking_is_one_sound_page(count: int, size: str) -> None:
    content = ranking()
    assert_sound(made(content._replace(rows=content.rows[:count]), size))


LONG = (
    "Extruding, Drawing, Compacting, Molding, and Coremaking Machine Setters, Operators, and Tenders, Metal and Plastic"
)


@pytest.mark.parametrize("title", ["Jobs", LONG, "Anesthesiologists and others"])
@pytest.mark.parametrize(
    "sentence", ["", "They earn much.", f"{LONG} earn $60,000 a year without a bachelor’s degree."]
)
def test_long_names_and_titles_fit(title: str, sentence: str) -> None:
    content = ranking()
    rows = tuple([row._replace(name=LONG, growth="+13.5%", education="None needed") for row in content.rows])
    pages = made(content._replace(rows=rows, title=title, sentence=sentence))
    assert_sound(pages)
    assert title in samples.text(pages)


@pytest.mark.parametrize(("text", "shape"), BRANDS)
@pytest.mark.parametrize("count", [2, len(PATHS)])
def test_ranking_of_a_brand_says_so_at_its_foot(count: int, text: str, shape: str) -> None:
    content = ranking(count)._replace(imprint=common_imprint(branding(text, shape), EN))
    pages = made(content)
    assert_sound(pages)
    assert_branded(pages, content.imprint)


def test_bars_are_in_proportion_to_pay_from_zero() -> None:
    content = ranking()
    color = cluster_colors(content.cluster).field
    items = [
        item for placed in made(content).pages[0].placed[1:] for each in placed.box.contents for item in each.items
    ]
    widths = [item.width if isinstance(item, Fill) else max(x for x, _ in item.points) for item in items
              if isinstance(item, Fill | Shape) and item.color == color]  # fmt: skip
    assert len(widths) == len(content.rows)
    units = [width / row.pay for width, row in zip(widths, content.rows, strict=True)]
    assert max(units) == pytest.approx(min(units))


@pytest.mark.parametrize("everyone", [None, 20_000.0, 49_500.0, 400_000.0])
def test_pay_of_all_jobs_is_a_line_wherever_it_is(everyone: float | None) -> None:
    content = ranking()._replace(everyone=everyone, everyone_text=f"All jobs ${everyone or 0:,.0f}")
    pages = made(content)
    assert_sound(pages)
    assert ("All jobs" in samples.text(pages)) == (everyone is not None)


def test_structure_is_a_table_with_heads() -> None:
    tree = outline(made(ranking()).root)
    assert tree.count("H1\n") == 1
    assert tree.count("TH [Column]") == 4
    assert tree.count("TH [Row]") == len(ranking().rows)
    assert tree.count("TD\n") == 3 * len(ranking().rows)


def test_omitted_jobs_are_passed_on() -> None:
    assert made(ranking()._replace(omitted=("Actors",))).omitted == ("Actors",)
