"""A gallery: one profile in every style, as files and pictures of their pages, with an index to open in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from brochure.app.arguments import folder_of, operation, style_of
from brochure.app.brands import branding_of
from brochure.app.build import brochure_name, look_up_pay
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.library import list_styles
from brochure.app.outputs import OUT, Destination, claim, output_folder, write_files
from brochure.app.preview import check_dpi, page_images
from brochure.names import slug_of
from brochure.paper import PageSize
from brochure.rendering import load_all, render_loaded
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.locale import Language
    from brochure.profile.load import Loaded
    from brochure.style.model import Style

GALLERY_DPI = 72
INDEX = "index.html"


class Shown(NamedTuple):
    """A profile in one style: its file, and the pictures of its pages in order."""

    style: str
    file: Path
    pictures: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """What :func:`brochure.gallery` made; ``index`` is the page that shows all of it."""

    slug: str
    index: Path
    shown: tuple[Shown, ...]
    warnings: tuple[str, ...]
    seconds: float


@operation
def gallery(
    name: str | Path,
    *,
    output: str | Path = OUT / "gallery",
    dpi: int = GALLERY_DPI,
    styles: Sequence[str | Path | Style] = (),
    page_size: PageSize | None = None,
    lang: Language | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    brand: str | Path | None = None,
    branded: bool = True,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Gallery:
    """Make a profile's document in each of ``styles``, by default all that are available, in the folder ``output``.

    Each style has a PDF file and a PNG file for each page, at ``dpi`` pixels per inch, 20 to 600; ``index.html`` shows
    them and says what each style is for. Of all styles, those that do not fit pages of ``page_size`` are left out, with
    a warning. Raises as :func:`brochure.preview` does.
    """
    from brochure.style.fit import PageFitError

    check_dpi(dpi)
    report = Reporter(progress)
    place = output_folder(output)
    (loaded,) = load_all([name], folder_of(folder))
    (local,) = look_up_pay([loaded], areas, store, report)
    chosen = [style_of(style, report) for style in styles] or [style for style, _ in list_styles().styles]
    branding = branding_of([Path(loaded.path)], brand, chosen, report, branded=branded)
    files: list[tuple[Path, bytes]] = []
    shown: list[tuple[Style, Shown]] = []
    for style in dict.fromkeys(chosen):
        start = perf_counter()
        try:
            data = render_loaded(loaded, style, page_size, local, branding=branding, lang=lang).data
        except PageFitError as error:
            if styles:
                raise
            report.warn(str(error))
            continue
        made, own = _drawn(brochure_name(loaded, style, local, "", lang), style, place, data, dpi)
        report.step(f"drew {counted(len(made.pictures), 'page')} in {style.name}", start)
        files += own
        shown.append((style, made))
    index = place / INDEX
    files.append((index, _page(loaded, shown).encode()))
    claim([(path, path.stem) for path, _ in files])
    write_files(files, Destination(folder=place), report)
    return Gallery(
        slug=slug_of(loaded.path),
        index=index,
        shown=tuple([made for _, made in shown]),
        warnings=report.warnings,
        seconds=report.seconds,
    )


def _drawn(stem: str, style: Style, place: Path, data: bytes, dpi: int) -> tuple[Shown, list[tuple[Path, bytes]]]:
    """The file and its pictures, named after ``stem`` in the folder ``place``, with their bytes."""
    images = list(page_images(data, dpi))
    pictures = [place / f"{stem}-{page:02}.png" for page in range(1, len(images) + 1)]
    file = place / f"{stem}.pdf"
    return Shown(style.name, file, tuple(pictures)), [(file, data), *zip(pictures, images, strict=True)]


def _page(loaded: Loaded, shown: Sequence[tuple[Style, Shown]]) -> str:
    """The index as accessible HTML that loads nothing but its pictures."""
    title = escape(loaded.profile.title)
    sections = "\n".join([_section(title, style, made) for style, made in shown])
    contents = "".join([f'<li><a href="#{escape(style.name)}">{escape(style.name)}</a></li>' for style, _ in shown])
    return f"""<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'">
<title>{title} in {counted(len(shown), "style")}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1f2933; }}
h2 {{ border-top: 1px solid #75808a; padding-top: 1rem; }}
.pages {{ display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; }}
img {{ border: 1px solid #75808a; height: 24rem; width: auto; }}
</style>
</head>
<body>
<header><h1 lang="{escape(loaded.profile.lang)}">{title}</h1>
<nav aria-label="Styles"><ul>{contents}</ul></nav></header>
<main>
{sections}
</main>
</body>
</html>
"""


def _section(title: str, style: Style, made: Shown) -> str:
    name, count = escape(style.name), len(made.pictures)
    pictures = "".join([
        f'<li><img src="{quote(path.name)}" alt="{title}, style {name}, page {page} of {count}"></li>'
        for page, path in enumerate(made.pictures, 1)
    ])  # fmt: skip
    file = f'<a href="{quote(made.file.name)}">{escape(made.file.name)}</a>'
    return f"""<section aria-labelledby="{name}">
<h2 id="{name}">{name}</h2>
<p>{escape(style.description.rstrip("."))}. {counted(count, "page").capitalize()}, {file}.</p>
<ul class="pages">{pictures}</ul>
</section>"""
