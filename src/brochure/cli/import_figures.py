"""``brochure import figures``: fact sheets of occupations, from the store of figures alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import click

from brochure import ledger
from brochure.cli.importing import Run, into_option, overwrite_option
from brochure.cli.options import example, json_option, store_option
from brochure.cli.progress import followed
from brochure.cli.terminal import note


@click.command(
    short_help="Fact sheets from the store of figures.",
    epilog=example("brochure import figures electricians 27-2011", "brochure import figures --all -o profiles/"),
)
@click.argument("names", metavar="[OCCUPATION...]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All occupations that no written profile in DIR is about.")
@into_option
@overwrite_option
@store_option
@json_option
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
) -> None:
    """Make a profile of each occupation from the store of figures, without prose: a fact sheet.

    OCCUPATION is the SOC code or the title of a detailed occupation of the newest projections, or words that only its
    title has; --all makes the fact sheets of all occupations that no profile in the folder is about, except earlier
    fact sheets. What is not published is absent. `brochure data add` fills the store: projections are needed, national
    wages and those by sector add to them.
    """
    from brochure.sources.factsheets.sheets import FactSheets, covered, fact_sheets, is_fact_sheet
    from brochure.sources.store.reading import Store, store_path

    if bool(names) == everything:
        raise click.UsageError("name occupations by their SOC codes or titles, or give --all.")
    start = perf_counter()
    run = Run(output, overwrite=overwrite, may_replace=is_fact_sheet)
    with Store(store_path(store)) as opened:
        sheets = FactSheets(opened)
        wanted = sheets.occupations.find(names)
        if everything:
            with ledger.keeping():  # what the outputs may replace is looked at, and no input
                written = covered(output)
            wanted = tuple(soc for soc in sheets.codes if soc not in written)
            if len(wanted) < len(sheets.codes):
                note(f"{len(sheets.codes) - len(wanted)} of {len(sheets.codes)} occupations have a profile in {output}")
        for gap in sheets.gaps:
            note(gap)
        run.take(followed(fact_sheets(sheets, wanted), len(wanted)))
    run.tell(perf_counter() - start, as_json=as_json)
    context.exit(run.exit_code)
