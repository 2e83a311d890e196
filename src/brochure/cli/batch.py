"""``brochure batch``: many brochures, one command."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import click

from brochure import ledger
from brochure.cli import INTERRUPTED, completing
from brochure.cli.executors import executor_options, target
from brochure.cli.listing import note_skipped
from brochure.cli.options import (
    area_option,
    example,
    json_option,
    page_size_option,
    quiet_option,
    store_option,
)
from brochure.cli.outputs import OUT, claim_names
from brochure.cli.progress import Progress, following, silently
from brochure.cli.selectors import note_shipped, selectors
from brochure.cli.terminal import conclude, counted, note, result, result_text

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from brochure.api import PageSize
    from brochure.batch.fair import Fair
    from brochure.batch.manifest import Entry
    from brochure.batch.run import Summary
    from brochure.batch.select import Selectors
    from brochure.batch.target import Target
    from brochure.cli.executors import Workers
    from brochure.style.model import Style


@click.command(
    short_help="Make many brochures at once.",
    epilog=example(
        "brochure batch --all",
        "brochure batch --category healthcare --style classic --style large-print --out fair/",
        "brochure batch --from fair.yaml --jobs 4",
    ),
)
@selectors
@click.option(
    "--style",
    "styles",
    metavar="STYLE",
    shell_complete=completing.styles,
    multiple=True,
    help="A style. Repeat it for brochures in several styles.  [default: classic]",
)
@area_option
@page_size_option
@click.option(
    "--out",
    metavar="DIR",
    callback=target,
    default=str(OUT),
    show_default=True,
    help="Folder for the brochures, their manifest.json and brochures.csv; or a URL that fsspec knows, such as"
    " s3://bucket/fair.",
)
@executor_options
@click.option("--force", is_flag=True, help="Rebuild up-to-date files, too.")
@click.option("--fail-fast", is_flag=True, help="Begin no brochure after the first failure.")
@store_option
@json_option
@quiet_option
@click.pass_context
def command(
    context: click.Context,
    *,
    selectors: Selectors,
    folder: Path | None,
    styles: Sequence[str],
    areas: Sequence[str],
    page_size: PageSize | None,
    out: Target,
    executor: AbstractContextManager[Workers],
    force: bool,
    fail_fast: bool,
    store: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a brochure of every selected profile, in every style, for every area.

    Each PROFILE may be a glob of slugs, too. What has not changed since the last run is left as it is. If some fail,
    the others are made: exit code 1. Ctrl-C keeps what is done; the next run does the rest. manifest.json says what
    became of each; its path is printed on stdout. brochures.csv lists them for a spreadsheet.
    """
    from brochure.batch.fair import Asked
    from brochure.batch.local import find_local_figures
    from brochure.batch.manifest import NAME as MANIFEST
    from brochure.batch.plan import Plan
    from brochure.batch.run import run
    from brochure.batch.select import select
    from brochure.batch.target import Folder
    from brochure.batch.workspace import LISTS

    gc.enable()  # a long run is not the short process that the program's start takes it for
    selection = select(selectors, folder)
    note_skipped(selection.skipped)
    fair = selection.fair
    local = find_local_figures(tuple(map(Asked, areas)) or fair.areas, store)
    if not quiet:
        note_shipped(selection.profiles, selectors)
    plan = Plan(selection.profiles, _styles(styles, fair), local, page_size or fair.page_size)
    if isinstance(out, Folder):
        claim_names(out.path, chain(LISTS, (item.name for item in plan)), selection.profiles)
    show = silently if quiet else following
    with executor as workers, show(len(plan), f"{out}: {counted(len(plan), 'brochure')}, {workers}") as progress:

        def tell(entry: Entry) -> None:
            if entry.status == "built":
                ledger.note_written(Path(out.named(entry.path)))
            progress.tell(entry)

        summary = run(plan, out, workers.start, tell, force=force, fail_fast=fail_fast)
    _tell(summary, out, progress, quiet=quiet)
    if MANIFEST not in summary.unwritten:
        if as_json:
            result_text(out.read(MANIFEST).decode().rstrip("\n"))
        else:
            result(out.named(MANIFEST))
    context.exit(_exit_code(summary))


def _styles(names: Sequence[str], fair: Fair) -> tuple[Style, ...]:
    """The styles of the command line, or of the file, or the default one; each once."""
    from brochure.api import DEFAULT_STYLE, load_style
    from brochure.batch.fair import Asked
    from brochure.errors import NotFoundError

    asked = tuple(map(Asked, names)) or fair.styles or (Asked(DEFAULT_STYLE),)
    found: dict[Style, None] = {}
    for style in asked:
        try:
            found[load_style(style.name)] = None
        except NotFoundError as error:
            raise style.refusal(error) from None
    return tuple(found)


def _tell(summary: Summary, out: Target, progress: Progress, *, quiet: bool) -> None:
    """Each failure once, however many items it is of, then what was done; of a quiet run only what went wrong."""
    from brochure.batch.manifest import NAME as MANIFEST

    for names, message in progress.failures:
        note(f"{names} failed:\n{indent(message, '  ')}\n")
    if others := progress.failures.others:
        note(f"and {counted(others, 'more failure')}; {out.named(MANIFEST)} has all\n")
    for name, error in summary.unwritten.items():
        note(f"{out.named(name)} could not be written: {error.strerror or error}{_kept(summary, error)}\n")
    done = sum(summary.counts.values())
    if summary.interrupted:
        note(f"interrupted; {summary.total - done} of {summary.total} are left to the next run")
    if not quiet:
        told = [f"{number:,} {status}" for status, number in summary.counts.items() if number]
        rate = f" ({done / summary.seconds:,.0f} a second)" if done and summary.seconds else ""
        text = f"{out}: {', '.join(told) or 'nothing done'}{rate}"
        conclude(text, summary.seconds, exit_code=_exit_code(summary))


def _kept(summary: Summary, error: OSError) -> str:
    """What is there nonetheless."""
    made = summary.counts["built"]
    if not made or isinstance(error, FileNotFoundError):  # all of the folder is gone
        return ""
    return f"; {counted(made, 'brochure')} {'is' if made == 1 else 'are'} there"


def _exit_code(summary: Summary) -> int:
    if summary.interrupted:
        return INTERRUPTED
    return 1 if summary.counts["failed"] or summary.unwritten else 0
