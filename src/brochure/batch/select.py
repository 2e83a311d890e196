"""Profile selection: names, globs, lists and ``--all`` add profiles; groups, SOC codes and facts filter them."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import glob
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from brochure.batch import criteria
from brochure.batch.criteria import Criterion, LeftOut
from brochure.batch.fair import Asked, Fair, read_fairs
from brochure.errors import BrochureError, NotFoundError, RequestError, combined
from brochure.inputs import Skipped
from brochure.names import folded
from brochure.profile.facts import Facts, read_facts
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
    ``fair.yaml``) and ``everything`` add profiles. The others filter: a profile must match one of each kind that is
    given. Without names or lists, they filter all profiles. ``socs`` are codes, their beginnings, or globs;
    ``interests`` leading letters of Holland codes (``SA`` means codes that begin with S, then A); ``education`` names
    of levels. The pay is the median in dollars a year, the growth in percent, the openings are a year: each must be
    more than the number given. Profiles that lack the fact are left out. Profiles that ship with the program are
    included only if ``shipped``.
    """

    names: tuple[str, ...] = ()
    everything: bool = False
    categories: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    socs: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    education: tuple[str, ...] = ()
    pay_above: float | None = None
    growth_above: float | None = None
    openings_above: float | None = None
    lists: tuple[Path, ...] = ()
    shipped: bool = True


@dataclass(frozen=True, slots=True)
class Selection:
    """The files of the selected profiles, at least one, each once: in the order of the names, the rest by slug.

    They may be invalid. ``fair`` has the other content of the files of ``--from``. ``skipped`` has unreadable files
    that a glob or ``--all`` would have selected; files selected by name are reported when they are read. ``left_out``
    counts the profiles that lack a fact by which they were to be filtered.
    """

    profiles: tuple[Path, ...]
    fair: Fair
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


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
            "no profiles are named; name some, select by category, cluster, SOC code, interests, education, pay,"
            " growth or openings, or select all (`everything=True`)"
        )
    everything = selectors.everything or not names
    found = _filtered(_proposed(names, library, everything=everything), filters, library)
    if not found.paths:
        raise NothingSelectedError("there are no profiles; `brochure paths` shows the folders that are searched")
    return Selection(found.paths, fair, tuple(_skipped(names, library, everything=everything)), found.left_out)


def listed(selectors: Selectors, library: Library) -> Filtered:
    """The profiles of ``library`` that match the filters of ``selectors``, by slug; none if there are none at all.

    Raises as :func:`select` does for filters that no profile matches.
    """
    return _filtered(library.paths, _filters(selectors, Fair()), library)


def has_filters(selectors: Selectors) -> bool:
    """Whether any filter is set; raises as :func:`select` does for unknown interests and levels of education."""
    return bool(_filters(selectors, Fair()))


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


class Filtered(NamedTuple):
    """The files that match all filters, in the same order; ``left_out`` counts those that lack a fact."""

    paths: tuple[Path, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """A filter by groups: its argument and word, the values that a profile has, and those that a name means."""

    argument: str
    word: str
    asked: tuple[Asked, ...]
    values: Callable[[Entry], tuple[str, ...]]
    meant: Callable[[str, Sequence[str], str], set[str]]

    def accepted(self, entries: Sequence[Entry], problems: list[BrochureError]) -> set[str]:
        """The requested values; errors about unknown names go to ``problems``."""
        values = sorted({value for entry in entries for value in self.values(entry)})
        return set().union(*_found(self.asked, lambda name: self.meant(name, values, self.word), problems))

    def __str__(self) -> str:
        return f"`{self.argument}` {' or '.join(asked.name for asked in self.asked)}"


class _Filters(NamedTuple):
    """The filters that are set, those by groups first."""

    groups: tuple[_Group, ...]
    facts: tuple[Criterion, ...]

    def __bool__(self) -> bool:
        return bool(self.groups or self.facts)


def _filters(selectors: Selectors, fair: Fair) -> _Filters:
    """The filters that are set; for each kind, the command line overrides files. Reports all unknown names at once."""

    def asked(given: Iterable[str], in_file: tuple[Asked, ...]) -> tuple[Asked, ...]:
        return tuple(map(Asked, given)) or in_file

    groups = (
        _Group(
            "categories", "category", asked(selectors.categories, fair.categories), lambda e: _one(e.category), _by_name
        ),
        _Group("clusters", "cluster", asked(selectors.clusters, fair.clusters), lambda e: _one(e.cluster), _by_name),
        _Group("socs", "SOC code", asked(selectors.socs, fair.soc), lambda e: e.soc, _by_glob),
    )
    problems: list[BrochureError] = []
    codes = list(_found(asked(selectors.interests, fair.interests), criteria.interest_letters, problems))
    levels = list(_found(asked(selectors.education, fair.education), criteria.education_level, problems))
    if problems:
        raise combined(problems)
    facts = [criteria.interests(codes)] if codes else []
    facts += [criteria.education(levels)] if levels else []
    for argument, criterion in criteria.LIMITS.items():
        given = getattr(selectors, argument)
        limit = getattr(fair, argument) if given is None else given
        if limit is not None:
            facts.append(criterion(_finite(argument, limit)))
    return _Filters(tuple(group for group in groups if group.asked), tuple(facts))


def _finite(argument: str, limit: float) -> float:
    if not math.isfinite(limit):
        raise RequestError(f"`{argument}` is {limit}, expected a number")
    return limit


def _filtered(paths: Sequence[Path], filters: _Filters, library: Library) -> Filtered:
    """The ``paths`` that match. Raises :class:`NothingSelectedError`, which names the filter that removed the last."""
    if not (filters and paths):
        return Filtered(tuple(paths))
    headers = [library.header(path) for path in paths]
    problems: list[BrochureError] = []
    wanted = [(group, group.accepted([header.entry for header in headers], problems)) for group in filters.groups]
    if problems:
        raise combined(problems)
    for group, accepted in wanted:
        left = [header for header in headers if not accepted.isdisjoint(group.values(header.entry))]
        headers = _some(left, headers, str(group))
    return _with_facts(headers, filters.facts)


def _with_facts(headers: list[Header], wanted: Sequence[Criterion]) -> Filtered:
    """The files of ``headers`` whose facts meet all criteria."""
    known = [(header, read_facts(header) if wanted else Facts()) for header in headers]
    left_out = []
    for criterion in wanted:
        tested = [(criterion.test(facts), header, facts) for header, facts in known]
        unknown = sum(result is None for result, _, _ in tested)
        if unknown:
            left_out.append(LeftOut(criterion.fact, unknown))
        left = [(header, facts) for result, header, facts in tested if result]
        known = _some(left, known, criterion.asked, left_out)
    return Filtered(tuple(header.entry.path for header, _ in known), tuple(left_out))


def _some(left: list[_Found], before: Sequence[object], asked: str, left_out: Sequence[LeftOut] = ()) -> list[_Found]:
    """``left``, of those ``before`` a filter. Raises :class:`NothingSelectedError` if it is empty."""
    if left:
        return left
    lacking = criteria.left_out_note(left_out)
    raise NothingSelectedError(
        f"no profile is left: {asked} removed the last {len(before)}{f' ({lacking})' if lacking else ''}"
    )


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
