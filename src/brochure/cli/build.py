"""``brochure build``: profiles in, brochures out."""

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
    page_size_option,
    profiles_option,
    quiet_option,
    store_option,
    style_option,
)
from brochure.cli.outputs import target
from brochure.cli.progress import Telling
from brochure.cli.terminal import result, result_json

if TYPE_CHECKING:
    from brochure.app.build import BrochureFile
    from brochure.paper import PageSize


@click.command(
    short_help="Make brochures, PDF files.",
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
    page_size: PageSize | None,
    areas: Sequence[str],
    store: Path | None,
    folder: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a brochure of each PROFILE: a PDF file that is PDF/UA-1 and PDF/A-2a.

    The path of each file is printed on stdout, the steps with their times on stderr. A file appears whole or not at
    all, and if any PROFILE is wrong, nothing is written.
    """
    if not names:
        raise click.UsageError("Which PROFILE? For example: brochure build health-info-tech. See: brochure list.")
    from brochure.app.build import build

    made = build(
        names,
        output=target(output, as_json=as_json),
        style=style,
        page_size=page_size,
        areas=areas,
        store=store,
        folder=folder,
        progress=Telling(quiet=quiet),
    )
    if as_json:
        result_json([_entry(file) for file in made.files])
    elif made.files[0].path:
        result(*(str(file.path) for file in made.files))


def _entry(file: BrochureFile) -> dict[str, object]:
    return {"slug": file.slug, "path": str(file.path), "pages": file.pages, "bytes": file.bytes}
