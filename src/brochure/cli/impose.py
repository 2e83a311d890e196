"""``brochure impose``: the pages of a PDF file on sheets to fold or cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli.options import FilePath, Text, example, output_option, reporting_options, target
from brochure.cli.terminal import Telling, note, result_paths

if TYPE_CHECKING:
    from brochure.app.impose import ImposedFile, SchemeName
    from brochure.press.model import Flip

NAMES = ("booklet", "2up", "4up", "8up", "trifold", "zfold")
"""The keys of :data:`brochure.press.schemes.SCHEMES`, which is too slow to import for ``--help``."""

MIN_SCALE = 0.5
"""The scale below which ordinary type is hard to read."""

LEAFLETS, MIN_LEAFLET = ("trifold", "zfold"), 0.8
"""Schemes of six panels, and the scale of pages below which they were not made for these panels."""

MAX_STAPLED = 20
"""The number of sheets of office paper that fold and staple well."""

FOLD = {
    "booklet": "Keep the sheets in order, fold them together with page 1 outside, and staple through the fold.",
    "trifold": "Lay the side with page 1 down. Fold the right panel in, then the left one over it: page 1 is in front.",
    "zfold": "Lay the side with page 1 down. Fold the left panel over to the right, then the right one behind: a Z.",
}
CUT = "Cut along the solid marks."


@click.command(
    short_help="Arrange a PDF file on sheets: booklet, leaflet, several pages on a sheet.",
    epilog=example(
        "brochure impose out/health-info-tech.pdf --as booklet",
        "brochure impose fair.pdf --as booklet --paper tabloid --creep 0.1mm",
        "brochure impose leaflet.pdf --as trifold --flip long -o leaflet-sheets.pdf",
    ),
)
@click.argument("file", type=FilePath(exists=True, dir_okay=False))
@output_option("out/NAME--SCHEME.pdf")
@click.option(
    "--as",
    "scheme",
    type=click.Choice(NAMES, case_sensitive=False),
    required=True,
    help="A stapled booklet; 2, 4 or 8 pages on a side; or a six-panel leaflet, letter-folded (trifold) or Z-folded.",
)
@click.option(
    "--paper",
    metavar="PAPER",
    type=Text(),
    default="letter",
    show_default=True,
    help="letter, legal, tabloid, a5, a4, a3, or a size such as 13x19in or 320x450mm.",
)
@click.option(
    "--flip",
    type=click.Choice(["short", "long"], case_sensitive=False),
    help="The edge on which your printer flips the paper for the other side.  [default: short]",
)
@click.option(
    "--creep",
    metavar="LENGTH",
    type=Text(),
    help="Paper thickness, such as 0.1mm, which moves the inner pages of a booklet toward the spine.  [default: 0]",
)
@reporting_options
def impose(
    *,
    file: Path,
    output: str | None,
    scheme: SchemeName,
    flip: Flip | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Arrange the pages of FILE, any PDF file, on sheets of paper to fold or cut.

    Pages are never enlarged and stay as sharp as they are. If the paper is larger than the pages need, they keep their
    size, and marks show where to cut and fold. Otherwise they are scaled down to fit, and nothing is cut.
    """
    made = brochure.impose(
        file, scheme, flip=flip, output=target(output, as_json=as_json), progress=Telling(quiet=quiet), **options
    )
    result_paths([made.path], _entry(made), as_json=as_json)
    for line in _warnings(file, made):
        note(f"Warning: {line}")
    if not quiet:
        for line in _instructions(made, flip or "short"):
            note(line)


def _instructions(made: ImposedFile, flip: Flip) -> list[str]:
    """How to print, cut and fold."""
    sides = f", on both sides, flipped on the {flip} edge" if made.scheme in FOLD else ""
    work = [FOLD[made.scheme]] if made.scheme in FOLD else []
    if made.is_cut:
        # Booklets are trimmed after stapling, leaflets before folding.
        work.insert(len(work) if made.scheme == "booklet" else 0, CUT)
    return [f"Print at actual size (100%){sides}.", *work]


def _warnings(file: Path, made: ImposedFile) -> Iterator[str]:
    """What to look at before printing."""
    if made.is_repaired:
        yield f"{file} has errors that were repaired. Look at the sheets before you print."
    if made.incomplete:
        yield (
            f"annotations or form fields of {_pages(made.incomplete)} may be missing or out of date: the file does not"
            " say how they look in print. Print it to a PDF file from a viewer, and impose that."
        )
    if made.scale < MIN_SCALE:
        yield f"type at {made.scale:.0%} is hard to read. Larger paper helps, or fewer pages on it."
    if made.scheme in LEAFLETS and made.scale < MIN_LEAFLET:
        yield (
            f"pages of this size become small as a {made.scheme}. The style leaflet is made for it:"
            " brochure build PROFILE --style leaflet."
        )
    if made.scheme == "booklet" and made.sheets > MAX_STAPLED:
        yield (
            f"{made.sheets} sheets are too thick for a stapler; {MAX_STAPLED} is about the limit. Print parts of the"
            " file as separate booklets, or have it bound."
        )


def _pages(numbers: Sequence[int]) -> str:
    """``page 3``; ``pages 1, 2, 5``; only the first ten of many."""
    some = ", ".join(map(str, numbers[:10]))
    return f"page{'' if len(numbers) == 1 else 's'} {some}{', …' if len(numbers) > 10 else ''}"


def _entry(made: ImposedFile) -> dict[str, object]:
    return {
        "path": made.path,
        "as": made.scheme,
        "paper": made.paper,
        "pages": made.pages,
        "sheets": made.sheets,
        "sides": made.sides,
        "blank": made.blank,
        "scale": round(made.scale, 4),
        "cut": made.is_cut,
        "incomplete": made.incomplete,
        "repaired": made.is_repaired,
        "bytes": made.bytes,
    }
