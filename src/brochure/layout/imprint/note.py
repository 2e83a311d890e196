"""Notes of a brand: on the occupation, and on every one. Lengths are in points."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from brochure.compose.blocks import Imprint, Text
from brochure.layout.imprint.listing import Heading
from brochure.layout.panel.parts import NOTHING, Variant
from brochure.layout.panel.tray import Tray
from brochure.layout.panel.type import Texts
from brochure.layout.text.paragraphs import ParagraphStyle, paragraph

NOTE_GAP = 4.0  # between paragraphs
ABOUT, COMMON = 5.0, 4.0  # the loss of a note on the occupation and of one on every occupation, in duties
SMALLER = 0.5  # the loss of larger type


def note_makers(imprint: Imprint, texts: Texts, width: float, heading: Heading) -> list[Callable[[], Variant]]:
    """The variants of what is in ``imprint``: both notes, in small type, the one on the occupation, none."""
    small = texts.aside._replace(color=texts.style.palette.ink)

    def variant(said: tuple[Text, ...], kind: ParagraphStyle, loss: float) -> Variant:
        tray = Tray()
        y = heading(imprint.title, tray)
        for text in said:
            y = tray.column(paragraph(text, kind, width, tray.elements), 0.0, y) + NOTE_GAP
        return tray.variant(loss, () if loss < COMMON else ("note",))

    both = imprint.notes
    made = [partial(variant, both, texts.running, 0.0), partial(variant, both, small, SMALLER)]
    worth = ABOUT * bool(imprint.about) + COMMON * bool(imprint.note)
    if imprint.about and imprint.note:
        made.append(partial(variant, imprint.about, small, SMALLER + COMMON))
    return [*made, lambda: NOTHING._replace(loss=worth, omitted=("note",))]
