"""``brochure search``: profiles by parts of their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from brochure.cli.listing import print_entries
from brochure.cli.options import example, json_option, profiles_option
from brochure.cli.terminal import note


@click.command(
    short_help="Find profiles by words.", epilog=example("brochure search pilot", "brochure search 29- --json")
)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@profiles_option
@json_option
@click.pass_context
def command(context: click.Context, *, words: Sequence[str], folder: Path | None, as_json: bool) -> None:
    """Find profiles by words of title, alias, slug, SOC code, group or summary, the best first.

    All WORDS must be found, the beginning of a word is enough. Exit code 1 if no profile has them.
    """
    from brochure.profile.find import profile_folders, search

    found = search(" ".join(words), profile_folders(folder))
    print_entries(found, as_json=as_json)
    if not found:
        note(f"nothing found for {' '.join(words)!r}; `brochure list` shows all profiles")
        context.exit(1)
