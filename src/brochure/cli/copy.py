"""``brochure copy``: an existing profile as the start of a new one."""

from __future__ import annotations

from pathlib import Path

import click

from brochure.cli.authoring import profile_output_option, tell_profile, text_target
from brochure.cli.completing import profiles
from brochure.cli.options import example, json_option, profiles_option_meaning, quiet_option
from brochure.cli.terminal import note


@click.command(
    short_help="Copy a profile, to change the copy.",
    epilog=example("brochure copy cooks my-cooks", "brochure copy electricians"),
)
@click.argument("name", metavar="PROFILE", shell_complete=profiles)
@click.argument("slug", metavar="[SLUG]", required=False)
@profile_output_option
@profiles_option_meaning("Look for PROFILE in this folder first, and write the copy into it.")
@json_option
@quiet_option
def command(
    *, name: str, slug: str | None, output: str | None, folder: Path | None, as_json: bool, quiet: bool
) -> None:
    """Copy PROFILE, one that ships with brochure or any other, to a file that you can change.

    The copy is called SLUG, and `brochure build SLUG` finds it; text, figures, comments and layout stay as they are.
    Without SLUG it keeps the slug of PROFILE, and from then on your copy is used in place of the original. An existing
    file is never replaced.
    """
    from brochure.app.author import copy_profile

    made = copy_profile(name, slug, output=text_target(output), folder=folder)
    hint = f"so far it differs only in its slug; its title is still “{made.title}”."
    tell_profile(made, hint, quiet=quiet, as_json=as_json)
    if made.hides and not quiet:
        note(f"From now on, {made.slug} means {made.path}, not {made.hides}.")
