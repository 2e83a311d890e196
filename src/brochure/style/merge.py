"""Style files merged into one mapping: over those that they extend, and overlays over a style.

A style file is complete, together with what it extends. An overlay (``overlay: true``) sets only some keys; it may
extend another overlay. In a stack, ``classic+copier``, each overlay's keys replace those of what stands before it;
mappings are merged (but not ``fonts``), lists are replaced, and ``name`` and ``description`` remain those of the style.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from brochure.errors import Diagnostic, InputError, NotFoundError, RequestError
from brochure.resources import packaged_styles
from brochure.style.find import JOIN, find_stack
from brochure.style.model import Style
from brochure.yamlio.decode import use_current_names
from brochure.yamlio.nodes import Mapping, Node, Scalar, parse
from brochure.yamlio.report import Report
from brochure.yamlio.scalars import read_boolean, spelled
from brochure.yamlio.source import Source

_WHOLE = frozenset({"fonts"})  # a family is replaced as a whole: weights of two would not match
_OWN_KEYS = frozenset({"name", "description"})  # of an overlay: they are not part of the stack


class Merged(NamedTuple):
    """The mapping of a stack, or what its file contains instead, and the problems found on the way.

    A base style that cannot be used is replaced by the default style, a ``stand_in``, so that only this one mistake is
    reported rather than every missing key. ``unparsed`` are the errors of base styles that do not parse. ``source`` is
    the last file, the one that what does not fit together is blamed on. The values of later ``files`` replace those of
    earlier ones.
    """

    root: Node
    source: Source
    report: Report
    unparsed: tuple[Diagnostic, ...]
    has_stand_in: bool
    files: tuple[Path, ...]


def merge(paths: Sequence[Path], folders: Sequence[Path]) -> Merged:
    """The style at the first of ``paths`` with the overlays at the others.

    Raises :class:`NotFoundError`, or :class:`InputError` if a file does not parse.
    """
    merger = _Merger(folders)
    root = merger.stacked(paths)
    return Merged(root, merger.source or root.source, merger.report, merger.unparsed, merger.has_stand_in, merger.read)


def merge_overlay(path: Path, folders: Sequence[Path]) -> Merged:
    """All keys of the overlay at ``path``, its name, too, on the default style, to check it.

    Raises as :func:`merge` does.
    """
    merger = _Merger(folders)
    overlay = merger.overlay(path)
    root = _merged(_default(), overlay, at=overlay)
    return Merged(root, overlay.source, merger.report, merger.unparsed, has_stand_in=True, files=merger.read)


class _File(NamedTuple):
    """The mapping of a style file without ``extends`` and ``overlay``, and the nodes of these two."""

    root: Node
    extends: Node | None
    overlay: Node | None
    is_overlay: bool


class _Merger:
    """Merges files and collects their problems; see :class:`Merged`."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.report = Report()
        self.unparsed: tuple[Diagnostic, ...] = ()
        self.has_stand_in = False
        self.source: Source | None = None  # of the last file that is not extended by another
        self.read: tuple[Path, ...] = ()  # files, those that others extend first
        self._folders = folders

    def stacked(self, paths: Sequence[Path], derived: tuple[Path, ...] = (), extends: Node | None = None) -> Node:
        """The nodes of the style at the first of ``paths`` with those of the overlays at the others.

        ``derived`` are the files that extend it, and ``extends`` is where the last of them does so.
        """
        root = self._complete(paths[0], derived, extends)
        for path in paths[1:]:
            overlay = self.overlay(path, derived, extends)
            if isinstance(root, Mapping):
                root = _merged(root, _without(overlay, _OWN_KEYS), at=root)
        return root

    def overlay(self, path: Path, derived: tuple[Path, ...] = (), extends: Node | None = None) -> Mapping:
        """The nodes of an overlay over those of the overlay that it extends; an empty mapping for a complete style."""
        file = self._file(path)
        root = file.root
        if not isinstance(root, Mapping) or not file.is_overlay:
            hint = f"only an overlay, a file with `overlay: true`, can follow a {JOIN}"
            self.report.error(extends or _named(root), "overlay", f"{path.stem} is not an overlay", hint)
            return Mapping(root.source, root.start)
        if not derived:
            self.source = root.source
            self._check_identity(root, path)
        whole = self._over_base(root, file.extends, path, derived) if file.extends else root
        self.read += (path,)
        return whole

    def _over_base(self, root: Mapping, extends: Node, path: Path, derived: tuple[Path, ...]) -> Mapping:
        """An overlay over the one that it extends."""
        chain = (*derived, path.resolve())
        paths = self._bases(extends, path, chain, overlays_only=True)
        try:
            for base in reversed(paths):
                root = _merged(_without(self.overlay(base, chain, extends), _OWN_KEYS), root, at=root)
        except NotFoundError as error:
            self.report.error(extends, "extends", str(error))
        except InputError as error:
            self.unparsed = error.diagnostics
        return root

    def _complete(self, path: Path, derived: tuple[Path, ...], extends: Node | None) -> Node:
        """The nodes of a complete style file merged over those of the style that it extends."""
        file = self._file(path)
        root = file.root
        if not isinstance(root, Mapping):
            return root
        if not derived:
            self.source = root.source
            self._check_name(root, path)
        if file.is_overlay and file.overlay:
            stack = f"classic{JOIN}{path.stem}"
            message = f"{path.stem} is an overlay, which is used on a style"
            self.report.error(extends or file.overlay, "overlay", message, f"write a style before it, such as {stack}")
            return _merged(self._stand_in(), root, at=root)
        if file.extends is None:
            self.read += (path,)
            return root
        base = self._base(file.extends, path, (*derived, path.resolve()))
        self.read += (path,)
        return _merged(_without(base, {"name"}), root, at=root) if isinstance(base, Mapping) else base

    def _base(self, extends: Node, path: Path, chain: tuple[Path, ...]) -> Node:
        """The nodes of the style that the file at ``path`` extends, or of its replacement."""
        try:
            if paths := self._bases(extends, path, chain):
                return self.stacked(paths, chain, extends)
        except NotFoundError as error:
            self.report.error(extends, "extends", str(error))
        except InputError as error:
            self.unparsed = error.diagnostics
        return self._stand_in()

    def _bases(
        self, extends: Node, path: Path, chain: tuple[Path, ...], *, overlays_only: bool = False
    ) -> tuple[Path, ...]:
        """The files that ``extends`` means; none, and an error, if they cannot be extended."""
        if not isinstance(extends, Scalar):
            hint = "write one name, such as classic"
            self.report.error(extends, "type", "extends: expected the name of a style", hint)
            return ()
        try:
            paths = find_stack(extends.value, self._folders, path.parent, overlays_only=overlays_only)
        except (NotFoundError, RequestError) as error:
            self.report.error(extends, "extends", str(error))
            return ()
        if any(base.resolve() in chain for base in paths):
            self.report.error(extends, "extends", f"“{extends.value}” also extends this style", "break the circle")
            return ()
        return paths

    def _file(self, path: Path) -> _File:
        root = parse(Source.from_file(path))
        if not isinstance(root, Mapping):
            return _File(root, None, None, is_overlay=False)
        use_current_names(root, Style, self.report)
        extends, overlay = _given(root, "extends"), _given(root, "overlay")
        is_overlay = read_boolean(overlay, self.report) is True if overlay else False
        return _File(_without(root, {"extends", "overlay"}), extends, overlay, is_overlay)

    def _check_name(self, root: Mapping, path: Path) -> None:
        name = root.get("name")
        if not isinstance(name, Scalar) or name.is_null:
            return
        if name.value.strip() != path.stem:
            self.report.error(name, "name", f"the file is called {path.stem}", f"write `name: {spelled(path.stem)}`")
        elif JOIN in path.stem:
            self.report.error(name, "name", f"a {JOIN} joins a style and its overlays", "choose a name without it")

    def _check_identity(self, root: Mapping, path: Path) -> None:
        """Check what an overlay must have, and what the style that it is on does not need of it."""
        self._check_name(root, path)
        for key in sorted(_OWN_KEYS, reverse=True):
            if _given(root, key) is None:
                self.report.error(root, "missing", f"`{key}` is missing", f"add `{key}: …`")

    def _stand_in(self) -> Mapping:
        self.has_stand_in = True
        return _default()


