"""``brochure compare``: several occupations side by side on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli.completing import profiles
from brochure.cli.options import content_options, example, output_option, style_option, target
from brochure.cli.terminal import Telling, note, result_paths

if TYPE_CHECKING:
    from brochure.paper import SheetSize

PAPER_SIZES: dict[SheetSize, str] = {
    "letter": "11 × 8.5 in",
    "a4": "297 × 210 mm",
    "tabloid": "17 × 11 in",
    "a3": "420 × 297 mm",
}


@click.command(
    short_help="Lay out occupations side by side on a sheet.",
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
    help="Paper, always landscape; tabloid and a3 suit a wall.  [default: the style's, or the next larger one if the"
    " sheet does not fit]",
)
@content_options
def compare(
    *,
    names: Sequence[str],
    output: str | None,
    page_size: SheetSize | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Lay out two to six PROFILEs side by side on a landscape sheet, for a wall or a desk.

    The sheet shows pay on one scale, outlook, how to enter, industries, and duties in brief. The PDF file conforms to
    PDF/UA-1 and PDF/A-2a, as brochures do. The sheet is as large as the paper allows; what does not fit on one page
    continues on the next.
    """
    made = brochure.compare(
        names,
        output=target(output, as_json=as_json),
        page_size=page_size,
        progress=Telling(quiet=quiet),
        **options,
    )
    if page_size is None and made.paper != made.style_paper and not quiet:
        note(_larger_paper(made.style_paper, made.paper))
    entry = {"profiles": made.slugs, "path": made.path, "pages": made.pages, "bytes": made.bytes}
    result_paths([made.path], entry, as_json=as_json)


def _larger_paper(size: SheetSize, paper: SheetSize) -> str:
    """Why a sheet is on larger paper than the style's, and what to do about it."""
    return (
        f"The sheet is on {paper} paper ({PAPER_SIZES[paper]}), because it does not fit on one {size} page."
        f" --page-size {size} keeps it on {size}, on several pages."
    )
