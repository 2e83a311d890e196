"""``brochure preview``: the pages of a brochure as pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.options import (
    area_option,
    example,
    json_option,
    output_folder_option,
    page_size_option,
    profile_argument,
    profiles_option,
    quiet_option,
    store_option,
    style_option,
)
from brochure.cli.outputs import OUT
from brochure.cli.progress import Telling
from brochure.cli.terminal import result, result_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brochure.paper import PageSize


@click.command(
    short_help="Draw a brochure's pages as PNG pictures.",
    epilog=example("brochure preview health-info-tech", "brochure preview cooks --dpi 200 -o pictures/"),
)
@profile_argument
@output_folder_option("Folder for the pictures.", default=OUT)
@click.option(
    "--dpi", metavar="N", type=click.IntRange(20, 600), default=110, show_default=True, help="Pixels per inch."
)
@style_option
@page_size_option
@area_option
@store_option
@profiles_option
@json_option
@quiet_option
def command(
    *,
    name: str,
    output: Path,
    dpi: int,
    style: str,
    page_size: PageSize | None,
    areas: Sequence[str],
    store: Path | None,
    folder: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Draw the pages of PROFILE's brochure as PNG pictures, SLUG-01.png and so on.

    The finished PDF file is drawn by PDFium, the engine of a widely used browser.
    """
    from brochure.app.preview import preview

    made = preview(
        name,
        output=output,
        dpi=dpi,
        style=style,
        page_size=page_size,
        areas=areas,
        store=store,
        folder=folder,
        progress=Telling(quiet=quiet),
    )
    if as_json:
        result_json([{"slug": made.slug, "page": each.page, "path": str(each.path)} for each in made.pictures])
    else:
        result(*(str(each.path) for each in made.pictures))
