"""``brochure styles``: the available styles."""

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

    Problems of a style are printed on stderr, and the exit code is 1.
    """
    from brochure.app.listing import list_styles

    found = list_styles()
    note_skipped(found.skipped)
    for error in found.failed:
        failure(error)
    if as_json:
        result_json(
            [{"name": style.name, "description": style.description, "path": str(path)} for style, path in found.styles]
        )
    else:
        print_columns([(style.name, style.description) for style, _path in found.styles])
    if found.skipped or found.failed:
        context.exit(1)
