"""``python -m fuzz.pictures``: builds a profile whose picture has changed bytes, modes, metadata, or SVG."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image
from tests.pictures import halves, photograph, saved

from fuzz.frame import Command, Fault, Fuzzer, Item, Outcome, Sample, main
from fuzz.mutate import some_bytes
from fuzz.profiles import pages_of

PROFILE = """slug: divers
title: Divers
summary: They dive.
image: {file: %s, alt: A diver, credit: A friend}
sections: {what_they_do: They dive.}
"""
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="2in">
<style>.a{fill:#c33;opacity:.5}</style>
<defs><linearGradient id="g" x2="50%"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
<radialGradient id="h" href="#g" gradientUnits="userSpaceOnUse" r="9" gradientTransform="rotate(9) scale(2)"/>
<clipPath id="c"><rect width="99" height="50%" rx="3"/></clipPath>
<symbol id="s"><circle class="a" r="5"/></symbol></defs>
<g clip-path="url(#c)" opacity=".5" transform="translate(3,4) skewX(5)">
<path id="p" d="M1 2h3v4q1 2 3 4t5 6a7 8 9 0 1 2 3z" fill="url(#g)"/>
<use href="#p" x="9"/><use href="#s" transform="matrix(1 0 0 1 20 20)"/></g>
<ellipse cx="50" cy="9" rx="8" ry="7" style="fill:url(#h);stroke:green;stroke-width:2;stroke-dasharray:4 1"/>
<polyline points="1,2 3,4 5,6" stroke="rgb(1,2,3)" stroke-opacity="0.4" fill="none"/><polygon points="1 2 9 9 3 40"/>
<switch><a><line x2="9" y2="9" stroke="red" stroke-linecap="round"/></a></switch>
<text x="5" y="90" font-size="2em" font-weight="bold" text-anchor="middle">Dive <tspan>in</tspan></text></svg>"""
TOKENS = (
    *(b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP", b"eXIf", b"pHYs", b"zTXt", b"acTL", b"fdAT"),
    *(
        b"\xff\xd8",
        b"\xff\xda",
        b"\xff\xc0",
        b"\xff\xc2",
        b"\xff\xc4",
        b"\xff\xdb",
        b"\xff\xe1",
        b"\xff\xee",
        b"\xff\xd9",
    ),
    *(b"RIFF", b"WEBP", b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"EXIF", b"ICCP"),
    *(
        b"url(#p)",
        b"url(#g)",
        b'href="#c"',
        b'href="a.svg#b"',
        b"1e99",
        b"-1",
        b"%",
        b"nan",
        b"<g>",
        b"</g>",
        b"<svg/>",
    ),
    *(
        b"<!--",
        b"&#65;",
        b"&a;",
        b"]]>",
        b"!important;",
        b"none",
        b"inherit",
        b"matrix(0 0 0 0 0 0)",
        b"<image/>",
        b"M",
        b"z",
    ),
    *(b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"Exif\0\0MM\0*", b"\0" * 500, b"\xff" * 500),
)


def samples() -> tuple[Sample, ...]:
    """Small pictures of each format and mode, and with metadata."""
    exif = Image.Exif()
    exif[0x0112] = 6
    clear = halves(mode="RGBA")
    clear.putalpha(90)
    made = (
        saved(halves()),
        saved(halves().quantize(2), transparency=0),
        saved(clear),
        saved(halves(mode="LA")),
        saved(Image.new("I;16", (40, 40), 9_000)),
        saved(photograph(200, 120), dpi=(300, 300)),
        saved(photograph(200, 120), "JPEG", exif=exif),
        saved(photograph(200, 120), "JPEG", progressive=True),
        saved(photograph(200, 120).convert("CMYK"), "JPEG"),
        saved(photograph(200, 120), "WEBP", exif=exif),
        saved(clear, "WEBP", lossless=True),
    )
    pictures = [Sample(f"{number}.png", data) for number, data in enumerate(made)]
    return (*pictures, *[Sample("a.svg", SVG)] * (len(made) // 2))  # which has much more in it


def make(chance: random.Random, samples: Sequence[Sample]) -> Item:
    """A profile beside a changed picture."""
    sample = chance.choice(samples)
    return _item(sample.name, some_bytes(chance, sample.data, TOKENS))


def _item(name: str, data: bytes) -> Item:
    build = Command(("build", "divers.yaml", "-o", "o.pdf"), frozenset({0, 2}))
    check = Command(("check", "divers.yaml"), frozenset({0, 1}))
    return Item({"divers.yaml": (PROFILE % name).encode(), name: data}, (build, check))


def inspect(folder: Path, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Check that brochures can be read, that a refused picture leaves none, and that `check` agrees."""
    built, checked = outcomes
    path = folder / "o.pdf"
    if built.code == 0 and not pages_of(path):
        yield Fault("build: a brochure without pages", built.command)
    if built.code != 0 and path.exists():
        yield Fault(f"build: exit code {built.code} after a file was written", built.command)
    if (built.code == 0) != (checked.code == 0):
        yield Fault("check: disagrees with build", checked.command)


FUZZER = Fuzzer("pictures", __doc__, samples, make, inspect, warm_up=_item("x.png", saved(halves())))

if __name__ == "__main__":
    main(FUZZER, 500)
