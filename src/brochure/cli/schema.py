"""``brochure schema``: the JSON Schema of profiles."""

from __future__ import annotations

from pathlib import Path

import click

from brochure.cli.options import example
from brochure.cli.terminal import result, result_text
from brochure.files import write_atomic


@click.command(
    short_help="Print the JSON Schema of profiles.", epilog=example("brochure schema -o profile.schema.json")
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="File to write.  [default: stdout]"
)
def command(*, output: Path | None) -> None:
    """Print the JSON Schema of profiles.

    An editor with a YAML language server completes and checks profiles with it.
    """
    from brochure.profile.schema import schema_text

    text = schema_text()
    if output is None:
        result_text(text.rstrip("\n"))
    else:
        write_atomic(output, text.encode("utf-8"))
        result(str(output))
