"""``brochure poster``: several occupations on one poster, ranked by pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli import completing
from brochure.cli.options import (
    Text,
    brand_options,
    example,
    lang_option,
    output_option,
    page_size_option,
    reporting_options,
    selecting_options,
    target,
)
from brochure.cli.terminal import Telling, note, result_paths

if TYPE_CHECKING:
    from brochure.batch.select import Selectors


@click.command(
    short_help="Rank occupations by pay on a poster.",
    epilog=example(
        "brochure poster --cluster construction",
        'brochure poster electricians cooks postal-service-workers --title "Jobs without college" --page-size a3',
    ),
)
@selecting_options
@output_option("out/TITLE.pdf")
@click.option(
    "--title", metavar="TEXT", type=Text(), help="Title of the poster.  [default: like Ten jobs in finance, by pay]"
)
@click.option(
    "--style",
    metavar="STYLE",
    type=Text(),
    shell_complete=completing.styles,
    default="poster",
    show_default=True,
    help="Name of a style of posters, or path of its file; with +OVERLAY, a stack.",
)
@page_size_option
@lang_option
@brand_options
@reporting_options
def poster(
    *,
    selectors: Selectors,
    output: str | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Make one page for a wall that ranks the selected profiles by pay, with growth and education.

    Of more than ten, it has those with the most openings a year. The colors are those of their career cluster, if they
    have one in common. For the poster of a single occupation, use `brochure build PROFILE --style poster`.
    """
    made = brochure.build_poster(
        selectors, output=target(output, as_json=as_json), progress=Telling(quiet=quiet), **options
    )
    if made.omitted and not quiet:
        note(f"not ranked, because their pay a year is not known: {', '.join(made.omitted)}")
    entry = {"profiles": made.slugs, "path": made.path, "pages": made.pages, "bytes": made.bytes,
             "omitted": made.omitted}  # fmt: skip
    result_paths([made.path], entry, as_json=as_json)
