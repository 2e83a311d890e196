"""``brochure import``: official data and career pages to profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from brochure.cli.authoring import profile_output_option, text_target
from brochure.cli.completing import files
from brochure.cli.import_figures import figures
from brochure.cli.importing import Run, into_option, overwrite_option
from brochure.cli.options import example, json_option, quiet_option
from brochure.cli.progress import followed
from brochure.cli.terminal import note, result, result_json, result_text

if TYPE_CHECKING:
    from brochure.sources.ooh.intake import Wanted


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
) -> None:
    """Make a profile of each page of the Occupational Outlook Handbook.

    SOURCE is a page as a browser saves it, a folder of them, the handbook's XML compilation, or the https address of
    either; without any, the compilation at www.bls.gov. A page that cannot be read is reported and the others go on;
    exit code 1 then. Profiles that exist and differ are left as they are.
    """
    from brochure.sources.ooh.intake import OFFICIAL, expand, read

    start = perf_counter()
    places = expand(sources or (OFFICIAL,))
    found = read(followed(places, len(places)), _wanted(only), contact)
    run = Run(output, overwrite=overwrite)
    run.take(found)
    if only and not run.entries:
        raise click.UsageError(f"nothing there is called {' or '.join(only)}.")
    run.tell(perf_counter() - start, as_json=as_json)
    context.exit(run.exit_code)


def _wanted(only: Sequence[str]) -> Wanted:
    """Whether an occupation's slug or category is among ``only``; everything where that is empty."""
    names = {_key(name) for name in only}
    return lambda parts: not names or parts.slug in names or _key(parts.category) in names


def _key(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


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
