"""Reads only the keys that name and group a profile.

Only the lines under these top-level keys are parsed, so that hundreds of files take a moment and a mistake elsewhere
in a file does not hide it from lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from brochure.errors import BrochureError
from brochure.yamlio.nodes import Mapping, Node, Scalar, Sequence, parse
from brochure.yamlio.source import Source

LANG = "en-US"
"""The language of a profile without ``lang``."""

_WANTED = frozenset({"title", "names", "aliases", "soc", "category", "cluster", "summary", "lang", "sources"})
_FIGURES = frozenset({"wages", "employment", "projections"})
_TOP_KEY = re.compile(r"^([A-Za-z_]+)[ \t]*:(?=[ \t\n]|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in the list of profiles. ``soc`` holds SOC codes; ``lang`` is the language of the text."""

    slug: str
    title: str
    soc: tuple[str, ...]
    category: str | None
    cluster: str | None
    path: Path
    lang: str = LANG


@dataclass(frozen=True, slots=True)
class Header:
    """An entry with further fields for searches.

    ``names`` holds singular, plural and aliases; ``origins`` the publishers, titles and addresses of the sources.
    """

    entry: Entry
    names: tuple[str, ...]
    summary: str
    origins: tuple[str, ...]
    has_figures: bool


def read_header(path: Path) -> Header:
    """The header of a file. Missing and invalid values are empty; the slug is the file's name."""
    found, keys = _values(path)
    title = _text(found.get("title")) or path.stem
    names, aliases = found.get("names"), found.get("aliases")
    entry = Entry(
        slug=path.stem,
        title=title,
        soc=_texts(found.get("soc")),
        category=_text(found.get("category")) or None,
        cluster=_text(found.get("cluster")) or None,
        path=path,
        lang=_text(found.get("lang")) or LANG,
    )
    inflected = (_text(names.get("singular")), _text(names.get("plural"))) if isinstance(names, Mapping) else ()
    return Header(
        entry,
        tuple(name for name in (*inflected, *_texts(aliases)) if name),
        _text(found.get("summary")),
        tuple(_origins(found.get("sources"))),
        has_figures=not _FIGURES.isdisjoint(keys),
    )


def _origins(sources: Node | None) -> Iterator[str]:
    """Publisher, title and address of each source."""
    for source in sources.items if isinstance(sources, Sequence) else ():
        if isinstance(source, Mapping):
            yield from filter(None, (_text(source.get(key)) for key in ("publisher", "title", "url")))


def _values(path: Path) -> tuple[dict[str, Node], frozenset[str]]:
    """The values of the wanted keys, and the names of all top-level keys."""
    try:
        source = Source.from_file(path)
    except BrochureError:
        return {}, frozenset()
    keys = list(_TOP_KEY.finditer(source.text))
    chunks = list(_chunks(source.text, keys))
    whole = _parsed(chunks, path)
    if whole is None:  # keep the chunks that parse
        parts = [_parsed([chunk], path) or {} for chunk in chunks]
        whole = {key: node for part in parts for key, node in part.items()}
    return whole, frozenset([key[1] for key in keys])


def _chunks(text: str, keys: list[re.Match[str]]) -> Iterable[str]:
    """The lines of each wanted one of the top-level ``keys``."""
    bounds = [*(key.start() for key in keys), len(text)]
    return (text[start:end] for key, (start, end) in zip(keys, pairwise(bounds), strict=True) if key[1] in _WANTED)


def _parsed(chunks: list[str], path: Path) -> dict[str, Node] | None:
    if not chunks:
        return {}
    try:
        root = parse(Source("".join(chunks), str(path)))
    except BrochureError:
        return None
    return {key.value: node for key, node in root.pairs} if isinstance(root, Mapping) else None


def _text(node: Node | None) -> str:
    return " ".join(node.value.split()) if isinstance(node, Scalar) and not node.is_null else ""


def _texts(node: Node | None) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, node.items))) if isinstance(node, Sequence) else ()
