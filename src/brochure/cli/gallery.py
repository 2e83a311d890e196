"""``brochure gallery``: one profile in every style."""

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
    output_folder_option,
    page_size_option,
    profile_argument,
    styles_option,
)
from brochure.cli.terminal import Telling, result, result_json


@click.command(
    short_help="Show a profile in every style.",
    epilog=example(
        "brochure gallery health-info-tech", "brochure gallery cooks --style field --style handout+copier -o pictures/"
    ),
)
@profile_argument
@output_folder_option("Folder for the files.", default=Path("out", "gallery"))
@styles_option("all that are available")
@click.option(
    "--dpi", metavar="N", type=click.IntRange(20, 600), default=72, show_default=True, help="Pixels per inch."
)
@page_size_option
@lang_option
@brand_options
@content_options
def gallery(*, name: str, as_json: bool, quiet: bool, **options: Any) -> None:
    """Make PROFILE in every style: a PDF file each, a picture of each page, and an index page to open in a browser.

    The path of the index is printed on stdout. It shows all pages beside one another and says what each style is for.
    """
    made = brochure.gallery(name, progress=Telling(quiet=quiet), **options)
    if as_json:
        result_json([{"style": each.style, "path": each.file, "pictures": list(each.pictures)} for each in made.shown])
    else:
        result(str(made.index))
