"""Profile selection: names, globs, lists and ``--all`` add profiles; category, cluster and SOC code filter them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.batch.fair import Asked, Fair, read_fairs
from brochure.errors import BrochureError, NotFoundError, SeveralErrors
from brochure.inputs import Skipped
from brochure.names import folded
from brochure.profile.find import SUFFIXES, Entry, Header, Library, looks_like_path, open_library
from brochure.yamlio.report import closest, shortened

if TYPE_CHECKING:
    from brochure.sources.local_pay import LocalAreas

_GLOB = re.compile(r"[*?\[]")
_MAX_LISTED = 12

Accepts = Callable[[Entry], bool]


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

    Reports all unknown names at once: raises :class:`NotFoundError`, :class:`InputError` with positions for names in
    files, or :class:`~brochure.errors.SeveralErrors`; and :class:`NothingSelectedError` if no profile matches.
    """
    fair = read_fairs(selectors.lists)
    library = open_library(folder, shipped=selectors.shipped)
    names = (*map(Asked, selectors.names), *fair.occupations)
    narrowing = _narrowing(selectors, fair)
    if not (names or selectors.everything or any(narrowing)):
        raise NothingSelectedError(
            "no profiles are named; name some, select by category, cluster or SOC code (--category, --cluster, --soc),"
            " or select all (--all)"
        )
    everything = selectors.everything or not names
    proposed = _proposed(names, library, everything=everything)
    profiles = tuple(_narrowed(proposed, narrowing, library))
    if not profiles:
        raise NothingSelectedError("no profile matches all the filters; see `brochure list`")
    return Selection(profiles, fair, tuple(_skipped(names, library, everything=everything)))


def listed(selectors: Selectors, library: Library) -> list[Header]:
    """The headers of the profiles of ``library`` that match the filters of ``selectors``, by slug; may be empty.

    Raises as :func:`select` does for a category, cluster or SOC code that no profile has.
    """
    return list(map(library.header, _narrowed(library.paths, _narrowing(selectors, Fair()), library)))


def select_areas(names: Sequence[Asked], store: Path | None = None) -> LocalAreas | None:
    """The areas that ``names`` mean, each once; None without names. ``store`` is the store's file.

    Reports all unknown names at once: raises :class:`NotFoundError`, :class:`InputError` with positions, or
    :class:`~brochure.errors.SeveralErrors`; and :class:`~brochure.sources.store.untrusted.StoreError`.
    """
    if not names:
        return None
    from brochure.sources.local_pay import open_areas  # noqa: PLC0415  only batches with areas need the store
    from brochure.sources.store.reading import store_path  # noqa: PLC0415

    with open_areas(store_path(store)) as local:
        problems: list[BrochureError] = []
        for asked in names:
            try:
                local.add(asked.name)
            except NotFoundError as error:
                problems.append(asked.refusal(error))
        _raise(problems)
        return local


# Adding profiles


def _proposed(names: Sequence[Asked], library: Library, *, everything: bool) -> list[Path]:
    """Each file once, in the order of ``names``, then the rest by slug."""
    found: dict[str, Path] = {}
    problems: list[BrochureError] = []
    for asked in names:
        try:
            for path in _meant(asked.name, library):
                found.setdefault(os.path.realpath(path), path)
        except NotFoundError as error:
            problems.append(asked.refusal(error))
    _raise(problems)
    if everything:
        for path in library.paths:
            found.setdefault(os.path.realpath(path), path)
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
class _Kind:
    """One kind of filter: its name, the values that a profile has, and those that a requested name means."""

    word: str
    asked: tuple[Asked, ...]
    values: Callable[[Entry], tuple[str, ...]]
    meant: Callable[[str, Sequence[str], str], set[str]]

    def __bool__(self) -> bool:
        return bool(self.asked)


def _narrowing(selectors: Selectors, fair: Fair) -> tuple[_Kind, ...]:
    """The filters; for each kind, the command line overrides files."""

    def asked(given: Iterable[str], in_file: tuple[Asked, ...]) -> tuple[Asked, ...]:
        return tuple(map(Asked, given)) or in_file

    return (
        _Kind("category", asked(selectors.categories, fair.categories), lambda e: _one(e.category), _by_name),
        _Kind("cluster", asked(selectors.clusters, fair.clusters), lambda e: _one(e.cluster), _by_name),
        _Kind("SOC code", asked(selectors.socs, fair.soc), lambda e: e.soc, _by_glob),
    )


def _narrowed(paths: Sequence[Path], narrowing: Sequence[_Kind], library: Library) -> Iterator[Path]:
    kinds = [kind for kind in narrowing if kind]
    if not kinds:
        return iter(paths)
    entries = [library.header(path).entry for path in paths]
    problems: list[BrochureError] = []
    tests = [_test(kind, entries, problems) for kind in kinds]
    _raise(problems)
    return (entry.path for entry in entries if all(test(entry) for test in tests))


def _test(kind: _Kind, entries: Sequence[Entry], problems: list[BrochureError]) -> Accepts:
    """A test for entries with one of the requested values; errors about unknown names go to ``problems``."""
    values = sorted({value for entry in entries for value in kind.values(entry)})
    accepted: set[str] = set()
    for asked in kind.asked:
        try:
            accepted |= kind.meant(asked.name, values, kind.word)
        except NotFoundError as error:
            problems.append(asked.refusal(error))
    return lambda entry: not accepted.isdisjoint(kind.values(entry))


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
    return NotFoundError(f"{message}; there are {'; '.join(near)}" if near else message, near)


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _raise(problems: Sequence[BrochureError]) -> None:
    if problems:
        raise problems[0] if len(problems) == 1 else SeveralErrors(tuple(problems))
