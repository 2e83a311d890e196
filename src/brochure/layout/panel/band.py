"""The band of color at the head of a side, with a text at each end. Lengths are in points, y points down."""

from __future__ import annotations

from typing import NamedTuple

from brochure.fonts.metrics import face
from brochure.layout.page.frame import ELLIPSIS, shorten
from brochure.layout.pages import Element, Words
from brochure.layout.panel.tray import Tray
from brochure.layout.surfaces import colored, on_color
from brochure.style.model import Style

PAD = 10.0  # between the ends of the band and its texts
TRACKING = 0.084  # ems


class Band(NamedTuple):
    """A band ``width`` by ``height`` with type of ``size``."""

    width: float
    height: float
    size: float

    def place(self, left: str, right: str, style: Style, tray: Tray, element: Element | None = None) -> None:
        """Place the band, or its outline, at the top of ``tray``.

        ``left``, content of ``element``, is set smaller if it is too long, and tracked in capitals; ``right``, an
        artifact, is shortened, or left out if not even one word fits.
        """
        bold, regular = face(style.faces.bold), face(style.faces.regular)
        tray.items(colored(0.0, 0.0, self.width, self.height, style.palette), self.height)
        color, size = on_color(style.palette), self.size
        baseline = self.height / 2 + 0.34 * size
        room = self.width - 2 * PAD
        tracking = TRACKING * size if left.isupper() else 0.0
        taken = bold.text_width(left, size) + tracking * len(left) if left else 0.0
        if left:
            words = Words(PAD, baseline, bold.name, size * min(1.0, room / taken), color, tuple(left.split()),
                          trail=True, tracking=tracking)  # fmt: skip
            tray.items((words,), self.height, element)
        named = shorten(right, regular, size, room - taken - 2 * size)
        if named.strip(ELLIPSIS):
            x = self.width - PAD - regular.text_width(named, size)
            tray.items((Words(x, baseline, regular.name, size, color, tuple(named.split())),), self.height)
