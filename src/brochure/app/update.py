"""``update``: the newest figures from the store for profiles; in two steps, ``plan_update`` and ``write_update``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from brochure import ledger
from brochure.app.arguments import file_of
from brochure.app.operation import operation
from brochure.app.selecting import as_selectors, chosen
from brochure.batch.select import Selectors
from brochure.errors import BrochureError, RequestError
from brochure.resources import is_shipped

if TYPE_CHECKING:
    from brochure.errors import BrochureError, Diagnostic
    from brochure.inputs import Skipped
    from brochure.sources.updates.changes import Change, Missing, Split
    from brochure.sources.updates.update import PlannedUpdate


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
    with Store(store_path(file_of(store))) as opened:
        newest = Newest(opened)
        selection = chosen(asked, folder)
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
