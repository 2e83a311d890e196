"""``brochure preview``: the pages of a brochure as pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import brochure
from brochure.cli.options import (
    brand_options,
    content_options,
    example,
    lang_option,
    note_option,
    output_folder_option,
    page_size_option,
    profile_argument,
    style_option,
)
from brochure.cli.terminal import Telling, result, result_json


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
@lang_option
@brand_options
@note_option
@content_options
def preview(*, name: str, as_json: bool, quiet: bool, **options: Any) -> None:
    """Draw the pages of PROFILE's brochure as PNG files: SLUG-01.png and so on.

    The finished PDF file is rendered with PDFium, the PDF engine of Chrome.
    """
    made = brochure.preview(name, progress=Telling(quiet=quiet), **options)
    if as_json:
        result_json([{"slug": made.slug, "page": each.page, "path": each.path} for each in made.pictures])
    else:
        result(*(str(each.path) for each in made.pictures))
