"""``brochure batch``: many brochures, one command."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import click

from brochure.cli import INTERRUPTED, completing
from brochure.cli.options import (
    area_option,
    example,
    json_option,
    output_folder_option,
    page_size_option,
    quiet_option,
    store_option,
)
from brochure.cli.outputs import OUT
from brochure.cli.progress import Telling
from brochure.cli.selectors import selectors
from brochure.cli.terminal import conclude, note, result, result_text
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.app.batch import Batch
    from brochure.batch.select import Selectors
    from brochure.paper import PageSize


@click.command(
    short_help="Make many brochures at once.",
    epilog=example(
        "brochure batch --all",
        "brochure batch --category healthcare --style classic --style large-print -o fair/",
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
@output_folder_option(
    "Folder for the brochures, their manifest.json and brochures.csv; or a URL that fsspec knows, such as"
    " s3://bucket/fair.",
    "--out",
    default=str(OUT),
    kind=str,
)
@click.option(
    "--executor",
    type=click.Choice(("local", "dask")),
    default="local",
    show_default=True,
    help="Who builds: processes of this machine, or the workers of a Dask cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="The scheduler of the cluster, such as tcp://10.0.0.1:8786.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    help="Processes of this machine that build.  [default: one for each core]",
)
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
    output: str,
    executor: str,
    scheduler: str | None,
    jobs: int | None,
    force: bool,
    fail_fast: bool,
    store: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a brochure of every selected profile, in every style, for every area.

    Each PROFILE may also be a glob of slugs. Files that are up to date are kept. If some brochures fail, the others are
    made, and the exit code is 1. Ctrl-C keeps finished files; the next run does the rest. manifest.json has the outcome
    of each brochure; its path is printed on stdout. brochures.csv lists them for a spreadsheet.
    """
    from brochure.app.batch import build_batch, manifest_text

    if executor == "dask" and scheduler is None:
        raise click.UsageError("--executor dask needs --scheduler, such as tcp://10.0.0.1:8786.")
    if executor == "dask" and jobs is not None:
        raise click.UsageError("--jobs is for this machine; a cluster uses the workers that were started.")
    if executor != "dask" and scheduler is not None:
        raise click.UsageError("--scheduler is for a cluster: add --executor dask.")
    gc.enable()  # a long run is not the short process that the program's start takes it for
    with Telling(quiet=quiet) as progress:
        made = build_batch(
            selectors,
            output=output,
            styles=styles,
            areas=areas,
            page_size=page_size,
            jobs=jobs,
            scheduler=scheduler,
            force=force,
            fail_fast=fail_fast,
            store=store,
            folder=folder,
            progress=progress,
        )
    _tell(made, quiet=quiet)
    if made.manifest is not None:
        if as_json:
            result_text(manifest_text(output).rstrip("\n"))
        else:
            result(made.manifest)
    context.exit(_exit_code(made))


def _tell(made: Batch, *, quiet: bool) -> None:
    """Each failure once, with the number of its items, then what was done; of a quiet run only what went wrong."""
    for failure in made.failures:
        note(f"{failure.files} failed:\n{indent(failure.error, '  ')}\n")
    if made.other_failures:
        note(f"and {counted(made.other_failures, 'more failure')}; {made.manifest} has all\n")
    for name, reason in made.unwritten.items():
        note(f"{name} could not be written: {reason}{_kept(made)}\n")
    counts = {"built": made.built, "unchanged": made.unchanged, "failed": made.failed}
    done = sum(counts.values())
    if made.interrupted:
        note(f"interrupted; {made.total - done} of {made.total} are left to the next run")
    if not quiet:
        told = [f"{number:,} {status}" for status, number in counts.items() if number]
        rate = f" ({done / made.seconds:,.0f} a second)" if done and made.seconds else ""
        text = f"{made.output}: {', '.join(told) or 'nothing done'}{rate}"
        conclude(text, made.seconds, exit_code=_exit_code(made))


def _kept(made: Batch) -> str:
    """What is there nonetheless."""
    if not made.built or made.is_lost:
        return ""
    return f"; {counted(made.built, 'brochure')} {'is' if made.built == 1 else 'are'} there"


def _exit_code(made: Batch) -> int:
    if made.interrupted:
        return INTERRUPTED
    return 1 if made.failed or made.unwritten else 0
