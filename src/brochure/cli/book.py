"""``brochure book``: many profiles in one PDF file, with cover, contents and index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from brochure.cli.listing import note_skipped
from brochure.cli.options import (
    area_option,
    example,
    output_option,
    page_size_option,
    quiet_option,
    store_option,
    style_option,
)
from brochure.cli.outputs import Destination, claim, write_stdout, writing
from brochure.cli.progress import following, silently
from brochure.cli.selectors import note_shipped, selectors
from brochure.cli.terminal import counted, result, step

if TYPE_CHECKING:
    from brochure.api import PageSize
    from brochure.batch.book import Order
    from brochure.batch.fair import Fair
    from brochure.batch.select import Selection, Selectors
    from brochure.compose.book import By
    from brochure.style.model import Style


@click.command(
    short_help="Bind many brochures into one book.",
    epilog=example(
        'brochure book --all --title "Career Guide" --school "Lincoln High School" --date 2026-04-17',
        "brochure book --from fair.yaml --by cluster --right-hand -o fair.pdf",
    ),
)
@selectors
@output_option("out/book.pdf")
@click.option("--title", metavar="TEXT", help="On the cover.  [default: that of fair.yaml, or Career Guide]")
@click.option("--school", metavar="TEXT", help="On the cover, above the title.  [default: that of fair.yaml]")
@click.option("--date", "day", metavar="DATE", help="On the cover: 2026-04-17, or any words.  [default: fair.yaml's]")
@click.option(
    "--by",
    type=click.Choice(("category", "cluster")),
    default="category",
    show_default=True,
    help="What the parts of the book are: groups of the Handbook, or career clusters.",
)
@click.option("--right-hand", is_flag=True, help="Begin parts and occupations on right-hand pages, for printing.")
@style_option
@area_option
@page_size_option
@store_option
@quiet_option
@click.pass_context
def command(
    context: click.Context,
    *,
    selectors: Selectors,
    folder: Path | None,
    output: str | None,
    title: str | None,
    school: str | None,
    day: str | None,
    by: By,
    right_hand: bool,
    style: str,
    areas: Sequence[str],
    page_size: PageSize | None,
    store: Path | None,
    quiet: bool,
) -> None:
    """Bind the brochures of all selected profiles into one PDF file that is PDF/UA-1 and PDF/A-2a as a whole.

    It has a cover, contents, tables that rank the occupations, a part for each group, every occupation on a fresh page,
    and an index; everything is linked. If any profile is wrong, nothing is written. The file's path is printed on
    stdout.
    """
    from brochure.batch.book import Order
    from brochure.batch.fair import Asked
    from brochure.batch.local import find_local_figures
    from brochure.batch.select import select

    destination = Destination.of(output, 1)
    selection = select(selectors, folder)
    note_skipped(selection.skipped)
    fair = selection.fair
    if not quiet:
        note_shipped(selection.profiles, selectors)
    is_given = context.get_parameter_source("style") is not ParameterSource.DEFAULT
    order = Order(
        style=_style(style, None if is_given else fair),
        by=by,
        title=title or fair.title or "",
        school=school or fair.school or "",
        date=_day(day) or fair.date or "",
        page_size=page_size or fair.page_size,
        right_hand=right_hand,
        local=find_local_figures(tuple(map(Asked, areas)) or fair.areas, store),
    )
    _make(selection, order, destination, quiet=quiet)


def _make(selection: Selection, order: Order, destination: Destination, *, quiet: bool) -> None:
    from brochure.batch.book import make_book

    path = destination.path("book.pdf")
    claim([(path, path.stem)], selection.profiles)
    count, start = len(selection.profiles), perf_counter()
    show = silently if quiet else following
    with show(count, f"{path}: a book of {counted(count, 'occupation')}") as progress:
        if destination.is_stdout:
            sink = BytesIO()
            make_book(selection.profiles, order, sink, progress.advance)
            write_stdout(sink.getvalue())
            return
        with writing(path) as file:
            made = make_book(selection.profiles, order, file, progress.advance)
    if not quiet:
        step(f"wrote {path} ({counted(made.pages, 'page')}, {made.bytes / 1000:,.0f} kB)", perf_counter() - start)
    result(str(path))


def _style(name: str, fair: Fair | None) -> Style:
    """The style of the command line, or the one that the file names: a book has one."""
    from brochure.api import load_style
    from brochure.errors import NotFoundError

    if fair is None or not fair.styles:
        return load_style(name)
    if len(fair.styles) > 1:
        raise click.UsageError(f"a book has one style, and the file names {len(fair.styles)}. Choose one by --style.")
    (asked,) = fair.styles
    try:
        return load_style(asked.name)
    except NotFoundError as error:
        raise asked.refusal(error) from None


def _day(text: str | None) -> date | str:
    """A day where ``text`` is written like one, else the words themselves."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return text or ""
