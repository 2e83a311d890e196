"""Style files to checked :class:`Style` objects; styles that build on others; finding styles by name."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple, TypeVar, get_args

from brochure.errors import BrochureError, Diagnostic, InputError, NotFoundError
from brochure.inputs import Scan, scan
from brochure.paper import PAPER_SIZES, PageSize
from brochure.resources import packaged_styles, search_path
from brochure.style.clusters import cluster_palettes
from brochure.style.contrast import faults
from brochure.style.model import PageSetup, Palette, Sizes, Style
from brochure.yamlio.decode import decode, former_keys, use_current_names
from brochure.yamlio.nodes import Mapping, Node, Scalar, parse
from brochure.yamlio.nodes import Sequence as ListNode
from brochure.yamlio.report import Report, closest, shortened
from brochure.yamlio.scalars import spelled
from brochure.yamlio.source import MAX_BYTES, Source, unreadable
from brochure.yamlio.spans import Spans

SUFFIXES = (".yaml", ".yml")
MIN_COLUMN_WIDTH = 144.0  # points
MIN_PAGE_WIDTH = min(PAPER_SIZES[size][0] for size in get_args(PageSize))

# Widths in ems of the widest face: of the longest section heading, which is set on one line; of the credit in the foot;
# and of the page number beside it, with the space between them.
HEADING_EMS, CREDIT_EMS, PAGE_NUMBER_EMS = 11.4, 41.9, 8.2
RAGGED = 1.15  # lines of a credit to those that it would fill
ABOVE_FOOT = 18.5  # points between the text and the foot
MIN_EDGE = 9.0  # points below the foot and above the head, which printers need
BELOW_HEAD = 8.0  # points between the running head and the text
MIN_TABLE_EMS = 10  # in a column: with narrower ones, the labels of a chart take more than a page

_T = TypeVar("_T")

_TOP_KEY = re.compile(r"^([A-Za-z_]+)[ ]*:", re.MULTILINE)
_KEYS = frozenset({"extends", *(field.name for field in fields(Style)), *former_keys(Style)})
_ASCENDING = (("body", "leading"), ("small", "small_leading"), ("table", "table_leading"), ("title_min", "title"))
"""Pairs of sizes of which the second must not be smaller than the first."""


class LoadedStyle(NamedTuple):
    """A valid style, and the warnings about its file and the files that it extends."""

    style: Style
    warnings: tuple[Diagnostic, ...] = ()


def load_style(name: str | Path, folders: Sequence[Path] | None = None) -> LoadedStyle:
    """Load the style called ``name``, or the file at that path.

    A style with ``extends: NAME`` contains only what differs from that other one. Raises :class:`NotFoundError`, or
    :class:`InputError` with all errors and warnings if there is any error.
    """
    where = style_folders() if folders is None else folders
    path = find_style(name, where)
    chain = _Chain(where)
    root = chain.merged(path)
    style = decode(root, Style, chain.report)
    if isinstance(root, Mapping) and not chain.report.is_foreign:
        _check_name(root, path, chain.report)
        _check_sections(root, chain.report)
        if not chain.has_stand_in:
            _check_sizes(root, chain.report)
            _check_contrast(root, chain.report)
    found = (*chain.report.diagnostics(root), *chain.unparsed)
    diagnostics = tuple(sorted(found, key=lambda problem: (problem.path != str(path), problem.path)))
    if style is None or any(problem.severity == "error" for problem in diagnostics):
        raise InputError(diagnostics)
    return LoadedStyle(style, diagnostics)


def style_folders(first: Path | None = None) -> tuple[Path, ...]:
    """The folders that are searched for styles.

    In order: ``first``, ``$BROCHURE_STYLES``, ``./styles``, the user's library, and the styles that ship with brochure.
    """
    return search_path("styles", first)


def find_style(name: str | Path, folders: Sequence[Path]) -> Path:
    """The file of a style, by name or path.

    Raises :class:`NotFoundError`, whose ``close`` are names, or :class:`InputError` if a file of that name cannot be
    read.
    """
    text = str(name)
    if text.lower().endswith(SUFFIXES) or os.sep in text or "/" in text:
        return Path(text)  # the error, if any, comes when it is read
    found = style_scan(folders)
    known = found.files
    if path := known.get(text) or known.get(text.lower()):
        return path
    for skipped in found.skipped:
        if skipped.path.suffix in SUFFIXES and skipped.path.stem in (text, text.lower()):
            raise InputError((unreadable(skipped.path, skipped.reason),))
    near = closest(text, tuple(known))
    hint = f"did you mean {near}?" if near else f"available styles: {', '.join(known)}"
    raise NotFoundError(f"no style is called “{shortened(text)}”; {hint}", (near,) if near else tuple(known))


def style_scan(folders: Sequence[Path]) -> Scan:
    """The style files by name, and those that cannot be read."""
    return scan(folders, SUFFIXES, MAX_BYTES)


class _Chain:
    """The file of a style and the files that it extends.

    A base style that cannot be used is replaced by the default style, so that only this one mistake is reported rather
    than every missing key. The errors of base styles that do not parse are in ``unparsed``.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.report = Report()
        self.unparsed: tuple[Diagnostic, ...] = ()
        self.has_stand_in = False
        self._folders = folders

    def merged(self, path: Path, derived: tuple[Path, ...] = ()) -> Node:
        """The nodes of a style file merged over those of the style that it extends.

        ``derived`` are the files that extend this one. Raises :class:`NotFoundError`, or :class:`InputError` if a file
        does not parse.
        """
        root = parse(Source.from_file(path))
        if not isinstance(root, Mapping):
            return root
        use_current_names(root, Style, self.report)
        extends = root.get("extends")
        root.pairs = [(key, value) for key, value in root.pairs if key.value != "extends"]
        if extends is None or (isinstance(extends, Scalar) and extends.is_null):
            return root
        base = self._base(extends, path, (*derived, path.resolve()))
        return _merged(base, root, dropped=frozenset({"name"})) if isinstance(base, Mapping) else base

    def _base(self, extends: Node, path: Path, chain: tuple[Path, ...]) -> Node:
        """The nodes of the style that the file at ``path`` extends, or of its replacement."""
        if not isinstance(extends, Scalar):
            self.report.error(
                extends, "type", "extends: expected the name of a style", "write one name, such as classic"
            )
            return self._stand_in()
        try:
            base = _find_base(extends.value, path, self._folders)
            if base.resolve() in chain:
                self.report.error(extends, "extends", f"“{extends.value}” also extends this style", "break the circle")
                return self._stand_in()
            return self.merged(base, chain)
        except NotFoundError as error:
            self.report.error(extends, "extends", str(error))
        except InputError as error:
            self.unparsed = error.diagnostics
        return self._stand_in()

    def _stand_in(self) -> Node:
        self.has_stand_in = True
        return parse(Source.from_file(packaged_styles() / "classic.yaml"))


