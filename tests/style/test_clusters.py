from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from brochure.profile.kinds import CLUSTER_NAMES
from brochure.resources import packaged_styles
from brochure.style.clusters import CLUSTER_COLORS, cluster_colors, cluster_palettes, in_cluster_colors
from brochure.style.contrast import contrast, faults, marks
from brochure.style.load import load_style
from brochure.style.model import Palette, Style

INK = "#1f2933"  # that of the styles that ship
ALL = (*CLUSTER_NAMES, None)
Lab = tuple[float, float, float]


def lab(color: str) -> Lab:
    """CIELAB under D65 of ``#rrggbb``."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Lab, other: Lab) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal, 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = degrees(atan2(b1, a1 * stretch)) % 360, degrees(atan2(b2, a2 * stretch)) % 360
    turn = (h2 - h1 + 180) % 360 - 180
    lightness, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    weight = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    dl = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    rotation = 2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(dl**2 + dc**2 + dh**2 - rotation * dc * dh)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_difference_is_that_of_the_published_pairs(one: Lab, other: Lab, expected: float) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=1e-4)


def test_every_cluster_has_colors() -> None:
    assert tuple(CLUSTER_COLORS) == CLUSTER_NAMES
    assert cluster_colors("Basket Weaving") == cluster_colors(None) == cluster_colors("")
    assert len({cluster_colors(cluster).field for cluster in ALL}) == 15


@pytest.mark.parametrize("cluster", ALL)
def test_colors_can_be_read_and_told_apart_in_grayscale(cluster: str | None) -> None:
    colors = cluster_colors(cluster)
    assert contrast(colors.field, "#ffffff") >= 5
    assert contrast(colors.field, colors.tint) >= 4.5
    assert contrast(INK, colors.tint) >= 7


def test_fields_differ() -> None:
    """Any two of the clusters as pages of a set, and more so the neighbors in a list."""
    labs = [lab(cluster_colors(cluster).field) for cluster in CLUSTER_NAMES]
    assert min(difference(one, other) for one, other in pairwise(labs)) >= 17
    assert min(difference(one, other) for at, one in enumerate(labs) for other in labs[:at]) >= 13


def load(name: str = "classic") -> Style:
    return load_style(name, [packaged_styles()]).style


def by_cluster(style: Style) -> Style:
    return replace(style, palette=replace(style.palette, by_cluster=True))


@pytest.mark.parametrize("name", ["classic", "large-print"])
@pytest.mark.parametrize("cluster", ALL)
def test_styles_in_the_colors_of_a_cluster_have_enough_contrast(name: str, cluster: str | None) -> None:
    palette = in_cluster_colors(by_cluster(load(name)), cluster).palette
    assert list(faults(palette)) == []
    drawn = marks(palette)
    assert drawn[:2] == (palette.own, palette.other), "neither has to be mixed with ink"
    assert contrast(palette.own, drawn.range) >= 2.5
    assert contrast(palette.ink, drawn.range) >= 7


def test_only_colors_of_the_palette_change() -> None:
    style = by_cluster(load())
    agriculture = in_cluster_colors(style, "Agriculture")
    assert replace(agriculture, palette=style.palette) == style
    changed = {
        field.name
        for field in fields(Palette)
        if getattr(agriculture.palette, field.name) != getattr(style.palette, field.name)
    }
    assert changed == {"heading", "accent", "own", "other", "tint"}
    assert agriculture.palette.own == cluster_colors("Agriculture").field
    assert agriculture.palette.tint == cluster_colors("Agriculture").tint


def test_a_style_keeps_its_colors_by_default() -> None:
    style = load()
    assert in_cluster_colors(style, "Agriculture") is style
    assert list(cluster_palettes(style.palette)) == []


def test_all_palettes_are_those_of_the_clusters() -> None:
    style = by_cluster(load())
    assert list(cluster_palettes(style.palette)) == [in_cluster_colors(style, cluster).palette for cluster in ALL]
