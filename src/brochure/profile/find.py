"""Finds profiles by slug, SOC code, title, alias or path in several folders, and reads their headers.

A profile hides those with the same slug in later folders. Looking up a slug takes one check in each folder; other
names require reading the headers of all profiles. Only the lines of the keys that name and group a profile are parsed
for a header, so that hundreds of files take a moment and a mistake elsewhere in a file does not hide it from lists.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from brochure.display import visible
from brochure.errors import BrochureError, NotFoundError
from brochure.inputs import Scan, Skipped, clash, scan
from brochure.names import folded
from brochure.profile.kinds import BRAND_STEM, slug_complaint
from brochure.resources import search_path
from brochure.yamlio import nodes
from brochure.yamlio.report import shortened
from brochure.yamlio.source import MAX_BYTES, Source

SUFFIXES = (".yaml", ".yml")

LANG = "en-US"
"""The language of a profile without ``lang``."""

_WANTED = frozenset({"title", "names", "aliases", "soc", "category", "cluster", "lang", "sources"})
_FIGURES = frozenset({"wages", "employment", "projections"})
_TOP_KEY = re.compile(r"^([A-Za-z_]+)[ \t]*:(?=[ \t\n]|\Z)", re.MULTILINE)
_SOC = re.compile(r"\d\d-\d{4}")
_MAX_CLOSE = 5
_SEE = "`brochure list` lists all profiles, `brochure paths` shows which folders are searched"


class Entry(NamedTuple):
    """An entry in the list of profiles. ``soc`` holds SOC codes; ``lang`` is the language of the text."""

    slug: str
    title: str
    soc: tuple[str, ...]
    category: str | None
    cluster: str | None
    path: Path
    lang: str = LANG


class Header(NamedTuple):
    """An entry with further fields for searches.

    ``names`` holds singular, plural and aliases; ``origins`` the publishers, titles and addresses of the sources.
    """

    entry: Entry
    names: tuple[str, ...]
    origins: tuple[str, ...]
    has_figures: bool


def open_library(folder: Path | None = None, *, shipped: bool = True) -> Library:
    """The library of a command. If ``folder`` is given, names are looked up there first, and only it is listed.

    Next come ``$BROCHURE_PROFILES``, ``./profiles``, the user's library and, if ``shipped``, that of the package.
    """
    return Library(search_path("profiles", folder, shipped=shipped), None if folder is None else (folder,))


class Library:
    """Folders of profiles, for many lookups: each header is read at most once, on demand.

    Names are looked up in all ``folders``. Lists, ``--all`` and globs use ``listed`` only: some of the folders, or all
    if None.
    """

    def __init__(self, folders: Sequence[Path], listed: Sequence[Path] | None = None) -> None:
        self._folders = tuple(folders)
        self._listed = self._folders if listed is None else tuple(listed)
        self._headers: dict[Path, Header] = {}

    @cached_property
    def _scan(self) -> Scan:
        return _scan(self._listed)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the listed profiles, by slug; an earlier folder hides the same slug in a later one."""
        return tuple(self._scan.files.values())

    @property
    def brands(self) -> tuple[Path, ...]:
        """The brand files in the listed folders, which are no profiles."""
        paths = [folder / f"{BRAND_STEM}{suffix}" for folder in self._listed for suffix in SUFFIXES]
        return tuple(filter(os.path.lexists, paths))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The files in the listed folders that look like profiles but cannot be read."""
        return self._scan.skipped

    @property
    def headers(self) -> list[Header]:
        """The headers of the listed profiles, by slug."""
        return list(map(self.header, self.paths))

    @cached_property
    def _known(self) -> list[Header]:
        """The headers of all profiles in which names are looked up, by slug."""
        return list(map(self.header, _scan(self._folders).files.values()))

    def header(self, path: Path) -> Header:
        """The header of the profile at ``path``, in these folders or elsewhere."""
        if path not in self._headers:
            self._headers[path] = read_header(path)
        return self._headers[path]

    def find(self, name: str | Path) -> Path:
        """The file of the profile that ``name`` matches, ignoring case.

        Raises :class:`NotFoundError` if no profile or more than one matches; its ``close`` has the nearest, as
        ``slug (title)``.
        """
        text = str(name).strip()
        if looks_like_path(text):
            return self._existing(text)
        if found := _by_slug(text.lower(), self._folders):
            path, *twins = found
            if twins:
                raise NotFoundError(f"{path}: {clash(twins[0])}")
            return path
        for matches in _matches(text, self._known):
            if len(matches) == 1:
                return matches[0].entry.path
            if matches:
                raise _failure(f"several profiles match “{shortened(text)}”", matches)
        if _is_file(Path(text)):
            return Path(text)
        raise _failure(f"no profile matches “{shortened(text)}”", _closest(text, self._known))

    def _existing(self, text: str) -> Path:
        """The path if it exists; reading it will report any problem."""
        if os.path.lexists(text):
            return Path(text)
        message, slug = f"no such file: {shortened(text, 200)}", Path(text).stem
        if found := self.slug_file(slug):
            raise NotFoundError(f"{message}; the profile {slug} is {found}", (slug,))
        raise NotFoundError(message)

    def slug_file(self, slug: str) -> Path | None:
        """The file with that slug, or None. Reads no headers."""
        return next(iter(_by_slug(slug, self._folders)), None)


def _scan(folders: Sequence[Path]) -> Scan:
    """The files of profiles: all YAML files but a brand."""
    found = scan(folders, SUFFIXES, MAX_BYTES)
    files = {stem: path for stem, path in found.files.items() if stem != BRAND_STEM}
    return Scan(files, tuple([each for each in found.skipped if each.path.stem != BRAND_STEM]))


def file_of(folder: Path, slug: str) -> Path:
    """The file of ``slug`` in ``folder``: the existing one, with either suffix, or the one to write."""
    return next(iter(_by_slug(slug, (folder,))), folder / f"{slug}{SUFFIXES[0]}")


def looks_like_path(name: str) -> bool:
    """Whether ``name`` is a path: it has a profile's suffix or contains a separator."""
    separators = {"/", os.sep, os.altsep or os.sep}
    return name.lower().endswith(SUFFIXES) or any(separator in name for separator in separators)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # the name is too long or contains NUL
        return False


