"""``brochure new``: a profile to start from."""

from __future__ import annotations

from pathlib import Path

import click

from brochure.cli.authoring import destination, file_at, profile_output_option, write_profile
from brochure.cli.options import example, profiles_option_meaning
from brochure.cli.terminal import result_text
from brochure.errors import BrochureError


@click.command(short_help="Write a profile to start from.", epilog=example("brochure new drone-pilots"))
@click.argument("slug")
@profile_output_option
@profiles_option_meaning("Write it into this folder.")
@click.option("--force", is_flag=True, help="Replace an existing file, or hide an existing profile of that slug.")
def command(*, slug: str, output: str | None, folder: Path | None, force: bool) -> None:
    """Write a profile to start from, with every key explained, where `brochure build SLUG` finds it.

    SLUG names the profile and its file: lowercase letters, digits and hyphens. To start from an existing profile, use
    `brochure copy`.
    """
    from brochure.profile.find import open_library
    from brochure.profile.starter import starter

    text = starter(slug)
    where = destination(output, folder)
    if where.is_stdout:
        result_text(text.rstrip("\n"))
        return
    path = file_at(where, slug)
    if not (force or path.exists()) and (existing := open_library(folder).slug_file(slug)):
        raise BrochureError(
            f"{slug} is the slug of an existing profile, {existing}. To start from that one:"
            f" brochure copy {slug} my-{slug}. To hide it by an empty one: --force"
        )
    write_profile(text, path, "replace the sample text, and add your figures.", force=force)
