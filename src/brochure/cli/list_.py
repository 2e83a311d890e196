"""``brochure list``: the profiles that there are."""

from __future__ import annotations

from pathlib import Path

import click

from brochure.cli.listing import note_skipped, print_entries
from brochure.cli.options import example, json_option, profiles_option


@click.command(short_help="List the profiles that there are.", epilog=example("brochure list", "brochure list --json"))
@profiles_option
@json_option
def command(*, folder: Path | None, as_json: bool) -> None:
    """List the profiles that can be built: slug, SOC codes, title."""
    from brochure.profile.find import Library, profile_folders

    library = Library(profile_folders(folder))
    note_skipped(library.skipped)
    print_entries([header.entry for header in library.headers], as_json=as_json)
