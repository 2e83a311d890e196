"""``brochure show``: what is in one profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.listing import aligned
from brochure.cli.options import example, json_option, profile_argument, profiles_option
from brochure.cli.terminal import result, result_json

if TYPE_CHECKING:
    from brochure.compose.blocks import Document


@click.command(
    short_help="Show one profile.", epilog=example("brochure show health-info-tech", "brochure show 29-2071 --json")
)
@profile_argument
@profiles_option
@json_option
def command(*, name: str, folder: Path | None, as_json: bool) -> None:
    """Show one profile: its names, key figures and sections; with --json, all of it, with the keys of its file."""
    from brochure.rendering import load_all, load_style

    (loaded,) = load_all([name], folder)
    if as_json:
        from brochure.profile.write import to_plain

        result_json(to_plain(loaded.profile))
        return
    from brochure.compose import compose

    document = compose(loaded.profile, load_style())
    result(*_lines(document), "", f"{loaded.profile.slug}: {loaded.path}")


def _lines(document: Document) -> Iterator[str]:
    """The first page in plain text, and the headings of the rest."""
    yield document.title
    if document.eyebrow:
        yield document.eyebrow
    if document.summary:
        yield ""
        yield document.summary
    pairs = [(figure.label, f"{figure.value}  {figure.note}".rstrip()) for figure in document.key_figures]
    pairs += [(fact.label, fact.value) for fact in document.facts]
    if pairs:
        yield ""
        yield from aligned(pairs)
    yield ""
    yield "Sections: " + ", ".join(section.title for section in document.sections)
