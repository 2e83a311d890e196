"""Small handwritten PDF files, in which every box, rotation and oddity is deliberate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from brochure.press.impose import impose
from brochure.press.model import Imposed, Paper
from brochure.press.schemes import Scheme

LETTER = (0, 0, 612, 792)


@dataclass(frozen=True)
class Leaf:
    """A page: its number, its media box and other entries of its dictionary."""

    number: int
    box: tuple[float, float, float, float] = LETTER
    extra: str = ""

    def content(self) -> bytes:
        """A frame, a large number and three different corners, which show any rotation, mirroring or clipping."""
        x0, y0, x1, y1 = self.box
        w, h = x1 - x0, y1 - y0
        shade = self.number * 0.37 % 1
        return (
            f"q 1 0 0 1 {x0} {y0} cm 0.92 {shade:.2f} 0.8 rg 0 0 {w} {h} re f "
            f"1 0 0 rg 0 0 {w / 4} {h / 8} re f 0 0 1 rg {w * 0.8} {h * 0.9} {w / 5} {h / 10} re f "
            f"0 0.5 0 rg 0 {h * 0.8} {w / 12} {h / 5} re f "
            f"0 g BT /F1 {w / 3} Tf {w / 6} {h / 3} Td ({self.number}) Tj ET Q"
        ).encode()


def leaves(count: int, box: tuple[float, float, float, float] = LETTER) -> list[Leaf]:
    return [Leaf(number, box) for number in range(1, count + 1)]


def made(pages: Sequence[Leaf], tree: str = "", catalog: str = "") -> bytes:
    """A PDF file of these pages with one font; ``tree`` and ``catalog`` are added to those dictionaries."""
    first = 5
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>".encode(),
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)} {tree}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
        b"<</Font<</F1 3 0 R>>>>",
    ]
    for i, page in enumerate(pages):
        box = "" if "/MediaBox" in page.extra + tree else f"/MediaBox[{' '.join(map(str, page.box))}]"
        content = "" if "/Contents" in page.extra else f"/Contents {first + 2 * i + 1} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R/Resources 4 0 R{box}{content}{page.extra}>>".encode())
        objects.append(stream(page.content()))
    return put_together(objects)


def stream(data: bytes, keys: str = "") -> bytes:
    return f"<</Length {len(data)}{keys}>>stream\n".encode() + data + b"\nendstream"


def put_together(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A file of ``objects``, numbered from 1; the first is the catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def press(data: bytes, scheme: Scheme, paper: Paper, **options: Any) -> Imposed:
    """``data`` imposed in this process."""
    return impose(BytesIO(data), scheme, paper, **options)
