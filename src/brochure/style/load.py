"""Style files, alone or stacked, to checked :class:`Style` objects."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from brochure.errors import Diagnostic, InputError, RequestError
from brochure.paper import page_dimensions
from brochure.style.clusters import cluster_palettes
from brochure.style.contrast import faults
from brochure.style.find import JOIN, find_stack, style_folders
from brochure.style.fit import (
    MIN_COLUMN_WIDTH,
    MIN_LINES,
    MIN_MEASURE,
    SMALLEST,
    UPRIGHT,
    column_width,
    foot_height,
    head_height,
    holds,
    limits,
    lines_on,
    sheet_dimensions,
    text_width,
)
from brochure.style.fonts import own_faces
from brochure.style.merge import Merged, merge, merge_overlay
from brochure.style.model import MAX_NAME, Faces, PageSetup, Palette, Sizes, Style
from brochure.yamlio.decode import decode
from brochure.yamlio.nodes import Mapping, Node, Scalar
from brochure.yamlio.nodes import Sequence as ListNode
from brochure.yamlio.report import Report
from brochure.yamlio.source import Source
from brochure.yamlio.spans import Spans

_T = TypeVar("_T")

_ASCENDING = (("body", "leading"), ("small", "small_leading"), ("table", "table_leading"), ("title_min", "title"))
"""Pairs of sizes of which the second must not be smaller than the first."""


class LoadedStyle(NamedTuple):
    """A valid style, and the warnings about its file and the files that it extends or that are stacked on it."""

    style: Style
    warnings: tuple[Diagnostic, ...] = ()


class LoadedOverlay(NamedTuple):
    """A valid overlay: what is said of it, and the warnings about its file. Its keys count only on a style."""

    name: str
    description: str
    warnings: tuple[Diagnostic, ...] = ()


def load_style(name: str | Path, folders: Sequence[Path] | None = None) -> LoadedStyle:
    """Load the style called ``name``, the file at that path, or a stack of a style and overlays.

    A style with ``extends: NAME`` contains only what differs from that other one. Raises
    :class:`~brochure.errors.NotFoundError`, :class:`~brochure.errors.RequestError` for a stack that has an overlay
    twice or too long a name, or :class:`InputError` with all errors and warnings if there is any error.
    """
    where = style_folders() if folders is None else folders
    return load_stack(find_stack(name, where), where)


def load_stack(paths: Sequence[Path], folders: Sequence[Path]) -> LoadedStyle:
    """Load the style at the first of ``paths`` with the overlays at the others; raises as :func:`load_style` does."""
    merged = merge(paths, folders)
    decoded = _decoded(merged, paths[-1])
    style = replace(decoded.style, faces=decoded.faces)
    return LoadedStyle(_named(style, paths), decoded.warnings)


def traced_stack(paths: Sequence[Path], folders: Sequence[Path]) -> tuple[Style, Merged]:
    """The style at the first of ``paths`` with overlays, its faces as the files name them, and the merged files."""
    merged = merge(paths, folders)
    return _named(_decoded(merged, paths[-1]).style, paths), merged


def load_overlay(path: Path, folders: Sequence[Path] | None = None) -> LoadedOverlay:
    """Load the overlay at ``path``, to list or check it: each of its values is valid, whatever style it is used on.

    Raises as :func:`load_style` does.
    """
    style, _, warnings = _decoded(merge_overlay(path, style_folders() if folders is None else folders), path)
    return LoadedOverlay(style.name, style.description, warnings)


def traced_overlay(path: Path, folders: Sequence[Path]) -> tuple[Style, Merged]:
    """The overlay at ``path`` on the default style, and the merged files; raises as :func:`load_style` does."""
    merged = merge_overlay(path, folders)
    return _decoded(merged, path).style, merged


class _Decoded(NamedTuple):
    """A style as its files have it, its ``faces`` with its own fonts, and the warnings."""

    style: Style
    faces: Faces
    warnings: tuple[Diagnostic, ...]


def _decoded(merged: Merged, path: Path) -> _Decoded:
    """The style and the warnings, those of the file at ``path`` first. Raises :class:`InputError`."""
    root, report = merged.root, merged.report
    style = decode(root, Style, report)
    faces = style.faces if style is not None else None
    fonts = root.get("fonts") if isinstance(root, Mapping) else None
    if style is not None and style.fonts is not None and isinstance(fonts, Mapping):
        faces = own_faces(style.faces, style.fonts, fonts, report)
    if isinstance(root, Mapping) and not report.is_foreign:
        _check_sections(root, report)
        if not merged.has_stand_in:
            if style is None or style.form not in UPRIGHT:  # which fit their type to their page
                _check_sizes(root, merged.source, report)
            _check_contrast(root, report)
        if style is not None and not holds(style.form, *sheet_dimensions(style.form, style.page.size)):
            message = f"pages of {style.page.size} have too little room for a {style.form}"
            report.error(Spans(root).node(("page", "size")), "range", message, "use a larger size")
    found = (*report.diagnostics(root), *merged.unparsed)
    diagnostics = tuple(sorted(found, key=lambda problem: (problem.path != str(path), problem.path)))
    if style is None or faces is None or any(problem.severity == "error" for problem in diagnostics):
        raise InputError(diagnostics)
    return _Decoded(style, faces, diagnostics)


def _named(style: Style, paths: Sequence[Path]) -> Style:
    """``style`` with the name of the stack of ``paths``, if there are several."""
    name = JOIN.join(path.stem for path in paths)
    if len(paths) == 1:
        return style
    if len(name) > MAX_NAME:
        raise RequestError(f"the name {name} has {len(name)} characters, at most {MAX_NAME} fit into file names")
    return replace(style, name=name)


def _check_sections(root: Mapping, report: Report) -> None:
    node = root.get("sections")
    if not isinstance(node, ListNode):
        return
    if not node.items:
        report.error(node, "missing", "a style needs at least one section", "list one, such as [what_they_do]")
    seen: set[str] = set()
    for item in node.items:
        if isinstance(item, Scalar):
            if item.value in seen:
                report.error(item, "choice", f"“{item.value}” appears twice", "delete one")
            seen.add(item.value)


def _part(root: Mapping, key: str, declaration: type[_T]) -> tuple[_T, Spans] | None:
    """A part of a style and its positions, if the part is valid; errors elsewhere do not prevent checking it."""
    node = root.get(key)
    part = None if node is None else decode(node, declaration, Report())
    return None if part is None or node is None else (part, Spans(node))


def _check_sizes(root: Mapping, source: Source, report: Report) -> None:
    """Check sizes against each other, the width of columns, and sizes against columns and margins."""
    found = _part(root, "sizes", Sizes)
    if found:
        sizes, spans = found
        for low, high in _ASCENDING:
            smaller, larger = getattr(sizes, low), getattr(sizes, high)
            if smaller > larger:
                message = f"{larger:g} is less than {low}, {smaller:g}"
                hint = f"write at least {smaller:g}, or a smaller {low}"
                report.error(spans.node((high,)), "range", message, hint)
    if setup := _part(root, "page", PageSetup):
        page, spans = setup
        width, paper = _narrowest(page)
        column, least = column_width(page, width), MIN_COLUMN_WIDTH
        if found and page.columns > 1 and width < SMALLEST[0]:  # on other small pages, there would be one column
            least = max(least, MIN_MEASURE * found[0].body)
        if column < least:
            message = f"columns on {paper} are {column:.0f} points wide, at least {least:.0f} are required"
            names = [name for name in ("margin_side", "columns", "size") if (name,) in spans]
            nodes = [spans.node((name,)) for name in names]
            blamed = next((node for node in nodes if node.source is source), nodes[0])
            report.error(blamed, "range", message, "use narrower margins or fewer columns")
        elif found:
            _check_fit(*found, page, spans, source, report)
            if _form(root) != "leaflet":  # which has no running heads and feet
                _check_margins(*found, page, spans, source, report)


def _form(root: Mapping) -> str:
    """The form that the style names, valid or not."""
    node = root.get("form")
    return node.value if isinstance(node, Scalar) else ""


def _narrowest(page: PageSetup) -> tuple[float, str]:
    """The narrowest pages that a style must fit, A4 or its own: their width, and what they are called."""
    width = page_dimensions(page.size)[0]
    return (width, page.size) if width < SMALLEST[0] else (SMALLEST[0], "A4")


def _check_fit(sizes: Sizes, spans: Spans, page: PageSetup, page_spans: Spans, source: Source, report: Report) -> None:
    """Check that section headings, charts and some lines fit within the margins and columns of ``page``.

    An error is at the size, or at the margin if only that is in ``source``, the file of the style that is loaded.
    """

    def place(size: str, margin: str) -> Node:
        return _place(size, margin, spans, page_spans, source)

    width, paper = _narrowest(page)
    for name, limit in limits(page, width).items():
        if (size := getattr(sizes, name)) > limit:
            largest = math.floor(10 * limit) / 10
            message = f"{name} type of {size:g} points is too large for text on {paper}, at most {largest:g} fit"
            hint = "use a smaller size, narrower margins or fewer columns"
            report.error(place(name, "margin_side"), "range", message, hint)
    lines = lines_on(page, sizes, page_dimensions(page.size)[1])
    if lines < MIN_LINES:
        message = f"pages of {page.size} have {lines} lines of text, at least {MIN_LINES} are required"
        report.error(
            place("leading", "margin_top"), "range", message, "use smaller type, narrower margins or another size"
        )


def _place(size: str, margin: str, spans: Spans, page_spans: Spans, source: Source) -> Node:
    """The node of a size, or that of a margin if only that is in ``source``."""
    nodes = spans.node((size,)), page_spans.node((margin,))
    return next((node for node in nodes if node.source is source), nodes[0])


def _check_margins(
    sizes: Sizes, spans: Spans, page: PageSetup, page_spans: Spans, source: Source, report: Report
) -> None:
    """Check that running heads and feet fit into the margins of ``page``; errors are where :func:`_check_fit` says."""
    foot = foot_height(sizes, text_width(page, _narrowest(page)[0]))
    if foot > page.margin_bottom:
        message = f"the foot takes {foot:.0f} points, more than the bottom margin of {page.margin_bottom:g}"
        hint = f"use a smaller size, or a margin_bottom of at least {math.ceil(foot)}"
        report.error(_place("small", "margin_bottom", spans, page_spans, source), "range", message, hint)
    head = head_height(sizes.small)
    if page.running_head and head > page.margin_top:
        message = f"the running head takes {head:.0f} points, more than the top margin of {page.margin_top:g}"
        hint = f"use a smaller size, or a margin_top of at least {math.ceil(head)}"
        report.error(_place("small", "margin_top", spans, page_spans, source), "range", message, hint)


def _check_contrast(root: Mapping, report: Report) -> None:
    """Check the contrast of colors with their backgrounds; then that of the remaining colors with those of clusters."""
    if found := _part(root, "palette", Palette):
        palette, spans = found
        for fault in faults(palette):
            message = (
                f"contrast with {fault.background} is {fault.ratio:.2f}:1, at least {fault.required:g}:1 is required"
            )
            hint = f'"{fault.suggestion}" is sufficient' if fault.suggestion else f"change {fault.background}"
            report.error(spans.node((fault.name,)), "contrast", message, hint)
        colored = (fault for palette in cluster_palettes(palette) for fault in faults(palette))
        if first := next(colored, None):
            message = (
                f"in the colors of a cluster, contrast of {first.name} with {first.background} is {first.ratio:.2f}:1,"
                f" at least {first.required:g}:1 is required"
            )
            hint = "use lighter paper or darker ink and muted, or leave out by_cluster"
            report.error(spans.node(("by_cluster",)), "contrast", message, hint)