def _default() -> Mapping:
    root = parse(Source.from_file(packaged_styles() / "classic.yaml"))
    assert isinstance(root, Mapping)
    return root


def _given(root: Mapping, key: str) -> Node | None:
    """The value of ``key``, or None if it is missing or null."""
    value = root.get(key)
    return None if isinstance(value, Scalar) and value.is_null else value


def _named(root: Node) -> Node:
    """The name of a style, or all of the file if it has none."""
    return (_given(root, "name") if isinstance(root, Mapping) else None) or root


def _without(root: Mapping, keys: Sequence[str] | frozenset[str] | set[str]) -> Mapping:
    """``root`` without ``keys``."""
    kept = Mapping(root.source, root.start)
    kept.end = root.end
    kept.pairs = [(key, value) for key, value in root.pairs if key.value not in keys]
    return kept


def _merged(base: Mapping, override: Mapping, at: Mapping) -> Mapping:
    """``base`` with the values of ``override``; mappings are merged recursively.

    The place of the whole, at which missing keys are reported, is that of ``at``, one of the two; likewise of parts.
    """
    merged = Mapping(at.source, at.start)
    merged.end = at.end
    replaced = {key.value for key, _ in override.pairs}
    merged.pairs = [(key, value) for key, value in base.pairs if key.value not in replaced]
    for key, value in override.pairs:
        inherited = base.get(key.value)
        if isinstance(value, Mapping) and isinstance(inherited, Mapping) and key.value not in _WHOLE:
            merged.pairs.append((key, _merged(inherited, value, at=inherited if at is base else value)))
        else:
            merged.pairs.append((key, value))
    return merged
