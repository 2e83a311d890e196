"""The public interface: load a profile, render it; and the same step by step, timed, for the command line and batches.

Heavy parts are imported when they are first needed. Styles, and the faces that they use, are read once a process.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from brochure.errors import BrochureError, GlyphError

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from brochure.errors import Diagnostic
    from brochure.layout.pages import Pages
    from brochure.profile.load import Loaded
    from brochure.profile.local_pay import LocalPay
    from brochure.profile.model import Period, Profile
    from brochure.style.model import Faces, Style

_T = TypeVar("_T")

PageSize = Literal["letter", "a4"]
SheetSize = Literal["letter", "a4", "tabloid", "a3"]

DEFAULT_STYLE = "classic"

FEWEST_COMPARED, MOST_COMPARED = 2, 6
"""So many profiles fit on one sheet."""

COMPARED_PERIOD: Period = "annual"
"""Pay in areas is compared by the year, as far as it is released so."""

_REMEMBERED = 10_000
_origins: dict[int, tuple[Profile, Path]] = {}
"""The last profiles that :func:`load` gave out and their files, by identity: they need no second check, and
:func:`render` can name places in their files. An entry holds its profile, so no other can have its identity."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that is done, in words (``laid out 5 pages``), and the seconds that it took."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished brochure: the bytes of the PDF file, the number of its pages, how it came about.

    ``paper`` is what a comparison is on.
    """

    data: bytes
    pages: int
    steps: tuple[Step, ...]
    paper: SheetSize | None = None


class SeveralErrors(BrochureError):  # noqa: N818  it is no single one
    """More than one of several inputs is wrong; ``errors`` has each."""

    def __init__(self, errors: tuple[BrochureError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(map(str, errors)))


def load(name: str | Path) -> Profile:
    """The profile that ``name`` means: a slug, a SOC code, a title, an alias, or the path of a YAML file.

    Raises :class:`~brochure.errors.NotFoundError` where nothing or more than one thing answers to the name, and
    :class:`~brochure.errors.InputError`, with every problem of the file, where the file is wrong.
    """
    if not isinstance(name, str | os.PathLike):
        raise TypeError(f"name is a {type(name).__name__}, expected one name or path")
    (loaded,) = load_all([name])
    if len(_origins) >= _REMEMBERED:
        del _origins[next(iter(_origins))]
    _origins[id(loaded.profile)] = loaded.profile, Path(loaded.path)
    return loaded.profile


def render(
    profile: Profile,
    *,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: PageSize | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
) -> bytes:
    """The brochure of ``profile`` as a PDF file that is PDF/UA-1 and PDF/A-2a; the same input gives the same bytes.

    ``style`` is a style, its name or the path of its file; ``page_size`` is the style's own where it is ``None``.
    With ``areas`` it has the pay there, out of the ``store`` of figures (see :func:`local_pay`).
    Raises :class:`~brochure.errors.NotFoundError` for an unknown style or area, and
    :class:`~brochure.errors.InputError` naming character, field and line where the style's faces lack a glyph;
    :class:`TypeError` for a name where a profile belongs, or for one name where a list of them does.
    """
    _check_profile(profile, "profile")
    areas = _several(areas, "areas")
    if page_size is not None and page_size not in get_args(PageSize):
        raise ValueError(f"page_size is {page_size!r}, expected one of {', '.join(get_args(PageSize))}")
    chosen = _style(style)
    local = local_pay([profile], areas, store)[0] if areas else None
    origin = _origins.get(id(profile))
    if origin is None:
        return render_timed(_as_if_loaded(profile), chosen, page_size, local).data
    try:
        return _rendered(profile, chosen, page_size, local).data
    except GlyphError as error:
        from brochure.profile.load import load_file

        raise _located(error, [load_file(origin[1])], chosen) from None


def compare(
    profiles: Sequence[Profile],
    *,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: SheetSize | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
) -> bytes:
    """Two to six ``profiles`` side by side on a landscape sheet, as a PDF file like that of :func:`render`.

    Where ``page_size`` is ``None`` it is the style's own, or the next larger one for what that does not hold on a page.
    With ``areas`` it has the pay there, out of the ``store`` of figures (see :func:`local_pay`).
    Raises :class:`ValueError` for too few or too many profiles, and for one given twice; else as :func:`render`.
    """
    profiles, areas = _several(profiles, "profiles"), _several(areas, "areas")
    for number, profile in enumerate(profiles):
        _check_profile(profile, f"profiles[{number}]")
    if page_size is not None and page_size not in get_args(SheetSize):
        raise ValueError(f"page_size is {page_size!r}, expected one of {', '.join(get_args(SheetSize))}")
    if not FEWEST_COMPARED <= len(profiles) <= MOST_COMPARED:
        raise ValueError(f"{len(profiles)} profiles, expected {FEWEST_COMPARED} to {MOST_COMPARED}")
    if len(set(profiles)) < len(profiles):
        raise ValueError("a profile is given twice")
    chosen = _style(style)
    local = local_pay(profiles, areas, store, period=COMPARED_PERIOD) if areas else ()
    return compare_timed([_as_if_loaded(profile) for profile in profiles], chosen, page_size, local).data


def load_all(names: Sequence[str | Path], folder: Path | None = None) -> tuple[Loaded, ...]:
    """The profiles that ``names`` mean, with their places, each file once; ``folder`` is looked in first.

    Raises when all are read, so that all problems are told at once: the one error, or :class:`SeveralErrors`; and
    :class:`TypeError` for one name instead of a list.
    """
    from brochure.profile.find import open_library
    from brochure.profile.load import load_file

    library = open_library(folder)
    loaded: dict[str, Loaded] = {}
    failures: list[BrochureError] = []
    for name in _several(names, "names"):
        try:
            path = library.find(name)
            if os.path.realpath(path) not in loaded:
                loaded[os.path.realpath(path)] = load_file(path)
        except BrochureError as error:
            failures.append(error)
    if failures:
        raise failures[0] if len(failures) == 1 else SeveralErrors(tuple(failures))
    return tuple(loaded.values())


def problems(path: Path, style: Style) -> tuple[Diagnostic, ...]:
    """All that is wrong with the profile at ``path``, warnings and glyphs that ``style`` lacks included, by line.

    A file that is a style is checked as one. Raises :class:`~brochure.errors.NotFoundError` where there is no file.
    """
    from brochure.errors import InputError
    from brochure.profile.glyphs import missing_glyphs
    from brochure.profile.load import examine_file
    from brochure.style.load import is_style
    from brochure.style.load import load_style as load_style_file

    try:
        if is_style(path):
            load_style_file(path)
            return ()
        examined = examine_file(path)
    except InputError as error:
        return error.diagnostics
    missing = missing_glyphs(examined.spans.root, _coverage(style.faces))
    return tuple(sorted(examined.diagnostics + missing, key=lambda problem: (problem.line, problem.column)))


def load_style(name: str | Path = DEFAULT_STYLE) -> Style:
    """The style of that name, or of the file at that path; each file is read once a process.

    Raises :class:`~brochure.errors.NotFoundError` and :class:`~brochure.errors.InputError`.
    """
    from brochure.style.load import find_style, style_folders

    path = find_style(name, style_folders())
    return _style_at(path, os.path.realpath(path))


@cache
def _style_at(path: Path, _identity: str) -> Style:
    """The style at ``path``, which may be relative: with ``_identity`` it is the same file in every working folder."""
    from brochure.style import load

    return load.load_style(path)


def local_pay(
    profiles: Sequence[Profile], areas: Sequence[str], store: str | Path | None = None, *, period: Period | None = None
) -> tuple[LocalPay, ...]:
    """What each of ``profiles`` pays in ``areas``, which are names, out of the store of figures, opened once.

    Pay is by the ``period``, or by that of each profile's own wages, unless only the other one is released.
    ``store`` is its file, by default ``$BROCHURE_STORE`` or the one in the user's data folder. Raises
    :class:`~brochure.errors.NotFoundError` where no area, or several, match a name, and
    :class:`~brochure.errors.BrochureError` where there is no store.
    """
    from brochure.sources.local_pay import find_areas
    from brochure.sources.local_pay import local_pay as look_up
    from brochure.sources.store.reading import Store, store_path

    with Store(store_path(None if store is None else Path(store))) as opened:
        found = find_areas(opened, _several(areas, "areas"))
        return tuple(look_up(opened, profile, found, period) for profile in profiles)


def render_timed(
    loaded: Loaded, style: Style, page_size: PageSize | None = None, local: LocalPay | None = None
) -> Rendered:
    """The brochure of a profile, with the pay in areas if it is given, and what each step took.

    Raises :class:`~brochure.errors.InputError` for glyphs.
    """
    try:
        return _rendered(loaded.profile, style, page_size, local)
    except GlyphError as error:
        raise _located(error, [loaded], style) from None


def compare_timed(
    loaded: Sequence[Loaded],
    style: Style,
    page_size: SheetSize | None = None,
    local: Sequence[LocalPay | None] = (),
) -> Rendered:
    """Profiles side by side, with the pay of each in areas if it is given, and what each step took.

    Raises :class:`~brochure.errors.InputError` for glyphs.
    """
    start = perf_counter()
    from brochure.compose.comparison import compare as compose

    comparison = compose([one.profile for one in loaded], local)
    composed = perf_counter()
    try:
        from brochure.layout.comparison import layout_comparison, paper_of

        pages = layout_comparison(comparison, style, page_size)
    except GlyphError as error:
        raise _located(error, loaded, style) from None
    said = f"compared {_count(len(loaded), 'profile')}"
    finished = _finished(Step(said, composed - start), pages, perf_counter() - composed)
    return replace(finished, paper=paper_of(pages))


def _several(values: Iterable[_T], parameter: str) -> tuple[_T, ...]:
    """``values`` as a tuple. Raises :class:`TypeError` for a string: its characters would each be a name."""
    if isinstance(values, str | bytes | os.PathLike):
        raise TypeError(f"{parameter} is one string or path, {values!r}; expected a list: [{values!r}]")
    return tuple(values)


def _check_profile(value: object, parameter: str) -> None:
    """Raises :class:`TypeError` for what is no profile, such as the name of one."""
    from brochure.profile.model import Profile

    if not isinstance(value, Profile):
        hint = f"; brochure.load({str(value)!r}) gives one" if isinstance(value, str | os.PathLike) else ""
        raise TypeError(f"{parameter} is a {type(value).__name__}, expected a profile{hint}")


def _style(style: str | Path | Style) -> Style:
    """The style, or the one of that name or path. Raises as :func:`load_style`, and :class:`TypeError`."""
    from brochure.style.model import Style

    if isinstance(style, str | os.PathLike):
        return load_style(style)
    if not isinstance(style, Style):
        raise TypeError(f"style is a {type(style).__name__}, expected a style, or the name or path of one")
    return style


def _located(error: GlyphError, loaded: Sequence[Loaded], style: Style) -> BrochureError:
    """The same error with the fields and lines of all the characters that ``style`` lacks."""
    from brochure.errors import InputError
    from brochure.profile.glyphs import missing_glyphs

    missing = tuple(problem for one in loaded for problem in missing_glyphs(one.spans.root, _coverage(style.faces)))
    return InputError(missing) if missing else error


def _rendered(profile: Profile, style: Style, page_size: PageSize | None, local: LocalPay | None = None) -> Rendered:
    """The brochure of a profile. Raises :class:`~brochure.errors.GlyphError`: glyphs are looked for as they are set."""
    start = perf_counter()
    from brochure.compose import compose

    document = compose(profile, style, local)
    composed = perf_counter()
    from brochure.layout import layout

    pages = layout(document, style, page_size)
    composing = Step(f"composed {_count(len(document.sections), 'section')}", composed - start)
    return _finished(composing, pages, perf_counter() - composed)


def _finished(composing: Step, pages: Pages, laying_out: float) -> Rendered:
    """``pages``, which took ``laying_out`` seconds, as a PDF file."""
    start = perf_counter()
    from brochure.pdf import write

    data = write(pages)
    steps = (
        composing,
        Step(f"laid out {_count(len(pages.pages), 'page')}", laying_out),
        Step(f"made the PDF file ({len(data) / 1000:,.0f} kB)", perf_counter() - start),
    )
    return Rendered(data, len(pages.pages), steps)


def _as_if_loaded(profile: Profile) -> Loaded:
    """A profile that came from no file, checked like one that did; its places are those of its JSON, which is YAML."""
    import json

    from brochure.profile.dump import to_plain
    from brochure.profile.load import load_text

    text = json.dumps(to_plain(profile), ensure_ascii=False, indent=2)
    return load_text(text, f"<{profile.slug}>")


@cache
def _coverage(faces: Faces) -> AbstractSet[str]:
    """The characters that all faces of a style have."""
    from brochure.layout.fonts import face

    return frozenset.intersection(*(frozenset(face(getattr(faces, field.name)).coverage) for field in fields(faces)))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
