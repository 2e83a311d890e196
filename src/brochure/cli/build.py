"""``brochure build``, ``preview`` and ``compare``: named profiles as brochures, pictures, or one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli.completing import profiles
from brochure.cli.options import (
    area_option,
    example,
    output_folder_option,
    output_option,
    page_size_option,
    profile_argument,
    profiles_option,
    reporting_options,
    store_option,
    style_option,
    target,
    together,
)
from brochure.cli.terminal import Telling, note, result, result_json, result_paths

if TYPE_CHECKING:
    from brochure.paper import SheetSize

PAPER_SIZES: dict[SheetSize, str] = {
    "letter": "11 × 8.5 in",
    "a4": "297 × 210 mm",
    "tabloid": "17 × 11 in",
    "a3": "420 × 297 mm",
}

_content_options = together(area_option, store_option, profiles_option(), reporting_options)


@click.command(
    short_help="Build brochures as PDF files.",
    epilog=example(
        "brochure build health-info-tech",
        "brochure build electricians cooks --page-size a4 -o fair/",
        'brochure build electricians --area Washington --area "Seattle-Tacoma-Bellevue, WA"',
    ),
)
@click.argument("names", metavar="PROFILE...", nargs=-1, shell_complete=profiles)
@output_option("out/SLUG.pdf", several=True)
@style_option
@page_size_option
@_content_options
def build(*, names: Sequence[str], output: str | None, as_json: bool, quiet: bool, **options: Any) -> None:
    """Build a brochure of each PROFILE: a PDF file that conforms to PDF/UA-1 and PDF/A-2a.

    The path of each file is printed on stdout, the steps with their times on stderr. A file appears whole or not at
    all. If any PROFILE is invalid, nothing is written.
    """
    if not names:
        raise click.UsageError("Which PROFILE? For example: brochure build health-info-tech. See: brochure list.")
    made = brochure.build(names, output=target(output, as_json=as_json), progress=Telling(quiet=quiet), **options)
    entries = [{"slug": file.slug, "path": file.path, "pages": file.pages, "bytes": file.bytes} for file in made.files]
    result_paths([file.path for file in made.files], entries, as_json=as_json)


@click.command(
    short_help="Draw the pages of a brochure as PNG files.",
    epilog=example("brochure preview health-info-tech", "brochure preview cooks --dpi 200 -o pictures/"),
)
@profile_argument
@output_folder_option("Folder for the pictures.", default=Path("out"))
@click.option(
    "--dpi", metavar="N", type=click.IntRange(20, 600), default=110, show_default=True, help="Pixels per inch."
)
@style_option
@page_size_option
@_content_options
def preview(*, name: str, as_json: bool, quiet: bool, **options: Any) -> None:
    """Draw the pages of PROFILE's brochure as PNG files: SLUG-01.png and so on.

    The finished PDF file is rendered with PDFium, the PDF engine of Chrome.
    """
    made = brochure.preview(name, progress=Telling(quiet=quiet), **options)
    if as_json:
        result_json([{"slug": made.slug, "page": each.page, "path": each.path} for each in made.pictures])
    else:
        result(*(str(each.path) for each in made.pictures))


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
@_content_options
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
