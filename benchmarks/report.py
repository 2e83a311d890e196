"""Results as tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from engines import OURS
from measures import FIVE, IMPORTS, SEED_PROFILE, SIZE_TARGET, ColdStart, Rendering, Results, Sizes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def report(results: Results) -> str:
    """The results as tables."""
    return "\n\n".join(
        [
            f"{results.profiles} profiles, {results.rounds} rounds, Python {sys.version.split()[0]}",
            table(
                ("rendering", "ms", "CPU ms", "pages", "ours/theirs", "quartiles", "target"),
                map(rendering_row, results.rendering),
            ),
            table(("cold start", "ms", "ratio", "target"), cold_rows(results.cold_start)),
            table(("sizes", "pages", "files", "median KB", "largest KB", "target"), map(size_row, results.sizes)),
            table(
                ("stage", "ms", "share"),
                [(stage.name, f"{stage.milliseconds:.2f}", f"{stage.share:.0%}") for stage in results.stages],
            ),
            table(
                ("layout of", "pages", "ms", "ms a page"),
                [
                    (f"{row.times} × the text", str(row.pages), f"{row.milliseconds:.1f}", f"{row.per_page:.2f}")
                    for row in results.growth
                ],
            ),
        ]
    )


def cold_rows(cold: ColdStart) -> Iterable[tuple[str, ...]]:
    yield f"brochure build {SEED_PROFILE}", f"{cold.build:.0f}", f"{cold.ratio:.2f}", verdict(cold.ratio, cold.target)
    yield f'python -c "{IMPORTS}"', f"{cold.imports:.0f}", "1.00", ""
    yield 'python -c ""', f"{cold.python:.0f}", f"{cold.python / cold.imports:.2f}", ""


def rendering_row(row: Rendering) -> tuple[str, ...]:
    low, high = row.spread
    own = row.engine == OURS
    return (
        row.label,
        f"{row.milliseconds:.1f}",
        f"{row.cpu_milliseconds:.1f}",
        f"{row.pages:g}",
        "" if own else f"{row.ratio:.3f} (1/{1 / row.ratio:.1f})",
        "" if own else f"{low:.3f}–{high:.3f}",
        verdict(row.ratio, row.target),
    )


def size_row(row: Sizes) -> tuple[str, ...]:
    target = SIZE_TARGET if row.engine == OURS and row.pages == FIVE else None
    return (
        row.engine,
        str(row.pages),
        str(row.files),
        f"{row.median_kb:.1f}",
        f"{row.largest_kb:.1f}",
        verdict(row.largest_kb, target),
    )


def verdict(value: float, target: float | None) -> str:
    """``0.45 met``; empty if there is no target."""
    return "" if target is None else f"{target:g} {'met' if value <= target else 'MISSED'}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns under a header; the first is aligned left, the others right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
