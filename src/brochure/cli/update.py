"""``brochure update``: the newest wages, jobs and projections of the store into profiles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.app.remarks import Remarks
from brochure.cli.listing import note_skipped, print_columns
from brochure.cli.options import example, json_option, quiet_option, store_option
from brochure.cli.selectors import selectors as selecting
from brochure.cli.terminal import can_ask, confirm, failure, note, result, result_json
from brochure.errors import BrochureError
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.app.update import ProfileUpdate, UpdateFailure, Updates
    from brochure.batch.select import Selectors
    from brochure.sources.updates.changes import Change


class UnansweredError(BrochureError):
    """There is something to write, and no terminal to ask on."""


@click.command(
    short_help="Bring figures up to date.",
    epilog=example(
        "brochure update health-info-tech",
        "brochure update --all --dry-run",
        "brochure update cooks electricians --yes",
    ),
)
@selecting
@store_option
@json_option
@quiet_option
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.option("-n", "--dry-run", is_flag=True, help="Show the changes, write nothing.")
@click.pass_context
def command(
    context: click.Context,
    *,
    selectors: Selectors,
    folder: Path | None,
    store: Path | None,
    as_json: bool,
    quiet: bool,
    yes: bool,
    dry_run: bool,
) -> None:
    """Bring wages, jobs and projections of profiles up to the newest figures in the store, by their SOC codes.

    The changes are shown before anything is written. Text, comments and layout of the files stay as they are. Figures
    missing from the store are kept and reported; so is text that quotes an old figure. A file that you edit while the
    question waits is not overwritten. Profiles that come with the program are not changed. Exit code 1 if some could
    not be updated, or you answer no.
    """
    if yes and dry_run:
        raise click.UsageError("--yes and --dry-run are opposites; choose one.")
    if as_json and not (yes or dry_run):
        raise click.UsageError("--json is for programs, which cannot be asked. Add --yes or --dry-run.")
    from brochure.app.update import plan_update, write_update

    updates = plan_update(selectors, store=store, folder=folder, for_writing=not dry_run)
    note_skipped(updates.skipped)
    told = len(updates.failed)
    for failed in updates.failed:
        failure(failed.error)
    if not as_json:
        _show(updates, quiet=quiet)
    is_declined = False
    if updates.to_write and not dry_run:
        is_declined = not _may_write(len(updates.to_write), yes=yes)
        if not is_declined:
            updates = write_update(updates)
            for failed in updates.failed[told:]:
                failure(failed.error)
    if as_json:
        result_json([*map(_entry, updates.profiles), *map(_failure, updates.failed)])
    code = _exit_code(updates, is_declined=is_declined)
    if code or not quiet:
        _summarize(updates)
    context.exit(code)


def _exit_code(updates: Updates, *, is_declined: bool) -> int:
    """2 where every profile failed or could not be written; 1 where some did, or the user declined."""
    if not updates.failed:
        return int(is_declined)
    return 1 if updates.profiles else max(failed.error.exit_code for failed in updates.failed)


def _may_write(count: int, *, yes: bool) -> bool:
    """Whether to write, asked on a terminal. Raises :class:`UnansweredError` where there is none."""
    if yes:
        return True
    files = counted(count, "file")
    if not can_ask():
        raise UnansweredError(f"nothing is written: there is no terminal to ask on. --yes writes {files}")
    return confirm(f"Write {files}?")


def _show(updates: Updates, *, quiet: bool) -> None:
    """The tables of changes on stdout; on stderr, prose that quotes old figures, then the figures that are kept."""
    remarks = Remarks()
    for each in updates.profiles:
        if each.text is not None:
            result(f"{each.slug}: {each.path}")
            print_columns([_row(change) for change in each.changes])
            result("")
        for warning in each.quoted:
            note(str(warning))
        _collect(each, remarks)
    for names, text in () if quiet else remarks:
        note(f"{names}: {text}")


def _summarize(updates: Updates) -> None:
    """One line for all of them on stderr."""
    states = [each.state for each in updates.profiles] + ["failed"] * len(updates.failed)
    counts = {state: states.count(state) for state in dict.fromkeys(states)}
    note(", ".join(f"{count} {state}" for state, count in counts.items()))


def _collect(update: ProfileUpdate, remarks: Remarks) -> None:
    """Figures that are kept and why, and tables that are set apart: in general terms, and exactly."""
    from brochure.yamlio.report import dotted

    for each in update.missing:
        general = dotted(tuple(part for part in each.path if not isinstance(part, int)))
        remarks.add(update.slug, f"{general} stays: {each.general}", f"{dotted(each.path)} stays: {each.reason}")
    for split in update.splits:
        words = f"{' and '.join(split.tables)} of {{}} keep their date, in a statement of their own"
        remarks.add(update.slug, words.format(split.path[0]), words.format(dotted(split.path)))


def _row(change: Change) -> tuple[str, ...]:
    from brochure.sources.updates.changes import printed
    from brochure.yamlio.report import dotted

    old, new = printed(change.old, change.unit), printed(change.new, change.unit)
    return f"  {dotted(change.path)}", old, f"-> {new}", change.name


def _entry(update: ProfileUpdate) -> dict[str, object]:
    from brochure.profile.write import plain_value
    from brochure.yamlio.report import dotted

    return {
        "slug": update.slug,
        "path": str(update.path),
        "state": update.state,
        "changes": [
            {
                "path": dotted(each.path),
                "name": each.name or None,
                "old": plain_value(each.old),
                "new": plain_value(each.new),
            }
            for each in update.changes
        ],
        "set_apart": [{"path": dotted(each.path), "tables": list(each.tables)} for each in update.splits],
        "missing": [{"path": dotted(each.path), "reason": each.reason} for each in update.missing],
        "quoted": [{"line": each.line, "column": each.column, "message": each.message} for each in update.quoted],
    }


def _failure(failed: UpdateFailure) -> dict[str, object]:
    return {"slug": failed.path.stem, "path": str(failed.path), "state": "failed", "error": str(failed.error)}
