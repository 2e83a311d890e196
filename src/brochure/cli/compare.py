"""``brochure compare``: several occupations side by side on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

import brochure
from brochure.cli.completing import profiles
from brochure.cli.options import (
    brand_options,
    content_options,
    example,
    lang_option,
    output_option,
    page_size_option_for,
    style_option,
    target,
)
from brochure.cli.terminal import Telling, note, result_paths
from brochure.paper import PAPER_SIZES, PageSize, landscape_text


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
@page_size_option_for(
    f"Paper, always landscape: {', '.join(PAPER_SIZES)}, or two sides with units; tabloid and a3 suit a wall."
    "  [default: the style's, or the next larger one if the sheet does not fit]"
)
@lang_option
@brand_options
@content_options
def compare(
    *,
    names: Sequence[str],
    output: str | None,
    page_size: PageSize | None,
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


def _larger_paper(size: PageSize, paper: PageSize) -> str:
    """Why a sheet is on larger paper than the style's, and what to do about it."""
    return (
        f"The sheet is on {paper} paper ({landscape_text(paper)}), because it does not fit on one {size} page."
        f" --page-size {size} keeps it on {size}, on several pages."
    )
