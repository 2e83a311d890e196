"""``brochure data`` and ``update``: the store of official figures, and newer figures for profiles from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli.options import (
    FilePath,
    Text,
    area_option,
    example,
    json_option,
    reporting_options,
    selecting_options,
    store_option,
)
from brochure.cli.terminal import (
    Telling,
    can_ask,
    confirm,
    failure,
    note,
    note_skipped,
    print_columns,
    result,
    result_json,
)
from brochure.errors import BrochureError
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.app.events import Remarks
    from brochure.app.figures import ProfileUpdate, UpdateFailure, Updates
    from brochure.batch.select import Selectors
    from brochure.sources.store.adding import Added
    from brochure.sources.store.areas import KnownArea
    from brochure.sources.updates.changes import Change


@click.group(
    short_help="Keep official wages and projections.",
    epilog=example(
        "brochure data add oesm24nat.zip occupation.xlsx",
        "brochure data list",
        "brochure data areas seattle",
    ),
)
def data() -> None:
    """Keep official wages, projections and the O*NET database in a store on this computer.

    The store is filled from workbooks of the Occupational Employment and Wage Statistics and of the Employment
    Projections, which the Bureau of Labor Statistics offers for download, and from O*NET, which the Department of Labor
    does. Several years of figures can coexist.
    """


@data.command(
    short_help="Add workbooks to the store.",
    epilog=example(
        "brochure data add oesm24nat.zip oesm24st.zip oesm24ma.zip occupation.xlsx",
        "brochure data add wages.xlsx --vintage 2022-05",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FilePath())
@click.option(
    "--vintage",
    metavar="VINTAGE",
    type=Text(),
    help="The month of a wage survey, such as 2022-05, or the release of O*NET, 29.3, for files that do not say it.",
)
@store_option
@reporting_options
@click.pass_context
def add(context: click.Context, /, *, files: Sequence[Path], as_json: bool, quiet: bool, **options: Any) -> None:
    """Add workbooks to the store, identified by their content.

    FILE is a workbook (.xlsx, .xls) or an export (.csv, .json), an archive of them (.zip), or a folder of any. A
    workbook is added whole or not at all, and so is a release of O*NET. Adding one again changes nothing. Exit code 1
    if some files cannot be added, although others were; 2 if none can.
    """
    made = brochure.add_data(files, progress=Telling(quiet=quiet), **options)
    if as_json:
        result_json([_added_entry(added) for added in made.added])
    if made.failed:
        context.exit(1 if made.added else 2)


@data.command("list", short_help="List what is in the store.", epilog=example("brochure data list"))
@store_option
@json_option
def list_(*, store: Path | None, as_json: bool) -> None:
    """List what is in the store: publisher, license, month, years or release, rows, file, day it was added."""
    from itertools import groupby

    from brochure.app.figures import described
    from brochure.cli.stored import holding_entry
    from brochure.sources.store.datasets import DATASETS

    holdings = brochure.list_data(store)
    if as_json:
        result_json([holding_entry(holding) for holding in holdings])
        return
    for key, files in groupby(holdings, lambda holding: holding.dataset):
        dataset = DATASETS[key]
        result(f"{dataset.title}, {dataset.publisher} ({dataset.license}):")
        print_columns([(f"  {described(one)}", f"{one.file} ({one.added})") for one in files], fits=True)


@data.command(
    short_help="Show an occupation.",
    epilog=example("brochure data show 29-1141", "brochure data show 29-1141 --area seattle --json"),
)
@click.argument("soc", metavar="SOC", type=Text())
@area_option
@store_option
@json_option
def show(*, soc: str, areas: Sequence[str], store: Path | None, as_json: bool) -> None:
    """Show what the store has of the occupation with this SOC code: the newest wages, projections and O*NET."""
    from brochure.cli.stored import occupation_entry, occupation_rows

    found = brochure.show_data(soc, areas=areas, store=store)
    if as_json:
        result_json(occupation_entry(found))
    else:
        print_columns(list(occupation_rows(found)))


@data.command(
    short_help="Remove files from the store.",
    epilog=example("brochure data remove oesm24nat.xlsx", "brochure data remove 2022-05 29.3"),
)
@click.argument("names", metavar="NAME...", nargs=-1, required=True, type=Text())
@store_option
@reporting_options
def remove(*, names: Sequence[str], store: Path | None, as_json: bool, quiet: bool) -> None:
    """Remove files from the store, and all rows that came from them.

    NAME is the name of a file as `brochure data list` prints it, or a month, years or a release, such as 2024-05,
    2024-2034 or 29.3. O*NET is removed as a whole. Your own files are not touched, so that you can add them again.
    """
    from brochure.app.figures import described
    from brochure.cli.stored import holding_entry

    removed = brochure.remove_data(names, store=store)
    if as_json:
        result_json([holding_entry(holding) for holding in removed])
        return
    for holding in () if quiet else removed:
        note(f"{holding.file}: {described(holding)}: removed")


@data.command(
    short_help="Find areas by name.", epilog=example("brochure data areas seattle", "brochure data areas WA --json")
)
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@store_option
@json_option
@click.pass_context
def areas(context: click.Context, /, *, words: Sequence[str], store: Path | None, as_json: bool) -> None:
    """Find areas whose name, state or code has every WORD; the beginning of a word is enough.

    Exit code 1 if no area matches.
    """
    found = brochure.find_areas(" ".join(words), store=store)
    if as_json:
        result_json([_area_entry(item) for item in found])
    else:
        rows = [
            (item.area.title, item.area.kind.value, ", ".join(month.words for month in item.vintages)) for item in found
        ]
        print_columns(rows, fits=True)
    if not found:
        note(f"no area found for {' '.join(words)!r}; `brochure data list` shows what is in the store")
        context.exit(1)


def _area_entry(known: KnownArea) -> dict[str, object]:
    area = known.area
    vintages = list(map(str, known.vintages))
    return {"title": area.title, "kind": area.kind.value, "code": area.code, "state": area.state, "vintages": vintages}


def _added_entry(added: Added) -> dict[str, object]:
    from brochure.cli.stored import holding_entry

    return {
        "status": "added" if added.is_new else "already there",
        "replaced": [{"file": part.file, "rows": part.rows} for part in added.replaced],
        **holding_entry(added.holding),
    }


class UnansweredError(BrochureError):
    """A question cannot be asked because there is no terminal."""


@click.command(
    short_help="Update figures of profiles.",
    epilog=example(
        "brochure update health-info-tech",
        "brochure update --all --dry-run",
        "brochure update cooks electricians --yes",
    ),
)
@selecting_options
@store_option
@reporting_options
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.option("-n", "--dry-run", is_flag=True, help="Show the changes, write nothing.")
@click.pass_context
def update(
    context: click.Context,
    /,
    *,
    selectors: Selectors,
    as_json: bool,
    quiet: bool,
    yes: bool,
    dry_run: bool,
    **options: Any,
) -> None:
    """Update wages, jobs and projections of profiles to the newest figures in the store, by their SOC codes.

    Facts of an older release of O*NET are replaced by those of the release in the store.

    The changes are shown before anything is written. Text, comments and formatting of the files are kept. Figures
    missing from the store are kept and reported, as is text that quotes an old figure. A file that you edit before you
    answer is not overwritten. Profiles that ship with brochure are not changed. Exit code 1 if some profiles cannot be
    updated, or you answer no.
    """
    if yes and dry_run:
        raise click.UsageError("--yes and --dry-run are opposites; choose one.")
    if as_json and not (yes or dry_run):
        raise click.UsageError("--json cannot be used with a question. Add --yes or --dry-run.")
    updates = brochure.plan_update(selectors, for_writing=not dry_run, **options)
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
            updates = brochure.write_update(updates)
            for failed in updates.failed[told:]:
                failure(failed.error)
    if as_json:
        result_json([*map(_update_entry, updates.profiles), *map(_failure_entry, updates.failed)])
    code = _exit_code(updates, is_declined=is_declined)
    if code or not quiet:
        _summarize(updates)
    context.exit(code)


def _exit_code(updates: Updates, *, is_declined: bool) -> int:
    """2 if every profile failed or could not be written; 1 if some did, or the user declined."""
    if not updates.failed:
        return int(is_declined)
    return 1 if updates.profiles else max(failed.error.exit_code for failed in updates.failed)


def _may_write(count: int, *, yes: bool) -> bool:
    """Whether to write: asks on the terminal. Raises :class:`UnansweredError` if there is none."""
    if yes:
        return True
    files = counted(count, "file")
    if not can_ask():
        raise UnansweredError(f"nothing is written: there is no terminal to ask on. --yes writes {files}")
    return confirm(f"Write {files}?")


def _show(updates: Updates, *, quiet: bool) -> None:
    """Print changes on stdout; on stderr, prose that quotes old figures, then the figures that are kept."""
    from brochure.app.events import Remarks

    remarks = Remarks()
    for each in updates.profiles:
        if each.text is not None:
            result(f"{each.slug}: {each.path}")
            print_columns([_row(change) for change in each.changes])
            result("")
        for warning in each.quoted:
            note(str(warning))
        _add_remarks(each, remarks)
    for names, text in () if quiet else remarks:
        note(f"{names}: {text}")


def _summarize(updates: Updates) -> None:
    """Print the number of profiles in each state on stderr."""
    states = [each.state for each in updates.profiles] + ["failed"] * len(updates.failed)
    counts = {state: states.count(state) for state in dict.fromkeys(states)}
    note(", ".join(f"{count} {state}" for state, count in counts.items()))


def _add_remarks(update: ProfileUpdate, remarks: Remarks) -> None:
    """Add remarks on figures that are kept, and why, and on tables that keep their date."""
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


def _update_entry(update: ProfileUpdate) -> dict[str, object]:
    from brochure.profile.write import plain_value
    from brochure.yamlio.report import dotted

    return {
        "slug": update.slug,
        "path": update.path,
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


def _failure_entry(failed: UpdateFailure) -> dict[str, object]:
    return {"slug": failed.path.stem, "path": failed.path, "state": "failed", "error": str(failed.error)}