def _by_slug(slug: str, folders: Iterable[Path]) -> list[Path]:
    """The files named ``slug`` in the first folder that has any; two if both suffixes exist.

    Slugs consist of letters, digits and hyphens, so they cannot lead out of the folder.
    """
    if slug_complaint(slug):
        return []
    candidates = ([folder / f"{slug}{suffix}" for suffix in SUFFIXES] for folder in folders)
    return next(filter(None, (list(filter(os.path.lexists, paths)) for paths in candidates)), [])


def _matches(text: str, headers: Sequence[Header]) -> Iterator[list[Header]]:
    """The profiles that match ``text``, from the strictest interpretation to the loosest."""
    if _SOC.fullmatch(text):
        yield [header for header in headers if header.entry.soc == (text,)]
        yield [header for header in headers if text in header.entry.soc]
    key = folded(text)
    senses: tuple[Callable[[Header], Iterable[str]], ...] = (
        lambda header: (header.entry.slug, header.entry.title),
        lambda header: header.names,
    )
    for sense in senses:
        yield [header for header in headers if key in map(folded, sense(header))]


def _closest(text: str, headers: Sequence[Header]) -> list[Header]:
    from difflib import get_close_matches  # noqa: PLC0415

    key = folded(text[:80])
    by_name = {
        folded(name): header
        for header in reversed(headers)
        for name in (*header.names, header.entry.title, header.entry.slug)
    }
    near = [by_name[name] for name in get_close_matches(key, by_name, n=2 * _MAX_CLOSE, cutoff=0.6)]
    within = [header for name, header in by_name.items() if key and key in name]
    return list({header.entry.slug: header for header in (*near, *within)}.values())


def _failure(message: str, near: Sequence[Header]) -> NotFoundError:
    close = tuple(visible(f"{header.entry.slug} ({header.entry.title})") for header in near[:_MAX_CLOSE])
    listed = "".join(f"\n  {line}" for line in close)
    return NotFoundError(f"{message}; the closest are:{listed}" if close else f"{message}; {_SEE}", close)


def read_header(path: Path) -> Header:
    """The header of a file. Missing and invalid values are empty; the slug is the file's name."""
    found, keys = values_in(path, _WANTED)
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
    inflected = (_text(names.get("singular")), _text(names.get("plural"))) if isinstance(names, nodes.Mapping) else ()
    return Header(
        entry,
        tuple(name for name in (*inflected, *_texts(aliases)) if name),
        tuple(_origins(found.get("sources"))),
        has_figures=not _FIGURES.isdisjoint(keys),
    )


def read_titles(path: Path) -> tuple[str, ...]:
    """The job titles in a file (its key ``titles``); none if it cannot be read."""
    found, _ = values_in(path, {"titles"})
    return _texts(found.get("titles"))


def _origins(sources: nodes.Node | None) -> Iterator[str]:
    """Publisher, title and address of each source."""
    for source in sources.items if isinstance(sources, nodes.Sequence) else ():
        if isinstance(source, nodes.Mapping):
            yield from filter(None, (_text(source.get(key)) for key in ("publisher", "title", "url")))


def values_in(path: Path, wanted: AbstractSet[str]) -> tuple[dict[str, nodes.Node], frozenset[str]]:
    """The values of the ``wanted`` keys of a file, and the names of all its top-level keys; none if it is unreadable.

    Only the lines of these keys are parsed, so a mistake elsewhere does not matter.
    """
    try:
        source = Source.from_file(path)
    except BrochureError:
        return {}, frozenset()
    keys = list(_TOP_KEY.finditer(source.text))
    chunks = list(_chunks(source.text, keys, wanted))
    whole = _parsed(chunks, path)
    if whole is None:  # keep the chunks that parse
        parts = [_parsed([chunk], path) or {} for chunk in chunks]
        whole = {key: node for part in parts for key, node in part.items()}
    return whole, frozenset([key[1] for key in keys])


def _chunks(text: str, keys: list[re.Match[str]], wanted: AbstractSet[str]) -> Iterable[str]:
    """The lines of each wanted one of the top-level ``keys``."""
    bounds = [*(key.start() for key in keys), len(text)]
    return (text[start:end] for key, (start, end) in zip(keys, pairwise(bounds), strict=True) if key[1] in wanted)


def _parsed(chunks: list[str], path: Path) -> dict[str, nodes.Node] | None:
    if not chunks:
        return {}
    try:
        root = nodes.parse(Source("".join(chunks), str(path)))
    except BrochureError:
        return None
    return {key.value: node for key, node in root.pairs} if isinstance(root, nodes.Mapping) else None


def _text(node: nodes.Node | None) -> str:
    return " ".join(node.value.split()) if isinstance(node, nodes.Scalar) and not node.is_null else ""


def _texts(node: nodes.Node | None) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, node.items))) if isinstance(node, nodes.Sequence) else ()
