"""``brochure build``: profiles in, brochures out.

All are read before the first is laid out, and all are laid out before the first is written: a wrong one leaves
nothing behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from brochure.cli.completing import profiles
from brochure.cli.local import local_pay
from brochure.cli.options import (
    area_option,
    example,
    json_option,
    output_option,
    page_size_option,
    profiles_option,
    quiet_option,
    store_option,
    style_option,
)
from brochure.cli.outputs import Destination, claim, write_all, write_stdout
from brochure.cli.terminal import Tell, counted, note, result, result_json, silent, step

if TYPE_CHECKING:
    from brochure.api import PageSize, Rendered
    from brochure.profile.load import Loaded
    from brochure.profile.local_pay import LocalPay
    from brochure.style.model import Style


@click.command(
    short_help="Make brochures, PDF files.",
    epilog=example(
        "brochure build health-info-tech",
        "brochure build electricians cooks --page-size a4 -o fair/",
        'brochure build electricians --area Washington --area "Seattle-Tacoma-Bellevue, WA"',
    ),
)
@click.argument("names", metavar="PROFILE...", nargs=-1, shell_complete=profiles)
@output_option("out/SLUG.pdf", several=True)
@style_option
@page_size_option
@area_option
@store_option
@profiles_option
@json_option
@quiet_option
def command(
    *,
    names: Sequence[str],
    output: str | None,
    style: str,
    page_size: PageSize | None,
    areas: Sequence[str],
    store: Path | None,
    folder: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a brochure of each PROFILE: a PDF file that is PDF/UA-1 and PDF/A-2a.

    The path of each file is printed on stdout, the steps with their times on stderr. A file appears whole or not at
    all, and if any PROFILE is wrong, nothing is written.
    """
    if not names:
        raise click.UsageError("Which PROFILE? For example: brochure build health-info-tech. See: brochure list.")
    destination = Destination.of(output, len(names))
    if as_json and destination.is_stdout:
        raise click.UsageError("--json and -o - cannot both have stdout.")
    from brochure.api import DEFAULT_STYLE, load_style
    from brochure.names import file_name, slug_of

    tell = silent if quiet else step
    chosen = load_style(style)
    loaded = _read(names, folder, tell)
    for one in loaded:
        _warn_of_samples(one)
    local = local_pay(loaded, areas, store, tell)
    called = [
        file_name(slug_of(one.path), chosen.name, ".pdf", default_style=DEFAULT_STYLE, areas=pay.areas if pay else ())
        for one, pay in zip(loaded, local, strict=True)
    ]
    paths = [destination.path(name) for name in called]
    claim([(path, one.path) for path, one in zip(paths, loaded, strict=True)])
    rendered = _render(loaded, local, chosen, page_size, tell)
    if destination.is_stdout:
        write_stdout(rendered[0].data)
        return
    write_all([(path, each.data) for path, each in zip(paths, rendered, strict=True)], tell)
    if as_json:
        result_json([_entry(*row) for row in zip(loaded, paths, rendered, strict=True)])
    else:
        result(*map(str, paths))


def _read(names: Sequence[str], folder: Path | None, tell: Tell) -> tuple[Loaded, ...]:
    from brochure.api import load_all

    start = perf_counter()
    loaded = load_all(names, folder)
    tell(f"read {loaded[0].path}" if len(loaded) == 1 else f"read {len(loaded)} profiles", perf_counter() - start)
    return loaded


def _warn_of_samples(one: Loaded) -> None:
    """A warning where the text of a new profile was not replaced: it would be printed."""
    left = sum(problem.code == "placeholder" for problem in one.diagnostics)
    if left:
        note(f"Warning: {one.path}: {counted(left, 'piece')} of sample text left; `brochure check` shows where")


def _render(
    loaded: Sequence[Loaded], local: Sequence[LocalPay | None], style: Style, page_size: PageSize | None, tell: Tell
) -> list[Rendered]:
    from brochure.api import render_timed
    from brochure.names import slug_of

    finished = []
    for one, pay in zip(loaded, local, strict=True):
        rendered = render_timed(one, style, page_size, pay)
        about = "" if len(loaded) == 1 else f"{slug_of(one.path)}: "
        for done in rendered.steps:
            tell(about + done.text, done.seconds)
        finished.append(rendered)
    return finished


def _entry(one: Loaded, path: Path, rendered: Rendered) -> dict[str, object]:
    from brochure.names import slug_of

    return {"slug": slug_of(one.path), "path": str(path), "pages": rendered.pages, "bytes": len(rendered.data)}
