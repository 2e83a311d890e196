"""``brochure data``: official figures into a store on this computer, and what is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.listing import print_columns
from brochure.cli.options import example, json_option, quiet_option, store_option
from brochure.cli.progress import Telling
from brochure.cli.terminal import note, result_json

if TYPE_CHECKING:
    from brochure.sources.figures.model import Holding
    from brochure.sources.store.adding import Added


@click.group(
    short_help="Keep official wages and projections.",
    epilog=example(
        "brochure data add oesm24nat.zip occupation.xlsx",
        "brochure data list",
        "brochure data areas seattle",
    ),
)
def command() -> None:
    """Keep official wages and projections in a store on this computer.

    Workbooks of the Occupational Employment and Wage Statistics and of the Employment Projections, which the Bureau of
    Labor Statistics offers for download, are read once; several years can coexist.
    """


@command.command(
    short_help="Add workbooks to the store.",
    epilog=example(
        "brochure data add oesm24nat.zip oesm24st.zip oesm24ma.zip occupation.xlsx",
        "brochure data add wages.xlsx --vintage 2022-05",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--vintage",
    metavar="YYYY-MM",
    help="The month of a wage survey whose workbook does not tell it, such as 2022-05.",
)
@store_option
@json_option
@quiet_option
@click.pass_context
def add(
    context: click.Context,
    *,
    files: Sequence[Path],
    vintage: str | None,
    store: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Add workbooks to the store, identified by their content.

    FILE is a workbook (.xlsx), an archive of workbooks (.zip) as the Bureau offers them, or a folder of either. A
    workbook is added whole or not at all, and only once: adding it again changes nothing. If some cannot be added, the
    others are: exit code 1. If none can: exit code 2.
    """
    from brochure.app.data import add_data

    made = add_data(files, vintage=vintage, store=store, progress=Telling(quiet=quiet))
    if as_json:
        result_json([_plain_added(added) for added in made.added])
    if made.failed:
        context.exit(1 if made.added else 2)


@command.command("list", short_help="List what is in the store.", epilog=example("brochure data list"))
@store_option
@json_option
def list_(*, store: Path | None, as_json: bool) -> None:
    """List what is in the store: survey, month or years, kinds of areas, rows, file, day it was added."""
    from brochure.app.data import described, list_data

    holdings = list_data(store)
    if as_json:
        result_json([_plain(holding) for holding in holdings])
        return
    print_columns([(described(holding), f"{holding.file} ({holding.added})") for holding in holdings], fits=True)


@command.command(
    short_help="Find areas by name.", epilog=example("brochure data areas seattle", "brochure data areas WA --json")
)
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@store_option
@json_option
@click.pass_context
def areas(context: click.Context, *, words: Sequence[str], store: Path | None, as_json: bool) -> None:
    """Find areas whose name, state or code has every WORD; the beginning of a word is enough.

    Exit code 1 if no area has them.
    """
    from brochure.app.data import find_areas

    found = find_areas(" ".join(words), store=store)
    if as_json:
        result_json(
            [
                {
                    "title": item.area.title,
                    "kind": item.area.kind.value,
                    "code": item.area.code,
                    "state": item.area.state,
                    "vintages": [str(vintage) for vintage in item.vintages],
                }
                for item in found
            ]
        )
    elif found:
        print_columns(
            [
                (item.area.title, item.area.kind.value, ", ".join(month.words for month in item.vintages))
                for item in found
            ],
            fits=True,
        )
    if not found:
        note(f"no area found for {' '.join(words)!r}; `brochure data list` shows what is in the store")
        context.exit(1)


def _plain_added(added: Added) -> dict[str, object]:
    """What was added, as JSON has it."""
    return {
        "status": "added" if added.is_new else "already there",
        "replaced": [{"file": part.file, "rows": part.rows} for part in added.replaced],
        **_plain(added.holding),
    }


def _plain(holding: Holding) -> dict[str, object]:
    """A holding as JSON has it."""
    return {
        "dataset": holding.dataset,
        "vintage": holding.vintage,
        "rows": holding.rows,
        "areas": [
            {"kind": part.kind.value, "industries": part.industries, "areas": part.areas, "rows": part.rows}
            for part in holding.coverage
            if part.kind
        ],
        "file": holding.file,
        "sha256": holding.digest,
        "added": holding.added,
    }
