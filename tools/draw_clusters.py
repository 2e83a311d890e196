"""Draw the colors and icons of all career clusters on one page: ``python tools/draw_clusters.py docs/images``.

Writes ``clusters.png``, to be looked at after changing a color or an icon; with ``--gray``, ``clusters-gray.png``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2

from brochure.fonts.metrics import face
from brochure.layout.icons import icon
from brochure.layout.pages import Box, Content, Element, Fill, Item, Page, Pages, Placed
from brochure.layout.text.labels import TextStyle
from brochure.pdf import write
from brochure.resources import packaged_styles
from brochure.style.clusters import CLUSTER_COLORS, cluster_colors, in_cluster_colors
from brochure.style.contrast import marks
from brochure.style.load import load_style

COLUMNS = 5
CARD, BAND, GAP, MARGIN = (150.0, 196.0), 34.0, 10.0, 14.0
LARGE, SMALL = 106.0, 20.0
INK = "#1f2933"
SCALE = 2.0  # pixels per point
COLORS = 128  # of the PNG file


def card(cluster: str | None, x: float, y: float) -> Iterator[Item]:
    """The colors of a cluster with its name and both drawings of its icon."""
    colors, (width, height) = cluster_colors(cluster), CARD
    style = load_style("classic", [packaged_styles()]).style
    by_cluster = replace(style, palette=replace(style.palette, by_cluster=True))
    band = marks(in_cluster_colors(by_cluster, cluster).palette).range
    yield Fill(x, y, width, height - BAND, colors.field)
    yield icon(cluster, "#ffffff", LARGE, x + (width - LARGE) / 2, y + 12)
    name = TextStyle(face("Lato-Bold"), 10.0, 12.5, "#ffffff").wrap(cluster or "No cluster", width - 16)
    yield from name.place(x + 8, y + height - BAND - 8 - name.height)
    for at, (ground, color) in enumerate(
        ((colors.tint, colors.field), (band, INK), ("#ffffff", colors.field), (colors.field, "#ffffff"))
    ):
        left = x + at * width / 4
        yield Fill(left, y + height - BAND, width / 4, BAND, ground)
        yield icon(cluster, color, SMALL, left + (width / 4 - SMALL) / 2, y + height - BAND / 2 - SMALL / 2)


def page() -> Pages:
    """A page of all clusters, in the order of the list, and the default at its end."""
    items: list[Item] = []
    clusters = (*CLUSTER_COLORS, None)
    for at, cluster in enumerate(clusters):
        row, column = divmod(at, COLUMNS)
        items += card(cluster, MARGIN + column * (CARD[0] + GAP), MARGIN + row * (CARD[1] + GAP))
    width = 2 * MARGIN + COLUMNS * (CARD[0] + GAP) - GAP
    height = 2 * MARGIN + -(-len(clusters) // COLUMNS) * (CARD[1] + GAP) - GAP
    figure = Element("Figure", alt="Colors and icons of the career clusters")
    placed = Placed(0.0, height, Box(height, (Content(figure, tuple(items)),)))
    return Pages((Page(width, height, (placed,)),), Element("Document", (figure,)), (), "Clusters", "en-US")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where to write the picture")
    parser.add_argument("--gray", action="store_true", help="draw in grayscale")
    arguments = parser.parse_args()
    with pypdfium2.PdfDocument(write(page())) as document:
        picture = document[0].render(scale=SCALE).to_pil().convert("L" if arguments.gray else "RGB")
    name = "clusters-gray.png" if arguments.gray else "clusters.png"
    picture.quantize(COLORS).save(arguments.folder / name, optimize=True)


if __name__ == "__main__":
    main()
