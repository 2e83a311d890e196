"""Count faults of the plan of pages: ``python tools/judge_pages.py FILE.pdf...``.

It reads finished brochures as a typographer does, by where things are: bookmarks say where sections begin, text and
drawings where they end. Lengths are in points. Columns are the halves of a page.
"""

from __future__ import annotations

import argparse
import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdf import PdfReader
from pypdfium2 import raw

MAX_FOOT = 0.9 * 72  # blank at the foot of a page that is not the last
MAX_DIFFERENCE = 1.0 * 72  # between the ends of the columns of a section
MIN_END = 1.6 * 72  # height of the end of a section on top of a page
MIN_LINES = 4  # under the heading of a section that goes on on the next page
MAX_CAPTION = 3  # lines beside a code
CODE = (40.0, 100.0)  # the side of a code
BESIDE = 30.0  # from a code to its caption
LEADING = 24.0  # between the lines of a caption, at most
BULLET = "•"
EDGE = 80.0  # the running head and foot are this close to the edges of the page
HEADING = 30.0  # from the place of a bookmark to the text under its heading

KINDS = {
    "foot": "blank foot over 0.9 in on a page that is not the last",
    "columns": "column ends of a section more than 1 in apart",
    "end": "end of a section under 1.6 in on top of a page",
    "heading": "section heading with three lines or fewer under it at the foot",
    "address": "line that begins with -, . or /",
    "caption": "caption of a code deeper than three lines",
    "table": "table of similar occupations split",
    "word": "word of an address broken without a hyphen",
}


