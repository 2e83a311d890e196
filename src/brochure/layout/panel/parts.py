"""The parts of a panel, and the choice of a variant of each so that all fit. Heights are in points, y points down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from brochure.compose.full import Omission
from brochure.layout.pages import Element, Placed

TOLERANCE = 0.01


class Variant(NamedTuple):
    """A part as set: boxes ``placed`` relative to its top left corner, y down, and the ``elements`` that they fill.

    ``loss`` is what a reader misses of the fullest variant, in duties; ``omitted`` says what that is.
    """

    height: float
    placed: tuple[Placed, ...]
    elements: tuple[Element, ...]
    loss: float = 0.0
    omitted: tuple[Omission, ...] = ()


NOTHING = Variant(0.0, (), ())


class Part:
    """A part in variants from the fullest to the briefest, each set when it is first looked at.

    ``before`` is the space above it, which can grow by ``flex``.
    """

    __slots__ = ("_made", "_makers", "before", "flex", "name")

    def __init__(
        self, name: str, makers: Sequence[Callable[[], Variant]], before: float = 0.0, flex: float = 0.0
    ) -> None:
        self.name, self.before, self.flex = name, before, flex
        self._makers = makers
        self._made: dict[int, Variant] = {}

    def __len__(self) -> int:
        return len(self._makers)

    def __getitem__(self, level: int) -> Variant:
        if level not in self._made:
            self._made[level] = self._makers[level]()
        return self._made[level]


class Filled(NamedTuple):
    """A panel: ``levels`` are the variants of its parts, ``spare`` points are left below them."""

    parts: tuple[Part, ...]
    levels: tuple[int, ...]
    spare: float

    @property
    def variants(self) -> list[Variant]:
        return [part[level] for part, level in zip(self.parts, self.levels, strict=True)]

    @property
    def loss(self) -> float:
        return sum([variant.loss for variant in self.variants])

    @property
    def blank(self) -> float:
        """The points that the gaps cannot take."""
        return max(0.0, self.spare - self._flex)

    @property
    def _shown(self) -> list[tuple[Part, Variant]]:
        return [(part, one) for part, one in zip(self.parts, self.variants, strict=True) if one.height]

    @property
    def _flex(self) -> float:
        """The points that the gaps can grow by; there is none above the first part."""
        return sum([part.flex for part, _ in self._shown[1:]])

    def placed(self, x: float, top: float) -> tuple[list[Placed], list[Element]]:
        """The boxes in PDF coordinates below ``top``, the gaps grown to fill the panel, and their elements."""
        growth = min(1.0, self.spare / self._flex) if self._flex else 0.0
        boxes: list[Placed] = []
        elements: list[Element] = []
        for index, (part, one) in enumerate(self._shown):
            if index:
                top -= part.before + part.flex * growth
            boxes += [Placed(x + box.x, top - box.y, box.box) for box in one.placed]
            elements += one.elements
            top -= one.height
        return boxes, elements


def fill(parts: Sequence[Part], room: float) -> Filled | None:
    """The fullest variants of ``parts`` that fit ``room`` points one below another; None if not even the briefest do.

    While they are too tall, the step to a briefer variant that loses the least for each point is taken. What turns
    out to have been unnecessary is taken back.
    """
    levels = [0] * len(parts)
    while (tall := _height(parts, levels)) > room + TOLERANCE:
        steps = list(filter(None, [_step(parts, levels, index, (tall, tall - room)) for index in range(len(parts))]))
        if not steps:
            return None
        _, index, level = min(steps)
        levels[index] = level
    for index in sorted(range(len(parts)), key=lambda one: -parts[one][levels[one]].loss):
        while levels[index]:
            fuller = [*levels[:index], levels[index] - 1, *levels[index + 1 :]]
            if _height(parts, fuller) > room + TOLERANCE:
                break
            levels = fuller
    return filled(parts, levels, room)


def filled(parts: Sequence[Part], levels: Sequence[int], room: float) -> Filled:
    """The variants ``levels`` of ``parts``, which fit ``room`` points."""
    return Filled(tuple(parts), tuple(levels), max(0.0, room - _height(parts, levels)))


def _step(
    parts: Sequence[Part], levels: list[int], index: int, height: tuple[float, float]
) -> tuple[float, int, int] | None:
    """The next variant of part ``index`` that is less tall: what it loses for each point needed, and what it is.

    ``height`` is that of all parts now, and what of it is too much.
    """
    part, now = parts[index], levels[index]
    tall, excess = height
    for level in range(now + 1, len(part)):
        saved = tall - _height(parts, [*levels[:index], level, *levels[index + 1 :]])
        if saved > TOLERANCE:
            return (part[level].loss - part[now].loss) / min(saved, excess), index, level
    return None


def _height(parts: Sequence[Part], levels: Sequence[int]) -> float:
    shown = [(part, one) for part, level in zip(parts, levels, strict=True) if (one := part[level]).height]
    return sum([one.height for _, one in shown]) + sum([part.before for part, _ in shown[1:]])
