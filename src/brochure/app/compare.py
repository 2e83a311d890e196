"""``compare``: two to six occupations side by side on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from brochure.app.arguments import check_choice, folder_of, names_of, several, style_of
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.local_pay import look_up_pay
from brochure.app.operation import operation
from brochure.app.outputs import Destination, Output, PdfFile, claim, write_files
from brochure.errors import RequestError
from brochure.names import comparison_name, slug_of
from brochure.paper import SheetSize
from brochure.rendering import COMPARED_PERIOD, DEFAULT_STYLE, MAX_COMPARED, MIN_COMPARED, load_all, render_compared

if TYPE_CHECKING:
    from brochure.paper import SheetSize
    from brochure.profile.load import Loaded
    from brochure.style.model import Style


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
    names, areas = names_of(names, "names", "render_comparison"), several(areas, "areas")
    check_choice(page_size, SheetSize, "page_size")
    destination = Destination.of(output)
    report = Reporter(progress)
    chosen = style_of(style, report)
    loaded = _read(names, folder, report)
    local = look_up_pay(loaded, areas, store, report, period=COMPARED_PERIOD, result="sheet")
    slugs = tuple(slug_of(one.path) for one in loaded)
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
    """The profiles. Raises :class:`RequestError` for too few, too many, or several names of one."""
    start = perf_counter()
    if not MIN_COMPARED <= len(names) <= MAX_COMPARED:
        raise RequestError(
            f"{len(names)} named, but {MIN_COMPARED} to {MAX_COMPARED} profiles can be compared."
            " For example: electricians cooks"
        )
    loaded = load_all(names, folder_of(folder))
    if len(loaded) < len(names):
        found = ", ".join(one.profile.slug for one in loaded)
        raise RequestError(
            f"Some of the {len(names)} names mean the same profile; together they mean {found}. Name each once."
        )
    report.step(f"read {len(loaded)} profiles", start)
    return loaded