class Mark(NamedTuple):
    """Text, or a drawing without text, and the box around it; y points upward."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


class Sheet(NamedTuple):
    """A page: its width, what is between the running head and foot, and where sections begin, from the top."""

    width: float
    marks: tuple[Mark, ...]
    headings: tuple[float, ...]


class Fault(NamedTuple):
    kind: str
    page: int
    what: str


def faults(path: Path) -> tuple[int, list[Fault]]:
    """The number of pages of the brochure at ``path``, and its faults."""
    document = pypdfium2.PdfDocument(path)
    try:
        sheets = list(_sheets(document, _headings(path)))
    finally:
        document.close()
    return len(sheets), [fault for number in range(len(sheets)) for fault in _of_page(sheets, number)]


# Reading


def _headings(path: Path) -> dict[int, list[float]]:
    """Where sections begin, by page."""
    headings: dict[int, list[float]] = {}
    reader = PdfReader(path)
    for bookmark in reader.outline:
        if not isinstance(bookmark, list):  # which are subsections
            page = reader.get_destination_page_number(bookmark)
            headings.setdefault(page or 0, []).append(float(bookmark.top or 0))
    return headings


def _sheets(document: pypdfium2.PdfDocument, headings: Mapping[int, Sequence[float]]) -> Iterator[Sheet]:
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        marks = list(_marks(page))
        rules = [mark for mark in marks if not mark.text and mark.top - mark.bottom < 6 and _spans(mark, width)]
        foot = max((mark.top for mark in [*rules, *marks] if mark.top < EDGE and _is_foot(mark)), default=0.0)
        head = min((mark.bottom for mark in rules if mark.bottom > height - EDGE), default=height)
        body = tuple([mark for mark in marks if mark.bottom > foot and mark.top < head])
        yield Sheet(width, body, tuple(sorted(headings.get(number, []), reverse=True)))


def _marks(page: pypdfium2.PdfPage) -> Iterator[Mark]:
    words = page.get_textpage()
    for item in page.get_objects():
        text = _text(item, words) if item.type == raw.FPDF_PAGEOBJ_TEXT else ""
        sides = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(item.raw, *map(ctypes.byref, sides))
        left, bottom, right, top = (side.value for side in sides)
        yield Mark(left, bottom, right, top, text)


def _text(item: pypdfium2.PdfObject, words: pypdfium2.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(item.raw, words.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item.raw, words.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:-2].decode("utf-16-le")


def _spans(mark: Mark, width: float) -> bool:
    return mark.right - mark.left > 0.7 * width


def _is_foot(mark: Mark) -> bool:
    return not mark.text or bool(re.match(r"Page \d+ of \d+", mark.text))


# Judging


def _of_page(sheets: Sequence[Sheet], number: int) -> Iterator[Fault]:
    sheet, is_last = sheets[number], number == len(sheets) - 1
    if not sheet.marks:
        return
    bottom = min(mark.bottom for each in sheets for mark in each.marks)  # of the frame: where the fullest page ends
    lowest = min(mark.bottom for mark in sheet.marks)
    if lowest - bottom > MAX_FOOT and not is_last:
        yield Fault("foot", number, f"{(lowest - bottom) / 72:.1f} in")
    yield from (Fault("columns", number, f"{gap / 72:.1f} in") for gap in _uneven(sheet))
    above = [mark for mark in sheet.marks if sheet.headings and mark.bottom > sheet.headings[0]]
    if number and above:
        height = max(mark.top for mark in above) - min(mark.bottom for mark in above)
        if height < MIN_END:
            yield Fault("end", number, f"{height / 72:.1f} in")
    if sheet.headings and not is_last and _goes_on(sheets[number + 1]):
        lines = {round(mark.bottom) for mark in sheet.marks if mark.text and mark.top < sheet.headings[-1] - HEADING}
        if len(lines) < MIN_LINES:
            yield Fault("heading", number, f"{len(lines)} lines")
    yield from _of_text(sheet, number)


def _goes_on(following: Sheet) -> bool:
    """Whether a section goes on at the top of this page."""
    return bool(following.marks) and max(mark.top for mark in following.marks) > max(following.headings, default=0.0)


def _uneven(sheet: Sheet) -> Iterator[float]:
    """The differences between the ends of the two columns of each section on a page."""
    center = sheet.width / 2
    edges = [float("inf"), *sheet.headings, 0.0]
    for upper, lower in pairwise(edges):
        band = [mark for mark in sheet.marks if lower < mark.bottom < upper and not _is_line(mark)]
        across = [mark.bottom for mark in band if mark.left < center - 20 and mark.right > center + 20]
        below = [mark for mark in band if mark.top <= min(across, default=float("inf"))]
        left = [mark.bottom for mark in below if mark.right <= center + 20]
        right = [mark.bottom for mark in below if mark.left >= center - 20]
        if left and right and abs(min(left) - min(right)) > MAX_DIFFERENCE:
            yield abs(min(left) - min(right))


def _is_line(mark: Mark) -> bool:
    return not mark.text and mark.top - mark.bottom < 6


def _of_text(sheet: Sheet, number: int) -> Iterator[Fault]:
    texts = [mark for mark in sheet.marks if mark.text.strip()]
    for mark in texts:
        if re.match(r"[-./]\w", mark.text):
            yield Fault("address", number, mark.text)
        if mark.text.startswith("Similar occupations, continued") and not _begins_list(texts, mark):
            yield Fault("table", number, mark.text)
    for upper, lower in pairwise(texts):
        is_next = abs(upper.left - lower.left) < 2 and 0 < upper.bottom - lower.bottom < 20
        if is_next and re.search(r"[./]\S*[a-z]$", upper.text) and re.match(r"[a-z]", lower.text):
            yield Fault("word", number, upper.text + "|" + lower.text)
    for code in sheet.marks:
        side = code.right - code.left
        if not code.text and CODE[0] < side < CODE[1] and abs(code.top - code.bottom - side) < 2:
            lines = _caption(code, [text for text in texts if not _is_apart(code, text, sheet.width / 2)])
            if lines > MAX_CAPTION:
                yield Fault("caption", number, f"{lines} lines")


def _begins_list(texts: Sequence[Mark], head: Mark) -> bool:
    """Whether what goes on under the ``head`` is a list, which has bullets, and not a table."""
    below = [mark for mark in texts if mark.top < head.bottom]
    top = max([mark.top for mark in below], default=0.0)
    return any(mark.text.strip() == BULLET and mark.top > top - LEADING / 2 for mark in below)


def _is_apart(code: Mark, text: Mark, center: float) -> bool:
    """Whether ``text`` is in the column beside that of a code, and so not its caption."""
    return code.right < center - 5 and text.left > center + 5 and code.left > center / 2


def _caption(code: Mark, texts: Sequence[Mark]) -> int:
    """The number of lines beside a code, which may go on below it."""
    beside = {round(mark.bottom) for mark in texts if 0 < mark.left - code.right < BESIDE and mark.top < code.top + 6}
    lines, at = 0, code.top
    for bottom in sorted(beside, reverse=True):
        if at - bottom > LEADING:
            break
        lines, at = lines + 1, bottom
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="name each fault")
    options = parser.parse_args()
    pages, found = 0, Counter[str]()
    for path in options.files:
        count, of_file = faults(path)
        pages += count
        found.update(fault.kind for fault in of_file)
        for fault in of_file if options.verbose else ():
            print(f"{path.name}, page {fault.page + 1}: {fault.kind}: {fault.what}")
    for kind, meaning in KINDS.items():
        print(f"{found[kind]:5} {1000 * found[kind] / max(1, pages):6.0f}  {meaning}")
    print(f"{found.total():5} {1000 * found.total() / max(1, pages):6.0f}  in all, and per 1,000 of {pages:,} pages")


if __name__ == "__main__":
    main()
