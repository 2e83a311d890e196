"""Brochures: as bytes in memory from profiles, or as files from names.

For files, all profiles are read before the first is laid out, and all are laid out before the first file is written: if
one is invalid, nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from brochure.app.arguments import folder_of, operation, style_of
from brochure.app.brands import branding_of
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.outputs import Destination, Output, PdfFile, claim, write_files
from brochure.errors import RequestError
from brochure.names import file_name, slug_of
from brochure.paper import PageSize
from brochure.rendering import DEFAULT_STYLE, load_all, local_pay, render_loaded, render_profile
from brochure.style.fit import on_page
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.brand.model import Branding
    from brochure.locale import Language
    from brochure.profile.load import Loaded
    from brochure.profile.model import LocalPay, Period, Profile
    from brochure.rendering import Rendered
    from brochure.style.model import Style

Explained = Literal["plan"]
"""What :func:`build` can explain: the plan of the pages."""


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
    lang: Language | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    brand: str | Path | None = None,
    note: str | None = None,
) -> bytes:
    """The brochure of ``profile`` as a PDF file (PDF/UA-1 and PDF/A-2a); the same input gives the same bytes.

    ``style`` is a style, its name or the path of its file; a ``page_size`` of None means the style's own, a ``lang`` of
    None that what the program writes is in the language of the profile. With ``areas``, the brochure has the pay there,
    from the figures ``store``. ``brand`` is a brand file, ``note`` a note on the occupation.
    Raises :class:`~brochure.errors.NotFoundError` for an unknown style or area, and
    :class:`~brochure.errors.InputError` with character, field and line if the style's faces have no glyph for a
    character.
    """
    chosen = style_of(style)
    local = local_pay([profile], areas, store)[0] if areas else None
    branding = branding_of((), brand, [chosen], branded=brand is not None, note=note)
    if profile.file is None:
        return render_loaded(as_if_loaded(profile), chosen, page_size, local, branding=branding, lang=lang).data
    return render_profile(profile, chosen, page_size, local, branding, lang=lang).data


@dataclass(frozen=True, slots=True, kw_only=True)
class BrochureFile(PdfFile):
    """A brochure; ``slug`` is the stem of its profile's file.

    ``missed`` says why it has none of the numbers of pages that its style wants; it is empty if it has one of them.
    ``omitted`` names what has no room in a form of a fixed number of pages, such as a handout.
    """

    slug: str
    missed: str = ""
    omitted: tuple[str, ...] = ()


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
    lang: Language | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
    brand: str | Path | None = None,
    branded: bool = True,
    note: str | None = None,
    folder: str | Path | None = None,
    explain: Explained | None = None,
    progress: Progress = ignore,
) -> Built:
    """Build a brochure file for each profile in ``names``: slugs, SOC codes, titles, aliases or paths.

    ``brand`` is the file of whoever hands them out; by default ``$BROCHURE_BRAND`` or ``brand.yaml`` beside the
    profiles, and none unless ``branded``. ``note`` is a note on the occupation. Files go to ``output``, by default the
    folder ``out``, and are named after slug, style, areas, and ``lang`` if that is not the language of the profile. To
    ``explain`` the plan of the pages, ``progress`` gets remarks on its costs and on the plans that were tried. Raises
    as :func:`brochure.render` does, and
    :class:`~brochure.app.outputs.OutputError`; if any profile is invalid, nothing is written.
    """
    if not names:
        raise RequestError("names is empty; name at least one profile")
    destination = Destination.of(output, len(names))
    report = Reporter(progress)
    chosen = style_of(style, report)
    loaded = read_profiles(names, folder, report)
    local = look_up_pay(loaded, areas, store, report)
    branding = branding_of(
        [Path(one.path) for one in loaded], brand, [on_page(chosen, page_size)], report, branded=branded, note=note
    )
    paths = [
        destination.path(brochure_name(one, chosen, pay, ".pdf", lang)) for one, pay in zip(loaded, local, strict=True)
    ]
    claim([(path, one.path) for path, one in zip(paths, loaded, strict=True) if path])
    rendered = _render(loaded, local, chosen, page_size, report, branding, lang=lang, explain=explain is not None)
    seconds = write_files([(path, each.data) for path, each in zip(paths, rendered, strict=True)], destination, report)
    files = tuple(starmap(_file, zip(loaded, paths, rendered, seconds, strict=True)))
    return Built(files=files, warnings=report.warnings, seconds=report.seconds)


def _render(
    loaded: Sequence[Loaded],
    local: Sequence[LocalPay | None],
    style: Style,
    page_size: PageSize | None,
    report: Reporter,
    branding: Branding | None,
    *,
    lang: Language | None,
    explain: bool,
) -> list[Rendered]:
    finished = []
    for one, pay in zip(loaded, local, strict=True):
        rendered = render_loaded(one, style, page_size, pay, branding=branding, lang=lang, explain=explain)
        if explain:
            report.remark(slug_of(one.path), "\n".join(rendered.explanation))
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
        missed=rendered.missed,
        omitted=rendered.omitted,
    )


def read_profiles(names: Sequence[str | Path], folder: str | Path | None, report: Reporter) -> tuple[Loaded, ...]:
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


def look_up_pay(
    loaded: Sequence[Loaded],
    areas: Sequence[str],
    store: str | Path | None,
    report: Reporter,
    *,
    period: Period | None = None,
    result: str = "brochure",
) -> Sequence[LocalPay | None]:
    """The pay of each profile in ``areas``, as :func:`brochure.rendering.local_pay`; None for each without areas.

    Warns of profiles without published figures, and that the ``result``, a brochure or sheet, says so if it has room.
    """
    if not areas:
        return [None] * len(loaded)
    start = perf_counter()
    found = local_pay([one.profile for one in loaded], areas, store, period=period)
    for one, local in zip(loaded, found, strict=True):
        if not local.has_figures:
            places = "; ".join(local.areas)
            said = f"; the {result} says so" if result else ""
            report.warn(f"{one.profile.slug}: no figures on this occupation in {places}{said}")
    report.step(f"looked up the pay in {'; '.join(found[0].areas)}", start)
    return found


def brochure_name(one: Loaded, style: Style, pay: LocalPay | None, suffix: str, lang: Language | None) -> str:
    """The name of a brochure's file in the language ``lang``, or of a page with its number as part of ``suffix``."""
    from brochure.locale import language_in_name

    return file_name(
        slug_of(one.path),
        style.name,
        suffix,
        default_style=DEFAULT_STYLE,
        lang=language_in_name(lang, [one.profile.lang]),
        areas=pay.areas if pay else (),
    )


def common_language_in_name(lang: Language | None, loaded: Sequence[Loaded]) -> str:
    """The language ``lang`` for the name of a file of several profiles; empty if they have it in common."""
    from brochure.locale import language_in_name

    return language_in_name(lang, [one.profile.lang for one in loaded])


def as_if_loaded(profile: Profile) -> Loaded:
    """A profile without a file, validated like one with a file; positions are those in its JSON, which is YAML."""
    import json

    from brochure.profile.load import load_text
    from brochure.profile.model import note_folder
    from brochure.profile.write import to_plain

    text = json.dumps(to_plain(profile), ensure_ascii=False, indent=2)
    loaded = load_text(text, f"<{profile.slug}>")
    note_folder(loaded.profile, profile.image.folder if profile.image else None)
    return loaded