def _find_base(name: str, path: Path, folders: Sequence[Path]) -> Path:
    """The file of the style that the file at ``path`` calls ``name``; paths are relative to that file."""
    found = find_style(name, folders)
    return path.parent / found if found == Path(name) else found


def is_style(path: Path) -> bool:
    """Whether the file at ``path`` is a style rather than a profile, judged by its keys.

    If they are inconclusive or the file cannot be read, by its folder.
    """
    try:
        text = Source.from_file(path).text
    except BrochureError:
        text = ""
    keys = set(_TOP_KEY.findall(text)) - {"sections"}  # a key of profiles, too
    known = len(keys & _KEYS)
    if 2 * known != len(keys):
        return 2 * known > len(keys)
    return path.parent.resolve() in {folder.resolve() for folder in style_folders()} or path.parent.name == "styles"


def _merged(base: Mapping, override: Mapping, dropped: frozenset[str] = frozenset()) -> Mapping:
    """``base`` without the keys ``dropped`` and with the values of ``override``; mappings are merged recursively."""
    merged = Mapping(override.source, override.start)
    merged.end = override.end
    replaced = {key.value for key, _ in override.pairs} | dropped
    merged.pairs = [(key, value) for key, value in base.pairs if key.value not in replaced]
    for key, value in override.pairs:
        inherited = base.get(key.value)
        is_nested = isinstance(value, Mapping) and isinstance(inherited, Mapping)
        merged.pairs.append((key, _merged(inherited, value) if is_nested else value))  # type: ignore[arg-type]
    return merged


