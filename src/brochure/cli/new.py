"""``brochure new``: a profile to start from."""

from __future__ import annotations

from pathlib import Path

import click

from brochure.cli.authoring import profile_output_option, tell_profile, text_target
from brochure.cli.options import example, json_option, profiles_option_meaning, quiet_option


@click.command(short_help="Write a profile to start from.", epilog=example("brochure new drone-pilots"))
@click.argument("slug")
@profile_output_option
@profiles_option_meaning("Write it into this folder.")
@click.option("--force", is_flag=True, help="Replace an existing file, or hide an existing profile of that slug.")
@json_option
@quiet_option
def command(*, slug: str, output: str | None, folder: Path | None, force: bool, as_json: bool, quiet: bool) -> None:
    """Write a profile to start from, with every key explained, where `brochure build SLUG` finds it.

    SLUG names the profile and its file: lowercase letters, digits and hyphens. To start from an existing profile, use
    `brochure copy`.
    """
    from brochure.app.author import new_profile

    made = new_profile(slug, output=text_target(output), folder=folder, force=force)
    tell_profile(made, "replace the sample text, and add your figures.", quiet=quiet, as_json=as_json)
