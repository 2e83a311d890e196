"""The store of official figures on this computer, and updates of profiles from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from brochure import ledger
from brochure.app.arguments import as_selectors, operation, path_of, selected
from brochure.app.events import Progress, Remarks, Reporter, ignore
from brochure.errors import BrochureError, Diagnostic, RequestError
from brochure.inputs import Skipped
from brochure.resources import is_shipped
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.batch.select import Selectors
    from brochure.sources.figures.model import Holding
    from brochure.sources.store.adding import Added
    from brochure.sources.store.adding import Failed as FailedFile
    from brochure.sources.store.adding import Skipped as SkippedFile
    from brochure.sources.store.areas import KnownArea
    from brochure.sources.updates.changes import Change, Missing, Split
    from brochure.sources.updates.update import PlannedUpdate


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAdded:
    """The result of :func:`brochure.add_data`: what is now in the store, files without figures, and what failed."""

    store: Path
    added: tuple[Added, ...]
    skipped: tuple[SkippedFile, ...]
    failed: tuple[FailedFile, ...]
    seconds: float


@operation
def add_data(
    files: Sequence[str | Path],
    *,
    vintage: str | None = None,
    store: str | Path | None = None,
    progress: Progress = ignore,
) -> DataAdded:
    """Add workbooks (``.xlsx``, ``.xls``) and exports (``.csv``, ``.json``) to the store, ``.zip`` archives or folders.

    A workbook is added whole or not at all, and only once. One that cannot be added is in the result's ``failed`` and
    does not affect the others. ``vintage`` is the month of a wage survey, such as ``2022-05``, for workbooks that do
    not contain it. ``store`` is the store's file, by default ``$BROCHURE_STORE`` or the one in the user's data folder.
    """
    from brochure.sources.store.adding import Added, add_all
    from brochure.sources.store.adding import Skipped as SkippedFile
    from brochure.sources.store.reading import store_path

    place, stated = store_path(path_of(store)), _stated(vintage)
    report = Reporter(progress)
    added: list[Added] = []
    skipped: list[SkippedFile] = []
    failed: list[FailedFile] = []
    remarks = Remarks()
    start = perf_counter()
    for outcome in add_all(place, *map(Path, files), vintage=stated):
        if isinstance(outcome, Added):
            added.append(outcome)
            if outcome.is_new:
                ledger.note_written(place)
            report.step(_told(outcome), start)
        elif isinstance(outcome, SkippedFile):
            skipped.append(outcome)
            remarks.add(outcome.file, outcome.reason)
        else:
            failed.append(outcome)
            report.error(outcome.source, outcome.reason)
        start = perf_counter()
    for names, reason in remarks:
        report.note(f"{names}: skipped: {reason}")
    return DataAdded(
        store=place, added=tuple(added), skipped=tuple(skipped), failed=tuple(failed), seconds=report.seconds
    )


@operation
def list_data(store: str | Path | None = None) -> tuple[Holding, ...]:
    """The files in the store: survey, month or years, kinds of areas, rows, the day it was added."""
    from brochure.sources.store.reading import Store, store_path

    with Store(store_path(path_of(store))) as opened:
        return tuple(opened.holdings())


@operation
def find_areas(words: str, *, store: str | Path | None = None) -> tuple[KnownArea, ...]:
    """The areas in the store whose name, state or code has all ``words``; the beginning of a word is enough."""
    from brochure.sources.store.areas import search_areas
    from brochure.sources.store.reading import Store, store_path

    with Store(store_path(path_of(store))) as opened:
        return tuple(search_areas(opened, words))


def described(holding: Holding) -> str:
    """``wages May 2024, nation, 1,403 rows``; ``projections 2024–2034, 1,113 rows``."""
    from brochure.sources.store.readers.registry import describe

    words = describe(holding)
    parts = [f"{words.noun} {words.vintage}", words.covers, words.codes, counted(holding.rows, "row")]
    return ", ".join(filter(None, parts))


def _stated(vintage: str | None) -> str | None:
    """The month or the release that the user states."""
    from brochure.sources.store.datasets import DATASETS

    if vintage is None or any(re.fullmatch(dataset.vintage, vintage, re.ASCII) for dataset in DATASETS.values()):
        return vintage
    raise RequestError(
        f"vintage: {vintage[:40]!r} is neither the month of a survey, such as 2024-05, nor a release of O*NET, such as"
        " 29.3"
    )


def _told(added: Added) -> str:
    """``nation.xlsx: wages May 2024, nation, 1,403 rows: added, in place of 3 rows of old.xlsx``."""
    status = "added" if added.is_new else "already there"
    gone = "".join(f", in place of {counted(part.rows, 'row')} of {part.file}" for part in added.replaced)
    return f"{added.holding.file}: {described(added.holding)}: {status}{gone}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileUpdate:
    """New figures for one profile.

    ``text`` is the new text of the file, or None if nothing changes, and ``seen`` the bytes that it may replace.
    ``splits`` are tables that keep their date, in a statement of their own; ``missing`` has figures that are not in the
    store; ``quoted`` has prose that quotes old figures.
    """

    slug: str
    path: Path
    state: Literal["updated", "not written", "left", "up to date"]
    changes: tuple[Change, ...]
    splits: tuple[Split, ...]
    missing: tuple[Missing, ...]
    quoted: tuple[Diagnostic, ...]
    text: str | None = None
    seen: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFailure:
    """A profile that cannot be updated, and why."""

    path: Path
    error: BrochureError


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """What :func:`brochure.plan_update` plans or :func:`brochure.update` did."""

    profiles: tuple[ProfileUpdate, ...]
    failed: tuple[UpdateFailure, ...]
    skipped: tuple[Skipped, ...]

    @property
    def to_write(self) -> tuple[ProfileUpdate, ...]:
        """The profiles with new figures that are not yet written."""
        return tuple(each for each in self.profiles if each.text is not None and each.state != "updated")


@operation
def update(
    selectors: Selectors | Sequence[str | Path], *, store: str | Path | None = None, folder: str | Path | None = None
) -> Updates:
    """Update wages, jobs and projections of the selected profiles to the newest figures in the store.

    Text, comments and formatting of the files are kept. Profiles that ship with the program are not changed. To review
    the changes first, use :func:`plan_update`, then :func:`write_update`.
    """
    return write_update(plan_update(selectors, store=store, folder=folder))


@operation
def plan_update(
    selectors: Selectors | Sequence[str | Path],
    *,
    store: str | Path | None = None,
    folder: str | Path | None = None,
    for_writing: bool = True,
) -> Updates:
    """What :func:`update` would do to the selected profiles; nothing is written.

    A profile that cannot be updated is in the result's ``failed``. Positions in ``quoted`` refer to the files after
    writing, or, without ``for_writing``, to the current files. Raises as :func:`brochure.build_batch` does, and
    :class:`~brochure.errors.BrochureError` if there is no store.
    """
    from brochure.sources.store.reading import Store, store_path
    from brochure.sources.updates.newest import Newest
    from brochure.sources.updates.update import planned_update

    asked = as_selectors(selectors)
    planned: list[ProfileUpdate] = []
    with Store(store_path(path_of(store))) as opened:
        newest = Newest(opened)
        selection = selected(asked, folder)
        own, failed = _own(selection.profiles, asked.names)
        for path in own:
            try:
                planned.append(_planned(planned_update(path, newest), for_writing=for_writing))
            except BrochureError as error:
                failed.append(UpdateFailure(path=path, error=error))
    return Updates(profiles=tuple(planned), failed=tuple(failed), skipped=selection.skipped)


@operation
def write_update(plan: Updates) -> Updates:
    """Write the files of a plan, except those changed since they were read; one failure does not affect the others."""
    from brochure.files import ChangedError, write_over

    done: list[ProfileUpdate] = []
    failed = list(plan.failed)
    for each in plan.profiles:
        if each.text is None:
            done.append(each)
            continue
        try:
            write_over(each.path, each.text.encode("utf-8"), each.seen)
        except ChangedError as error:
            failed.append(UpdateFailure(path=each.path, error=error))
        except OSError as error:
            reason = BrochureError(f"{each.path}: {error.strerror or error}")
            failed.append(UpdateFailure(path=each.path, error=reason))
        else:
            ledger.note_written(each.path)
            done.append(replace(each, state="updated"))
    return replace(plan, profiles=tuple(done), failed=tuple(failed))


def _own(paths: Sequence[Path], names: Sequence[str]) -> tuple[list[Path], list[UpdateFailure]]:
    """The user's own files among ``paths``, and failures for shipped ones if they were named."""
    own: list[Path] = []
    shipped: list[Path] = []
    for path in paths:
        (shipped if is_shipped(path) and str(path) not in names else own).append(path)
    if not (own or names):
        raise RequestError("All of these ship with brochure and are not changed. Copy some: brochure copy PROFILE")
    refused = [
        UpdateFailure(
            path=path,
            error=BrochureError(
                f"{path.stem} ships with brochure and is not changed. Update a copy: brochure copy {path.stem}"
            ),
        )
        for path in (shipped if names else ())
    ]
    return own, refused


def _planned(update: PlannedUpdate, *, for_writing: bool) -> ProfileUpdate:
    plan = update.plan.in_place()
    changes = update.text is not None
    return ProfileUpdate(
        slug=update.loaded.profile.slug,
        path=Path(update.loaded.path),
        state="not written" if changes else "left" if plan.missing else "up to date",
        changes=tuple(plan.changes),
        splits=tuple(plan.splits),
        missing=tuple(plan.missing),
        quoted=update.stale(written=for_writing),
        text=update.text,
        seen=update.seen,
    )
