"""Color operators, and the ICC profile of the output intent.

The sRGB profile is computed rather than shipped: an ICC version 4.2 display profile with three primaries adapted to
D50 (IEC 61966-2-1 with the Bradford transform, as in ICC.1:2004-10) and the exact sRGB curve as a parametric one,
half a kilobyte in all.
"""

from __future__ import annotations

import struct
from functools import cache

WHITE_D50 = (0.9642, 1.0, 0.8249)
PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
D65_TO_D50 = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168)
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # g, a, b, c, d of parametric type 3


@cache
def fill(color: str) -> str:
    """The operator that sets ``#rrggbb`` for filling and text."""
    return f"{_components(color)} {'g' if _is_gray(color) else 'rg'}"


@cache
def stroke(color: str) -> str:
    """The operator that sets ``#rrggbb`` for lines."""
    return f"{_components(color)} {'G' if _is_gray(color) else 'RG'}"


def _is_gray(color: str) -> bool:
    return color[1:3] == color[3:5] == color[5:7]


def _components(color: str) -> str:
    values = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in (values[:1] if _is_gray(color) else values))


@cache
def srgb_profile() -> bytes:
    """The ICC profile for the output intent."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(*CURVE)
    tags = {
        b"desc": _localized("sRGB"),
        b"cprt": _localized("CC0"),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(*WHITE_D50),
        b"chad": b"sf32" + bytes(4) + _fixed(*D65_TO_D50),
        **{tag: b"XYZ " + bytes(4) + _fixed(*xyz) for tag, xyz in PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offsets: dict[bytes, int] = {}
    directory, data, start = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        if value not in offsets:  # the three curves are stored once
            offsets[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
        directory += tag + struct.pack(">II", offsets[value], len(value))
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI12s4s",
        start + len(data), bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ", 2004, 10, 1, 0, 0, 0,
        b"acsp", bytes(4), 0, 0, 0, 0, 0, _fixed(*WHITE_D50), bytes(4),
    )  # fmt: skip
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + directory + data


def _fixed(*values: float) -> bytes:
    """s15Fixed16 numbers."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _localized(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(encoded), 28) + encoded
