"""Line breaking for paragraphs, titles and labels.

A :class:`Measured` text has tokens (words or parts of words) with their extents on one endless line. ``ragged``,
``even`` and ``balanced`` fill lines greedily and then improve them; ``optimum`` chooses the breaks of a justified
paragraph with the lowest total demerits (Knuth and Plass, 1981). All return the index after each line's last token.
Units are thousandths of an em.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

MIN_LAST_LINE = 0.12  # of the measure; a shorter last line is a runt
MIN_SHORTENED = 0.8  # of the measure: as short as lines of ragged text are, so that no reader sees why
MIN_FOR_COMPANY = 0.88  # of the measure: of a line that gives a word to a single one that is no runt
NARROWER_MEASURES = (0.98, 0.96, 0.94, 0.92)  # tried to avoid a runt, as parts of the measure
EVEN_STEP = 0.97
SHRINK, STRETCH = 0.25, 0.6  # how far a space may shrink or grow at a ratio of 1, in spaces
HYPHEN_PENALTY = 60.0
DOUBLE_HYPHEN = 3000.0
RUNT_PENALTY = 10_000.0  # that of a line whose spaces are two thirds wider: a runt is better than looser lines
TOLERANCE = 0.01  # absorbs rounding errors in sums of widths
RIGID_DEMERITS = 1e12  # of a line without spaces or too long: a last resort


class Measured(NamedTuple):
    """``starts[i]`` and ``ends[i]`` are the extent of token i; ``spaced[i]`` says that a space precedes it.

    ``breakable[i]`` says that a line may begin with token i, ``soft[i]`` that a line ending with it needs a
    hyphen. ``hyphen`` and ``space`` are advances.
    """

    starts: list[float]
    ends: list[float]
    spaced: list[bool]
    breakable: list[bool]
    soft: list[bool]
    space: float
    hyphen: float


def greedy(text: Measured, width: float) -> list[int]:
    """Fill each line as far as ``width`` allows, with at least one token."""
    ends, starts, breakable = text.ends, text.starts, text.breakable
    breaks = []
    first, count = 0, len(ends)
    while first < count:
        last = full = max(bisect_right(ends, starts[first] + width + TOLERANCE, first), first + 1)
        while first < last < count and not breakable[last]:
            last -= 1
        first = last if last > first else full
        breaks.append(first)
    return breaks


def ragged(text: Measured, width: float) -> list[int]:
    """Greedy lines; a runt gets words from the line above, or all lines are slightly narrower.

    If both would leave a visibly short line, the last one stays as long as it can be.
    """
    breaks = greedy(text, width)
    if len(breaks) < 2:
        return breaks
    if not _is_runt(text, breaks[-2], width):
        return [*breaks[:-2], _with_company(text, breaks, width), breaks[-1]]
    longer = [*breaks[:-2], _longer_last(text, breaks, width), breaks[-1]]
    if not _is_runt(text, longer[-2], width):
        return longer
    shortest = min(MIN_SHORTENED * width, _shortest(text, breaks))
    for narrower in NARROWER_MEASURES:
        tried = greedy(text, width * narrower)
        if len(tried) > len(breaks):
            break
        if text.spaced[tried[-2]] and not _is_runt(text, tried[-2], width) and _shortest(text, tried) >= shortest:
            return tried
    return longer


def _with_company(text: Measured, breaks: list[int], width: float) -> int:
    """Where the last of several lines begins if a single word on it gets one from the line above.

    That line must be nearly full without it.
    """
    first, cut = breaks[-3] if len(breaks) > 2 else 0, breaks[-2]
    if any(text.spaced[cut + 1 :]):
        return cut
    begins = (index for index in range(cut - 1, first, -1) if text.breakable[index] and text.spaced[index])
    index = next(begins, cut)
    return index if text.ends[index - 1] - text.starts[first] >= MIN_FOR_COMPANY * width else cut


def _shortest(text: Measured, breaks: list[int]) -> float:
    """The width of the shortest of several lines but the last."""
    return min(text.ends[after - 1] - text.starts[first] for first, after in pairwise([0, *breaks[:-1]]))


def _longer_last(text: Measured, breaks: list[int], width: float) -> int:
    """Where the last of several lines begins if the line above gives it words until it is no runt.

    The line above ends with a whole word and is at least ``MIN_SHORTENED`` of the measure.
    """
    first, cut = breaks[-3] if len(breaks) > 2 else 0, breaks[-2]
    for index in range(cut - 1, first, -1):
        if text.ends[index - 1] - text.starts[first] < MIN_SHORTENED * width:
            break
        if text.breakable[index] and text.spaced[index]:
            cut = index
            if not _is_runt(text, cut, width):
                break
    return cut


def even(text: Measured, width: float) -> list[int]:
    """As few lines as ``width`` allows, of about equal length."""
    breaks = greedy(text, width)
    narrower = width
    while len(breaks) > 1 and narrower > width * 0.5:
        tried = greedy(text, narrower * EVEN_STEP)
        if len(tried) > len(breaks):
            break
        narrower *= EVEN_STEP
        breaks = tried
    return breaks


def balanced(text: Measured, width: float) -> list[int]:
    """Two lines as equal as possible, or more of about equal length."""
    count = len(text.ends)
    cut, longer = halves(text)
    if longer <= width + TOLERANCE:
        return [cut, count]
    return even(text, width)


def halves(text: Measured) -> tuple[int, float]:
    """The break into two lines that makes the longer one shortest, and the width of that line."""
    starts, ends = text.starts, text.ends
    best, cut = ends[-1] - starts[0], len(ends)
    for index in range(1, len(ends)):
        longer = max(ends[index - 1] - starts[0], ends[-1] - starts[index])
        if longer < best and text.breakable[index]:
            best, cut = longer, index
    return cut, best


def _is_runt(text: Measured, first: int, width: float) -> bool:
    """Whether the last line is very short if it begins with token ``first``."""
    return text.ends[-1] - text.starts[first] < MIN_LAST_LINE * width


class _Node(NamedTuple):
    """The best known way to end a line before token ``position``."""

    position: int
    demerits: float
    hyphenated: bool
    previous: _Node | None


def optimum(text: Measured, width: float) -> list[int]:
    """The breaks with the fewest total demerits, for justified paragraphs."""
    count = len(text.ends)
    if not count:
        return []
    spaces = _space_counts(text)
    active = [_Node(0, 0.0, hyphenated=False, previous=None)]
    for end in range(1, count + 1):
        if end < count and not text.breakable[end]:
            continue
        best: _Node | None = None
        keep = []
        for node in active:
            demerits, overfull = _demerits(text, spaces, node, end, width)
            if not overfull:
                keep.append(node)
            total = node.demerits + demerits
            if best is None or total < best.demerits:
                best = _Node(end, total, end < count and text.soft[end - 1], node)
        if best is not None:
            active = [*keep, best]
    return _breaks_to(active[-1])


def _space_counts(text: Measured) -> list[int]:
    counts, total = [], 0
    for spaced in text.spaced:
        total += spaced
        counts.append(total)
    return counts


def _demerits(text: Measured, spaces: list[int], node: _Node, end: int, width: float) -> tuple[float, bool]:
    """The demerits of the line from ``node`` to ``end``, and whether it is too long, as all later ends are."""
    first, last = node.position, end - 1
    natural = text.ends[last] - text.starts[first]
    soft = text.soft[last] and end < len(text.ends)
    if soft:
        natural += text.hyphen
    gaps = spaces[last] - spaces[first]
    slack = width - natural
    overfull = slack < -SHRINK * text.space * gaps - 0.01
    if end == len(text.ends) and slack >= 0:
        return (RUNT_PENALTY if first and _is_runt(text, first, width) else 0.0), False
    if overfull:
        return RIGID_DEMERITS * 10 + slack * slack, True
    if not gaps:
        return RIGID_DEMERITS + slack * slack, False
    ratio = slack / (text.space * gaps * (STRETCH if slack > 0 else SHRINK))
    cost = (10 + 100 * abs(ratio) ** 3) ** 2
    if soft:
        cost += HYPHEN_PENALTY**2 + (DOUBLE_HYPHEN if node.hyphenated else 0)
    return cost, False


def _breaks_to(node: _Node) -> list[int]:
    breaks = []
    walk: _Node | None = node
    while walk is not None and walk.previous is not None:
        breaks.append(walk.position)
        walk = walk.previous
    return breaks[::-1]
