"""``brochure import figures``: fact sheets of occupations, from the store of figures alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import click

from brochure import ledger
from brochure.cli.importing import Run, into_option, overwrite_option
from brochure.cli.options import example, json_option, store_option
from brochure.cli.terminal import note


@click.command(
    short_help="Fact sheets from the store of figures.",
    epilog=example("brochure import figures 11-1011 27-2011", "brochure import figures --all --into profiles/"),
)
@click.argument("codes", metavar="[SOC...]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All occupations that no written profile in DIR is about.")
@into_option
@overwrite_option
@store_option
@json_option
@click.pass_context
def figures(
    context: click.Context,
    *,
    codes: Sequence[str],
    everything: bool,
    folder: Path,
    overwrite: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Make a profile of each occupation from the store of figures, without prose: a fact sheet.

    SOC is the code of a detailed occupation of the newest projections; --all makes the fact sheets of all that no
    profile in the folder is about, but for earlier fact sheets. What is not published is absent. `brochure data add`
    fills the store: the projections it needs, national wages and those by sector say more.
    """
    from brochure.sources.figures.profiles import FactSheets
    from brochure.sources.figures.sheets import check_codes, covered, fact_sheets
    from brochure.sources.figures.store import Store, store_path

    if bool(codes) == everything:
        raise click.UsageError("name SOC codes, or --all of them.")
    start = perf_counter()
    run = Run(folder, overwrite=overwrite)
    with Store(store_path(store)) as opened:
        sheets = FactSheets(opened)
        check_codes(sheets, codes)
        wanted = tuple(dict.fromkeys(codes))
        if everything:
            with ledger.keeping():  # what the outputs may replace is looked at, and no input
                written = covered(folder)
            wanted = tuple(soc for soc in sheets.codes if soc not in written)
            if len(wanted) < len(sheets.codes):
                note(f"{len(sheets.codes) - len(wanted)} of {len(sheets.codes)} occupations have a profile in {folder}")
        run.take(fact_sheets(sheets, wanted))
    run.tell(perf_counter() - start, as_json=as_json)
    context.exit(run.exit_code)
