"""SVG files as trees of elements."""

from __future__ import annotations

from typing import Any

from lxml import etree

from brochure.pdf.svg.painting import RESAVE
from brochure.pdf.svg.values import PNG, RefusedError

MAX_BYTES = 2 << 20
MAX_ENTITY = 100  # characters
SVG = "http://www.w3.org/2000/svg"


def parsed(data: bytes) -> etree._Element:
    """The ``svg`` element of the file ``data``. Entities and what is outside the file are not read."""
    if len(data) > MAX_BYTES:
        raise RefusedError(f"it is larger than {MAX_BYTES >> 20} MiB", f"simplify it, or {PNG}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = f" (line {error.lineno})" if isinstance(error, etree.XMLSyntaxError) and error.lineno else ""
        raise RefusedError(f"it is not well-formed XML{line}", "save it again") from None
    declared = root.getroottree().docinfo.internalDTD
    entities: list[Any] = declared.entities() if declared is not None else []
    if not all(map(_is_simple, entities)) or next(root.iter(etree.Entity), None) is not None:
        raise RefusedError("it declares entities", RESAVE)
    if root.tag != f"{{{SVG}}}svg":
        raise RefusedError("it is not an SVG picture", f'its first element must be <svg xmlns="{SVG}">')
    return root


def _is_simple(entity: Any) -> bool:
    """Whether an entity is a short text, as the names of vocabularies that Illustrator declares."""
    content = entity.content
    return content is not None and len(content) <= MAX_ENTITY and not set("&%<") & set(content)


def name_of(element: etree._Element) -> str:
    """The name of an SVG element; empty for elements of other vocabularies."""
    name = etree.QName(element)
    return name.localname if name.namespace == SVG else ""
