"""``brochure new``, ``copy`` and ``schema``: profiles to start from, and the JSON Schemas for editors."""

from __future__ import annotations

import os
import shlex
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

import brochure
from brochure.cli.completing import profiles
from brochure.cli.options import Text, check_stdout, example, output_option, profiles_option, reporting_options
from brochure.cli.terminal import note, result_paths, result_text

if TYPE_CHECKING:
    from brochure.app.author import Kind, ProfileFile

PROFILES_FOLDER = "./profiles, or the first folder of $BROCHURE_PROFILES"
"""The default folder for profiles (:func:`brochure.resources.own_folder`), for help texts."""

profile_output_option = output_option(f"SLUG.yaml in {PROFILES_FOLDER}")


@click.command(
    short_help="Write a profile or a brand file to start from.",
    epilog=example("brochure new drone-pilots", "brochure new --brand"),
)
@click.argument("slug", metavar="[SLUG]", type=Text(), required=False)
@click.option("--brand", "is_brand", is_flag=True, help="Write a brand file, brand.yaml, instead of a profile.")
@profile_output_option
@profiles_option("Write the file to this folder.")
@click.option("--force", is_flag=True, help="Replace an existing file, or hide an existing profile of that slug.")
@reporting_options
def new(*, slug: str | None, is_brand: bool, output: str | None, as_json: bool, quiet: bool, **options: Any) -> None:
    """Write a profile to start from, with every key explained, where `brochure build SLUG` finds it.

    SLUG names the profile and its file: lowercase letters, digits and hyphens. To start from an existing profile, use
    `brochure copy`. With --brand, write a file that says who hands out the brochures: name, logo, whom to ask.
    """
    if is_brand == (slug is not None):
        raise click.UsageError("A new profile needs a SLUG, a brand none: brochure new SLUG, or brochure new --brand.")
    if slug is None:
        _new_brand(output, as_json=as_json, quiet=quiet, **options)
        return
    made = brochure.new_profile(slug, output=text_target(output, as_json=as_json), **options)
    _print_profile(made, "replace the sample text, and add your figures.", quiet=quiet, as_json=as_json)


@click.command(
    short_help="Copy a profile, to change the copy.",
    epilog=example("brochure copy cooks my-cooks", "brochure copy electricians"),
)
@click.argument("name", metavar="PROFILE", shell_complete=profiles)
@click.argument("slug", metavar="[SLUG]", type=Text(), required=False)
@profile_output_option
@profiles_option("Look for PROFILE in this folder first, and write the copy to it.")
@reporting_options
def copy(*, name: str, slug: str | None, output: str | None, as_json: bool, quiet: bool, **options: Any) -> None:
    """Copy PROFILE, whether it ships with brochure or not, to a file that you can change.

    The copy has the slug SLUG, and `brochure build SLUG` finds it; text, figures, comments and formatting are
    unchanged. Without SLUG, the copy keeps the slug of PROFILE and is used in place of the original from then on.
    Existing files are never replaced.
    """
    made = brochure.copy_profile(name, slug, output=text_target(output, as_json=as_json), **options)
    hint = f"so far it differs only in its slug; its title is still “{made.title}”."
    _print_profile(made, hint, quiet=quiet, as_json=as_json)


@click.command(
    short_help="Print the JSON Schema of profiles, styles or brands.",
    epilog=example("brochure schema -o profile.schema.json", "brochure schema --of style"),
)
@click.option(
    "--of",
    "kind",
    type=click.Choice(("profile", "style", "brand")),
    default="profile",
    show_default=True,
    help="The kind of file that the schema describes.",
)
@output_option("stdout")
@reporting_options
def schema(*, kind: Kind, output: str | None, as_json: bool, quiet: bool) -> None:  # noqa: ARG001  it is always quiet
    """Print the JSON Schema of profiles, styles or brand files.

    Editors with a YAML language server complete and check files with it. Profiles that brochure writes name
    profile.schema.json in their first line; brochure writes that file beside them unless it exists.
    """
    if output is None or check_stdout(output, as_json=as_json):
        result_text(brochure.schema_text(kind).rstrip("\n"))
        return
    path = brochure.write_schema(kind, output)
    result_paths([path], {"path": path}, as_json=as_json)


def _new_brand(output: str | None, *, as_json: bool, quiet: bool, **options: Any) -> None:
    made = brochure.new_brand(output=text_target(output, as_json=as_json), **options)
    if made.path is None:
        result_text(made.text.rstrip("\n"))
        return
    result_paths([made.path], {"path": made.path}, as_json=as_json)
    if not quiet:
        note(f"Next:\n  1. Edit {made.path}: enter your own.\n  2. brochure check {_quoted(made.path)}")


def text_target(output: str | None, *, as_json: bool) -> str | BinaryIO | None:
    """``-o`` as functions that write profiles take it; for ``-`` a buffer, because the text is printed as text."""
    return BytesIO() if check_stdout(output, as_json=as_json) else output


def _print_profile(made: ProfileFile, hint: str, *, quiet: bool, as_json: bool) -> None:
    """Print the path on stdout, and on stderr what to do next, with a ``hint`` for editing; or the profile itself."""
    if made.path is None:
        result_text(made.text.rstrip("\n"))
        return
    result_paths([made.path], {"slug": made.slug, "path": made.path}, as_json=as_json)
    if not quiet:
        name = _name(made.path)
        note(f"Next:\n  1. Edit {made.path}: {hint}\n  2. brochure check {name}\n  3. brochure build {name}")
        note_hidden(made)


def note_hidden(made: ProfileFile) -> None:
    if made.hides:
        note(f"From now on, {made.slug} means {made.path}, not {made.hides}.")


def _name(path: Path) -> str:
    """What to call the profile at ``path`` on a command line: its slug if that finds it, or else its quoted path."""
    from brochure.profile.find import open_library

    found = open_library().slug_file(path.stem)
    if found is not None and os.path.realpath(found) == os.path.realpath(path):
        return path.stem
    return _quoted(path)


def _quoted(path: Path) -> str:
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline([str(path)])
    return shlex.quote(str(path))
