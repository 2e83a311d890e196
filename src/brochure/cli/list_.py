"""``brochure list``: the available profiles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.listing import note_skipped, print_entries
from brochure.cli.options import example, json_option
from brochure.cli.selectors import narrowing
from brochure.cli.terminal import note

if TYPE_CHECKING:
    from brochure.batch.select import Selectors


@click.command(
    short_help="List the available profiles.",
    epilog=example("brochure list", "brochure list --category healthcare", 'brochure list --soc "29-*" --json'),
)
@narrowing
@json_option
@click.pass_context
def command(context: click.Context, *, selectors: Selectors, folder: Path | None, as_json: bool) -> None:
    """List the available profiles: slug, SOC codes, title.

    With --profiles, only those in that folder; without it, those in all folders that `brochure paths` shows. Exit code
    1 if there are none.
    """
    from brochure.app.listing import list_profiles

    found = list_profiles(selectors, folder=folder)
    note_skipped(found.skipped)
    print_entries(found.profiles, as_json=as_json)
    if not found.profiles:
        note("no profiles; `brochure paths` shows where they are looked for, `brochure new` writes one")
        context.exit(1)
