"""Profile selection: names, globs, lists and ``--all`` add profiles; category, cluster and SOC code filter them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import glob
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from brochure.batch.fair import Asked, Fair, read_fairs
from brochure.errors import BrochureError, NotFoundError, combined
from brochure.inputs import Skipped
from brochure.names import folded
from brochure.profile.find import SUFFIXES, Entry, Header, Library, looks_like_path, open_library
from brochure.yamlio.report import closest, shortened

if TYPE_CHECKING:
    from brochure.sources.local_pay import LocalAreas

_GLOB = re.compile(r"[*?\[]")
_MAX_LISTED = 12

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """The selection criteria of a command.

    ``names`` (slugs, SOC codes, titles, aliases, paths, globs of slugs or paths), ``lists`` (files of them, or
    ``fair.yaml``) and ``everything`` add profiles. ``categories``, ``clusters`` and ``socs`` (codes, their beginnings,
    or globs) filter: a profile must match one of each kind that is given. Without names or lists, they filter all
    profiles. Profiles that ship with the program are included only if ``shipped``.
    """

    names: tuple[str, ...] = ()
    everything: bool = False
    categories: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    socs: tuple[str, ...] = ()
    lists: tuple[Path, ...] = ()
    shipped: bool = True


@dataclass(frozen=True, slots=True)
class Selection:
    """The files of the selected profiles, at least one, each once: in the order of the names, the rest by slug.

    They may be invalid. ``fair`` has the other content of the files of ``--from``. ``skipped`` has unreadable files
    that a glob or ``--all`` would have selected; files selected by name are reported when they are read.
    """

    profiles: tuple[Path, ...]
    fair: Fair
    skipped: tuple[Skipped, ...] = ()


class NothingSelectedError(BrochureError):
    """No selection was given, or no profile matches it."""


def select(selectors: Selectors, folder: Path | None = None) -> Selection:
    """Select profiles. Names are looked up in ``folder`` first; with a ``folder``, "all" means those in it.

    Reports all unknown names at once: raises :class:`NotFoundError`, :class:`~brochure.errors.InputError` with
    positions for names in files, or :class:`~brochure.errors.SeveralErrors`; and :class:`NothingSelectedError` if no
    profile matches.
    """
    fair = read_fairs(selectors.lists)
    library = open_library(folder, shipped=selectors.shipped)
    names = (*map(Asked, selectors.names), *fair.occupations)
    filters = _filters(selectors, fair)
    if not (names or selectors.everything or filters):
        raise NothingSelectedError(
            "no profiles are named; name some, select by category, cluster or SOC code,"
            " or select all (`everything=True`)"
        )
    everything = selectors.everything or not names
    profiles = tuple(_filtered(_proposed(names, library, everything=everything), filters, library))
    if not profiles:
        raise NothingSelectedError("no profile matches all the filters; see `brochure list`")
    return Selection(profiles, fair, tuple(_skipped(names, library, everything=everything)))


def listed(selectors: Selectors, library: Library) -> list[Header]:
    """The headers of the profiles of ``library`` that match the filters of ``selectors``, by slug; may be empty.

    Raises as :func:`select` does for a category, cluster or SOC code that no profile has.
    """
    return list(map(library.header, _filtered(library.paths, _filters(selectors, Fair()), library)))


def select_areas(names: Sequence[Asked], store: Path | None = None) -> LocalAreas | None:
    """The areas that ``names`` mean, each once; None without names. ``store`` is the store's file.

    Reports all unknown names at once: raises :class:`NotFoundError`, :class:`~brochure.errors.InputError` with
    positions, or :class:`~brochure.errors.SeveralErrors`; and :class:`~brochure.sources.store.untrusted.StoreError`.
    """
    if not names:
        return None
    from brochure.sources.local_pay import open_areas  # noqa: PLC0415  only batches with areas need the store
    from brochure.sources.store.reading import store_path  # noqa: PLC0415

    with open_areas(store_path(store)) as local:
        problems: list[BrochureError] = []
        list(_found(names, local.add, problems))
        if problems:
            raise combined(problems)
        return local


def _found(names: Iterable[Asked], find: Callable[[str], _Found], problems: list[BrochureError]) -> Iterator[_Found]:
    """What ``find`` returns for each name that it knows; errors about the others go to ``problems``."""
    for asked in names:
        try:
            yield find(asked.name)
        except NotFoundError as error:
            problems.append(asked.refusal(error))


# Adding profiles


def _proposed(names: Sequence[Asked], library: Library, *, everything: bool) -> list[Path]:
    """Each file once, in the order of ``names``, then the rest by slug."""
    found: dict[str, Path] = {}
    problems: list[BrochureError] = []
    named = chain.from_iterable(_found(names, lambda name: _meant(name, library), problems))
    for path in (*named, *(library.paths if everything else ())):
        found.setdefault(os.path.realpath(path), path)
    if problems:
        raise combined(problems)
    return list(found.values())


def _meant(name: str, library: Library) -> list[Path]:
    """The profiles that a name or glob means, at least one. Raises :class:`NotFoundError`."""
    if not _GLOB.search(name):
        return [library.find(name)]
    if looks_like_path(name):
        paths = [Path(text) for text in sorted(glob(name)) if text.endswith(SUFFIXES)]  # noqa: PTH207  may be absolute
    else:
        paths = [path for path in library.paths if _matches(path, name)]
    if not paths:
        raise NotFoundError(f"no profile matches “{shortened(name)}”; see `brochure list`")
    return paths


def _matches(path: Path, pattern: str) -> bool:
    """Whether a file's slug matches a glob."""
    return fnmatchcase(path.stem.lower(), pattern.strip().lower())


