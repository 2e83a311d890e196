"""``brochure schema``: the JSON Schema of profiles."""

from __future__ import annotations

import click

from brochure.cli.options import example, output_option
from brochure.cli.outputs import STDOUT, Destination, write_all
from brochure.cli.terminal import result, result_text, silent


@click.command(
    short_help="Print the JSON Schema of profiles.", epilog=example("brochure schema -o profile.schema.json")
)
@output_option("stdout")
def command(*, output: str | None) -> None:
    """Print the JSON Schema of profiles.

    An editor with a YAML language server completes and checks profiles with it.
    """
    from brochure.profile.schema import schema_text

    text = schema_text()
    destination = Destination.of(STDOUT if output is None else output, 1, suffixes=(".json",))
    if destination.is_stdout:
        result_text(text.rstrip("\n"))
        return
    path = destination.path("profile.schema.json")
    write_all([(path, text.encode("utf-8"))], silent)
    result(str(path))
