from __future__ import annotations

import runpy
from itertools import combinations
from pathlib import Path

import pytest
from PIL import ImageChops
from tests.drawn import page, rendered

from brochure.artwork import Drawing, Outline, Pen
from brochure.layout.icons import GRID, STROKE, icon
from brochure.profile.kinds import CLUSTER_NAMES

TOP = Path(__file__).parents[2]
ALL = (*CLUSTER_NAMES, None)
LIVE = 1.0  # units between the square and the ink of an icon, at least


def drawing(cluster: str | None, color: str = "#12344d") -> Drawing:
    found = icon(cluster, color, 72.0).artwork
    assert isinstance(found, Drawing)
    return found


def outline(cluster: str | None) -> Outline:
    (found,) = drawing(cluster).items
    assert isinstance(found, Outline)
    return found


def test_baked_icons_are_those_of_the_drawings() -> None:
    text = runpy.run_path(str(TOP / "tools" / "bake_icons.py"))["baked"](TOP / "tools" / "icons")
    path = TOP / "src" / "brochure" / "layout" / "icons.json"
    assert path.read_text(encoding="utf-8") == text, (
        "python tools/bake_icons.py tools/icons src/brochure/layout/icons.json"
    )


def test_icon_is_placed_and_scaled() -> None:
    graphic = icon("Agriculture", "#46730f", 28.8, 3.0, 5.0)
    assert graphic[:4] == (3.0, 5.0, 28.8, 28.8)
    assert outline("Agriculture").pen == Pen("#12344d", STROKE, cap=1, join=1)
    assert not outline("Agriculture").fill


def test_icons_of_one_cluster_and_color_are_one_drawing() -> None:
    assert drawing("Agriculture") is icon("Agriculture", "#12344d", 200.0).artwork
    digests = {drawing(cluster, color).digest for cluster in ALL for color in ("#12344d", "#ffffff")}
    assert len(digests) == 2 * len(ALL)


def test_other_names_have_the_icon_of_no_cluster() -> None:
    assert drawing("Basket Weaving") == drawing(None) == drawing("")


@pytest.mark.parametrize("cluster", ALL)
def test_icons_begin_with_a_move_and_stay_within_their_square(cluster: str | None) -> None:
    path = outline(cluster).path
    assert path[0].operator == "m"
    assert {segment.operator: len(segment.coordinates) for segment in path}.items() <= {
        "m": 2, "l": 2, "c": 6, "h": 0,
    }.items()  # fmt: skip
    edge = LIVE + STROKE / 2
    for segment in path:
        assert all(edge <= value <= GRID - edge for value in segment.coordinates), segment


def test_icons_are_drawn_and_differ() -> None:
    pictures = {cluster: rendered(page(drawing(cluster))).convert("L").resize((64, 64)) for cluster in ALL}
    for one, other in combinations(ALL, 2):
        difference = ImageChops.difference(pictures[one], pictures[other]).histogram()
        assert sum(difference[96:]) > 64 * 64 * 0.04, (one, other)
