"""The pipeline: finds profiles and styles by name, and renders a brochure or comparison step by step.

In: names, profiles, a style. Out: :class:`Rendered`, the bytes of a finished PDF file with the time of each step.
Reads profiles, styles and the figures store, and writes nothing.

Heavy modules are imported on first use. Styles and their font faces are read once per process.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from brochure.errors import BrochureError, Diagnostic, GlyphError, PictureError, combined
from brochure.garbage import collector_paused
from brochure.opening import coverage, opened_image
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.brand.model import Branding
    from brochure.layout.pages import Pages
    from brochure.locale import Language
    from brochure.paper import PageSize
    from brochure.profile.load import Loaded
    from brochure.profile.model import LocalPay, Period, Profile
    from brochure.style.load import LoadedStyle
    from brochure.style.model import Style
    from brochure.yamlio.spans import Spans

DEFAULT_STYLE = "classic"

MIN_COMPARED, MAX_COMPARED = 2, 6
"""The numbers of profiles that fit on one sheet."""

COMPARED_PERIOD: Period = "annual"
"""Comparisons show annual pay in areas, where annual wages are released."""


class Step(NamedTuple):
    """A finished stage, as text (``laid out 5 pages``), and the seconds it took."""

    text: str
    seconds: float


class Rendered(NamedTuple):
    """A finished PDF file, the number of its pages, and the steps that made it.

    ``paper`` is the sheet size of a comparison. ``missed`` says why a brochure has none of the numbers of pages that
    its style wants, or is empty; ``explanation`` are lines on how its pages were chosen, if they were asked for.
    ``omitted`` names what a form of a fixed number of pages has no room for, in English.
    """

    data: bytes
    pages: int
    steps: tuple[Step, ...]
    paper: PageSize | None = None
    missed: str = ""
    explanation: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()


def load_all(names: Sequence[str | Path], folder: Path | None = None) -> tuple[Loaded, ...]:
    """The profiles that ``names`` mean, with source positions, each file once; ``folder`` is searched first.

    Raises after reading all of them, so that all problems are reported at once: a single error, or
    :class:`~brochure.errors.SeveralErrors`.
    """
    from brochure.profile.find import open_library
    from brochure.profile.load import load_file

    library = open_library(folder)
    loaded: dict[str, Loaded] = {}
    failures: list[BrochureError] = []
    for name in names:
        try:
            path = library.find(name)
            if os.path.realpath(path) not in loaded:
                loaded[os.path.realpath(path)] = load_file(path)
        except BrochureError as error:
            failures.append(error)
    if failures:
        raise combined(failures)
    return tuple(loaded.values())


def problems(path: Path, style: Style) -> tuple[Diagnostic, ...]:
    """All problems of the profile at ``path``, by line, including its picture's and glyphs missing from ``style``.

    A style is checked as a style, and a brand as a brand. Raises :class:`~brochure.errors.NotFoundError` if there is
    no file.
    """
    from brochure.brand.find import is_brand
    from brochure.errors import InputError
    from brochure.profile.load import examine_file, missing_glyphs
    from brochure.style.find import is_overlay, is_style
    from brochure.style.load import load_overlay
    from brochure.style.load import load_style as load_style_file

    try:
        if is_style(path):
            return load_overlay(path).warnings if is_overlay(path) else load_style_file(path).warnings
        if is_brand(path):
            from brochure.branding import brand_problems

            return brand_problems(path, style)
        examined = examine_file(path)
    except InputError as error:
        return error.diagnostics
    missing = missing_glyphs(examined.spans.root, coverage(style.faces))
    unusable: tuple[Diagnostic, ...] = ()
    if examined.profile is not None and not examined.has_errors:
        try:
            opened_image(examined.profile, path.parent)
        except PictureError as error:
            unusable = (_at_image(error, examined.spans),)
    found = examined.diagnostics + missing + unusable
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def load_style(name: str | Path = DEFAULT_STYLE) -> Style:
    """The style called ``name``, or the one at that path, without warnings."""
    return loaded_style(name).style


def loaded_style(name: str | Path) -> LoadedStyle:
    """The style called ``name``, the one at that path, or a stack (``classic+copier``), with warnings.

    Each is read once per process. Raises as :func:`brochure.style.load.load_style` does.
    """
    from brochure.style.find import find_stack, style_folders

    paths = find_stack(name, style_folders())
    return _style_at(paths, tuple(map(os.path.realpath, paths)))


@cache
def _style_at(paths: tuple[Path, ...], _identities: tuple[str, ...]) -> LoadedStyle:
    """The style at ``paths``; ``_identities`` make the cache key unambiguous if the paths are relative."""
    from brochure.style.find import style_folders
    from brochure.style.load import load_stack

    return load_stack(paths, style_folders())


def local_pay(
    profiles: Sequence[Profile], areas: Sequence[str], store: str | Path | None = None, *, period: Period | None = None
) -> tuple[LocalPay, ...]:
    """The pay of each of ``profiles`` in the named ``areas``, from the figures store, which is opened once.

    Pay is for ``period``, by default that of the profile's own wages; if that is not released, for the other. ``store``
    is the store's file, by default ``$BROCHURE_STORE`` or the one in the user's data folder. Raises
    :class:`~brochure.errors.NotFoundError` if no area, or several, match a name, and
    :class:`~brochure.errors.BrochureError` if there is no store.
    """
    from brochure.sources.local_pay import open_areas
    from brochure.sources.store.reading import store_path

    with open_areas(store_path(None if store is None else Path(store)), areas) as local:
        return tuple(local.pay(profile, period=period) for profile in profiles)


def _at_image(error: PictureError, spans: Spans) -> Diagnostic:
    """``error`` at the place in the profile that names the picture."""
    place = ("image", "file")
    source = spans.root.source
    return source.diagnostic(spans[spans.nearest(place)], "error", "image", error.message, error.hint)


def render_loaded(
    loaded: Loaded,
    style: Style,
    page_size: PageSize | None = None,
    local: LocalPay | None = None,
    image: bytes | None = None,
    branding: Branding | None = None,
    *,
    lang: Language | None = None,
    explain: bool = False,
) -> Rendered:
    """Render the brochure of a profile, with local pay if given; ``image`` is the picture's file if already read.

    ``branding`` is that of whoever hands it out, ``lang`` the language of composed text, by default that of the
    profile. If ``explain`` is set, the result explains the plan of its pages.

    Raises :class:`~brochure.errors.InputError` for missing glyphs and for a picture that cannot be used.
    """
    from brochure.errors import InputError

    try:
        return _rendered(loaded.profile, style, page_size, local, image, branding, lang=lang, explain=explain)
    except GlyphError as error:
        raise _located(error, [loaded], style) from None
    except PictureError as error:
        raise InputError((_at_image(error, loaded.spans),)) from None


def render_profile(
    profile: Profile,
    style: Style,
    page_size: PageSize | None = None,
    local: LocalPay | None = None,
    branding: Branding | None = None,
    *,
    lang: Language | None = None,
) -> Rendered:
    """The same for a profile that was read from a file, which is read again only to locate missing glyphs."""
    try:
        return _rendered(profile, style, page_size, local, branding=branding, lang=lang)
    except (GlyphError, PictureError) as error:
        from brochure.errors import InputError
        from brochure.profile.load import load_file

        assert profile.file is not None
        try:
            loaded = load_file(profile.file)
        except BrochureError:  # the file has changed since
            raise error from None
        if isinstance(error, PictureError):
            raise InputError((_at_image(error, loaded.spans),)) from None
        raise _located(error, [loaded], style) from None


def render_compared(
    loaded: Sequence[Loaded],
    style: Style,
    page_size: PageSize | None = None,
    local: Sequence[LocalPay | None] = (),
    branding: Branding | None = None,
    *,
    lang: Language | None = None,
) -> Rendered:
    """Render profiles side by side, with local pay for each if given, in the colors of ``branding``.

    ``lang`` is the language of composed text, by default that of all profiles.

    Raises :class:`~brochure.errors.InputError` for missing glyphs.
    """
    start = perf_counter()
    from brochure.compose.comparison import compare as compose
    from brochure.forms import branded_style

    style = branded_style(style, branding)
    comparison = compose([one.profile for one in loaded], local, lang, branding)
    composed = perf_counter()
    try:
        from brochure.layout.comparison import layout_comparison, paper_of
        from brochure.layout.text.words import by_default_in

        with by_default_in(comparison.composed):
            pages = layout_comparison(comparison, style, page_size)
    except GlyphError as error:
        raise _located(error, loaded, style) from None
    composing = Step(f"compared {counted(len(loaded), 'profile')}", composed - start)
    finished = _finished(composing, pages, perf_counter() - composed)
    return finished._replace(paper=paper_of(pages, page_size or style.page.size))


class Ranked(NamedTuple):
    """A poster of several occupations: its ``title``, and the ``slugs`` of those ranked, from the best paid."""

    rendered: Rendered
    title: str
    slugs: tuple[str, ...]


def render_ranked(
    loaded: Sequence[Loaded],
    style: Style,
    page_size: PageSize | None = None,
    title: str | None = None,
    branding: Branding | None = None,
    *,
    lang: Language | None = None,
) -> Ranked:
    """Render a poster that ranks profiles by pay, with a composed ``title`` if there is none, and of ``branding``.

    ``lang`` is the language of composed text, by default that of all profiles.

    Raises :class:`~brochure.errors.RequestError` if too few can be ranked, :class:`~brochure.errors.InputError` for
    missing glyphs, and :class:`~brochure.style.fit.PageFitError`.
    """
    start = perf_counter()
    from brochure.compose.ranking import rank
    from brochure.forms import colored
    from brochure.layout.poster import layout_ranking
    from brochure.layout.text.words import by_default_in
    from brochure.style.fit import on_page

    ranking = rank([one.profile for one in loaded], title, lang, branding)
    composing = Step(f"ranked {counted(len(ranking.rows), 'profile')}", perf_counter() - start)
    start = perf_counter()
    try:
        with by_default_in(ranking.lang):
            pages = layout_ranking(ranking, colored(on_page(style, page_size), ranking.cluster, branding))
    except GlyphError as error:
        raise _located(error, loaded, style) from None
    finished = _finished(composing, pages, perf_counter() - start)
    return Ranked(finished, ranking.title, tuple([row.slug for row in ranking.rows]))


@collector_paused()
def render_deck(
    loaded: Sequence[Loaded],
    style: Style,
    page_size: PageSize | None = None,
    local: Sequence[LocalPay | None] = (),
    branding: Branding | None = None,
    *,
    lang: Language | None = None,
) -> Rendered:
    """Render sheets of cards in one language, one card of each of at least one profile, with any local pay.

    ``lang`` is the language of composed text, by default that of all profiles.

    Raises :class:`~brochure.errors.InputError` for missing glyphs, and :class:`~brochure.style.fit.PageFitError`.
    """
    start = perf_counter()
    from brochure.compose.cards import deck
    from brochure.compose.material import Material
    from brochure.compose.short_form import short_form
    from brochure.forms import colored
    from brochure.layout.cards import layout_cards
    from brochure.layout.text.words import by_default_in
    from brochure.locale import locale_for
    from brochure.style.fit import on_page

    fitted = on_page(style, page_size)
    styles = [colored(fitted, one.profile.cluster, branding) for one in loaded]
    pay = local or [None] * len(loaded)
    locale = locale_for(lang, [one.profile.lang for one in loaded])
    materials = [
        Material(one.profile, near, locale=locale, branding=branding) for one, near in zip(loaded, pay, strict=True)
    ]
    cards = deck(list(map(short_form, materials)))
    composing = Step(f"composed {counted(len(loaded), 'card')}", perf_counter() - start)
    start = perf_counter()
    try:
        with by_default_in(cards.composed):
            pages = layout_cards(cards, styles)
    except GlyphError as error:
        raise _located(error, loaded, style) from None
    return _finished(composing, pages, perf_counter() - start)


def _located(error: GlyphError, loaded: Sequence[Loaded], style: Style) -> BrochureError:
    """An error with fields and lines of all characters missing from ``style``, or ``error`` itself if none is found."""
    from brochure.errors import InputError
    from brochure.profile.load import missing_glyphs

    missing = tuple(problem for one in loaded for problem in missing_glyphs(one.spans.root, coverage(style.faces)))
    return InputError(missing) if missing else error


@collector_paused()  # until all of it is free again
def _rendered(
    profile: Profile,
    style: Style,
    page_size: PageSize | None,
    local: LocalPay | None = None,
    image: bytes | None = None,
    branding: Branding | None = None,
    *,
    lang: Language | None = None,
    explain: bool = False,
) -> Rendered:
    """The brochure of a profile.

    Raises :class:`~brochure.errors.GlyphError` when it comes to a missing glyph,
    :class:`~brochure.errors.PictureError`, and :class:`~brochure.style.fit.PageFitError`.
    """
    start = perf_counter()
    from brochure.compose.material import Material
    from brochure.forms import composed
    from brochure.locale import locale_for
    from brochure.style.fit import on_page

    locale, picture = locale_for(lang, [profile.lang]), opened_image(profile, data=image)
    content = composed(Material(profile, local, picture, locale, branding), on_page(style, page_size))
    seconds = perf_counter() - start
    pages = content.lay_out(explain=explain)
    composing = Step(f"composed {counted(content.parts, 'section')}", seconds)
    rendered = _finished(composing, pages, perf_counter() - start - seconds)
    return rendered._replace(omitted=_in_english(pages.omitted)) if pages.omitted else rendered


def _in_english(parts: Sequence[str]) -> tuple[str, ...]:
    """The names of ``parts`` that a layout left out, for messages."""
    from brochure.compose.full import name_of
    from brochure.locale import DEFAULT, locale_of

    locale = locale_of(DEFAULT)
    return tuple([name_of(locale, part) for part in parts])


def _finished(composing: Step, pages: Pages, laying_out: float) -> Rendered:
    """``pages`` as a PDF file; laying them out took ``laying_out`` seconds."""
    start = perf_counter()
    from brochure.pdf import write

    data = write(pages)
    steps = (
        composing,
        Step(f"laid out {counted(len(pages.pages), 'page')}", laying_out),
        Step(f"made the PDF file ({len(data) / 1000:,.0f} kB)", perf_counter() - start),
    )
    return Rendered(data, len(pages.pages), steps, missed=pages.missed, explanation=pages.explanation,
                    omitted=pages.omitted)  # fmt: skip
