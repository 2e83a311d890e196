"""Style files to checked :class:`Style` objects; styles that build on others; finding styles by name."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TypeVar, get_args

from brochure.errors import BrochureError, Diagnostic, InputError, NotFoundError
from brochure.inputs import Scan, scan
from brochure.paper import PAPER_SIZES, PageSize
from brochure.resources import packaged_styles, search_path
from brochure.style.contrast import faults
from brochure.style.model import PageSetup, Palette, Sizes, Style
from brochure.yamlio.decode import Spans, decode
from brochure.yamlio.nodes import Mapping, Node, Scalar, parse
from brochure.yamlio.nodes import Sequence as ListNode
from brochure.yamlio.report import Report, closest, shortened
from brochure.yamlio.scalars import spelled
from brochure.yamlio.source import MAX_BYTES, Source, unreadable

SUFFIXES = (".yaml", ".yml")
NARROWEST_COLUMN = 144.0  # points
_T = TypeVar("_T")

_TOP_KEY = re.compile(r"^([A-Za-z_]+)[ ]*:", re.MULTILINE)
_KEYS = frozenset({"extends", *(field.name for field in fields(Style))})
_RISING = (("body", "leading"), ("small", "small_leading"), ("table", "table_leading"), ("title_min", "title"))
MIN_PAGE_WIDTH = min(PAPER_SIZES[size][0] for size in get_args(PageSize))


def load_style(name: str | Path, folders: Sequence[Path] | None = None) -> Style:
    """The style called ``name``, or that of the file at this path.

    A style with ``extends: NAME`` holds only what differs from that other one. Raises :class:`NotFoundError`, or
    :class:`InputError` with every problem at once.
    """
    where = style_folders() if folders is None else folders
    path = find_style(name, where)
    chain = _Chain(where)
    root = chain.merged(path)
    style = decode(root, Style, chain.report)
    if isinstance(root, Mapping) and not chain.report.is_foreign:
        _check_name(root, path, chain.report)
        _check_sections(root, chain.report)
        if not chain.is_broken:
            _check_sizes(root, chain.report)
            _check_contrast(root, chain.report)
    found = (*chain.report.diagnostics(root), *chain.unparsed)
    if style is None or found:
        raise InputError(tuple(sorted(found, key=lambda problem: (problem.path != str(path), problem.path))))
    return style


def style_folders(first: Path | None = None) -> tuple[Path, ...]:
    """Where styles are looked for, in order: ``first``, ``$BROCHURE_STYLES``, ``./styles``, the user's, ours."""
    return search_path("styles", first)


def find_style(name: str | Path, folders: Sequence[Path]) -> Path:
    """The file of a style, by name or path. Raises :class:`NotFoundError`, whose ``close`` are names.

    Or :class:`InputError` for what has the name and cannot be read.
    """
    text = str(name)
    if text.lower().endswith(SUFFIXES) or os.sep in text or "/" in text:
        return Path(text)  # reading it says what is wrong with it
    found = style_scan(folders)
    known = found.files
    if path := known.get(text.lower()):
        return path
    for skipped in found.skipped:
        if skipped.path.suffix in SUFFIXES and skipped.path.stem == text.lower():
            raise InputError((unreadable(skipped.path, skipped.reason),))
    near = closest(text, tuple(known))
    hint = f"did you mean {near}?" if near else f"there are {', '.join(known)}"
    raise NotFoundError(f"no style is called “{shortened(text)}”; {hint}", (near,) if near else tuple(known))


def style_scan(folders: Sequence[Path]) -> Scan:
    """The styles by name, and what has a style's name and cannot be read."""
    return scan(folders, SUFFIXES, MAX_BYTES)


