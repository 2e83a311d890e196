from __future__ import annotations

import runpy
from itertools import combinations, product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat
from tests.drawn import page, rendered

from brochure.artwork import Drawing, Outline, Pen
from brochure.layout.icons import LARGE, SMALL, Cut, icon, standing_icon
from brochure.profile.kinds import CLUSTER_NAMES

TOP = Path(__file__).parents[2]
ALL = (*CLUSTER_NAMES, None)
CUTS = ((SMALL, 28.8), (LARGE, 216.0))
LIVE = 0.04  # of the width, between the square and the ink of an icon, at least


def drawing(cluster: str | None, color: str = "#12344d", width: float = 28.8) -> Drawing:
    found = icon(cluster, color, width).artwork
    assert isinstance(found, Drawing)
    return found


def outline(cluster: str | None, width: float = 28.8) -> Outline:
    (found,) = drawing(cluster, width=width).items
    assert isinstance(found, Outline)
    return found


def picture(cluster: str | None, width: float) -> Image.Image:
    """The icon on white, in gray, 200 pixels wide."""
    return rendered(page(drawing(cluster, "#000000", width))).convert("L").resize((200, 200))


def test_baked_icons_are_those_of_the_drawings() -> None:
    text = runpy.run_path(str(TOP / "tools" / "bake_icons.py"))["baked"](TOP / "tools" / "icons")
    path = TOP / "src" / "brochure" / "layout" / "icons.json"
    assert path.read_text(encoding="utf-8") == text, (
        "python tools/bake_icons.py tools/icons src/brochure/layout/icons.json"
    )


def test_icon_is_placed_and_scaled() -> None:
    graphic = icon("Agriculture", "#46730f", 28.8, 3.0, 5.0)
    assert graphic[:4] == (3.0, 5.0, 28.8, 28.8)
    assert not outline("Agriculture").fill


def test_large_icons_have_finer_strokes_and_more_of_them() -> None:
    assert outline("Agriculture", 47.9).pen == Pen("#12344d", 1.75, cap=1, join=1)
    assert outline("Agriculture", 48.0).pen == Pen("#12344d", 1.5, cap=1, join=1)
    for cluster in ALL:
        assert drawing(cluster, width=48.0).width == 2 * drawing(cluster).width == 48.0
        assert len(outline(cluster, 48.0).path) >= len(outline(cluster).path), cluster


def test_icons_of_one_cluster_and_color_are_one_drawing() -> None:
    assert drawing("Agriculture", width=100.0) is drawing("Agriculture", width=200.0)
    digests = {drawing(*which).digest for which in product(ALL, ("#12344d", "#ffffff"), (28.8, 216.0))}
    assert len(digests) == 4 * len(ALL)


def test_other_names_have_the_icon_of_no_cluster() -> None:
    assert drawing("Basket Weaving") == drawing(None) == drawing("")


@pytest.mark.parametrize(("cut", "width"), CUTS, ids=["small", "large"])
@pytest.mark.parametrize("cluster", ALL)
def test_paths_are_whole_and_stay_within_their_square(cluster: str | None, cut: Cut, width: float) -> None:
    path = outline(cluster, width).path
    assert path[0].operator == "m"
    edge = LIVE * cut.grid + cut.stroke / 2
    for segment in path:
        assert len(segment.coordinates) == {"m": 2, "l": 2, "c": 6, "h": 0}[segment.operator]
        assert all(edge <= value <= cut.grid - edge for value in segment.coordinates), segment


@pytest.mark.parametrize(("width", "least", "most"), [(28.8, 0.15, 0.27), (216.0, 0.10, 0.19)], ids=["small", "large"])
@pytest.mark.parametrize("cluster", ALL)
def test_icons_are_centered_and_about_as_heavy(cluster: str | None, width: float, least: float, most: float) -> None:
    ink = ImageOps.invert(picture(cluster, width))
    box = ink.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert left + right == pytest.approx(200, abs=5)
    assert top + bottom == pytest.approx(200, abs=6)
    assert max(right - left, bottom - top) >= 0.76 * 200
    assert least <= ImageStat.Stat(ink).mean[0] / 255 <= most


@pytest.mark.parametrize(("_cut", "width"), CUTS, ids=["small", "large"])
def test_icons_differ(_cut: Cut, width: float) -> None:
    pictures = {cluster: picture(cluster, width) for cluster in ALL}
    for one, other in combinations(ALL, 2):
        difference = ImageChops.difference(pictures[one], pictures[other])
        assert ImageStat.Stat(difference).mean[0] / 255 > 0.1, (one, other)


@pytest.mark.parametrize("cluster", ALL)
def test_a_standing_icon_is_as_large_as_fits_and_touches_all_sides(cluster: str | None) -> None:
    for width, height in ((216.0, 140.0), (90.0, 300.0)):
        graphic, line = standing_icon(cluster, "#000000", width, height, 4.5)
        assert line <= 4.5
        assert graphic.width <= width + 0.01
        assert graphic.height <= height + 0.01
        assert max(graphic.width / width, graphic.height / height) > 0.98
        assert isinstance(graphic.artwork, Drawing)
        (drawn,) = graphic.artwork.items
        assert isinstance(drawn, Outline)
        assert drawn.pen
        values = [segment.coordinates for segment in drawn.path]
        for found, size in (([v for one in values for v in one[::2]], graphic.artwork.width),
                            ([v for one in values for v in one[1::2]], graphic.artwork.height)):  # fmt: skip
            assert min(found) == pytest.approx(drawn.pen.width / 2)
            assert max(found) == pytest.approx(size - drawn.pen.width / 2)
