"""``build``: profiles in, brochure files out.

All are read before the first is laid out, and all are laid out before the first is written: if one is invalid, nothing
is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from brochure.app.arguments import check_choice, folder_of, names_of, several, style_of
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.local_pay import look_up_pay
from brochure.app.operation import operation
from brochure.app.outputs import Destination, Output, PdfFile, claim, write_files
from brochure.errors import RequestError
from brochure.names import file_name, slug_of
from brochure.paper import PageSize
from brochure.rendering import DEFAULT_STYLE, load_all, render_loaded
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.profile.load import Loaded
    from brochure.profile.model import LocalPay
    from brochure.rendering import Rendered
    from brochure.style.model import Style


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

    Files go to ``output``, by default the folder ``out``, and are named after slug, style and areas. ``folder`` is
    searched for profiles first. Raises as :func:`~brochure.app.render.render` does, and
    :class:`~brochure.app.outputs.OutputError`; if any profile is invalid, nothing is written.
    """
    names, areas = names_of(names, "names", "render"), several(areas, "areas")
    if not names:
        raise RequestError("names is empty; name at least one profile")
    check_choice(page_size, PageSize, "page_size")
    destination = Destination.of(output, len(names))
    report = Reporter(progress)
    chosen = style_of(style, report)
    loaded = read_profiles(names, folder, report)
    local = look_up_pay(loaded, areas, store, report)
    paths = [destination.path(_name(one, chosen, pay)) for one, pay in zip(loaded, local, strict=True)]
    claim([(path, one.path) for path, one in zip(paths, loaded, strict=True) if path])
    rendered = _render(loaded, local, chosen, page_size, report)
    seconds = write_files([(path, each.data) for path, each in zip(paths, rendered, strict=True)], destination, report)
    files = tuple(starmap(_file, zip(loaded, paths, rendered, seconds, strict=True)))
    return Built(files=files, warnings=report.warnings, seconds=report.seconds)


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


def _name(one: Loaded, style: Style, pay: LocalPay | None) -> str:
    areas = pay.areas if pay else ()
    return file_name(slug_of(one.path), style.name, ".pdf", default_style=DEFAULT_STYLE, areas=areas)


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
