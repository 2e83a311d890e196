"""The colors of the career clusters, which the forms with large areas of color share.

One table for all of them: a style chooses by ``palette.by_cluster`` whether brochures take the colors of their
occupation's cluster. docs/clusters.md shows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from brochure.style.model import Palette, Style


class ClusterColors(NamedTuple):
    """The colors of a cluster, ``#rrggbb``.

    ``field`` is a dark hue for large areas and large type: at least 5:1 against white, also as white type on it.
    ``tint`` is a pale background for running text. The tone of ranges, between both, is that of
    :class:`~brochure.style.contrast.Marks`.
    """

    field: str
    tint: str


CLUSTER_COLORS = {
    "Advanced Manufacturing": ClusterColors("#566068", "#eaecef"),
    "Agriculture": ClusterColors("#46730f", "#e8eee4"),
    "Arts, Entertainment, & Design": ClusterColors("#ac1668", "#f6e9ed"),
    "Construction": ClusterColors("#b5440f", "#f6eae3"),
    "Digital Technology": ClusterColors("#423fb4", "#e9ebf7"),
    "Education": ClusterColors("#64203f", "#f3eaec"),
    "Energy & Natural Resources": ClusterColors("#855c00", "#f2ebe1"),
    "Financial Services": ClusterColors("#1f4f2e", "#e4efe7"),
    "Healthcare & Human Services": ClusterColors("#0a5c63", "#e0eff1"),
    "Hospitality, Events, & Tourism": ClusterColors("#6e3d20", "#f5eae2"),
    "Management & Entrepreneurship": ClusterColors("#12355e", "#e5edf7"),
    "Marketing & Sales": ClusterColors("#8a2fa8", "#f1e9f4"),
    "Public Service & Safety": ClusterColors("#b51a2c", "#f7e9e8"),
    "Supply Chain & Transportation": ClusterColors("#0a5fae", "#e5edf7"),
}
"""Colors by the name of the cluster. Those of neighbors in the list are furthest apart, because series show them so.

Tints have about the hue of the field in OKLCH, and the same luminance in all clusters, 0.84.
"""

_NO_CLUSTER = ClusterColors("#34414e", "#e8ecf1")
_COMPARED = "#868686"  # 3:1 against the darkest tint and 1.5:1 against the lightest field: little else is


def cluster_colors(cluster: str | None) -> ClusterColors:
    """The colors of ``cluster``, or a dark blue-gray for an occupation without one and for any other name."""
    return CLUSTER_COLORS.get(cluster or "", _NO_CLUSTER)


def in_cluster_colors(style: Style, cluster: str | None) -> Style:
    """``style`` in the colors of ``cluster`` if its palette is one ``by_cluster``, otherwise unchanged.

    Headings, accents and bars of the occupation itself take the field, boxes the tint. What bars are compared with is
    gray, which goes with every hue. Paper, ink, muted text and hairlines are those of the style.
    """
    if not style.palette.by_cluster:
        return style
    return replace(style, palette=_palette(style.palette, cluster_colors(cluster)))


def cluster_palettes(palette: Palette) -> Iterator[Palette]:
    """All that ``palette`` can become: nothing unless it is one ``by_cluster``."""
    if palette.by_cluster:
        for colors in (*CLUSTER_COLORS.values(), _NO_CLUSTER):
            yield _palette(palette, colors)


def _palette(palette: Palette, colors: ClusterColors) -> Palette:
    return replace(
        palette, heading=colors.field, accent=colors.field, own=colors.field, other=_COMPARED, tint=colors.tint
    )
