"""``brochure compare``: several occupations side by side on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from brochure.cli.options import (
    example,
    json_option,
    output_option,
    profiles_option,
    quiet_option,
    style_option,
)
from brochure.cli.outputs import Destination, refuse_collisions, write_all, write_stdout
from brochure.cli.terminal import result, result_json, silent, step

if TYPE_CHECKING:
    from brochure.api import SheetSize
    from brochure.profile.load import Loaded

SHEET_SIZES = ("letter", "a4", "tabloid", "a3")


@click.command(
    short_help="Set occupations side by side on a sheet.",
    epilog=example(
        "brochure compare electricians cooks oil-and-gas-workers",
        "brochure compare electricians cooks --page-size tabloid -o wall.pdf",
    ),
)
@click.argument("names", metavar="PROFILE PROFILE...", nargs=-1)
@output_option("out/compare--SLUG--SLUG.pdf")
@style_option
@click.option(
    "--page-size",
    type=click.Choice(SHEET_SIZES, case_sensitive=False),
    help="Paper, always landscape; tabloid and a3 for a wall.  [default: the style's, or the next larger one for what"
    " that does not hold]",
)
@profiles_option
@json_option
@quiet_option
def command(
    *,
    names: Sequence[str],
    output: str | None,
    style: str,
    page_size: SheetSize | None,
    folder: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Set two to six PROFILEs side by side on a landscape sheet, for a wall or a desk.

    Pay on one scale, outlook, the way in, industries, and duties in brief. The PDF file is PDF/UA-1 and PDF/A-2a like a
    brochure. The sheet is as large as the paper allows; what a page does not hold goes on, on a second one.
    """
    from brochure.api import DEFAULT_STYLE, compare_timed, load_style
    from brochure.names import comparison_name

    destination = Destination.of(output, 1)
    if as_json and destination.is_stdout:
        raise click.UsageError("--json and -o - cannot both have stdout.")
    tell = silent if quiet else step
    chosen = load_style(style)
    start = perf_counter()
    loaded = _read(names, folder)
    tell(f"read {len(loaded)} profiles", perf_counter() - start)
    slugs = [one.profile.slug for one in loaded]
    path = destination.path(comparison_name(slugs, chosen.name, ".pdf", default_style=DEFAULT_STYLE))
    refuse_collisions([path], [Path(one.path) for one in loaded])
    rendered = compare_timed(loaded, chosen, page_size)
    for done in rendered.steps:
        tell(done.text, done.seconds)
    if destination.is_stdout:
        write_stdout(rendered.data)
        return
    write_all([(path, rendered.data)], tell)
    if as_json:
        result_json({"profiles": slugs, "path": str(path), "pages": rendered.pages, "bytes": len(rendered.data)})
    else:
        result(str(path))


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
        raise click.UsageError(f"{len(names)} names, but only {len(loaded)} profiles: {found}. Name each one once.")
    return loaded
