"""``brochure list``: the profiles that there are."""

from __future__ import annotations

from pathlib import Path

import click

from brochure.cli.listing import print_entries
from brochure.cli.options import example, json_option, profiles_option


@click.command(short_help="List the profiles that there are.", epilog=example("brochure list", "brochure list --json"))
@profiles_option
@json_option
def command(*, folder: Path | None, as_json: bool) -> None:
    """List the profiles that can be built: slug, SOC codes, title."""
    from brochure.profile.find import entries, profile_folders

    print_entries(entries(profile_folders(folder)), as_json=as_json)
