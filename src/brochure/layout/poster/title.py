"""The title of a poster or sign: as large as its words allow, tightly set."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from brochure.compose.blocks import Run
from brochure.fonts.metrics import Face, face
from brochure.layout.pages import Words
from brochure.layout.text.breaking import even, greedy
from brochure.layout.text.words import default_language, tokenize
from brochure.style.model import Style

STEP = 0.955  # from one size to the next
SINGLE = 1.5  # a title of one line can be so much larger
TRACKING = -0.02  # of the size: large type looks loose
BEARING, OPEN = 0.025, "AJTVWXY"  # of the size, left of most letters, and letters without it
LEADING, DEEP_LEADING = 0.885, 0.96  # of the size; below a line with descenders, which would touch what is below
DEEP = frozenset("gjpqyQ,;")
CAPITALS, DESCENDERS = 0.73, 0.2  # of the size, above and below a baseline
SHORT_LAST, MIN_LAST = 0.62, 0.36  # of the longest line: a last line so short leaves room for the icon, or looks lost


class Title(NamedTuple):
    """A title in ``rows`` of words with their ``widths`` in points; ``is_whole`` says that no word is split."""

    face: Face
    size: float
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    is_whole: bool

    @property
    def height(self) -> float:
        """From the top of the capitals to the lowest descender."""
        return self.baseline(len(self.rows) - 1) + self.size * DESCENDERS

    def baseline(self, row: int) -> float:
        """The distance of a baseline from the top of the capitals."""
        above = [DEEP_LEADING if DEEP.intersection("".join(words)) else LEADING for words in self.rows[:row]]
        return self.size * (CAPITALS + sum(above))

    def words(self, x: float, top: float, color: str) -> tuple[Words, ...]:
        """The lines, with the capitals of the first at ``top``. Their round and slanted edges are aligned by eye."""
        last = len(self.rows) - 1
        placed = []
        for row, words in enumerate(self.rows):
            left = x - (0.0 if words[0][0] in OPEN else BEARING * self.size)
            y = top + self.baseline(row)
            placed.append(Words(left, y, self.face.name, self.size, color, words, trail=row < last,
                                tracking=TRACKING * self.size))  # fmt: skip
        return tuple(placed)


def titles(text: str, style: Style, width: float) -> Iterator[Title]:
    """``text`` at all sizes at which no word is split, the largest on one line only; or else at the smallest."""
    sizes, display = style.sizes, face(style.faces.display)
    size = sizes.title * SINGLE
    while size >= sizes.title_min:
        title = set_title(text, display, size, width)
        is_last = size * STEP < sizes.title_min
        if is_last or (title.is_whole and (size <= sizes.title or len(title.rows) == 1)):
            yield title
        size *= STEP


def set_title(text: str, face: Face, size: float, width: float) -> Title:
    """``text`` in lines of at most ``width`` points: full ones with a short last line, or else of equal length."""
    return _set_title(text, face, size, width, default_language())


@lru_cache(maxsize=4096)
def _set_title(text: str, face: Face, size: float, width: float, lang: str) -> Title:
    """:func:`set_title` of a text whose words are divided as in the language ``lang``."""
    limit = width / size * 1000
    tokens = tokenize((Run(text, lang=lang),), (face,) * 4, limit * 1.001, None)
    measured, count = tokens.measured(), len(tokens.texts)
    filled, equal = greedy(measured, limit), even(measured, limit)
    (rows, widths), fallback = [
        _rows([tokens.words(first, after, hyphen=after < count) for first, after in pairwise([0, *breaks])], face, size)
        for breaks in (filled, equal)
    ]
    if len(rows) > 1 and not _leaves_room(widths):
        rows, widths = fallback
    is_whole = " ".join(word for row in rows for word in row) == " ".join(text.split())
    return Title(face, size, rows, widths, is_whole)


def _rows(
    rows: list[tuple[str, ...]], face: Face, size: float
) -> tuple[tuple[tuple[str, ...], ...], tuple[float, ...]]:
    texts = [" ".join(row) for row in rows]
    return tuple(rows), tuple([face.text_width(text, size) + TRACKING * size * len(text) for text in texts])


def _leaves_room(widths: tuple[float, ...]) -> bool:
    """Whether only the last line is short, and not by a single short word."""
    return MIN_LAST < widths[-1] / max(widths) <= SHORT_LAST
