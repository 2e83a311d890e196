"""``brochure styles``: the styles that there are."""

from __future__ import annotations

import click

from brochure.cli.listing import print_columns
from brochure.cli.options import example, json_option
from brochure.cli.terminal import note, result_json


@click.command(short_help="List the styles.", epilog=example("brochure styles"))
@json_option
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """List the styles and what they are for.

    What is wrong with a style is said on stderr, and the exit code is 1.
    """
    from brochure.api import load_style
    from brochure.errors import InputError
    from brochure.style.load import style_files, style_folders

    rows, broken = [], False
    for path in style_files(style_folders()).values():
        try:
            style = load_style(path)
        except InputError as error:
            note(str(error))
            broken = True
        else:
            rows.append((style.name, style.description, str(path)))
    if as_json:
        result_json([dict(zip(("name", "description", "path"), row, strict=True)) for row in rows])
    else:
        print_columns([(name, description) for name, description, _ in rows])
    if broken:
        context.exit(1)
