"""``brochure schema``: the JSON Schemas of profiles and styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from brochure.cli.options import example, json_option, output_option, quiet_option
from brochure.cli.outputs import STDOUT
from brochure.cli.terminal import result, result_json, result_text

if TYPE_CHECKING:
    from brochure.app.author import Kind

KINDS = ("profile", "style")


@click.command(
    short_help="Print the JSON Schema of profiles or styles.",
    epilog=example("brochure schema -o profile.schema.json", "brochure schema --of style"),
)
@click.option(
    "--of",
    "kind",
    type=click.Choice(KINDS),
    default="profile",
    show_default=True,
    help="The kind of file that the schema describes.",
)
@output_option("stdout")
@json_option
@quiet_option
def command(*, kind: Kind, output: str | None, as_json: bool, quiet: bool) -> None:  # noqa: ARG001  it says nothing
    """Print the JSON Schema of profiles or styles.

    An editor with a YAML language server completes and checks files with it. Profiles that brochure writes name
    profile.schema.json in their first line; brochure writes that file beside them unless it exists.
    """
    from brochure.app.author import schema_text, write_schema

    if output is None or output == STDOUT:
        result_text(schema_text(kind).rstrip("\n"))
        return
    path = write_schema(kind, output)
    if as_json:
        result_json({"path": str(path)})
    else:
        result(str(path))
