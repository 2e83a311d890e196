"""A tray: boxes at places of a part, before it is known where the part stands. Points, y down from its top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brochure.compose.full import Omission
from brochure.layout.pages import Box, Content, Element, Item, LinkArea, Placed, moved
from brochure.layout.panel.parts import Variant
from brochure.layout.text.labels import Label


class Tray:
    """Collects boxes, and the elements that they fill in reading order; ``height`` is down to the lowest."""

    def __init__(self) -> None:
        self.height = 0.0
        self.elements: list[Element] = []
        self._placed: list[Placed] = []

    def column(self, boxes: Iterable[Box], x: float = 0.0, top: float = 0.0) -> float:
        """Place ``boxes`` one below another, without the space above the first; returns where they end."""
        y = top
        for index, box in enumerate(boxes):
            y += box.before if index else 0.0
            self._placed.append(Placed(x, y, box))
            y += box.height
        self.height = max(self.height, y)
        return y

    def label(self, label: Label, element: Element | None, x: float = 0.0, top: float = 0.0) -> float:
        """Place the lines of ``label``, which are content of ``element``; returns where they end."""
        return self.column([Box(label.height, (Content(element, label.place(0.0, 0.0)),))], x, top)

    def items(self, items: Sequence[Item], height: float = 0.0, element: Element | None = None) -> None:
        """Place ``items``, whose coordinates are those of the tray; without an ``element`` they are decoration."""
        self._placed.append(Placed(0.0, 0.0, Box(height, (Content(element, tuple(items)),))))
        self.height = max(self.height, height)

    def put(self, other: Tray, x: float, top: float) -> float:
        """Place all that is on ``other``, but not its elements; returns where it ends."""
        self._placed += [Placed(x + box.x, top + box.y, box.box) for box in other._placed]
        self.height = max(self.height, top + other.height)
        return top + other.height

    def add(self, variant: Variant, x: float, top: float) -> None:
        """Place all that is on a ``variant``, with its elements."""
        self._placed += [Placed(x + box.x, top + box.y, box.box) for box in variant.placed]
        self.elements += variant.elements
        self.height = max(self.height, top + variant.height)

    def place(self, boxes: Iterable[Placed], x: float) -> None:
        """Place ``boxes`` of a filled panel, whose top left corner is at ``x`` on the top edge."""
        for box in boxes:
            self._placed.append(Placed(x + box.x, -box.y, box.box))
            self.height = max(self.height, box.box.height - box.y)

    def at(self, left: float, top: float) -> list[Placed]:
        """All boxes in PDF coordinates, if the tray's corner is there."""
        return [Placed(left + box.x, top - box.y, box.box) for box in self._placed]

    def box(self) -> Box:
        """All that is on the tray as one box."""
        contents: list[Content] = []
        links: list[LinkArea] = []
        for x, y, box, _ in self._placed:
            contents += [one._replace(items=tuple([moved(item, x, y) for item in one.items])) for one in box.contents]
            links += [moved(link, x, y) for link in box.links]
        return Box(self.height, tuple(contents), links=tuple(links))

    def variant(self, loss: float = 0.0, omitted: tuple[Omission, ...] = ()) -> Variant:
        """All that is on the tray as a variant of a part."""
        return Variant(self.height, tuple(self._placed), tuple(self.elements), loss, omitted)
