"""What charts and tables share: the caption above and the notes beneath."""

from __future__ import annotations

from brochure.layout.labels import letterings, place
from brochure.layout.pages import Content, Element, Slab, add
from brochure.style.model import Style

CAPTION_GAP = 5.0  # between a caption and what it names
NOTE_GAP = 4.0


def caption_slab(text: str, style: Style, width: float, siblings: list[Element]) -> Slab:
    """The caption of a figure or table, a Caption, with the space that parts it from what follows."""
    hand = letterings(style).caption
    lines = hand.wrap(text, width)
    items = place(lines, text, hand, 0.0, 0.0)
    element = add(siblings, Element("Caption"))
    height = len(lines) * hand.leading + CAPTION_GAP
    return Slab(height, (Content(element, items),), before=style.sizes.leading)


def note_slabs(notes: tuple[str, ...], style: Style, width: float, siblings: list[Element]) -> list[Slab]:
    """``notes`` in small print, one paragraph and one slab each, kept with what stands above them."""
    hand = letterings(style).note
    slabs: list[Slab] = []
    for note in notes:
        lines = hand.wrap(note, width)
        items = place(lines, note, hand, 0.0, 0.0)
        element = add(siblings, Element("P"))
        height = len(lines) * hand.leading
        slabs.append(Slab(height, (Content(element, items),), before=0.0 if slabs else NOTE_GAP, can_break=False))
    return slabs
