"""``brochure cards``: a pay card of each of several occupations, eight on a sheet to cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli import completing
from brochure.cli.options import (
    Text,
    area_option,
    brand_options,
    example,
    lang_option,
    output_option,
    page_size_option,
    reporting_options,
    selecting_options,
    store_option,
    target,
)
from brochure.cli.terminal import Telling, result_paths

if TYPE_CHECKING:
    from brochure.batch.select import Selectors


@click.command(
    short_help="Make pay cards of several occupations to cut.",
    epilog=example(
        "brochure cards --cluster construction",
        "brochure cards electricians cooks postal-service-workers --area Washington --page-size a4",
    ),
)
@selecting_options
@output_option("out/cards--SLUG--SLUG.pdf")
@click.option(
    "--style",
    metavar="STYLE",
    type=Text(),
    shell_complete=completing.styles,
    default="cards",
    show_default=True,
    help="Name of a style of cards, or path of its file; with +OVERLAY, a stack.",
)
@page_size_option
@lang_option
@brand_options
@area_option
@store_option
@reporting_options
def cards(
    *,
    selectors: Selectors,
    output: str | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Make sheets of pay cards to cut: a card of each of the selected profiles, eight on a Letter or A4 sheet.

    The cards are in the order in which profiles are named, and the last sheet is filled with the first ones again.
    Print the file as often as you need cards of each: every pile that you cut is of one occupation. For a sheet of a
    single occupation, use `brochure build PROFILE --style cards`.
    """
    made = brochure.build_cards(
        selectors, output=target(output, as_json=as_json), progress=Telling(quiet=quiet), **options
    )
    entry = {"profiles": made.slugs, "path": made.path, "pages": made.pages, "bytes": made.bytes}
    result_paths([made.path], entry, as_json=as_json)
