"""``brochure new``: a profile to start from."""

from __future__ import annotations

import click

from brochure.cli.options import example
from brochure.cli.outputs import Destination, write_new
from brochure.cli.terminal import result


@click.command(short_help="Write a profile to start from.", epilog=example("brochure new drone-pilots -o profiles/"))
@click.argument("slug")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="File to write; or a folder (that exists, or ends in /); or - for stdout.  [default: out/SLUG.yaml]",
)
@click.option("--force", is_flag=True, help="Replace a file that exists.")
def command(*, slug: str, output: str | None, force: bool) -> None:
    """Write a profile to start from, with every key explained.

    SLUG names the profile and its file: small letters, digits and hyphens. The profile is valid as it stands.
    """
    from brochure.profile.starter import starter

    text = starter(slug)
    destination = Destination.of(output, 1)
    if destination.is_stdout:
        result(text.rstrip("\n"))
        return
    path = destination.path(f"{slug}.yaml")
    write_new(path, text.encode("utf-8"), force=force, option="--force")
    result(str(path))
