"""``brochure compare``: several occupations side by side on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from brochure.cli.completing import profiles
from brochure.cli.local import local_pay
from brochure.cli.options import (
    area_option,
    example,
    json_option,
    output_option,
    profiles_option,
    quiet_option,
    store_option,
    style_option,
)
from brochure.cli.outputs import Destination, claim, write_all, write_stdout
from brochure.cli.terminal import note, result, result_json, silent, step

if TYPE_CHECKING:
    from brochure.api import PageSize, Rendered, SheetSize
    from brochure.profile.load import Loaded

PAPER_SIZES: dict[SheetSize, str] = {
    "letter": "11 × 8.5 in",
    "a4": "297 × 210 mm",
    "tabloid": "17 × 11 in",
    "a3": "420 × 297 mm",
}


@click.command(
    short_help="Set occupations side by side on a sheet.",
    epilog=example(
        "brochure compare electricians cooks oil-and-gas-workers",
        "brochure compare electricians cooks --page-size tabloid -o wall.pdf",
        "brochure compare electricians cooks --area Washington",
    ),
)
@click.argument("names", metavar="PROFILE PROFILE...", nargs=-1, shell_complete=profiles)
@output_option("out/compare--SLUG--SLUG.pdf")
@style_option
@click.option(
    "--page-size",
    type=click.Choice(tuple(PAPER_SIZES), case_sensitive=False),
    help="Paper, always landscape; tabloid and a3 for a wall.  [default: the style's, or the next larger one for what"
    " that does not hold]",
)
@area_option
@store_option
@profiles_option
@json_option
@quiet_option
def command(
    *,
    names: Sequence[str],
    output: str | None,
    style: str,
    page_size: SheetSize | None,
    areas: Sequence[str],
    store: Path | None,
    folder: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Set two to six PROFILEs side by side on a landscape sheet, for a wall or a desk.

    Pay on one scale, outlook, the way in, industries, and duties in brief. The PDF file is PDF/UA-1 and PDF/A-2a like a
    brochure. The sheet is as large as the paper allows; what a page does not hold goes on, on a second one.
    """
    from brochure.api import COMPARED_PERIOD, DEFAULT_STYLE, compare_timed, load_style
    from brochure.names import comparison_name, slug_of

    destination = Destination.of(output, 1)
    if as_json and destination.is_stdout:
        raise click.UsageError("--json and -o - cannot both have stdout.")
    tell = silent if quiet else step
    chosen = load_style(style)
    start = perf_counter()
    loaded = _read(names, folder)
    tell(f"read {len(loaded)} profiles", perf_counter() - start)
    local = local_pay(loaded, areas, store, tell, period=COMPARED_PERIOD, result="sheet")
    slugs = [slug_of(one.path) for one in loaded]
    titles = local[0].areas if local[0] else ()
    name = comparison_name(slugs, chosen.name, ".pdf", default_style=DEFAULT_STYLE, areas=titles)
    path = destination.path(name)
    claim([(path, path.stem)])
    rendered = compare_timed(loaded, chosen, page_size, local)
    for done in rendered.steps:
        tell(done.text, done.seconds)
    if page_size is None and rendered.paper != chosen.page.size and not quiet:
        note(_larger_paper(chosen.page.size, rendered))
    if destination.is_stdout:
        write_stdout(rendered.data)
        return
    write_all([(path, rendered.data)], tell)
    if as_json:
        result_json({"profiles": slugs, "path": str(path), "pages": rendered.pages, "bytes": len(rendered.data)})
    else:
        result(str(path))


def _larger_paper(size: PageSize, rendered: Rendered) -> str:
    """Why a sheet is on larger paper than the style's, and what to do about it."""
    paper = rendered.paper or size
    return (
        f"The sheet is on {paper} paper ({PAPER_SIZES[paper]}), because it does not fit on one {size} page."
        f" --page-size {size} keeps it on {size}, on several pages."
    )


def _read(names: Sequence[str], folder: Path | None) -> tuple[Loaded, ...]:
    """The profiles: as many as fit on a sheet, each named once."""
    from brochure.api import FEWEST_COMPARED, MOST_COMPARED, load_all

    if not FEWEST_COMPARED <= len(names) <= MOST_COMPARED:
        raise click.UsageError(
            f"{len(names)} named, but {FEWEST_COMPARED} to {MOST_COMPARED} PROFILEs can be compared."
            " For example: brochure compare electricians cooks. See: brochure list."
        )
    loaded = load_all(names, folder)
    if len(loaded) < len(names):
        found = ", ".join(one.profile.slug for one in loaded)
        raise click.UsageError(
            f"Some of the {len(names)} names mean the same profile; together they mean {found}. Name each once."
        )
    return loaded