class _Chain:
    """The files that a style is made of: its own, and those that it extends.

    Where one cannot be extended, the program's own style stands in for it, so that this one mistake is told, and not
    that everything is missing; what was to be extended, and does not parse, is in ``unparsed``.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.report = Report()
        self.unparsed: tuple[Diagnostic, ...] = ()
        self.is_broken = False
        self._folders = folders

    def merged(self, path: Path, above: tuple[Path, ...] = ()) -> Node:
        """The nodes of a style file laid over those of the style that it extends; ``above`` are the files before it.

        Raises :class:`NotFoundError`, or :class:`InputError` for a file that does not parse.
        """
        root = parse(Source.from_file(path))
        if not isinstance(root, Mapping):
            return root
        extends = root.get("extends")
        root.pairs = [(key, value) for key, value in root.pairs if key.value != "extends"]
        if extends is None or (isinstance(extends, Scalar) and extends.is_null):
            return root
        under = self._under(extends, path, (*above, path.resolve()))
        return _laid_over(under, root, left_out=frozenset({"name"})) if isinstance(under, Mapping) else under

    def _under(self, extends: Node, path: Path, chain: tuple[Path, ...]) -> Node:
        """The nodes of the style that the file at ``path`` extends, or of the one that stands in for it."""
        if not isinstance(extends, Scalar):
            self.report.error(
                extends, "type", "extends: expected the name of a style", "write one name, such as classic"
            )
            return self._stand_in()
        try:
            base = _beside(extends.value, path, self._folders)
            if base.resolve() in chain:
                self.report.error(
                    extends, "extends", f"“{extends.value}” extends this style in turn", "break the circle"
                )
                return self._stand_in()
            return self.merged(base, chain)
        except NotFoundError as error:
            self.report.error(extends, "extends", str(error))
        except InputError as error:
            self.unparsed = error.diagnostics
        return self._stand_in()

    def _stand_in(self) -> Node:
        self.is_broken = True
        return parse(Source.from_file(packaged_styles() / "classic.yaml"))


def _beside(name: str, path: Path, folders: Sequence[Path]) -> Path:
    """The style that the file at ``path`` calls ``name``; a path is seen from that file."""
    found = find_style(name, folders)
    return path.parent / found if found == Path(name) else found


def is_style(path: Path) -> bool:
    """Whether the file at ``path`` is a style and no profile: by its keys, or by its folder where they do not tell.

    A file that cannot be read is one by its folder too.
    """
    try:
        text = Source.from_file(path).text
    except BrochureError:
        text = ""
    keys = set(_TOP_KEY.findall(text)) - {"sections"}  # which profiles have too
    own = len(keys & _KEYS)
    if 2 * own != len(keys):
        return 2 * own > len(keys)
    return path.parent.resolve() in {folder.resolve() for folder in style_folders()} or path.parent.name == "styles"


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


def _check_name(root: Mapping, path: Path, report: Report) -> None:
    name = root.get("name")
    if isinstance(name, Scalar) and not name.is_null and name.value.strip() != path.stem:
        report.error(name, "name", f"the file is called {path.stem}", f"write `name: {spelled(path.stem)}`")


def _check_sections(root: Mapping, report: Report) -> None:
    node = root.get("sections")
    if not isinstance(node, ListNode):
        return
    if not node.items:
        report.error(node, "missing", "a style needs a section at least", "list one, such as [what_they_do]")
    seen: set[str] = set()
    for item in node.items:
        if isinstance(item, Scalar):
            if item.value in seen:
                report.error(item, "choice", f"“{item.value}” appears twice", "delete one")
            seen.add(item.value)


def _part(root: Mapping, key: str, declaration: type[_T]) -> tuple[_T, Spans] | None:
    """A part of a style and its places, if it is right in itself: faults elsewhere do not keep it from being judged."""
    node = root.get(key)
    part = None if node is None else decode(node, declaration, Report())
    return None if part is None or node is None else (part, Spans(node))


def _check_sizes(root: Mapping, report: Report) -> None:
    """Sizes against each other, and the width of columns."""
    if found := _part(root, "sizes", Sizes):
        sizes, spans = found
        for low, high in _RISING:
            least, most = getattr(sizes, low), getattr(sizes, high)
            if least > most:
                message, hint = f"{most:g} is less than the {least:g} of {low}", f"at least {least:g}, or less {low}"
                report.error(spans.node((high,)), "range", message, hint)
    if setup := _part(root, "page", PageSetup):
        page, spans = setup
        column = (MIN_PAGE_WIDTH - 2 * page.margin_side - page.gutter * (page.columns - 1)) / page.columns
        if column < NARROWEST_COLUMN:
            message = f"columns {column:.0f} points wide on A4, at least {NARROWEST_COLUMN:.0f} are needed"
            report.error(spans.node(("margin_side",)), "range", message, "narrower margins, or fewer columns")


def _check_contrast(root: Mapping, report: Report) -> None:
    """Colors against those that they stand on."""
    if found := _part(root, "palette", Palette):
        palette, spans = found
        for fault in faults(palette):
            message = f"contrast of {fault.ratio:.2f}:1 with {fault.ground}, at least {fault.demanded:g}:1 is needed"
            hint = f'"{fault.better}" would do' if fault.better else f"change {fault.ground}"
            report.error(spans.node((fault.name,)), "contrast", message, hint)