def _check_name(root: Mapping, path: Path, report: Report) -> None:
    name = root.get("name")
    if isinstance(name, Scalar) and not name.is_null and name.value.strip() != path.stem:
        report.error(name, "name", f"the file is called {path.stem}", f"write `name: {spelled(path.stem)}`")


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


def _check_sizes(root: Mapping, report: Report) -> None:
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
        column = _column(page)
        if column < MIN_COLUMN_WIDTH:
            message = f"columns on A4 are {column:.0f} points wide, at least {MIN_COLUMN_WIDTH:.0f} are required"
            report.error(spans.node(("margin_side",)), "range", message, "use narrower margins or fewer columns")
        elif found:
            _check_fit(*found, page, spans, root.source, report)


def _column(page: PageSetup) -> float:
    """The width of a column on A4, the narrower paper."""
    return (_text_width(page) - page.gutter * (page.columns - 1)) / page.columns


def _text_width(page: PageSetup) -> float:
    return MIN_PAGE_WIDTH - 2 * page.margin_side


def _check_fit(sizes: Sizes, spans: Spans, page: PageSetup, page_spans: Spans, source: Source, report: Report) -> None:
    """Check that section headings, charts and the foot fit within the margins and columns of ``page``.

    An error is at the size, or at the margin if only that is in ``source``, the file of the style that is loaded.
    """

    def place(size: str, margin: str) -> Node:
        nodes = spans.node((size,)), page_spans.node((margin,))
        return next((node for node in nodes if node.source is source), nodes[0])

    limits = {"section": _text_width(page) / HEADING_EMS, "table": _column(page) / MIN_TABLE_EMS}
    for name, limit in limits.items():
        if (size := getattr(sizes, name)) > limit:
            largest = math.floor(10 * limit) / 10
            message = f"{name} type of {size:g} points is too large for text on A4, at most {largest:g} fit"
            hint = "use a smaller size, narrower margins or fewer columns"
            report.error(place(name, "margin_side"), "range", message, hint)
    foot = foot_height(sizes, _text_width(page))
    if foot > page.margin_bottom:
        message = f"the foot takes {foot:.0f} points, more than the bottom margin of {page.margin_bottom:g}"
        hint = f"use a smaller size, or a margin_bottom of at least {math.ceil(foot)}"
        report.error(place("small", "margin_bottom"), "range", message, hint)
    head = head_height(sizes.small)
    if page.running_head and head > page.margin_top:
        message = f"the running head takes {head:.0f} points, more than the top margin of {page.margin_top:g}"
        hint = f"use a smaller size, or a margin_top of at least {math.ceil(head)}"
        report.error(place("small", "margin_top"), "range", message, hint)


def foot_height(sizes: Sizes, width: float) -> float:
    """The height in points of a running foot with a credit below text of that ``width``, and the space to the edge."""
    rows = math.ceil(RAGGED * CREDIT_EMS * sizes.foot / max(1, width - PAGE_NUMBER_EMS * sizes.small))
    lines = max(1.05 * sizes.small, sizes.foot * (1.05 + 1.3 * (rows - 1)))  # from capitals to descenders
    return ABOVE_FOOT + lines + MIN_EDGE


def head_height(small: float) -> float:
    """The height in points of a running head, and the space to the text and to the edge."""
    return small * 1.25 + BELOW_HEAD + MIN_EDGE


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
