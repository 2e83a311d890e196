"""``brochure impose``: a PDF file onto sheets that are folded or cut."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from brochure.cli.completing import files
from brochure.cli.options import example, json_option
from brochure.cli.outputs import Destination, claim, write_all, write_stdout
from brochure.cli.terminal import counted, note, result, result_json, step

if TYPE_CHECKING:
    from brochure.press.imposed import Flip, Imposed
    from brochure.press.schemes import Scheme

NAMES = ("booklet", "2up", "4up", "8up", "trifold", "zfold")
"""Of the schemes, as in :data:`brochure.press.schemes.SCHEMES`, which is not imported for a ``--help``."""

SMALL = 0.5
"""Scale under which ordinary type is hard to read."""

THICK = 20
"""Sheets of office paper that fold and staple well."""

FOLD = {
    "booklet": "Keep the sheets in order, fold them together with page 1 outside, and staple through the fold.",
    "trifold": "Lay the side with page 1 down. Fold the right panel in, then the left one over it: page 1 is in front.",
    "zfold": "Lay the side with page 1 down. Fold the left panel over to the right, then the right one behind: a Z.",
}
CUT = "Cut along the solid marks."


@click.command(
    short_help="Arrange a PDF file on sheets to fold: booklet, leaflet, several pages on a sheet.",
    epilog=example(
        "brochure impose out/health-info-tech.pdf --as booklet",
        "brochure impose fair.pdf --as booklet --paper tabloid --creep 0.1mm",
        "brochure impose leaflet.pdf --as trifold --flip long -o leaflet-sheets.pdf",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=files,
    help="File to write; or a folder (that exists, or ends in /); or - for stdout.  [default: out/NAME--SCHEME.pdf]",
)
@click.option(
    "--as",
    "scheme_name",
    type=click.Choice(NAMES, case_sensitive=False),
    required=True,
    help="A stapled booklet; 2, 4 or 8 pages on a side; a leaflet of six panels, rolled (trifold) or zigzag (zfold).",
)
@click.option(
    "--paper",
    "paper_name",
    metavar="PAPER",
    default="letter",
    show_default=True,
    help="letter, legal, tabloid, a5, a4, a3, or a size such as 13x19in or 320x450mm.",
)
@click.option(
    "--flip",
    type=click.Choice(["short", "long"], case_sensitive=False),
    help="The edge on which your printer turns the paper for the other side.  [default: short]",
)
@click.option(
    "--creep",
    metavar="LENGTH",
    help="Thickness of the paper, such as 0.1mm: inner pages of a booklet move toward the spine.  [default: 0]",
)
@json_option
def command(
    *,
    file: Path,
    output: str | None,
    scheme_name: str,
    paper_name: str,
    flip: Flip | None,
    creep: str | None,
    as_json: bool,
) -> None:
    """Arrange the pages of FILE, any PDF file, on sheets of paper that are folded or cut.

    Pages stay as sharp as they are and are never enlarged. Where the paper is larger than the pages need, they keep
    their size, and marks show where to cut and fold. Otherwise they are shrunk to fit, and nothing is cut.
    """
    from brochure.press.guard import impose_guarded
    from brochure.press.paper import parse_length, parse_paper
    from brochure.press.schemes import SCHEMES

    scheme = SCHEMES[scheme_name]
    _refuse_what_does_not_apply(scheme, flip, creep)
    paper = parse_paper(paper_name)
    thickness = parse_length(creep) if creep else 0.0
    destination = Destination.of(output, 1)
    if as_json and destination.is_stdout:
        raise click.UsageError("--json and -o - cannot both have stdout.")
    path = destination.path(f"{file.stem}--{scheme.name}.pdf")

    start = perf_counter()
    data = _read(file)
    claim([(path, path.stem)])
    imposed = impose_guarded(data, scheme, paper, flip=flip or "short", creep=thickness, name=str(file))
    step(_summary(imposed, scheme, paper.name), perf_counter() - start)
    if destination.is_stdout:
        write_stdout(imposed.data)
    else:
        write_all([(path, imposed.data)], step)
        if as_json:
            result_json(_report(imposed, scheme, paper.name, path))
        else:
            result(str(path))
    for line in _advice(file, imposed, scheme, flip or "short"):
        note(line)


def _read(file: Path) -> bytes:
    """All of the file, unless it is too large: that is told by its size, before any of it is read."""
    from brochure.inputs import open_input
    from brochure.press.guard import MAX_BYTES
    from brochure.press.paper import PressError

    with open_input(file) as stream:
        if os.fstat(stream.fileno()).st_size > MAX_BYTES:
            raise PressError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB")
        return stream.read(MAX_BYTES)


def _refuse_what_does_not_apply(scheme: Scheme, flip: str | None, creep: str | None) -> None:
    """An option that would change nothing is a misunderstanding."""
    if flip and not scheme.folded:
        raise click.UsageError(f"--flip is for sheets that are folded. The sides of --as {scheme.name} stand alone.")
    if creep and not scheme.creeps:
        raise click.UsageError(f"--creep is for booklets: sheets of --as {scheme.name} do not lie in each other.")


def _summary(imposed: Imposed, scheme: Scheme, paper: str) -> str:
    """``put 4 pages on 1 sheet of letter at 65%``."""
    holder = "sheet" if scheme.folded else "side"
    return (
        f"put {counted(imposed.pages, 'page')} on {counted(imposed.sheets, holder)} of {paper} paper"
        f" at {imposed.scale:.0%} of their size"
    )


def _advice(file: Path, imposed: Imposed, scheme: Scheme, flip: Flip) -> list[str]:
    """How to print, cut and fold; and what to think about first."""
    sides = f", on both sides, flipped on the {flip} edge" if scheme.folded else ""
    lines = [f"Print at actual size (100%){sides}."]
    work = [FOLD[scheme.name]] if scheme.folded else []
    if imposed.is_cut:
        # Booklets are trimmed when they are stapled; leaflets are folded better when they are trimmed.
        work.insert(len(work) if scheme.creeps else 0, CUT)
    lines += work
    if imposed.is_damaged:
        lines.append(f"Warning: {file} has errors that were repaired. Look at the sheets before you print.")
    if imposed.incomplete:
        lines.append(
            f"Warning: annotations or form fields of {_pages(imposed.incomplete)} may be missing or out of date: the"
            " file does not say how they look in print. Print it to a PDF file from a viewer, and impose that."
        )
    if imposed.scale < SMALL:
        lines.append(f"Warning: type at {imposed.scale:.0%} is hard to read. Larger paper helps, or fewer pages on it.")
    if scheme.creeps and imposed.sheets > THICK:
        lines.append(
            f"Warning: {imposed.sheets} sheets are too thick for a stapler; {THICK} is about the most. Print parts of"
            " the file as booklets of their own, or have it bound."
        )
    return lines


def _pages(numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 1, 2, 5``, or of many the first."""
    some = ", ".join(map(str, numbers[:10]))
    return f"page{'' if len(numbers) == 1 else 's'} {some}{', …' if len(numbers) > 10 else ''}"


def _report(imposed: Imposed, scheme: Scheme, paper: str, path: Path) -> dict[str, object]:
    return {
        "path": str(path),
        "as": scheme.name,
        "paper": paper,
        "pages": imposed.pages,
        "sheets": imposed.sheets,
        "sides": imposed.sides,
        "scale": round(imposed.scale, 4),
        "cut": imposed.is_cut,
        "incomplete": list(imposed.incomplete),
        "repaired": imposed.is_damaged,
        "bytes": len(imposed.data),
    }
