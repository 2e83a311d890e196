"""``brochure copy``: an existing profile as the start of a new one."""

from __future__ import annotations

from pathlib import Path

import click

from brochure.cli.authoring import destination, file_at, profile_output_option, write_profile
from brochure.cli.completing import profiles
from brochure.cli.options import example, profiles_option_meaning
from brochure.cli.terminal import note, result_text
from brochure.errors import BrochureError


@click.command(
    short_help="Copy a profile, to change the copy.",
    epilog=example("brochure copy cooks my-cooks", "brochure copy electricians"),
)
@click.argument("name", metavar="PROFILE", shell_complete=profiles)
@click.argument("slug", metavar="[SLUG]", required=False)
@profile_output_option
@profiles_option_meaning("Look for PROFILE in this folder first, and write the copy into it.")
def command(*, name: str, slug: str | None, output: str | None, folder: Path | None) -> None:
    """Copy PROFILE, one that ships with brochure or any other, to a file that you can change.

    The copy is called SLUG, and `brochure build SLUG` finds it; text, figures, comments and layout stay as they are.
    Without SLUG it keeps the slug of PROFILE, and from then on your copy is used in place of the original. An existing
    file is never replaced.
    """
    from brochure.profile.copying import copied
    from brochure.profile.find import open_library

    library = open_library(folder)
    original = library.find(name)
    new = slug or original.stem
    copy = copied(original, new)
    where = destination(output, folder)
    if where.is_stdout:
        result_text(copy.text.rstrip("\n"))
        return
    path = file_at(where, new)
    if slug is None and path.exists():
        raise BrochureError(f"{path} exists; give the copy a slug of its own: brochure copy {new} my-{new}")
    existing = library.slug_file(new)
    if existing is not None and new != original.stem and not path.exists():
        raise BrochureError(f"{new} is the slug of another profile, {existing}; choose another one for the copy")
    write_profile(copy.text, path, f"so far it differs only in its slug; its title is still “{copy.profile.title}”.")
    if existing is not None and library.slug_file(new) == path:
        note(f"From now on, {new} means {path}, not {existing}.")
