"""``brochure compare``: several occupations side by side on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.completing import profiles
from brochure.cli.options import (
    area_option,
    example,
    json_option,
    output_option,
    profiles_option,
    quiet_option,
    store_option,
    style_option,
)
from brochure.cli.outputs import target
from brochure.cli.progress import Telling
from brochure.cli.terminal import note, result, result_json

if TYPE_CHECKING:
    from brochure.paper import SheetSize

PAPER_SIZES: dict[SheetSize, str] = {
    "letter": "11 × 8.5 in",
    "a4": "297 × 210 mm",
    "tabloid": "17 × 11 in",
    "a3": "420 × 297 mm",
}


@click.command(
    short_help="Set occupations side by side on a sheet.",
    epilog=example(
        "brochure compare electricians cooks oil-and-gas-workers",
        "brochure compare electricians cooks --page-size tabloid -o wall.pdf",
        "brochure compare electricians cooks --area Washington",
    ),
)
@click.argument("names", metavar="PROFILE PROFILE...", nargs=-1, shell_complete=profiles)
@output_option("out/compare--SLUG--SLUG.pdf")
@style_option
@click.option(
    "--page-size",
    type=click.Choice(tuple(PAPER_SIZES), case_sensitive=False),
    help="Paper, always landscape; tabloid and a3 for a wall.  [default: the style's, or the next larger one for what"
    " that does not hold]",
)
@area_option
@store_option
@profiles_option
@json_option
@quiet_option
def command(
    *,
    names: Sequence[str],
    output: str | None,
    style: str,
    page_size: SheetSize | None,
    areas: Sequence[str],
    store: Path | None,
    folder: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Set two to six PROFILEs side by side on a landscape sheet, for a wall or a desk.

    Pay on one scale, outlook, how to enter, industries, and duties in brief. The PDF file is PDF/UA-1 and PDF/A-2a like
    a brochure. The sheet is as large as the paper allows; what does not fit on one page continues on the next.
    """
    from brochure.app.compare import compare

    made = compare(
        names,
        output=target(output, as_json=as_json),
        style=style,
        page_size=page_size,
        areas=areas,
        store=store,
        folder=folder,
        progress=Telling(quiet=quiet),
    )
    if page_size is None and made.paper != made.style_paper and not quiet:
        note(_larger_paper(made.style_paper, made.paper))
    if as_json:
        entry = {"profiles": made.slugs, "path": str(made.path), "pages": made.pages, "bytes": made.bytes}
        result_json(entry)
    elif made.path:
        result(str(made.path))


def _larger_paper(size: SheetSize, paper: SheetSize) -> str:
    """Why a sheet is on larger paper than the style's, and what to do about it."""
    return (
        f"The sheet is on {paper} paper ({PAPER_SIZES[paper]}), because it does not fit on one {size} page."
        f" --page-size {size} keeps it on {size}, on several pages."
    )
