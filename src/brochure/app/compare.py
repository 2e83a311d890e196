"""Comparisons: several occupations side by side on a sheet, as bytes from profiles or as a file from names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import operation, style_of
from brochure.app.brands import branding_of
from brochure.app.build import as_if_loaded, common_language_in_name, look_up_pay, read_profiles
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.outputs import Destination, Output, PdfFile, write_files
from brochure.errors import RequestError
from brochure.names import comparison_name, slug_of
from brochure.paper import PageSize
from brochure.rendering import (
    COMPARED_PERIOD,
    DEFAULT_STYLE,
    MAX_COMPARED,
    MIN_COMPARED,
    local_pay,
    render_compared,
)

if TYPE_CHECKING:
    from brochure.locale import Language
    from brochure.profile.model import Profile
    from brochure.style.model import Style


@operation
def render_comparison(
    profiles: Sequence[Profile],
    *,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: PageSize | None = None,
    lang: Language | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    brand: str | Path | None = None,
) -> bytes:
    """Two to six ``profiles`` side by side on a landscape sheet, as a PDF file like that of :func:`brochure.render`.

    A ``page_size`` of None means the style's own, or the next larger one if the profiles do not fit, a ``lang`` of None
    the language of all profiles, or else English. Raises :class:`ValueError` for too few or too many profiles or a
    repeated one; otherwise as :func:`brochure.render` does.
    """
    if not MIN_COMPARED <= len(profiles) <= MAX_COMPARED:
        raise RequestError(f"{len(profiles)} profiles, expected {MIN_COMPARED} to {MAX_COMPARED}")
    if len(set(profiles)) < len(profiles):
        raise RequestError("a profile is given twice")
    chosen = style_of(style)
    local = local_pay(profiles, areas, store, period=COMPARED_PERIOD) if areas else ()
    branding = branding_of((), brand, [chosen], branded=brand is not None)
    loaded = [as_if_loaded(profile) for profile in profiles]
    return render_compared(loaded, chosen, page_size, local, branding, lang=lang).data


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(PdfFile):
    """The sheet that :func:`brochure.compare` made of the profiles ``slugs``.

    ``paper`` is the paper of the sheet; ``style_paper`` is the style's own, which may be too small for the sheet.
    """

    slugs: tuple[str, ...]
    paper: PageSize
    style_paper: PageSize
    warnings: tuple[str, ...]


@operation
def compare(
    names: Sequence[str | Path],
    *,
    output: Output = None,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: PageSize | None = None,
    lang: Language | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    brand: str | Path | None = None,
    branded: bool = True,
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
    loaded = read_profiles(names, folder, report)
    slugs = tuple(slug_of(one.path) for one in loaded)
    if len(loaded) < len(names):
        found = ", ".join(one.profile.slug for one in loaded)
        raise RequestError(
            f"Some of the {len(names)} names mean the same profile; together they mean {found}. Name each once."
        )
    local = look_up_pay(loaded, areas, store, report, period=COMPARED_PERIOD, result="sheet")
    titles = local[0].areas if local[0] else ()
    other = common_language_in_name(lang, loaded)
    path = destination.claimed(
        comparison_name(slugs, chosen.name, ".pdf", default_style=DEFAULT_STYLE, lang=other, areas=titles)
    )
    branding = branding_of([Path(one.path) for one in loaded], brand, [chosen], report, branded=branded)
    rendered = render_compared(loaded, chosen, page_size, local, branding, lang=lang)
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
