"""``brochure data``: official figures into a store on this computer, and what is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from brochure import ledger
from brochure.app.remarks import Remarks
from brochure.cli.listing import print_columns
from brochure.cli.options import example, json_option, store_option
from brochure.cli.terminal import note, result_json, step
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.sources.figures.model import Coverage, Holding, Vintage
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
    Labor Statistics offers for download, are read once; years lie beside each other.
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
@click.pass_context
def add(
    context: click.Context, *, files: Sequence[Path], vintage: str | None, store: Path | None, as_json: bool
) -> None:
    """Add workbooks to the store, recognised by what is in them.

    FILE is a workbook (.xlsx), an archive of workbooks (.zip) as the Bureau offers them, or a folder of either. A
    workbook is added whole or not at all, and only once: adding it again changes nothing. If some cannot be added, the
    others are: exit code 1. If none can: exit code 2.
    """
    from brochure.sources.store.adding import Added, Skipped, add_all
    from brochure.sources.store.reading import store_path

    place, month = store_path(store), _month(vintage)
    done: list[dict[str, object]] = []
    skipped = Remarks()
    failed = 0
    start = perf_counter()
    for outcome in (outcome for file in files for outcome in add_all(place, file, month)):
        if isinstance(outcome, Added):
            done.append(_plain_added(outcome))
            if outcome.is_new:
                ledger.note_written(place)
            step(_told(outcome), perf_counter() - start)
        elif isinstance(outcome, Skipped):
            skipped.add(outcome.file, outcome.reason)
        else:
            failed += 1
            note(f"Error: {outcome.source}: {outcome.reason}")
        start = perf_counter()
    for names, reason in skipped:
        note(f"{names}: skipped: {reason}")
    if as_json:
        result_json(done)
    if failed:
        context.exit(1 if done else 2)


@command.command("list", short_help="List what is in the store.", epilog=example("brochure data list"))
@store_option
@json_option
def list_(*, store: Path | None, as_json: bool) -> None:
    """List what is in the store: survey, month or years, kinds of areas, rows, file, day it was added."""
    from brochure.sources.store.reading import Store, store_path

    with Store(store_path(store)) as opened:
        holdings = opened.holdings()
    if as_json:
        result_json([_plain(holding) for holding in holdings])
        return
    print_columns([(_words(holding), f"{holding.file} ({holding.added})") for holding in holdings], fits=True)


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
    from brochure.sources.store.areas import search_areas
    from brochure.sources.store.reading import Store, store_path

    with Store(store_path(store)) as opened:
        found = search_areas(opened, " ".join(words))
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


def _month(text: str | None) -> Vintage | None:
    from brochure.sources.figures.model import Vintage

    if text is None:
        return None
    try:
        return Vintage.parse(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--vintage") from None


def _told(added: Added) -> str:
    """``nation.xlsx: wages May 2024, nation, 1,403 rows: added, in place of 3 rows of old.xlsx``."""
    status = "added" if added.is_new else "already there"
    gone = "".join(f", in place of {counted(part.rows, 'row')} of {part.file}" for part in added.replaced)
    return f"{added.holding.file}: {_words(added.holding)}: {status}{gone}"


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


def _words(holding: Holding) -> str:
    """``wages May 2024, nation, 1,403 rows``; ``projections 2024–2034, 1,113 rows``."""
    from brochure.sources.figures.model import Vintage

    rows = counted(holding.rows, "row")
    if holding.dataset == "projections":
        return f"projections {holding.vintage}, {rows}"
    covered = " and ".join(dict.fromkeys(_covered(part) for part in holding.coverage))
    return f"wages {Vintage.parse(holding.vintage).words}, {covered}, {rows}"


def _covered(part: Coverage) -> str:
    assert part.kind is not None
    kind = part.kind.value if part.kind.value == "nation" else f"{part.areas:,} {part.kind.value}"
    return kind if part.industries in ("cross-industry", None) else f"{kind} by {part.industries}"
