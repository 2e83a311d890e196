"""``brochure build``: named profiles as brochures."""

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
    note_option,
    output_option,
    page_size_option,
    style_option,
    target,
)
from brochure.cli.terminal import Telling, result_paths


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
@lang_option
@click.option("--explain", type=click.Choice(["plan"]), help="Explain how the pages were planned, on stderr.")
@brand_options
@note_option
@content_options
def build(*, names: Sequence[str], output: str | None, as_json: bool, quiet: bool, **options: Any) -> None:
    """Build a brochure of each PROFILE: a PDF file that conforms to PDF/UA-1 and PDF/A-2a.

    The path of each file is printed on stdout, the steps with their times on stderr. A file appears whole or not at
    all. If any PROFILE is invalid, nothing is written.
    """
    if not names:
        raise click.UsageError("Which PROFILE? For example: brochure build health-info-tech. See: brochure list.")
    made = brochure.build(names, output=target(output, as_json=as_json), progress=Telling(quiet=quiet), **options)
    entries = [
        {"slug": file.slug, "path": file.path, "pages": file.pages, "bytes": file.bytes,
         "page_count_missed": file.missed or None, "omitted": list(file.omitted)}
        for file in made.files
    ]  # fmt: skip
    result_paths([file.path for file in made.files], entries, as_json=as_json)
