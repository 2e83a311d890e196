"""``brochure import figures``: fact sheets of occupations, from the figures store alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from brochure.cli.importing import exit_code, into_option, overwrite_option, tell_imported
from brochure.cli.options import example, json_option, quiet_option, store_option
from brochure.cli.progress import Telling


@click.command(
    short_help="Fact sheets from the figures store.",
    epilog=example("brochure import figures electricians 27-2011", "brochure import figures --all -o profiles/"),
)
@click.argument("names", metavar="[OCCUPATION...]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All occupations that no written profile in DIR is about.")
@into_option
@overwrite_option
@store_option
@json_option
@quiet_option
@click.pass_context
def figures(
    context: click.Context,
    *,
    names: Sequence[str],
    everything: bool,
    output: Path,
    overwrite: bool,
    store: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a profile of each occupation from the figures store, without prose: a fact sheet.

    OCCUPATION is the SOC code or the title of a detailed occupation of the newest projections, or words that only its
    title has; --all makes the fact sheets of all occupations that no profile in the folder is about, except earlier
    fact sheets. What is not published is absent. `brochure data add` fills the store: projections are needed, national
    wages and those by sector add to them.
    """
    from brochure.app.imports import import_figures

    with Telling(quiet=quiet) as progress:
        made = import_figures(
            names, everything=everything, output=output, overwrite=overwrite, store=store, progress=progress
        )
    tell_imported(made, as_json=as_json, quiet=quiet)
    context.exit(exit_code(made))
