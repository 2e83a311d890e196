"""Posters of all profiles that ship: one page, legible, without collisions, with much color."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.layout import samples
from tests.layout.imprint.branding import BRANDS, assert_branded, branding
from tests.layout.inspecting import collisions, outside, sizes
from tests.layout.placing import outline
from tests.locales import EN, ES
from tests.pairing import in_turn

from brochure.compose.blocks import KeyFigure
from brochure.compose.material import Material
from brochure.compose.poster import PayBar, Poster, poster
from brochure.fonts.metrics import face
from brochure.layout.pages import Element, Fill, Graphic, LinkArea, Page, Pages, Shape
from brochure.layout.poster import layout_poster
from brochure.layout.poster.field import BAR
from brochure.layout.poster.title import DEEP_LEADING, LEADING
from brochure.locale import Locale
from brochure.profile.load import load_file
from brochure.profile.model import Profile
from brochure.resources import packaged_profiles
from brochure.style.clusters import cluster_colors, in_cluster_colors
from brochure.style.fit import PageFitError, on_page
from brochure.style.model import Style

PATHS = sorted(packaged_profiles().glob("*.yaml"))
MARGIN, HANG = 36.0, 4.0  # large letters hang a little into the margin
GOLDENS = ("cooks", "electricians", "health-info-tech")


@cache
def profile(path: Path) -> Profile:
    return load_file(path).profile


@cache
def composed(path: Path) -> Poster:
    return poster(Material(profile(path)))


def named(name: str) -> Poster:
    return composed(next(path for path in PATHS if path.stem == name))


def style(content: Poster, size: str | None = None) -> Style:
    return on_page(in_cluster_colors(samples.style("poster"), content.content.cluster), size)


def made(content: Poster, size: str | None = None) -> Pages:
    return layout_poster(content, style(content, size))


def field(page: Page) -> Fill:
    ground = page.placed[0].box.contents[0].items[0]
    assert isinstance(ground, Fill)
    return ground


def assert_sound(page: Page) -> None:
    scale = min(sizes(page)) / 10
    assert not collisions(page)
    assert not outside(page, (MARGIN - HANG) * scale, (MARGIN - 1) * scale)


@in_turn("path size", PATHS, ["tabloid", "a3", "letter", "a4", "24inx36in"])
def test_poster_is_one_sound_page_with_color_on_about_half_of_it(path: Path, size: str) -> None:
    (page,) = made(composed(path), size).pages
    assert_sound(page)
    assert field(page).width == pytest.approx(page.width)
    assert field(page).height >= 0.48 * page.height
    assert field(page).color == cluster_colors(composed(path).content.cluster).field


@pytest.mark.parametrize("locale", [EN, ES])
@pytest.mark.parametrize(("text", "shape"), BRANDS)
@pytest.mark.parametrize("path", PATHS[::6], ids=lambda path: path.stem)
def test_poster_of_a_brand_says_so_at_its_foot(path: Path, text: str, shape: str, locale: Locale) -> None:
    content = poster(Material(profile(path), locale=locale, branding=branding(text, shape)))
    pages = made(content)
    assert_sound(pages.pages[0])
    assert field(pages.pages[0]).height >= 0.45 * pages.pages[0].height
    assert_branded(pages, content.content.imprint)


def test_nothing_is_smaller_than_10_points_on_tabloid() -> None:
    assert all(min(sizes(made(composed(path)).pages[0])) >= 10.0 for path in PATHS)


def test_larger_paper_has_the_same_poster_enlarged() -> None:
    small, large = (made(named("cooks"), size).pages[0] for size in ("tabloid", "22inx34in"))
    assert sorted(sizes(large)) == pytest.approx([2 * size for size in sorted(sizes(small))])


def test_order_of_the_structure_is_that_of_sense() -> None:
    content = named("electricians")
    pages = made(content)
    assert content.pay is not None
    assert content.listing is not None
    said = samples.text(pages)
    parts = (content.content.field, content.content.title.split()[0], content.sentence[:20], content.pay.label,
             content.figures[0].label, content.listing.heading, content.labels.path,
             content.credits[-1])  # fmt: skip
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    headings = [line.strip() for line in outline(pages.root).splitlines() if line.strip().startswith("H")]
    assert headings == ["H1", "H2", "H2"]


@pytest.mark.parametrize("name", GOLDENS)
def test_poster_matches_its_golden(name: str, golden: Callable[[str, str], None]) -> None:
    pages = made(named(name))
    words = [
        f"{x:7.1f} {y:7.1f} {item.size:6.1f}  {element.tag if element else '-':5} {' '.join(item.words)}\n"
        for x, y, item, element in samples.placed_words(pages.pages[0])
    ]
    golden("".join(words) + outline(pages.root), f"{name}.txt")


def bars(pages: Pages) -> list[float]:
    """The widths of the bars of pay, the longer one first."""
    items = [item for placed in pages.pages[0].placed[1:] for content in placed.box.contents for item in content.items]
    fills = [item.width for item in items if isinstance(item, Fill) and item.height == pytest.approx(BAR)]
    tips = [max(x for x, _ in item.points) for item in items if isinstance(item, Shape) and not item.radius]
    return sorted(tips + fills, reverse=True)


@pytest.mark.parametrize(("value", "everyone"), [(100_000, 50_000), (25_000, 50_000), (49_500, 49_500)])
def test_bars_are_in_proportion_from_zero(value: float, everyone: float) -> None:
    pay = PayBar(f"${value:,}", "Median pay a year", value, False, everyone, f"All jobs ${everyone:,}")
    long, short = bars(made(named("cooks")._replace(pay=pay)))
    assert long == pytest.approx(792 - 2 * MARGIN)
    assert short / long == pytest.approx(min(value, everyone) / max(value, everyone))


def test_pay_that_is_at_least_so_much_has_an_open_end() -> None:
    pay = PayBar("$239,200+", "Median pay a year", 239_200, True, 49_500, "All jobs $49,500")
    pages = made(named("cooks")._replace(pay=pay))
    assert_sound(pages.pages[0])
    shapes = [item for placed in pages.pages[0].placed for content in placed.box.contents for item in content.items
              if isinstance(item, Shape) and not item.radius]  # fmt: skip
    assert len(shapes) == 1
    assert len(shapes[0].points) == 5


LONG = "Electro-mechanical and Mechatronics Technologists, Technicians, and Precision Instrument Repairers"


@pytest.mark.parametrize("title", ["Cooks", "Anesthesiologists", LONG, f"{LONG}, {LONG}", "Otorhinolaryngologists"])
def test_words_of_titles_are_whole_at_any_length(title: str) -> None:
    content = named("cooks")
    pages = made(content._replace(content=content.content._replace(title=title)))
    assert_sound(pages.pages[0])
    assert title in samples.text(pages)


def test_short_titles_are_larger_than_long_ones() -> None:
    content = named("cooks")
    heights = [max(item.size for _, _, item, element in samples.placed_words(page) if element and element.tag == "H1")
               for title in ("Cooks", LONG)
               for page in made(content._replace(content=content.content._replace(title=title))).pages]  # fmt: skip
    assert heights[0] > 130 > heights[1] >= 40


def test_lines_below_descenders_of_a_title_keep_their_distance() -> None:
    content = named("cooks")
    gaps = []
    for title in ("Cabinetmakers and Bench Carpenters", "Cabinetmakers, Joiners, and Bench Carpenters"):
        page = made(content._replace(content=content.content._replace(title=title))).pages[0]
        lines = [(y, item.size) for _, y, item, element in samples.placed_words(page)
                 if element and element.tag == "H1"]  # fmt: skip
        gaps.append((lines[0][0] - lines[1][0]) / lines[0][1])
    assert gaps == [pytest.approx(LEADING), pytest.approx(DEEP_LEADING)]


def test_wide_figures_keep_their_distance() -> None:
    figures = tuple(KeyFigure(value, "jobs in 2024", "") for value in ("8,188,700", "8,188,700", "+9%"))
    page = made(named("cooks")._replace(figures=figures)).pages[0]
    assert_sound(page)
    first, second, third = [(x, item) for x, _, item, _ in samples.placed_words(page)
                            if item.words in {("8,188,700",), ("+9%",)}]  # fmt: skip
    width = face(first[1].face).text_width("8,188,700", first[1].size)
    for left, right in ((first, second), (second, third)):
        assert right[0] - left[0] - width >= 0.5 * left[1].size


def test_figure_in_the_place_of_pay_keeps_clear_of_its_label() -> None:
    figure = KeyFigure("2,800", "openings a year", "on average, 2024–34")
    pages = made(named("cooks")._replace(pay=None, hero=figure))
    assert "openings a year, on average" in samples.text(pages)
    assert_sound(pages.pages[0])


def without(content: Poster, *parts: str) -> Poster:
    lacking = {"pay": None, "hero": None, "figures": (), "listing": None, "path": (), "facts": (), "code": None,
               "sentence": ""}  # fmt: skip
    return content._replace(**{part: lacking[part] for part in parts})


@pytest.mark.parametrize(
    "parts",
    [("pay",), ("pay", "figures"), ("listing",), ("listing", "code"), ("path",), ("code",), ("sentence",),
     ("sentence", "pay", "figures", "listing", "path", "code")],
)  # fmt: skip
def test_a_poster_that_lacks_parts_is_sound(parts: tuple[str, ...]) -> None:
    for size in ("tabloid", "letter"):
        (page,) = made(without(named("electricians"), *parts), size).pages
        assert_sound(page)


def test_what_has_no_room_is_left_out_and_named() -> None:
    content = named("electricians")
    assert content.listing is not None
    entries = tuple([entry._replace(text=entry.text * 6) for entry in content.listing.entries])
    pages = made(content._replace(listing=content.listing._replace(entries=entries)))
    assert_sound(pages.pages[0])
    assert "more_duties" in pages.omitted


def test_code_is_two_and_a_half_inches_wide_and_leads_to_its_address() -> None:
    content = named("electricians")
    assert content.code is not None
    links: list[LinkArea] = [link for placed in made(content).pages[0].placed for link in placed.box.links]
    assert [link.url for link in links] == [content.code.url]
    assert links[0].width == pytest.approx(180.0)


def test_icon_is_large_or_beside_the_name_of_the_cluster() -> None:
    for path in PATHS:
        (page,) = made(composed(path)).pages
        icons = [item for placed in page.placed for content in placed.box.contents for item in content.items
                 if isinstance(item, Graphic)]  # fmt: skip
        assert len(icons) == 1
        assert icons[0].width == 32.0 or icons[0].width >= 130.0


def test_explanation_names_the_title_and_the_parts() -> None:
    lines = layout_poster(named("cooks"), style(named("cooks")), explain=True).explanation
    assert lines[0].startswith("title of ")
    assert "list 2 of 4" in lines[1]


def tags(element: Element) -> list[str]:
    return [element.tag, *[tag for child in element.children for tag in tags(child)]]


def test_bars_are_decoration_because_words_say_the_same() -> None:
    content = named("electricians")
    pages = made(content)
    assert content.pay is not None
    assert tags(pages.root).count("Figure") == 1  # the code
    assert content.pay.everyone_text in samples.text(pages)


@pytest.mark.parametrize("size", ["tabloid-landscape", "20inx20in"])
def test_posters_are_upright(size: str) -> None:
    with pytest.raises(PageFitError, match=r"poster does not fit pages of .*: they must be at least .* high"):
        style(named("cooks"), size)


def test_much_more_than_a_page_is_one_sound_page() -> None:
    content = named("electricians")
    assert content.listing is not None
    assert content.pay is not None
    long = " ".join([content.sentence] * 4)
    entries = tuple([entry._replace(text=entry.text[:1], value="") for entry in content.listing.entries])
    entries = tuple([entry._replace(text=(entry.text[0]._replace(text=long),)) for entry in entries])
    steps = [step._replace(title=f"{step.title} {step.title}", time="about 2 or 3 years") for step in content.path]
    crowded = content._replace(
        content=content.content._replace(title=f"{LONG}, {LONG}"),
        sentence=long[:400],
        listing=content.listing._replace(entries=entries),
        path=tuple(steps),
    )
    for size in ("tabloid", "letter", "10inx20in"):
        pages = made(crowded, size)
        assert_sound(pages.pages[0])
        assert pages.omitted
