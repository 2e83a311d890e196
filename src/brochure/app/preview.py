"""Brochures as pictures: the pages of the finished file, drawn by PDFium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from brochure.app.arguments import folder_of, operation, style_of
from brochure.app.brands import branding_of
from brochure.app.build import brochure_name, look_up_pay
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.outputs import OUT, Destination, claim, output_folder, write_files
from brochure.errors import RequestError
from brochure.names import slug_of
from brochure.paper import PageSize
from brochure.rendering import DEFAULT_STYLE, load_all, render_loaded
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.locale import Language
    from brochure.style.model import Style

MIN_DPI, MAX_DPI = 20, 600
DEFAULT_DPI = 110

_POINTS_PER_INCH = 72


class Picture(NamedTuple):
    """A page as a PNG file."""

    page: int
    path: Path
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """What :func:`brochure.preview` drew."""

    slug: str
    pictures: tuple[Picture, ...]
    warnings: tuple[str, ...]
    seconds: float


@operation
def preview(
    name: str | Path,
    *,
    output: str | Path = OUT,
    dpi: int = DEFAULT_DPI,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: PageSize | None = None,
    lang: Language | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    brand: str | Path | None = None,
    branded: bool = True,
    note: str | None = None,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Previewed:
    """Render the pages of a profile's brochure as PNG files in the folder ``output``: ``SLUG-01.png`` and so on.

    PDFium renders the finished PDF file at ``dpi`` pixels per inch, 20 to 600. The other arguments are as for
    :func:`brochure.build`, which also says what this raises.
    """
    check_dpi(dpi)
    report = Reporter(progress)
    place = output_folder(output)
    chosen = style_of(style, report)
    (loaded,) = load_all([name], folder_of(folder))
    (local,) = look_up_pay([loaded], areas, store, report)
    branding = branding_of([Path(loaded.path)], brand, [chosen], report, branded=branded, note=note)
    rendered = render_loaded(loaded, chosen, page_size, local, branding=branding, lang=lang)
    start = perf_counter()
    images = list(page_images(rendered.data, dpi))
    report.step(f"drew {counted(len(images), 'page')}", start)
    digits = max(2, len(str(len(images))))  # so that names sort by page
    pictures = tuple(
        Picture(
            page=page,
            path=place / brochure_name(loaded, chosen, local, f"-{page:0{digits}}.png", lang),
            bytes=len(image),
        )
        for page, image in enumerate(images, 1)
    )
    claim([(picture.path, picture.path.stem) for picture in pictures])
    files = [(picture.path, image) for picture, image in zip(pictures, images, strict=True)]
    write_files(files, Destination(folder=place), report)
    return Previewed(slug=slug_of(loaded.path), pictures=pictures, warnings=report.warnings, seconds=report.seconds)


def check_dpi(dpi: int) -> None:
    """Raises :class:`~brochure.errors.RequestError` for a resolution that pictures cannot have."""
    if not MIN_DPI <= dpi <= MAX_DPI:
        raise RequestError(f"dpi is {dpi}, expected {MIN_DPI} to {MAX_DPI}")


def page_images(data: bytes, dpi: int) -> Iterator[bytes]:
    """The pages of a PDF file as PNG files."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            image = BytesIO()
            # A palette of 256 colors halves the file size and loses few shades.
            page.render(scale=dpi / _POINTS_PER_INCH).to_pil().convert("RGB").quantize(256, dither=0).save(
                image, "PNG", optimize=True
            )
            yield image.getvalue()
    finally:
        document.close()
