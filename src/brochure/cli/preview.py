"""``brochure preview``: the pages of a brochure as pictures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from brochure.cli.local import local_pay
from brochure.cli.options import (
    area_option,
    example,
    json_option,
    page_size_option,
    profile_argument,
    profiles_option,
    store_option,
    style_option,
)
from brochure.cli.outputs import OUT, OutputFolder, claim, write_all
from brochure.cli.terminal import counted, result, result_json, step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from brochure.api import PageSize

POINTS_PER_INCH = 72


@click.command(
    short_help="Draw a brochure's pages as PNG pictures.",
    epilog=example("brochure preview health-info-tech", "brochure preview cooks --dpi 200 -o pictures/"),
)
@profile_argument
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=OutputFolder(),
    default=OUT,
    show_default=True,
    help="Folder for the pictures.",
)
@click.option(
    "--dpi", metavar="N", type=click.IntRange(20, 600), default=110, show_default=True, help="Pixels per inch."
)
@style_option
@page_size_option
@area_option
@store_option
@profiles_option
@json_option
def command(
    *,
    name: str,
    output: Path,
    dpi: int,
    style: str,
    page_size: PageSize | None,
    areas: Sequence[str],
    store: Path | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Draw the pages of PROFILE's brochure as PNG pictures, SLUG-01.png and so on.

    What is drawn is the finished PDF file, by PDFium, the engine of a widely used browser.
    """
    from brochure.api import DEFAULT_STYLE, load_all, load_style, render_timed
    from brochure.names import file_name, slug_of

    chosen = load_style(style)
    (loaded,) = load_all([name], folder)
    (local,) = local_pay([loaded], areas, store, step)
    rendered = render_timed(loaded, chosen, page_size, local)
    start = perf_counter()
    pictures = list(_pictures(rendered.data, dpi))
    step(f"drew {counted(len(pictures), 'page')}", perf_counter() - start)
    slug, titles = slug_of(loaded.path), local.areas if local else ()
    digits = max(2, len(str(len(pictures))))  # so that names sort by page
    paths = [
        output / file_name(slug, chosen.name, f"-{number:0{digits}}.png", default_style=DEFAULT_STYLE, areas=titles)
        for number in range(1, len(pictures) + 1)
    ]
    claim([(path, path.stem) for path in paths])
    write_all(list(zip(paths, pictures, strict=True)), step)
    if as_json:
        result_json([{"slug": slug, "page": number, "path": str(path)} for number, path in enumerate(paths, 1)])
    else:
        result(*map(str, paths))


def _pictures(data: bytes, dpi: int) -> Iterator[bytes]:
    """The pages of a PDF file as PNG files."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            picture = BytesIO()
            # Few shades are lost with 256 colours, and half of the bytes go.
            page.render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB").quantize(256, dither=0).save(
                picture, "PNG", optimize=True
            )
            yield picture.getvalue()
    finally:
        document.close()
