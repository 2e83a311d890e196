"""``brochure import``: profiles from official data and career pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli.author import PROFILES_FOLDER, note_hidden, profile_output_option, text_target
from brochure.cli.completing import files
from brochure.cli.options import (
    FilePath,
    Text,
    example,
    output_folder_option,
    reporting_options,
    store_option,
    together,
)
from brochure.cli.terminal import Telling, conclude, note, result, result_json, result_paths, result_text
from brochure.resources import own_folder

if TYPE_CHECKING:
    from brochure.app.imports import Imported, ImportedProfile

_MAX_NAMED = 5  # slugs in a message

_STATES = {
    "new": "new",
    "replaced": "replaced",
    "same": "unchanged",
    "left": "left as they are",
    "failed": "failed",
}
"""The states of imported profiles, in words."""

_folder_options = together(
    output_folder_option(
        f"Folder for the profiles.  [default: {PROFILES_FOLDER}]", "--into", default=partial(own_folder, "profiles")
    ),
    click.option("--overwrite", is_flag=True, help="Replace existing profiles that differ."),
)


@click.group(
    "import",
    no_args_is_help=True,
    short_help="Make profiles from official data.",
    epilog=example(
        "brochure import ooh saved-pages/",
        "brochure import ooh xml-compilation.xml --only healthcare",
        "brochure import figures --all",
    ),
)
def import_() -> None:
    """Make profiles from official data, with every figure and every sentence of the source."""


@import_.command(
    short_help="Import the Occupational Outlook Handbook.",
    epilog=example(
        "brochure import ooh saved-pages/", "brochure import ooh xml-compilation.xml --only healthcare -o nurses/"
    ),
)
@click.argument("sources", metavar="[SOURCE...]", nargs=-1, type=Text(), shell_complete=files)
@_folder_options
@click.option("--only", metavar="SLUG|CATEGORY", type=Text(), multiple=True, help="Import only these; may be repeated.")
@click.option("--contact", metavar="ADDRESS", default="", help="Your email or web address, for the site's operators.")
@reporting_options
@click.pass_context
def ooh(context: click.Context, /, *, sources: Sequence[str], as_json: bool, quiet: bool, **options: Any) -> None:
    """Make a profile of each page of the Occupational Outlook Handbook.

    SOURCE is a page saved by a browser, a folder of such pages, the handbook's XML compilation, or the https address of
    a page or compilation; by default, the compilation at www.bls.gov. A page that cannot be read is reported and does
    not affect the others; the exit code is then 1. Existing profiles that differ are kept.
    """
    with Telling(quiet=quiet) as progress:
        made = brochure.import_ooh(sources, progress=progress, **options)
    _report(made, as_json=as_json, quiet=quiet)
    context.exit(_exit_code(made))


@import_.command(short_help="Import a career page.", epilog=example("brochure import page career-page.txt"))
@click.argument("file", type=FilePath())
@click.option("--slug", metavar="SLUG", type=Text(), help="Slug of the profile.  [default: made from the title]")
@profile_output_option
@click.option("--overwrite", is_flag=True, help="Replace an existing profile.")
@reporting_options
def page(*, file: Path, output: str | None, as_json: bool, quiet: bool, **options: Any) -> None:
    """Make a profile of a career page that was saved as plain text.

    FILE has titled sections, each title followed by "[About this section] [To Top]", bullet marks, and tables as
    lines. Job advertisements and navigation are dropped; everything else is kept.
    """
    made = brochure.import_page(file, output=text_target(output, as_json=as_json), **options)
    if not quiet:
        for remark in made.notes:
            note(f"{made.slug}: {remark}")
        note_hidden(made)
    if made.path is None:
        result_text(made.text.rstrip("\n"))
        return
    result_paths([made.path], {"slug": made.slug, "path": made.path, "notes": made.notes}, as_json=as_json)


@import_.command(
    short_help="Make fact sheets from the figures store.",
    epilog=example("brochure import figures electricians 27-2011", "brochure import figures --all -o profiles/"),
)
@click.argument("names", metavar="[OCCUPATION...]", nargs=-1)
@click.option(
    "--all", "everything", is_flag=True, help="All occupations without a profile in DIR other than a fact sheet."
)
@_folder_options
@store_option
@reporting_options
@click.pass_context
def figures(context: click.Context, /, *, names: Sequence[str], as_json: bool, quiet: bool, **options: Any) -> None:
    """Make a fact sheet, which is a profile without prose, of each occupation from the figures store.

    OCCUPATION is the SOC code or the title of a detailed occupation of the newest projections, or words that only its
    title has. Figures that are not published are absent. `brochure data add` fills the store: projections are
    required; national wages and wages by sector are added if available.
    """
    with Telling(quiet=quiet) as progress:
        made = brochure.import_figures(names, progress=progress, **options)
    _report(made, as_json=as_json, quiet=quiet)
    context.exit(_exit_code(made))


def _exit_code(made: Imported) -> int:
    """2 if all failed, so that nothing was written; 1 if some failed or were left."""
    failed, left = made.count("failed"), made.count("left")
    if failed and failed == len(made.profiles):
        return 2
    return 1 if failed or left else 0


def _report(made: Imported, *, as_json: bool, quiet: bool) -> None:
    """Print the paths on stdout and a summary on stderr; in a quiet run only if something went wrong."""
    if as_json:
        result_json(list(map(_entry, made.profiles)))
    else:
        for profile in made.profiles:
            if profile.state in ("new", "replaced"):
                result(str(profile.path))
    code = _exit_code(made)
    if quiet and not code:
        return
    if made.hiding:
        named = ", ".join(made.hiding[:_MAX_NAMED]) + (", …" if len(made.hiding) > _MAX_NAMED else "")
        said = ("means the new profile", "the one") if len(made.hiding) == 1 else ("mean the new profiles", "those")
        note(f"From now on, {named} {said[0]} in {made.output}, not {said[1]} of the same name elsewhere")
    counts = [f"{count} {words}" for state, words in _STATES.items() if (count := made.count(state))]
    conclude(f"{made.output}: {', '.join(counts) or 'nothing to import'}", made.seconds, exit_code=code)


def _entry(profile: ImportedProfile) -> dict[str, object]:
    return {"slug": profile.slug, "path": profile.path, "state": profile.state, "notes": profile.notes}
