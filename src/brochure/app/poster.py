"""A poster that ranks occupations by pay, as bytes from profiles or as a file from names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import operation, selected, style_of
from brochure.app.brands import branding_of
from brochure.app.build import as_if_loaded, common_language_in_name, read_profiles
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.outputs import Destination, Output, PdfFile, write_files
from brochure.errors import RequestError
from brochure.names import file_name, slugged
from brochure.rendering import render_ranked
from brochure.style.fit import on_page

if TYPE_CHECKING:
    from brochure.batch.select import Selectors
    from brochure.inputs import Skipped
    from brochure.locale import Language
    from brochure.paper import PageSize
    from brochure.profile.model import Profile
    from brochure.style.model import Style

POSTER_STYLE = "poster"
MAX_STEM = 100  # characters of the title in the name of its file


@operation
def render_poster(
    profiles: Sequence[Profile],
    *,
    title: str | None = None,
    style: str | Path | Style = POSTER_STYLE,
    page_size: PageSize | None = None,
    lang: Language | None = None,
    brand: str | Path | None = None,
) -> bytes:
    """A poster that ranks ``profiles`` by pay, as a PDF file; of more than ten, those with the most openings.

    ``lang`` is the language of what the program writes, by default that of all profiles or else English. ``brand`` is a
    brand file. Raises :class:`~brochure.errors.RequestError` if the style is not one of posters or fewer
    than two profiles have pay a year; otherwise as :func:`brochure.render` does.
    """
    chosen = _of_posters(style_of(style))
    branding = branding_of((), brand, [chosen], branded=brand is not None)
    made = render_ranked([as_if_loaded(profile) for profile in profiles], chosen, page_size, title, branding, lang=lang)
    return made.rendered.data


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterFile(PdfFile):
    """The poster that :func:`brochure.build_poster` made of the profiles ``slugs``, from the best paid.

    ``omitted`` are the titles of profiles without pay a year; ``skipped`` the files that could not be read.
    """

    slugs: tuple[str, ...]
    omitted: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


@operation
def build_poster(
    selectors: Selectors | Sequence[str | Path],
    *,
    output: Output = None,
    title: str | None = None,
    style: str | Path | Style = POSTER_STYLE,
    page_size: PageSize | None = None,
    lang: Language | None = None,
    brand: str | Path | None = None,
    branded: bool = True,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> PosterFile:
    """Rank the selected profiles by pay on one page; of more than ten, those with the most openings a year.

    Without a ``title``, one is composed, such as "Ten jobs in construction, by pay"; the file is named after it. The
    colors are those of the cluster that all of them belong to. Raises as :func:`brochure.render_poster` does. For the
    poster of one occupation, see :func:`brochure.build` with the style ``poster``.
    """
    destination = Destination.of(output)
    report = Reporter(progress)
    chosen = _of_posters(style_of(style, report))
    selection = selected(selectors, folder, report)
    loaded = read_profiles(selection.profiles, folder, report)
    branding = branding_of(selection.profiles, brand, [on_page(chosen, page_size)], report, branded=branded)
    made = render_ranked(loaded, chosen, page_size, title, branding, lang=lang)
    stem = slugged(made.title)[:MAX_STEM].strip("-") or "ranking"
    other = common_language_in_name(lang, loaded)
    path = destination.claimed(file_name(stem, chosen.name, ".pdf", default_style=POSTER_STYLE, lang=other))
    report.steps(made.rendered.steps)
    write_files([(path, made.rendered.data)], destination, report)
    return PosterFile(
        path=path,
        pages=made.rendered.pages,
        bytes=len(made.rendered.data),
        seconds=report.seconds,
        slugs=made.slugs,
        omitted=made.rendered.omitted,
        skipped=selection.skipped,
        warnings=report.warnings,
    )


def _of_posters(style: Style) -> Style:
    if style.form != "poster":
        raise RequestError(f"a ranking is a poster, but the style {style.name} makes a {style.form}")
    return style
