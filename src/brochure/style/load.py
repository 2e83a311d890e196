"""Style files to checked :class:`Style` objects; styles that build on others; finding styles by name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from brochure.errors import InputError, NotFoundError
from brochure.inputs import Scan, scan
from brochure.resources import search_path
from brochure.style.contrast import faults
from brochure.style.model import Style
from brochure.yamlio.decode import Spans, decode
from brochure.yamlio.nodes import Mapping, Node, Scalar, parse
from brochure.yamlio.nodes import Sequence as ListNode
from brochure.yamlio.report import Report, closest, shortened
from brochure.yamlio.source import MAX_BYTES, Source

SUFFIXES = (".yaml", ".yml")
NARROWEST_COLUMN = 144.0  # points
_RISING = (("body", "leading"), ("small", "small_leading"), ("table", "table_leading"), ("title_min", "title"))
NARROWEST_PAGE = 595.28  # points: A4; Letter is wider


def load_style(name: str | Path, folders: Sequence[Path] | None = None) -> Style:
    """The style called ``name``, or that of the file at this path.

    A style with ``extends: NAME`` holds only what differs from that other one. Raises :class:`NotFoundError`, or
    :class:`InputError` with every problem at once.
    """
    where = style_folders() if folders is None else folders
    path = find_style(name, where)
    report = Report()
    root = _merged(path, where, report, ())
    style = decode(root, Style, report)
    if style is not None:
        _check(style, path, Spans(root), report)
    found = report.diagnostics(root)
    if style is None or found:
        raise InputError(tuple(found))
    return style


def style_folders(first: Path | None = None) -> tuple[Path, ...]:
    """Where styles are looked for, in order: ``first``, ``$BROCHURE_STYLES``, ``./styles``, the user's, ours."""
    return search_path("styles", first)


def find_style(name: str | Path, folders: Sequence[Path]) -> Path:
    """The file of a style, by name or path. Raises :class:`NotFoundError`, whose ``close`` are names."""
    text = str(name)
    if text.lower().endswith(SUFFIXES) or os.sep in text or "/" in text:
        return Path(text)  # reading it says what is wrong with it
    found = style_scan(folders)
    known = found.files
    if path := known.get(text.lower()):
        return path
    for skipped in found.skipped:
        if skipped.path.suffix in SUFFIXES and skipped.path.stem == text.lower():
            return skipped.path  # likewise
    near = closest(text, tuple(known))
    hint = f"did you mean {near}?" if near else f"there are {', '.join(known)}"
    raise NotFoundError(f"no style is called “{shortened(text)}”; {hint}", (near,) if near else tuple(known))


def style_scan(folders: Sequence[Path]) -> Scan:
    """The styles by name, and what has a style's name and cannot be read."""
    return scan(folders, SUFFIXES, MAX_BYTES)


def _merged(path: Path, folders: Sequence[Path], report: Report, above: tuple[Path, ...]) -> Node:
    """The nodes of a style file laid over those of the style that it extends; ``above`` are the files that led here."""
    root = parse(Source.from_file(path))
    if not isinstance(root, Mapping):
        return root
    extends = root.get("extends")
    root.pairs = [(key, value) for key, value in root.pairs if key.value != "extends"]
    if extends is None or (isinstance(extends, Scalar) and extends.is_null):
        return root
    if not isinstance(extends, Scalar):
        report.error(extends, "type", "extends: expected the name of a style")
        return root
    try:
        base = _beside(extends.value, path, folders)
        chain = (*above, path.resolve())
        if base.resolve() in chain:
            report.error(extends, "extends", f"“{extends.value}” extends this style in turn", "break the circle")
            return root
        under = _merged(base, folders, report, chain)
    except NotFoundError as error:
        report.error(extends, "extends", str(error))
        return root
    return _laid_over(under, root, left_out=frozenset({"name"})) if isinstance(under, Mapping) else under


def _beside(name: str, path: Path, folders: Sequence[Path]) -> Path:
    """The style that the file at ``path`` calls ``name``; a path is seen from that file."""
    found = find_style(name, folders)
    return path.parent / found if found == Path(name) else found


def _laid_over(under: Mapping, over: Mapping, left_out: frozenset[str] = frozenset()) -> Mapping:
    """``under`` with what ``over`` says instead, mapping by mapping."""
    merged = Mapping(over.source, over.start)
    merged.end = over.end
    said = {key.value for key, _ in over.pairs} | left_out
    merged.pairs = [(key, value) for key, value in under.pairs if key.value not in said]
    for key, value in over.pairs:
        below = under.get(key.value)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        merged.pairs.append((key, _laid_over(below, value) if both else value))  # type: ignore[arg-type]
    return merged


def _check(style: Style, path: Path, spans: Spans, report: Report) -> None:
    if style.name != path.stem:
        report.error(spans.node(("name",)), "name", f"the file is called {path.stem}", f"write `name: {path.stem}`")
    _check_sections(spans.node(("sections",)), report)
    _check_sizes(style, spans, report)
    for fault in faults(style.palette):
        message = f"contrast of {fault.ratio:.2f}:1 with {fault.ground}, at least {fault.demanded:g}:1 is needed"
        hint = f'"{fault.better}" would do' if fault.better else f"change {fault.ground}"
        report.error(spans.node(("palette", fault.name)), "contrast", message, hint)


def _check_sections(node: Node, report: Report) -> None:
    items = node.items if isinstance(node, ListNode) else []
    if not items:
        report.error(node, "missing", "a style needs a section at least")
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Scalar):
            if item.value in seen:
                report.error(item, "choice", f"“{item.value}” stands here twice", "delete one")
            seen.add(item.value)


def _check_sizes(style: Style, spans: Spans, report: Report) -> None:
    """Sizes against each other."""
    sizes, page = style.sizes, style.page
    for low, high in _RISING:
        least, most = getattr(sizes, low), getattr(sizes, high)
        if least > most:
            report.error(spans.node(("sizes", high)), "range", f"{most:g} is less than the {least:g} of {low}")
    column = (NARROWEST_PAGE - 2 * page.margin_side - page.gutter * (page.columns - 1)) / page.columns
    if column < NARROWEST_COLUMN:
        message = f"columns {column:.0f} points wide on A4, at least {NARROWEST_COLUMN:.0f} are needed"
        report.error(spans.node(("page", "margin_side")), "range", message, "narrower margins, or fewer columns")
