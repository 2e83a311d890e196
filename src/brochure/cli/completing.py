"""Shell completion of profiles, styles, areas, categories and clusters.

The shell asks while the user types, so answers are quick, and errors (a damaged store, an unreadable folder) give no
completions: the command reports them when it runs. Areas and groups are completed in a form that needs no quotes:
``seattle-tacoma-bellevue-wa``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from brochure.profile.find import Library

Complete = Callable[["click.Context", "click.Parameter", str], "list[CompletionItem]"]
_Offers = Callable[[dict[str, Any], str], "Iterable[CompletionItem]"]

_MAX_TITLES = 30
"""The number of profiles up to which titles are shown beside slugs; each title costs reading a file."""


def _quietly(offers: _Offers) -> Complete:
    """``offers``, a function of the options so far and the incomplete word, in the form that Click calls."""

    @wraps(offers)
    def complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        try:
            return list(offers(context.params, incomplete))
        except Exception:  # noqa: BLE001  a message would only disturb the line being typed
            return []

    return complete


@_quietly
def files(_options: dict[str, Any], incomplete: str) -> Iterator[CompletionItem]:
    """Paths, which the shell itself completes."""
    yield _file(incomplete)


@_quietly
def profiles(options: dict[str, Any], incomplete: str) -> Iterator[CompletionItem]:
    """Slugs; SOC codes after a digit; paths after a separator."""
    if _is_path(incomplete):
        yield _file(incomplete)
        return
    library = _library(options)
    if incomplete[:1].isdigit():
        codes = {code: header.entry.title for header in library.headers for code in header.entry.soc}
        yield from _items(codes, incomplete)
    paths = {path.stem: path for path in library.paths if path.stem.startswith(incomplete.lower())}
    titled = len(paths) <= _MAX_TITLES
    slugs = {slug: library.header(path).entry.title if titled else "" for slug, path in paths.items()}
    yield from _items(slugs, incomplete)


@_quietly
def styles(_options: dict[str, Any], incomplete: str) -> Iterator[CompletionItem]:
    """Names of styles, and of overlays after a ``+``; paths after a separator."""
    from brochure.style.find import JOIN, is_overlay, style_folders, style_scan

    if _is_path(incomplete):
        yield _file(incomplete)
        return
    stack, join, begun = incomplete.rpartition(JOIN)
    names = [name for name, path in style_scan(style_folders()).files.items() if is_overlay(path) is bool(join)]
    unused = dict.fromkeys((name for name in names if name not in stack.lower().split(JOIN)), "")
    for item in _items(unused, begun):
        item.value = f"{stack}{join}{item.value}"
        yield item


@_quietly
def page_sizes(_options: dict[str, Any], incomplete: str) -> Iterator[CompletionItem]:
    """The names of page sizes."""
    from brochure.paper import PAGE_SIZES

    yield from _items(dict.fromkeys(PAGE_SIZES, ""), incomplete)


@_quietly
def languages(_options: dict[str, Any], incomplete: str) -> Iterator[CompletionItem]:
    """The languages of documents."""
    from brochure.locale import LANGUAGES

    yield from _items(LANGUAGES, incomplete)


@_quietly
def areas(options: dict[str, Any], incomplete: str) -> Iterator[CompletionItem]:
    """The areas of the store, in the form of output file names."""
    from brochure.names import area_slug
    from brochure.sources.figures.model import AreaKind
    from brochure.sources.store.areas import known_areas
    from brochure.sources.store.reading import Store, store_path

    with Store(store_path(options.get("store"))) as store:
        titles = [known.area.title for known in known_areas(store) if known.area.kind is not AreaKind.NATION]
    yield from _items({area_slug(title): title for title in titles}, incomplete)


@_quietly
def categories(options: dict[str, Any], incomplete: str) -> Iterator[CompletionItem]:
    """The groups of the available profiles."""
    yield from _items(_named(header.entry.category for header in _library(options).headers), incomplete)


@_quietly
def clusters(options: dict[str, Any], incomplete: str) -> Iterator[CompletionItem]:
    """The career clusters of the available profiles."""
    yield from _items(_named(header.entry.cluster for header in _library(options).headers), incomplete)


def _file(incomplete: str) -> CompletionItem:
    """A request to the shell to complete a path itself."""
    from click.shell_completion import CompletionItem

    return CompletionItem(incomplete, type="file")


def _library(options: dict[str, Any]) -> Library:
    from brochure.profile.find import open_library

    folder = options.get("folder")
    return open_library(folder if isinstance(folder, Path) else None, shipped=not options.get("no_shipped"))


def _is_path(incomplete: str) -> bool:
    return incomplete.startswith((".", "~")) or any(sep in incomplete for sep in (os.sep, os.altsep or os.sep))


def _items(explained: dict[str, str], incomplete: str) -> Iterator[CompletionItem]:
    """The values that begin with the incomplete word, with their explanations, except those with spaces."""
    from click.shell_completion import CompletionItem

    from brochure.display import visible
    from brochure.profile.kinds import slug_complaint

    for value, help_text in explained.items():
        if value.startswith(incomplete.lower()) and not slug_complaint(value):
            yield CompletionItem(value, help=visible(help_text) or None)


def _named(names: Iterable[str | None]) -> dict[str, str]:
    """Names of groups, each by a single word that ``--category`` and ``--cluster`` accept for it."""
    from brochure.names import folded

    return {folded(name).replace(" ", "-"): name for name in sorted(set(filter(None, names)))}
