"""Drawings of ReportLab look as ReportLab draws them, and need nothing outside the file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from io import BytesIO
from math import nan
from typing import TYPE_CHECKING, Any

import pytest
from PIL import ImageChops
from reportlab.graphics import renderPDF, shapes
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.lib import colors
from tests.drawn import SIZE, page, rendered

from brochure.artwork import Clip, Drawing, Lettering, Outline, Pen, Segment
from brochure.errors import PictureError
from brochure.pdf import drawings
from brochure.pdf.drawings import drawing_of

if TYPE_CHECKING:
    from pathlib import Path


def of(*content: shapes.Shape) -> shapes.Drawing:
    drawing = shapes.Drawing(*SIZE)
    for shape in content:
        drawing.add(shape)
    return drawing


def opened(*content: shapes.Shape) -> Drawing:
    return drawing_of(of(*content), "x")


def content(*artworks: Drawing) -> str:
    """The content stream of the form XObject."""
    data = page(*artworks)
    start = data.index(b"stream", data.index(b"/Subtype/Form")) + len(b"stream\n")
    return zlib.decompressobj().decompress(data[start:]).decode("latin-1").replace("\0", "")


def triangle(**style: Any) -> shapes.Path:
    path = shapes.Path(**style)
    path.moveTo(20, 20)
    path.lineTo(100, 180)
    path.curveTo(140, 180, 200, 120, 180, 20)
    return path


def turned(*content: shapes.Shape, matrix: tuple[float, ...] = (0.8, 0.3, -0.5, 0.6, 90, 10)) -> shapes.Group:
    return shapes.Group(*content, transform=matrix)


def clipped(*content: shapes.Shape) -> shapes.Group:
    path = triangle(isClipPath=1, fillColor=None, strokeColor=None)
    path.closePath()
    return shapes.Group(path, *content)


STAR = [150, 190, 200, 20, 60, 130, 240, 130, 100, 20]

SHAPES = {
    "a rectangle": shapes.Rect(20, 20, 200, 100, fillColor=colors.orange, strokeWidth=6),
    "round corners": shapes.Rect(20, 20, 200, 100, rx=30, ry=30, fillColor=colors.teal),
    "corners rounder than the rectangle": shapes.Rect(20, 20, 200, 100, rx=50, ry=50, fillColor=colors.teal),
    "a circle": shapes.Circle(150, 100, 80, fillColor=colors.pink, strokeColor=colors.blue, strokeWidth=10),
    "an ellipse": shapes.Ellipse(150, 100, 120, 50, fillColor=None, strokeWidth=4),
    "a wedge": shapes.Wedge(150, 100, 80, 30, 200, fillColor=colors.olive),
    "a line": shapes.Line(20, 20, 280, 180, strokeWidth=12, strokeLineCap=2),
    "lines": shapes.PolyLine([20, 20, 80, 180, 140, 20, 200, 180], strokeWidth=14, strokeLineJoin=1),
    "a star, with a hole": shapes.Polygon(STAR, fillColor=colors.gold, fillMode=shapes.FILL_EVEN_ODD),
    "a star, without one": shapes.Polygon(STAR, fillColor=colors.gold, fillMode=shapes.FILL_NON_ZERO),
    "dashes": shapes.Line(20, 100, 280, 100, strokeWidth=8, strokeDashArray=[20, 10]),
    "dashes with a phase": shapes.Line(20, 100, 280, 100, strokeWidth=8, strokeDashArray=[12, [20, 10]]),
    "an open path, which is not filled": triangle(fillColor=colors.red, strokeWidth=3),
    "an open path that closes": triangle(fillColor=colors.red, autoclose="pdf"),
    "an open path that is filled": triangle(fillColor=colors.red, autoclose="svg", strokeWidth=5),
    "a color with opacity": shapes.Circle(150, 100, 80, fillColor=colors.Color(0, 0.4, 0.8, alpha=0.3)),
    "opacity": shapes.Circle(150, 100, 80, fillOpacity=0.4, strokeOpacity=0.6, strokeWidth=30),
    "a group, turned": turned(shapes.Rect(10, 10, 150, 100, fillColor=colors.khaki, strokeWidth=20)),
    "groups within groups": turned(turned(shapes.Rect(10, 10, 80, 60), matrix=(1, 0, 0.4, 1, 30, 0))),
    "a clipped group": clipped(shapes.Rect(0, 60, 300, 80, fillColor=colors.navy)),
    "a clipped group in another": turned(clipped(clipped(turned(shapes.Rect(0, 0, 200, 150))))),
    "a line without width": shapes.Line(20, 100, 280, 100, strokeWidth=0),
}


@pytest.mark.parametrize("case", SHAPES)
def test_shapes_look_as_reportlab_draws_them(case: str) -> None:
    after = shapes.Rect(250, 150, 40, 40, fillColor=colors.green)
    ours, theirs = (
        rendered(page(opened(SHAPES[case], after))),
        rendered(renderPDF.drawToString(of(SHAPES[case], after))),
    )
    difference = ImageChops.difference(ours, theirs).convert("L").point(lambda value: 255 * (value > 90))
    assert difference.histogram()[255] < 60  # pixels at edges
    assert len(ours.getcolors(ours.width * ours.height)) > 2


def test_corners_have_two_radii() -> None:
    image = rendered(page(opened(shapes.Rect(0, 0, 300, 200, rx=10, ry=90, fillColor=colors.red, strokeColor=None))))
    assert image.getpixel((4, 40)) == (255, 255, 255)
    assert image.getpixel((24, 4)) == (255, 0, 0)


def test_strokes_are_scaled_with_their_shapes() -> None:
    line = shapes.Line(0, 0, 10, 0, strokeWidth=3, strokeDashArray=[1, 2])
    (item,) = opened(turned(line, matrix=(0, 2, -2, 0, 5, 0))).items
    assert item == Outline(
        (Segment("m", (5.0, 0.0)), Segment("l", (5.0, 20.0))),
        even_odd=True,
        pen=Pen("#000000", 6.0, dash=(2.0, 4.0)),
    )


def test_a_chart_is_drawn_with_its_labels() -> None:
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 40, 40, 220, 140
    chart.data = [(1, 5, 3)]
    chart.valueAxis.valueMin = 0
    chart.categoryAxis.categoryNames = ["Cooks", "Bakers", "Chefs"]
    items = opened(chart).items
    assert {item.text for item in items if isinstance(item, Lettering)} >= {"Cooks", "Bakers", "Chefs"}
    assert sum(isinstance(item, Outline) and item.fill == "#ff0000" for item in items) == 3


@pytest.mark.parametrize(
    ("font", "face"),
    [
        ("Times-Roman", "Lato-Regular"),
        ("Helvetica-Bold", "Lato-Bold"),
        ("Courier-BoldOblique", "Lato-BoldItalic"),
        ("Times-Italic", "Lato-Italic"),
        ("Lato-Light", "Lato-Light"),
    ],
)
def test_text_is_set_in_faces_that_ship(font: str, face: str) -> None:
    (item,) = opened(shapes.String(10, 20, "Cooks  AV", fontName=font, fontSize=12, fillColor=colors.blue)).items
    assert item == Lettering("Cooks AV", face, 12.0, "#0000ff", matrix=(1.0, 0.0, 0.0, 1.0, 10.0, 20.0))


@pytest.mark.parametrize(("anchor", "shift"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_text_is_anchored_by_its_width_in_that_face(anchor: str, shift: float) -> None:
    from brochure.fonts.metrics import face

    (item,) = opened(shapes.String(100, 20, "Cooks AV", textAnchor=anchor, fontSize=20)).items
    assert item.matrix[4] == pytest.approx(100 - shift * face("Lato-Regular").text_width("Cooks AV", 20))


def test_cmyk_becomes_srgb() -> None:
    (item,) = opened(shapes.Rect(0, 0, 9, 9, fillColor=colors.CMYKColor(1, 0.5, 0, 0), strokeColor=None)).items
    assert item == Outline(item.path, "#0080ff", even_odd=True)


REFUSED = {
    "a picture": (shapes.Image(0, 0, 9, 9, "team.png"), "a shape of the kind Image"),
    "symbols": (shapes.String(0, 0, "abc", fontName="Symbol"), "text in Symbol"),
    "a character without a glyph": (shapes.String(0, 0, "漢"), "no glyph for '漢'"),
    "stroked text": (shapes.String(0, 0, "abc", textRenderMode=1), "text that is not simply filled"),
    "a distant point": (shapes.Line(0, 0, 4e6, 1), "far beyond its size"),
    "no number": (shapes.Line(0, 0, nan, 1), "far beyond its size"),
    "a distant group": (turned(shapes.Circle(5, 5, 5), matrix=(1e200, 0, 0, 1e200, 0, 0)), "far beyond its size"),
    "a wide pen": (shapes.Line(0, 0, 9, 9, strokeWidth=1e30), "far beyond its size"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_printed_is_refused_in_words(case: str) -> None:
    shape, reason = REFUSED[case]
    with pytest.raises(PictureError, match=reason) as caught:
        drawing_of(of(shape), "seal.svg")
    assert str(caught.value).startswith("seal.svg: it ")


@pytest.mark.parametrize("size", [(0, 10), (nan, 10), (-5, 5), (10, 1e9), (1e9, 1)])
def test_sizes_must_be_sensible(size: tuple[float, float]) -> None:
    with pytest.raises(PictureError, match="points large"):
        drawing_of(shapes.Drawing(*size), "x")


def test_the_numbers_of_shapes_and_segments_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "MAX_ITEMS", 3)
    with pytest.raises(PictureError, match="more than 3 shapes"):
        opened(*[shapes.Line(0, 0, 1, 1) for _ in range(4)])
    monkeypatch.setattr(drawings, "MAX_SEGMENTS", 5)
    with pytest.raises(PictureError, match="more than 5 segments"):
        opened(*[shapes.Line(0, 0, 1, 1) for _ in range(3)])


def test_what_is_invisible_is_left_out() -> None:
    flat = turned(shapes.Rect(0, 0, 9, 9), matrix=(1, 0, 1, 0, 0, 0))
    assert opened(shapes.Rect(0, 0, 9, 9, fillColor=None, strokeColor=None), flat, shapes.String(0, 0, " ")).items == ()


def test_a_clip_without_a_path_hides_everything() -> None:
    hidden = shapes.Group(shapes.Path(isClipPath=1), shapes.Rect(0, 0, 300, 200))
    assert rendered(page(opened(hidden))).getcolors() == [(600 * 400, (255, 255, 255))]


def test_content_writes_state_once() -> None:
    rects = [shapes.Rect(30 * n, 0, 15, 30, fillColor=colors.red, strokeColor=None) for n in range(3)]
    assert content(opened(*rects)).splitlines() == [
        "1 0 0 rg",
        "0 0 m 50 0 l 50 100 l 0 100 l h f*",
        "100 0 m 150 0 l 150 100 l 100 100 l h f*",
        "200 0 m 250 0 l 250 100 l 200 100 l h f*",
    ]


def test_state_is_known_after_clips_end() -> None:
    faint = Outline((Segment("m", (0.0, 0.0)), Segment("l", (9.0, 0.0)), Segment("l", (0.0, 9.0))), "#ff0000", 0.5)
    clip = Clip(faint.path)
    solid = faint._replace(opacity=1.0)
    drawing = Drawing("x", 300.0, 300.0, (faint, solid._replace(clips=(clip,)), solid, faint))
    operators = [line for line in content(drawing).splitlines() if not line.endswith((" f", " n"))]
    assert operators == ["1 0 0 rg", "/G0 gs", "q", "/G1 gs", "Q", "/G1 gs", "/G0 gs"]


def test_a_file_contains_a_drawing_once() -> None:
    one, two = opened(shapes.Circle(9, 9, 9)), opened(shapes.Circle(9, 9, 8))
    assert one == opened(shapes.Circle(9, 9, 9))
    assert len(re.findall(rb"/Subtype/Form", page(one, two, one, two))) == 2


def test_text_of_drawings_can_be_copied_from_the_file() -> None:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(page(opened(shapes.String(10, 20, "Bakers & cooks", fontName="Times-Bold")))))
    assert "Bakers & cooks" in reader.pages[0].extract_text()
    assert {str(font["/BaseFont"]).split("+")[1] for font in reader.pages[0]["/Resources"]["/Font"].values()} == {
        "Lato-Bold"
    }


DRAW = """
from hashlib import sha256
from brochure.pdf.drawings import drawing_of, shapes
from reportlab.graphics.charts.piecharts import Pie
drawing = shapes.Drawing(100, 100)
drawing.add(Pie())
drawing.add(shapes.String(5, 5, "Cooks"))
print(drawing_of(drawing, "x").digest)
"""


def test_settings_of_the_machine_change_nothing(tmp_path: Path) -> None:
    for name in (".reportlab_mods", ".reportlab_settings", "reportlab_mods.py", "reportlab_settings.py"):
        (tmp_path / name).write_text("raise SystemExit(9)", encoding="utf-8")
    hostile = {"RL_shapeChecking": "0", "RL_defaultGraphicsFontName": "Symbol", "RL_showBoundary": "1"}
    here = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PYTHONPATH": str(tmp_path), "PYTHONHASHSEED": "7"}
    digests = {
        subprocess.run(
            [sys.executable, "-c", DRAW], env={**os.environ, **more}, cwd=tmp_path, capture_output=True, check=True
        ).stdout
        for more in ({}, {**hostile, **here})
    }
    assert len(digests) == 1
