"""Brochures and comparisons: as bytes in memory from profiles, or as files from names.

For files, all profiles are read before the first is laid out, and all are laid out before the first file is written: if
one is invalid, nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import starmap
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from brochure.app.arguments import folder_of, operation, style_of
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.outputs import OUT, Destination, Output, PdfFile, claim, output_folder, write_files
from brochure.errors import RequestError
from brochure.names import comparison_name, file_name, slug_of
from brochure.paper import PageSize, SheetSize
from brochure.rendering import (
    COMPARED_PERIOD,
    DEFAULT_STYLE,
    MAX_COMPARED,
    MIN_COMPARED,
    load_all,
    local_pay,
    render_compared,
    render_loaded,
    render_profile,
)
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.profile.load import Loaded
    from brochure.profile.model import LocalPay, Period, Profile
    from brochure.rendering import Rendered
    from brochure.style.model import Style

MIN_DPI, MAX_DPI = 20, 600
DEFAULT_DPI = 110

_POINTS_PER_INCH = 72


@operation
def load(name: str | Path) -> Profile:
    """The profile that ``name`` means: a slug, a SOC code, a title, an alias, or the path of a YAML file.

    Raises :class:`~brochure.errors.NotFoundError` if no profile, or more than one, matches the name, and
    :class:`~brochure.errors.InputError`, with every problem of the file, if the file is invalid.
    """
    (loaded,) = load_all([name])
    return loaded.profile


@operation
def render(
    profile: Profile,
    *,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: PageSize | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
) -> bytes:
    """The brochure of ``profile`` as a PDF file (PDF/UA-1 and PDF/A-2a); the same input gives the same bytes.

    ``style`` is a style, its name or the path of its file; a ``page_size`` of None means the style's own. With
    ``areas``, the brochure has the pay there, from the figures ``store``.
    Raises :class:`~brochure.errors.NotFoundError` for an unknown style or area, and
    :class:`~brochure.errors.InputError` with character, field and line if the style's faces have no glyph for a
    character.
    """
    chosen = style_of(style)
    local = local_pay([profile], areas, store)[0] if areas else None
    if profile.file is None:
        return render_loaded(_as_if_loaded(profile), chosen, page_size, local).data
    return render_profile(profile, chosen, page_size, local).data


@operation
def render_comparison(
    profiles: Sequence[Profile],
    *,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: SheetSize | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
) -> bytes:
    """Two to six ``profiles`` side by side on a landscape sheet, as a PDF file like that of :func:`brochure.render`.

    A ``page_size`` of None means the style's own, or the next larger one if the profiles do not fit. Raises
    :class:`ValueError` for too few or too many profiles or a repeated one; otherwise as :func:`brochure.render` does.
    """
    if not MIN_COMPARED <= len(profiles) <= MAX_COMPARED:
        raise RequestError(f"{len(profiles)} profiles, expected {MIN_COMPARED} to {MAX_COMPARED}")
    if len(set(profiles)) < len(profiles):
        raise RequestError("a profile is given twice")
    chosen = style_of(style)
    local = local_pay(profiles, areas, store, period=COMPARED_PERIOD) if areas else ()
    return render_compared([_as_if_loaded(profile) for profile in profiles], chosen, page_size, local).data


@dataclass(frozen=True, slots=True, kw_only=True)
class BrochureFile(PdfFile):
    """A brochure; ``slug`` is the stem of its profile's file."""

    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What :func:`brochure.build` made: a file for each profile, in order."""

    files: tuple[BrochureFile, ...]
    warnings: tuple[str, ...]
    seconds: float


@operation
def build(
    names: Sequence[str | Path],
    *,
    output: Output = None,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: PageSize | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Built:
    """Build a brochure file for each profile in ``names``: slugs, SOC codes, titles, aliases or paths.

    Files go to ``output``, by default the folder ``out``, and are named after slug, style and areas. Raises as
    :func:`brochure.render` does, and :class:`~brochure.app.outputs.OutputError`; if any profile is invalid, nothing is
    written.
    """
    if not names:
        raise RequestError("names is empty; name at least one profile")
    destination = Destination.of(output, len(names))
    report = Reporter(progress)
    chosen = style_of(style, report)
    loaded = _read(names, folder, report)
    local = _look_up_pay(loaded, areas, store, report)
    paths = [destination.path(_name(one, chosen, pay, ".pdf")) for one, pay in zip(loaded, local, strict=True)]
    claim([(path, one.path) for path, one in zip(paths, loaded, strict=True) if path])
    rendered = _render(loaded, local, chosen, page_size, report)
    seconds = write_files([(path, each.data) for path, each in zip(paths, rendered, strict=True)], destination, report)
    files = tuple(starmap(_file, zip(loaded, paths, rendered, seconds, strict=True)))
    return Built(files=files, warnings=report.warnings, seconds=report.seconds)


def _render(
    loaded: Sequence[Loaded],
    local: Sequence[LocalPay | None],
    style: Style,
    page_size: PageSize | None,
    report: Reporter,
) -> list[Rendered]:
    finished = []
    for one, pay in zip(loaded, local, strict=True):
        rendered = render_loaded(one, style, page_size, pay)
        report.steps(rendered.steps, "" if len(loaded) == 1 else slug_of(one.path))
        finished.append(rendered)
    return finished


def _file(one: Loaded, path: Path | None, rendered: Rendered, writing: float) -> BrochureFile:
    return BrochureFile(
        slug=slug_of(one.path),
        path=path,
        pages=rendered.pages,
        bytes=len(rendered.data),
        seconds=writing + sum(step.seconds for step in rendered.steps),
    )


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
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Previewed:
    """Render the pages of a profile's brochure as PNG files in the folder ``output``: ``SLUG-01.png`` and so on.

    PDFium renders the finished PDF file at ``dpi`` pixels per inch, 20 to 600. Raises as :func:`brochure.build` does.
    """
    if not MIN_DPI <= dpi <= MAX_DPI:
        raise RequestError(f"dpi is {dpi}, expected {MIN_DPI} to {MAX_DPI}")
    report = Reporter(progress)
    place = output_folder(output)
    chosen = style_of(style, report)
    (loaded,) = load_all([name], folder_of(folder))
    (local,) = _look_up_pay([loaded], areas, store, report)
    rendered = render_loaded(loaded, chosen, page_size, local)
    start = perf_counter()
    images = list(_images(rendered.data, dpi))
    report.step(f"drew {counted(len(images), 'page')}", start)
    digits = max(2, len(str(len(images))))  # so that names sort by page
    pictures = tuple(
        Picture(page=page, path=place / _name(loaded, chosen, local, f"-{page:0{digits}}.png"), bytes=len(image))
        for page, image in enumerate(images, 1)
    )
    claim([(picture.path, picture.path.stem) for picture in pictures])
    files = [(picture.path, image) for picture, image in zip(pictures, images, strict=True)]
    write_files(files, Destination(folder=place), report)
    return Previewed(slug=slug_of(loaded.path), pictures=pictures, warnings=report.warnings, seconds=report.seconds)


def _images(data: bytes, dpi: int) -> Iterator[bytes]:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(PdfFile):
    """The sheet that :func:`brochure.compare` made of the profiles ``slugs``.

    ``paper`` is the paper of the sheet; ``style_paper`` is the style's own, which may be too small for the sheet.
    """

    slugs: tuple[str, ...]
    paper: SheetSize
    style_paper: SheetSize
    warnings: tuple[str, ...]


@operation
def compare(
    names: Sequence[str | Path],
    *,
    output: Output = None,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: SheetSize | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> Compared:
    """Lay out two to six profiles side by side on a landscape sheet, a PDF file with the same conformance as brochures.

    If ``page_size`` is None, the paper is the style's own, or the next larger one if the profiles do not fit. Raises as
    :func:`brochure.build` does, and :class:`~brochure.errors.RequestError` for too few or too many names. For profiles
    in memory, see :func:`brochure.render_comparison`.
    """
    if not MIN_COMPARED <= len(names) <= MAX_COMPARED:
        raise RequestError(
            f"{len(names)} named, but {MIN_COMPARED} to {MAX_COMPARED} profiles can be compared."
            " For example: electricians cooks"
        )
    destination = Destination.of(output)
    report = Reporter(progress)
    chosen = style_of(style, report)
    loaded = _read(names, folder, report)
    slugs = tuple(slug_of(one.path) for one in loaded)
    if len(loaded) < len(names):
        found = ", ".join(one.profile.slug for one in loaded)
        raise RequestError(
            f"Some of the {len(names)} names mean the same profile; together they mean {found}. Name each once."
        )
    local = _look_up_pay(loaded, areas, store, report, period=COMPARED_PERIOD, result="sheet")
    titles = local[0].areas if local[0] else ()
    path = destination.path(comparison_name(slugs, chosen.name, ".pdf", default_style=DEFAULT_STYLE, areas=titles))
    if path:
        claim([(path, path.stem)])
    rendered = render_compared(loaded, chosen, page_size, local)
    report.steps(rendered.steps)
    write_files([(path, rendered.data)], destination, report)
    return Compared(
        path=path,
        pages=rendered.pages,
        bytes=len(rendered.data),
        seconds=report.seconds,
        slugs=slugs,
        paper=rendered.paper or chosen.page.size,
        style_paper=chosen.page.size,
        warnings=report.warnings,
    )


def _read(names: Sequence[str | Path], folder: str | Path | None, report: Reporter) -> tuple[Loaded, ...]:
    """The profiles that ``names`` mean, each once; warns of renamed keys and of sample text that would be printed."""
    start = perf_counter()
    loaded = load_all(names, folder_of(folder))
    report.step(f"read {loaded[0].path}" if len(loaded) == 1 else f"read {len(loaded)} profiles", start)
    for one in loaded:
        report.warn_of_problems(problem for problem in one.diagnostics if problem.code == "renamed")
        left = sum(problem.code == "placeholder" for problem in one.diagnostics)
        if left:
            report.warn(f"{one.path}: {counted(left, 'piece')} of sample text left; `brochure check` shows where")
    return loaded


def _look_up_pay(
    loaded: Sequence[Loaded],
    areas: Sequence[str],
    store: str | Path | None,
    report: Reporter,
    *,
    period: Period | None = None,
    result: str = "brochure",
) -> Sequence[LocalPay | None]:
    """The pay of each profile in ``areas``, as :func:`brochure.rendering.local_pay`; None for each without areas.

    Warns of profiles without published figures; the ``result``, a brochure or sheet, says so, too.
    """
    if not areas:
        return [None] * len(loaded)
    start = perf_counter()
    found = local_pay([one.profile for one in loaded], areas, store, period=period)
    for one, local in zip(loaded, found, strict=True):
        if not local.has_figures:
            places = "; ".join(local.areas)
            report.warn(f"{one.profile.slug}: no figures on this occupation in {places}; the {result} says so")
    report.step(f"looked up the pay in {'; '.join(found[0].areas)}", start)
    return found


def _name(one: Loaded, style: Style, pay: LocalPay | None, suffix: str) -> str:
    areas = pay.areas if pay else ()
    return file_name(slug_of(one.path), style.name, suffix, default_style=DEFAULT_STYLE, areas=areas)


def _as_if_loaded(profile: Profile) -> Loaded:
    """A profile without a file, validated like one with a file; positions are those in its JSON, which is YAML."""
    import json

    from brochure.profile.load import load_text
    from brochure.profile.model import note_folder
    from brochure.profile.write import to_plain

    text = json.dumps(to_plain(profile), ensure_ascii=False, indent=2)
    loaded = load_text(text, f"<{profile.slug}>")
    note_folder(loaded.profile, profile.image.folder if profile.image else None)
    return loaded
