"""Sheets of pay cards of several occupations, as bytes from profiles or as a file from names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import operation, selected, style_of
from brochure.app.brands import branding_of
from brochure.app.build import as_if_loaded, common_language_in_name, look_up_pay, read_profiles
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.outputs import Destination, Output, PdfFile, write_files
from brochure.errors import RequestError
from brochure.names import cards_name, slug_of
from brochure.rendering import local_pay, render_deck

if TYPE_CHECKING:
    from brochure.batch.select import Selectors
    from brochure.inputs import Skipped
    from brochure.locale import Language
    from brochure.paper import PageSize
    from brochure.profile.model import Profile
    from brochure.style.model import Style

CARDS_STYLE = "cards"


@operation
def render_cards(
    profiles: Sequence[Profile],
    *,
    style: str | Path | Style = CARDS_STYLE,
    page_size: PageSize | None = None,
    lang: Language | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    brand: str | Path | None = None,
) -> bytes:
    """Sheets of pay cards to cut, a card of each of ``profiles`` in this order, as a PDF file.

    A sheet of Letter or A4 has eight. The last sheet is filled with the first profiles again. With ``areas``, cards
    have the pay in the first of them, from the figures ``store``; ``brand`` is a brand file. A ``lang`` of None means
    the language of all profiles, or else English. Raises :class:`~brochure.errors.RequestError` if there are no
    profiles or the style is not one of cards; otherwise as :func:`brochure.render` does.
    """
    if not profiles:
        raise RequestError("profiles is empty; cards take at least one")
    chosen = _of_cards(style_of(style))
    local = local_pay(profiles, areas, store) if areas else ()
    branding = branding_of((), brand, [chosen], branded=brand is not None)
    return render_deck(
        [as_if_loaded(profile) for profile in profiles], chosen, page_size, local, branding, lang=lang
    ).data


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsFile(PdfFile):
    """The sheets that :func:`brochure.build_cards` made of the profiles ``slugs``, in the order of the cards.

    ``skipped`` are the files that could not be read.
    """

    slugs: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


@operation
def build_cards(
    selectors: Selectors | Sequence[str | Path],
    *,
    output: Output = None,
    style: str | Path | Style = CARDS_STYLE,
    page_size: PageSize | None = None,
    lang: Language | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    brand: str | Path | None = None,
    branded: bool = True,
    folder: str | Path | None = None,
    progress: Progress = ignore,
) -> CardsFile:
    """Lay out a card of each of the selected profiles on sheets to cut, in the order in which they are named.

    The last sheet is filled with the first profiles again, so that no card stock is wasted. Raises as
    :func:`brochure.render_cards` does. For a sheet of one occupation, see :func:`brochure.build` with the style
    ``cards``.
    """
    destination = Destination.of(output)
    report = Reporter(progress)
    chosen = _of_cards(style_of(style, report))
    selection = selected(selectors, folder, report)
    loaded = read_profiles(selection.profiles, folder, report)
    slugs = tuple(slug_of(one.path) for one in loaded)
    local = look_up_pay(loaded, areas, store, report, result="")
    branding = branding_of(selection.profiles, brand, [chosen], report, branded=branded)
    titles = local[0].areas if local[0] else ()
    other = common_language_in_name(lang, loaded)
    path = destination.claimed(
        cards_name(slugs, chosen.name, ".pdf", default_style=CARDS_STYLE, lang=other, areas=titles)
    )
    rendered = render_deck(loaded, chosen, page_size, local, branding, lang=lang)
    report.steps(rendered.steps)
    write_files([(path, rendered.data)], destination, report)
    return CardsFile(
        path=path,
        pages=rendered.pages,
        bytes=len(rendered.data),
        seconds=report.seconds,
        slugs=slugs,
        skipped=selection.skipped,
        warnings=report.warnings,
    )


def _of_cards(style: Style) -> Style:
    if style.form != "cards":
        raise RequestError(f"cards take a style of cards, but the style {style.name} makes a {style.form}")
    return style