def _skipped(names: Sequence[Asked], library: Library, *, everything: bool) -> Iterator[Skipped]:
    """The unreadable files that ``names`` or ``everything`` would have selected."""
    patterns = [asked.name for asked in names if _GLOB.search(asked.name) and not looks_like_path(asked.name)]
    if everything or patterns:
        for each in library.skipped:
            if everything or any(_matches(each.path, pattern) for pattern in patterns):
                yield each


# Filtering


@dataclass(frozen=True, slots=True)
class _Filter:
    """One kind of filter: its name, the values that a profile has, and those that a requested name means."""

    word: str
    asked: tuple[Asked, ...]
    values: Callable[[Entry], tuple[str, ...]]
    meant: Callable[[str, Sequence[str], str], set[str]]

    def accepted(self, entries: Sequence[Entry], problems: list[BrochureError]) -> set[str]:
        """The requested values; errors about unknown names go to ``problems``."""
        values = sorted({value for entry in entries for value in self.values(entry)})
        return set().union(*_found(self.asked, lambda name: self.meant(name, values, self.word), problems))


def _filters(selectors: Selectors, fair: Fair) -> list[_Filter]:
    """The filters that are set; for each kind, the command line overrides files."""

    def asked(given: Iterable[str], in_file: tuple[Asked, ...]) -> tuple[Asked, ...]:
        return tuple(map(Asked, given)) or in_file

    kinds = (
        _Filter("category", asked(selectors.categories, fair.categories), lambda e: _one(e.category), _by_name),
        _Filter("cluster", asked(selectors.clusters, fair.clusters), lambda e: _one(e.cluster), _by_name),
        _Filter("SOC code", asked(selectors.socs, fair.soc), lambda e: e.soc, _by_glob),
    )
    return [kind for kind in kinds if kind.asked]


def _filtered(paths: Sequence[Path], filters: Sequence[_Filter], library: Library) -> Sequence[Path]:
    if not filters:
        return paths
    entries = [library.header(path).entry for path in paths]
    problems: list[BrochureError] = []
    wanted = [(kind, kind.accepted(entries, problems)) for kind in filters]
    if problems:
        raise combined(problems)
    return [
        entry.path for entry in entries if all(not accepted.isdisjoint(kind.values(entry)) for kind, accepted in wanted)
    ]


def _by_name(name: str, values: Sequence[str], word: str) -> set[str]:
    """The value equal to ``name``, or the only one that begins with it; letter case and punctuation are ignored."""
    key = folded(name)
    for found in (
        {value for value in values if folded(value) == key},
        {value for value in values if key and folded(value).startswith(key)},
    ):
        if len(found) == 1:
            return found
        if found:
            raise _nothing(f"“{shortened(name)}” is the beginning of several: {'; '.join(sorted(found))}", ())
    near = closest(name, tuple(values))
    raise _nothing(f"no profile has the {word} “{shortened(name)}”", (near,) if near else values[:_MAX_LISTED])


def _by_glob(pattern: str, values: Sequence[str], word: str) -> set[str]:
    """The codes that match ``pattern``; without a wildcard, those that begin with it."""
    glob = pattern.strip() if _GLOB.search(pattern) else f"{pattern.strip()}*"
    if found := {value for value in values if fnmatchcase(value, glob)}:
        return found
    near = [value for value in values if value.startswith(pattern.strip().rstrip("*-")[:2])]
    raise _nothing(f"no profile has a {word} like “{shortened(pattern)}”", near[:_MAX_LISTED])


def _nothing(message: str, close: Iterable[str]) -> NotFoundError:
    near = tuple(close)
    return NotFoundError(f"{message}; available: {'; '.join(near)}" if near else message, near)


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
