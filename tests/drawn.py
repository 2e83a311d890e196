"""Pages of drawings, and pictures of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from brochure.layout.pages import Box, Content, Element, Graphic, Page, Pages, Placed
from brochure.pdf import write

if TYPE_CHECKING:
    from PIL import Image

    from brochure.artwork import Artwork

SIZE = (300.0, 200.0)


def page(*artworks: Artwork) -> bytes:
    figure = Element("Figure", alt="A drawing")
    graphics = tuple(Graphic(0.0, 0.0, *SIZE, artwork) for artwork in artworks)
    placed = Placed(0.0, SIZE[1], Box(SIZE[1], (Content(figure, graphics),)))
    return write(Pages((Page(*SIZE, (placed,)),), Element("Document", (figure,)), (), "A drawing", "en-US"))


def rendered(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    return image
