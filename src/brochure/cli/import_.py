"""``brochure import``: official data and career pages to profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from brochure.cli.authoring import profile_output_option, text_target
from brochure.cli.completing import files
from brochure.cli.import_figures import figures
from brochure.cli.importing import exit_code, into_option, overwrite_option, tell_imported
from brochure.cli.options import example, json_option, quiet_option
from brochure.cli.progress import Telling
from brochure.cli.terminal import note, result, result_json, result_text


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
def command() -> None:
    """Make profiles from official data, with every figure and every sentence of the source."""


command.add_command(figures)


@command.command(
    "ooh",
    short_help="Profiles from the Occupational Outlook Handbook.",
    epilog=example(
        "brochure import ooh saved-pages/", "brochure import ooh xml-compilation.xml --only healthcare -o nurses/"
    ),
)
@click.argument("sources", metavar="[SOURCE...]", nargs=-1, shell_complete=files)
@into_option
@overwrite_option
@click.option("--only", "only", metavar="SLUG|CATEGORY", multiple=True, help="Import this alone; may be repeated.")
@click.option("--contact", metavar="ADDRESS", default="", help="Your mail or web address, for a site's keepers.")
@json_option
@quiet_option
@click.pass_context
def ooh(
    context: click.Context,
    *,
    sources: Sequence[str],
    output: Path,
    overwrite: bool,
    only: Sequence[str],
    contact: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a profile of each page of the Occupational Outlook Handbook.

    SOURCE is a page as a browser saves it, a folder of them, the handbook's XML compilation, or the https address of
    either; without any, the compilation at www.bls.gov. A page that cannot be read is reported and the others go on;
    exit code 1 then. Profiles that exist and differ are left as they are.
    """
    from brochure.app.imports import import_ooh

    with Telling(quiet=quiet) as progress:
        made = import_ooh(sources, output=output, overwrite=overwrite, only=only, contact=contact, progress=progress)
    tell_imported(made, as_json=as_json, quiet=quiet)
    context.exit(exit_code(made))


@command.command(
    "page", short_help="A profile from a career page.", epilog=example("brochure import page career-page.txt")
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", metavar="SLUG", help="Name of the profile.  [default: made from the title]")
@profile_output_option
@click.option("--overwrite", is_flag=True, help="Replace a profile that exists.")
@json_option
@quiet_option
def page(*, file: Path, slug: str | None, output: str | None, overwrite: bool, as_json: bool, quiet: bool) -> None:
    """Make a profile of a career page that was saved as plain text.

    FILE has titled sections, each title followed by "[About this section] [To Top]", bullet marks, and tables as
    lines. Job advertisements and navigation are dropped; all the rest arrives.
    """
    from brochure.app.imports import import_page

    made = import_page(file, slug=slug, output=text_target(output), overwrite=overwrite)
    for remark in () if quiet else made.notes:
        note(f"{made.slug}: {remark}")
    if made.path is None:
        result_text(made.text.rstrip("\n"))
    elif as_json:
        result_json({"slug": made.slug, "path": str(made.path), "notes": made.notes})
    else:
        result(str(made.path))
