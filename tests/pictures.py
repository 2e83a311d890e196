"""Files of small pictures for tests, made by Pillow."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

RED, BLUE = (200, 30, 40), (20, 60, 200)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def halves(width: int = 120, height: int = 80, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def photograph(width: int, height: int) -> Image.Image:
    """Noise over a gradient: many colors, as a camera takes them."""
    noise = Image.effect_noise((width // 4, height // 4), 90).resize((width, height))
    gradient = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (noise, gradient, Image.blend(noise, gradient, 0.5)))
