"""Types of values that only styles have: lengths, colors and font faces."""

from __future__ import annotations

import re

from brochure.paper import POINTS
from brochure.resources import FONTS
from brochure.yamlio.nodes import Node, Scalar
from brochure.yamlio.report import Report
from brochure.yamlio.rules import BAD, Bad, Matches, OneOf, Reads
from brochure.yamlio.scalars import read_number, wrong_type

_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(pt|in|mm|cm)")

COLOR = Matches("#[0-9a-fA-F]{6}", 'a color such as "#12344d"')
FACE = OneOf(tuple(sorted(path.stem for path in FONTS.glob("*.json"))), "a face that ships with brochure")


def length(low: float, high: float) -> Reads:
    """A length between ``low`` and ``high`` points: a number of points, or a number with a unit, such as ``18mm``."""

    def read(node: Node, report: Report) -> float | Bad:
        found = _LENGTH.fullmatch(node.value) if isinstance(node, Scalar) else None
        if found:
            points: float | Bad = float(found[1]) * POINTS[found[2]]
        elif isinstance(node, Scalar) and node.plain and node.value[-1:].isdigit():
            points = read_number(node, report)
        else:
            return wrong_type(node, report, "a length", "write points, such as 54, or add a unit: 0.75in, 18mm, 12pt")
        if isinstance(points, Bad):
            return BAD
        if not low <= points <= high:
            report.error(node, "range", f"{points:g} is not between {low:g} and {high:g} points")
            return BAD
        return points

    schema = {
        "anyOf": [
            {"type": "number", "minimum": low, "maximum": high},
            {"type": "string", "pattern": f"^{_LENGTH.pattern}$"},
        ]
    }
    return Reads(read, schema)
