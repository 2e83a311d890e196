"""Bake the icons of career clusters: ``python tools/bake_icons.py tools/icons src/brochure/layout/icons.json``.

Each ``*.svg`` in the folders ``small`` and ``large`` is an icon of outlines, open or closed, on the square that its
view box says. Its title is the name of the cluster, empty for the icon of occupations without one. Baked, it is a
string of PDF path operators, y upward. Needs fontTools, which the program itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib import SVGPath

CUTS = ("small", "large")
OPERATORS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h"}
TITLE = "{http://www.w3.org/2000/svg}title"


def operators(steps: list[tuple[str, Sequence[tuple[float, float]]]], height: float) -> str:
    """The steps of a fontTools pen as PDF path operators, with y upward and two decimals."""
    found: list[str] = []
    for name, points in steps:
        if name in OPERATORS:
            found += [f"{value:.2f}".rstrip("0").rstrip(".") for x, y in points for value in (x, height - y)]
            found.append(OPERATORS[name])
        elif name != "endPath":
            raise ValueError(f"{name} has no operator")
    return " ".join(found)


def bake(path: Path) -> tuple[str, str]:
    """The name of the cluster and the outlines of its icon."""
    root = ET.parse(path).getroot()
    pen = RecordingPen()
    SVGPath(str(path)).draw(pen)
    return root.findtext(TITLE) or "", operators(pen.value, float(root.attrib["viewBox"].split()[3]))


def baked(folder: Path) -> str:
    """The text of the file of all icons in ``folder``."""
    icons = {cut: dict(map(bake, sorted((folder / cut).glob("*.svg")))) for cut in CUTS}
    return json.dumps(icons, indent=0) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="of the folders of *.svg files")
    parser.add_argument("target", type=Path, help="the file to write")
    arguments = parser.parse_args()
    arguments.target.write_text(baked(arguments.folder), encoding="utf-8")


if __name__ == "__main__":
    main()
