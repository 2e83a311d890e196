"""Compares the pages of PDF files in two folders, and draws those that have changed side by side for a person to judge.

    python tools/compare_pages.py before/ after/ -o changed/

Prints a line for each changed, missing or added page, with the share of the page that differs. A page has changed if
more than a few pixels differ by more than the noise of anti-aliasing. Exit code 1 if anything has changed, 2 if there
is nothing to compare.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops

SCALE = 1.0  # pixels per point
NOISE = 48  # of 255: smaller differences of a pixel come from anti-aliasing
MIN_CHANGED = 12  # pixels
GAP = 12  # pixels between the pages on a sheet


class Change(NamedTuple):
    """A page that differs: ``share`` of its pixels; None if it is only in one of the files. ``sheet`` shows both."""

    file: str
    page: int
    share: float | None
    sheet: Image.Image


def changes(before: Path, after: Path) -> Iterator[Change]:
    """The changed pages of the PDF files of the same names in two folders, and those of files in only one of them."""
    names = sorted({path.name for folder in (before, after) for path in folder.glob("*.pdf")})
    for name in names:
        old, new = _pages(before / name), _pages(after / name)
        for number in range(max(len(old), len(new))):
            change = _change(old[number] if number < len(old) else None, new[number] if number < len(new) else None)
            if change:
                yield Change(name, number + 1, *change)


def _pages(path: Path) -> list[Image.Image]:
    if not path.exists():
        return []
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _change(old: Image.Image | None, new: Image.Image | None) -> tuple[float | None, Image.Image] | None:
    """The share of pixels that differ and a sheet of both pages; None if there is no real difference."""
    if old is None or new is None or old.size != new.size:
        return None, _sheet([page for page in (old, new) if page])
    difference = ImageChops.difference(old, new).convert("L").point(lambda value: 255 * (value > NOISE))
    count = difference.histogram()[255]
    if count < MIN_CHANGED:
        return None
    marked = Image.composite(Image.new("RGB", new.size, "#d0021b"), new, difference.point(lambda value: value // 2))
    return count / (new.width * new.height), _sheet([old, new, marked])


def _sheet(pages: list[Image.Image]) -> Image.Image:
    """``pages`` side by side."""
    width = sum(page.width for page in pages) + GAP * (len(pages) - 1)
    sheet = Image.new("RGB", (width, max(page.height for page in pages)), "#808080")
    x = 0
    for page in pages:
        sheet.paste(page, (x, 0))
        x += page.width + GAP
    return sheet


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Draw the pages that differ between two folders of PDF files.")
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument(
        "-o", "--output", type=Path, help="folder for a picture of each changed page: before, after, both"
    )
    given = parser.parse_args(arguments)
    if not [path for folder in (given.before, given.after) for path in folder.glob("*.pdf")]:
        print("there are no PDF files in these folders", file=sys.stderr)
        return 2
    count = 0
    for change in changes(given.before, given.after):
        count += 1
        how = "in one of them, or of another size" if change.share is None else f"{change.share:.2%} differs"
        print(f"{change.file} page {change.page}: {how}")
        if given.output:
            given.output.mkdir(parents=True, exist_ok=True)
            change.sheet.save(given.output / f"{Path(change.file).stem}-{change.page:02}.png")
    print(f"{count} changed pages" if count != 1 else "1 changed page")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
