"""``brochure book``: many profiles in one PDF file, with cover, contents and index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from brochure.cli.options import (
    area_option,
    example,
    json_option,
    output_option,
    page_size_option,
    quiet_option,
    store_option,
    style_option,
)
from brochure.cli.outputs import target
from brochure.cli.progress import Telling
from brochure.cli.selectors import selectors
from brochure.cli.terminal import result, result_json

if TYPE_CHECKING:
    from brochure.batch.select import Selectors
    from brochure.compose.book import By
    from brochure.paper import PageSize


@click.command(
    short_help="Bind many brochures into one book.",
    epilog=example(
        'brochure book --all --title "Career Guide" --school "Lincoln High School" --date 2026-04-17',
        "brochure book --from fair.yaml --by cluster --right-hand -o fair.pdf",
    ),
)
@selectors
@output_option("out/book.pdf")
@click.option("--title", metavar="TEXT", help="On the cover.  [default: that of fair.yaml, or Career Guide]")
@click.option("--school", metavar="TEXT", help="On the cover, above the title.  [default: that of fair.yaml]")
@click.option("--date", "day", metavar="DATE", help="On the cover: 2026-04-17, or any words.  [default: fair.yaml's]")
@click.option(
    "--by",
    type=click.Choice(("category", "cluster")),
    default="category",
    show_default=True,
    help="What the parts of the book are: groups of the Handbook, or career clusters.",
)
@click.option("--right-hand", is_flag=True, help="Begin parts and occupations on right-hand pages, for printing.")
@style_option
@area_option
@page_size_option
@store_option
@json_option
@quiet_option
@click.pass_context
def command(
    context: click.Context,
    *,
    selectors: Selectors,
    folder: Path | None,
    output: str | None,
    title: str | None,
    school: str | None,
    day: str | None,
    by: By,
    right_hand: bool,
    style: str,
    areas: Sequence[str],
    page_size: PageSize | None,
    store: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Bind the brochures of all selected profiles into one PDF file that is PDF/UA-1 and PDF/A-2a as a whole.

    It has a cover, contents, tables that rank the occupations, a part for each group, every occupation on a fresh page,
    and an index; everything is linked. If any profile is wrong, nothing is written. The file's path is printed on
    stdout.
    """
    from brochure.app.book import build_book

    is_given = context.get_parameter_source("style") is not ParameterSource.DEFAULT
    with Telling(quiet=quiet) as progress:
        made = build_book(
            selectors,
            output=target(output, as_json=as_json),
            title=title,
            school=school,
            date=day,
            by=by,
            right_hand=right_hand,
            style=style if is_given else None,
            areas=areas,
            page_size=page_size,
            store=store,
            folder=folder,
            progress=progress,
        )
    if as_json:
        result_json({"path": str(made.path), "occupations": made.occupations, "pages": made.pages, "bytes": made.bytes})
    elif made.path:
        result(str(made.path))
