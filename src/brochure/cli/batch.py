"""``brochure batch`` and ``book``: many profiles as files in a folder, or as one book."""

from __future__ import annotations

import gc
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

import brochure
from brochure.cli import INTERRUPTED
from brochure.cli.options import (
    Text,
    area_option,
    brand_options,
    example,
    lang_option,
    languages_option,
    output_folder_option,
    output_option,
    page_size_option,
    reporting_options,
    selecting_options,
    store_option,
    style_option,
    styles_option,
    target,
)
from brochure.cli.terminal import Telling, conclude, note, result, result_paths, result_text
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.app.batch import Batch
    from brochure.batch.select import Selectors


@click.command(
    short_help="Build many brochures at once.",
    epilog=example(
        "brochure batch --all",
        "brochure batch --category healthcare --style classic --style large-print -o fair/",
        "brochure batch --from fair.yaml --jobs 4",
    ),
)
@selecting_options
@styles_option("classic")
@languages_option
@area_option
@brand_options
@page_size_option
@output_folder_option(
    "Folder for the brochures, manifest.json and brochures.csv; or a URL that fsspec knows, such as s3://bucket/fair.",
    "--out",
    default="out",
    kind=Text(),
)
@click.option(
    "--executor",
    type=click.Choice(("local", "dask")),
    default="local",
    show_default=True,
    help="What builds: processes on this machine, or the workers of a Dask cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="The scheduler of the cluster, such as tcp://10.0.0.1:8786.")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1), help="Number of processes on this machine.  [default: one per core]"
)
@click.option("--force", is_flag=True, help="Rebuild up-to-date files, too.")
@click.option("--fail-fast", is_flag=True, help="Start no more brochures after the first failure.")
@store_option
@reporting_options
@click.pass_context
def batch(
    context: click.Context,
    /,
    *,
    selectors: Selectors,
    output: str,
    executor: str,
    scheduler: str | None,
    jobs: int | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Build a brochure of every selected profile, in every style, every language, for every area.

    A PROFILE may also be a glob of slugs. Files that are up to date are kept. If some brochures fail, the others are
    still built, and the exit code is 1. Ctrl-C keeps finished files, and the next run builds the rest. manifest.json
    has the outcome of each brochure; its path is printed on stdout. brochures.csv lists them for a spreadsheet.
    """
    if executor == "dask" and scheduler is None:
        raise click.UsageError("--executor dask needs --scheduler, such as tcp://10.0.0.1:8786.")
    if executor == "dask" and jobs is not None:
        raise click.UsageError("--jobs is for this machine; a cluster uses the workers that were started.")
    if executor != "dask" and scheduler is not None:
        raise click.UsageError("--scheduler is for a cluster: add --executor dask.")
    gc.enable()  # it was disabled for short runs
    try:
        with Telling(quiet=quiet) as progress:
            made = brochure.build_batch(
                selectors, output=output, scheduler=scheduler, jobs=jobs, progress=progress, **options
            )
    except brochure.BatchInterrupt as interrupt:
        made = interrupt.batch
    _report(made, quiet=quiet)
    if made.manifest is not None:
        if as_json:
            result_text(brochure.manifest_text(output).rstrip("\n"))
        else:
            result(made.manifest)
    context.exit(_exit_code(made))


def _report(made: Batch, *, quiet: bool) -> None:
    """Print each failure once, with its files, then a summary; in a quiet run only what went wrong."""
    for failure in made.failures:
        note(f"{failure.files} failed:\n{indent(failure.error, '  ')}\n")
    if made.other_failures:
        note(f"and {counted(made.other_failures, 'more failure')}; {made.manifest} has all\n")
    for name, reason in made.unwritten.items():
        note(f"{name} could not be written: {reason}{_still_there(made)}\n")
    counts = {"built": made.built, "unchanged": made.unchanged, "failed": made.failed}
    done = sum(counts.values())
    if made.interrupted:
        note(f"interrupted; {made.total - done} of {made.total} are left for the next run")
    if not quiet:
        told = [f"{number:,} {status}" for status, number in counts.items() if number]
        rate = f" ({done / made.seconds:,.0f} a second)" if done and made.seconds else ""
        text = f"{made.output}: {', '.join(told) or 'nothing done'}{rate}"
        conclude(text, made.seconds, exit_code=_exit_code(made))


def _still_there(made: Batch) -> str:
    """How many brochures were built nevertheless."""
    if not made.built or made.is_lost:
        return ""
    return f"; {counted(made.built, 'brochure')} {'is' if made.built == 1 else 'are'} there"


def _exit_code(made: Batch) -> int:
    if made.interrupted:
        return INTERRUPTED
    return 1 if made.failed or made.unwritten else 0


@click.command(
    short_help="Bind many brochures into one book.",
    epilog=example(
        'brochure book --all --title "Career Guide" --school "Lincoln High School" --date 2026-04-17',
        "brochure book --from fair.yaml --by cluster --right-hand -o fair.pdf",
    ),
)
@selecting_options
@output_option("out/book.pdf")
@click.option(
    "--title",
    metavar="TEXT",
    help="Title on the cover.  [default: fair.yaml's, or Career Guide in the language of the book]",
)
@click.option("--school", metavar="TEXT", help="School on the cover, above the title.  [default: fair.yaml's]")
@click.option("--date", metavar="DATE", help="Date on the cover: 2026-04-17, or any text.  [default: fair.yaml's]")
@click.option(
    "--by",
    type=click.Choice(("category", "cluster", "none")),
    default="category",
    show_default=True,
    help="What the parts of the book are: groups of the Handbook, career clusters, or none.",
)
@click.option("--right-hand", is_flag=True, help="Begin parts and occupations on right-hand pages, for printing.")
@style_option
@lang_option
@area_option
@brand_options
@page_size_option
@store_option
@reporting_options
@click.pass_context
def book(
    context: click.Context,
    /,
    *,
    selectors: Selectors,
    output: str | None,
    style: str,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Bind the brochures of all selected profiles into one PDF file that conforms to PDF/UA-1 and PDF/A-2a as a whole.

    The book has a cover, contents, tables that rank the occupations, a part for each group, every occupation on a new
    page, and an index, all linked. A part of several occupations opens with a page of its contents and their pay. If
    any profile is invalid, nothing is written. The path of the file is printed on stdout.
    """
    is_given = context.get_parameter_source("style") is not ParameterSource.DEFAULT
    with Telling(quiet=quiet) as progress:
        made = brochure.build_book(
            selectors,
            output=target(output, as_json=as_json),
            style=style if is_given else None,
            progress=progress,
            **options,
        )
    entry = {"path": made.path, "occupations": made.occupations, "pages": made.pages, "bytes": made.bytes}
    result_paths([made.path], entry, as_json=as_json)
