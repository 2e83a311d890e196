"""``python -m fuzz.pictures``: builds a profile whose picture has changed bytes, modes and metadata."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image
from tests.pictures import halves, photograph, saved

from fuzz.frame import Command, Fault, Fuzzer, Item, Outcome, Sample, main
from fuzz.mutate import some_bytes
from fuzz.profiles import pages_of

PROFILE = b"""slug: divers
title: Divers
summary: They dive.
image: {file: x.png, alt: A diver, credit: A friend}
sections: {what_they_do: They dive.}
"""
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
    return tuple(Sample(f"{number}.png", data) for number, data in enumerate(made))


def make(chance: random.Random, samples: Sequence[Sample]) -> Item:
    """A profile beside a changed picture."""
    return _item(some_bytes(chance, chance.choice(samples).data, TOKENS))


def _item(data: bytes) -> Item:
    build = Command(("build", "divers.yaml", "-o", "o.pdf"), frozenset({0, 2}))
    return Item({"divers.yaml": PROFILE, "x.png": data}, (build, Command(("check", "divers.yaml"), frozenset({0, 1}))))


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


FUZZER = Fuzzer("pictures", __doc__, samples, make, inspect, warm_up=_item(saved(halves())))

if __name__ == "__main__":
    main(FUZZER, 500)
