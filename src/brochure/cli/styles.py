"""``brochure styles``: the styles that there are."""

from __future__ import annotations

import click

from brochure.cli.listing import note_skipped, print_columns
from brochure.cli.options import example, json_option
from brochure.cli.terminal import failure, result_json


@click.command(short_help="List the styles.", epilog=example("brochure styles"))
@json_option
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """List the styles and what they are for.

    What is wrong with a style is said on stderr, and the exit code is 1.
    """
    from brochure.errors import BrochureError
    from brochure.rendering import load_style
    from brochure.style.load import style_folders, style_scan

    found = style_scan(style_folders())
    note_skipped(found.skipped)
    rows, broken = [], bool(found.skipped)
    for path in found.files.values():
        try:
            style = load_style(path)
        except BrochureError as error:  # also one that is gone by now
            failure(error)
            broken = True
        else:
            rows.append((style.name, style.description, str(path)))
    if as_json:
        result_json([dict(zip(("name", "description", "path"), row, strict=True)) for row in rows])
    else:
        print_columns([(name, description) for name, description, _ in rows])
    if broken:
        context.exit(1)
