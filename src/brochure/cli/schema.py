"""``brochure schema``: the JSON Schemas of profiles and styles."""

from __future__ import annotations

import click

from brochure.cli.options import example, output_option
from brochure.cli.outputs import STDOUT, Destination, write_all
from brochure.cli.terminal import result, result_text, silent

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
def command(*, kind: str, output: str | None) -> None:
    """Print the JSON Schema of profiles or styles.

    An editor with a YAML language server completes and checks files with it. Files that brochure writes name the
    published schema in their first line; the schema printed here is the one that this version of brochure goes by.
    """
    text = _schema_text(kind)
    destination = Destination.of(STDOUT if output is None else output, 1, suffixes=(".json",))
    if destination.is_stdout:
        result_text(text.rstrip("\n"))
        return
    path = destination.path(f"{kind}.schema.json")
    write_all([(path, text.encode("utf-8"))], silent)
    result(str(path))


def _schema_text(kind: str) -> str:
    if kind == "style":
        from brochure.style.schema import schema_text
    else:
        from brochure.profile.schema import schema_text
    return schema_text()
