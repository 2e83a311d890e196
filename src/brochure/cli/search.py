"""``brochure search``: profiles by parts of their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.listing import print_entries
from brochure.cli.options import example, json_option
from brochure.cli.selectors import narrowing
from brochure.cli.terminal import note

if TYPE_CHECKING:
    from brochure.batch.select import Selectors


@click.command(
    short_help="Find profiles by words.",
    epilog=example("brochure search pilot", "brochure search tech --category healthcare"),
)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@narrowing
@json_option
@click.pass_context
def command(
    context: click.Context, *, words: Sequence[str], selectors: Selectors, folder: Path | None, as_json: bool
) -> None:
    """Find profiles by words of title, alias, slug, SOC code, group or summary, the best first.

    A profile must have all WORDS; the beginning of a word is enough. Exit code 1 if no profile has them.
    """
    from brochure.app.listing import search_profiles

    found = search_profiles(" ".join(words), selectors, folder=folder)
    print_entries(found, as_json=as_json)
    if not found:
        note(f"nothing found for {' '.join(words)!r}; `brochure list` shows all profiles")
        context.exit(1)
