"""SVG files for tests."""

from __future__ import annotations

XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str, attributes: str = 'viewBox="0 0 200 200"') -> bytes:
    return f"<svg {XMLNS} {attributes}>{content}</svg>".encode()
